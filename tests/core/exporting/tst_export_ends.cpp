#include "core/exporting/export_file.h"
#include "core/exporting/exports.h"
#include "export_fixture.h"
#include "file_size_limit.h"
#include "support/test_result.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;

/// Every way in which an export may end early: no half file, no file without its record, no record without its file.
class TestExportEnds final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void leavesNothingWhenCancelled();
    void leavesNothingWhenTheConnectionBreaks();
    void leavesNothingWhenTheDiskIsFull();
    void leavesNothingWhenSomebodyElseTookTheJob();
    void keepsAFileThatAppearedMeanwhile();
    void keepsTheManifestOfAFileThatAppearedMeanwhile();
    void leavesNothingInAnyFormat_data();
    void leavesNothingInAnyFormat();
    void recognisesItsOwnFinishedFile_data();
    void recognisesItsOwnFinishedFile();
    void takesNoOtherFileForItsOwn();
    void takesTheFileAwayWhenItCannotBeRecorded_data();
    void takesTheFileAwayWhenItCannotBeRecorded();
    void recordsTheFileWhenTheConnectionBreaksAtTheEnd();

private:
    /// Runs `action` when the record of an export is committed.
    void atTheCommit(const QByteArray &action);

    std::unique_ptr<ExportFixture> m_fixture;
};

void TestExportEnds::initTestCase()
{
    m_fixture = std::make_unique<ExportFixture>();
    QVERIFY2(m_fixture->isValid(), m_fixture->error().constData());
}

void TestExportEnds::init()
{
    m_fixture->sql("DROP TRIGGER IF EXISTS at_the_commit ON showroom.export; DROP SEQUENCE IF EXISTS public.commits; "
                   "CREATE SEQUENCE public.commits");
    m_fixture->reset();
    m_fixture->addEnvironment(u"demo-acme"_s);
    m_fixture->addPeople(u"demo-acme"_s, 10, 400);
}

void TestExportEnds::atTheCommit(const QByteArray &action)
{
    m_fixture->sql(
        "CREATE OR REPLACE FUNCTION public.at_the_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS "
        "$$BEGIN " +
        action +
        " RETURN NULL; END$$; "
        "CREATE CONSTRAINT TRIGGER at_the_commit AFTER UPDATE ON showroom.export DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION public.at_the_commit()");
}

void TestExportEnds::leavesNothingWhenCancelled()
{
    m_fixture->addEnvironment(u"demo-more"_s);
    m_fixture->addPeople(u"demo-more"_s, 10, 20'000);
    for (const exporting::Format format : exporting::allFormats) {
        const exporting::ExportRequest request = m_fixture->request(u"demo-more"_s, format);
        bool sawPartial = false;
        const Result<QJsonObject> cancelled =
            m_fixture->run(request, 5, [&](TestJobContext &context, const jobs::JobProgress &progress) {
                if (progress.done > 5000) {
                    sawPartial = QFile::exists(exporting::ExportFile::partialPath(request.path, 5));
                    context.stop();
                }
            });
        VERIFY_ERROR(cancelled, ErrorCode::Cancelled);
        QVERIFY(sawPartial);
        QCOMPARE(m_fixture->files(), QStringList());
        // The connection is usable for the next one.
        VERIFY_RESULT(exporting::estimate(m_fixture->support(), request));
    }
}

void TestExportEnds::leavesNothingWhenTheConnectionBreaks()
{
    m_fixture->addEnvironment(u"demo-more"_s);
    m_fixture->addPeople(u"demo-more"_s, 10, 100'000);
    bool isBroken = false;
    const Result<QJsonObject> broken =
        m_fixture->run(m_fixture->request(u"demo-more"_s, exporting::Format::Jsonl), 5,
                       [&](TestJobContext &, const jobs::JobProgress &progress) {
                           if (progress.done > 4000 && !std::exchange(isBroken, true))
                               m_fixture->sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                              "WHERE datname = current_database() AND query LIKE 'COPY%'");
                       });
    VERIFY_ERROR(broken, ErrorCode::DatabaseUnreachable);
    QVERIFY(!broken.error().hint.isEmpty());
    QCOMPARE(m_fixture->files(), QStringList());
}

void TestExportEnds::leavesNothingWhenTheDiskIsFull()
{
    m_fixture->addEnvironment(u"demo-more"_s);
    m_fixture->addPeople(u"demo-more"_s, 10, 5000);
    const exporting::ExportRequest request = m_fixture->request(u"demo-more"_s, exporting::Format::Jsonl);
    std::optional<FileSizeLimit> limit(512 * 1024);
    const Result<QJsonObject> full = m_fixture->run(request);
    limit.reset();
    VERIFY_ERROR(full, ErrorCode::FileFailure);
    QVERIFY(full.error().message.contains(u"no room left for "_s + request.path) && !full.error().hint.isEmpty());
    QCOMPARE(m_fixture->files(), QStringList());
    VERIFY_RESULT(m_fixture->run(request));
}

void TestExportEnds::leavesNothingWhenSomebodyElseTookTheJob()
{
    const Result<QJsonObject> lost =
        m_fixture->run(m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl), 5,
                       [&](TestJobContext &, const jobs::JobProgress &) {
                           m_fixture->sql("UPDATE showroom.job SET fencing_token = 2 WHERE id = 5");
                       });
    VERIFY_ERROR(lost, ErrorCode::Busy);
    QCOMPARE(m_fixture->files(), QStringList());
}

void TestExportEnds::keepsAFileThatAppearedMeanwhile()
{
    const exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl);
    const Result<qint64> job = exporting::startExport(m_fixture->support(), request);
    VERIFY_RESULT(job);
    const Result<QJsonObject> late = m_fixture->run(request, *job, [&](TestJobContext &, const jobs::JobProgress &) {
        QFile theirs(request.path);
        if (!theirs.exists() && theirs.open(QIODevice::WriteOnly))
            theirs.write("theirs");
    });
    VERIFY_ERROR(late, ErrorCode::Conflict);
    QCOMPARE(m_fixture->files(), QStringList{u"demo-acme.jsonl"_s});
    QCOMPARE(m_fixture->content(u"demo-acme.jsonl"_s), QByteArray("theirs"));
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.export WHERE finished_at IS NOT NULL"), u"0"_s);
}

void TestExportEnds::keepsTheManifestOfAFileThatAppearedMeanwhile()
{
    const exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl);
    VERIFY_RESULT(m_fixture->run(request, 1));
    const QByteArray file = m_fixture->content(u"demo-acme.jsonl"_s);
    const QByteArray manifest = m_fixture->content(u"demo-acme.jsonl.manifest.json"_s);
    QVERIFY(QFile::rename(request.path, request.path + u'~'));
    const Result<QJsonObject> late = m_fixture->run(request, 2, [&](TestJobContext &, const jobs::JobProgress &) {
        QFile::rename(request.path + u'~', request.path);
    });
    VERIFY_ERROR(late, ErrorCode::Conflict);
    QCOMPARE(m_fixture->content(u"demo-acme.jsonl"_s), file);
    QCOMPARE(m_fixture->content(u"demo-acme.jsonl.manifest.json"_s), manifest);
}

void TestExportEnds::leavesNothingInAnyFormat_data()
{
    QTest::addColumn<exporting::Format>("format");
    QTest::addColumn<exporting::Compression>("compression");
    QTest::addColumn<bool>("isFull"); // the disk is full, else somebody cancels

    for (const bool isFull : {false, true}) {
        for (const exporting::Format format : exporting::allFormats) {
            for (const exporting::Compression compression : exporting::allCompressions) {
                if (format == exporting::Format::Csv && compression != exporting::Compression::None)
                    continue;
                QTest::addRow("%s %s %s", isFull ? "full" : "cancelled", qPrintable(toWord(format)),
                              qPrintable(toWord(compression)))
                    << format << compression << isFull;
            }
        }
    }
}

void TestExportEnds::leavesNothingInAnyFormat()
{
    QFETCH(const exporting::Format, format);
    QFETCH(const exporting::Compression, compression);
    QFETCH(const bool, isFull);

    m_fixture->addEnvironment(u"demo-large"_s);
    m_fixture->addPeople(u"demo-large"_s, 10, 12'000);
    exporting::ExportRequest request = m_fixture->request(u"demo-large"_s, format);
    request.compression = compression;
    std::optional<FileSizeLimit> limit;
    if (isFull)
        limit.emplace(20'000);
    const Result<QJsonObject> outcome =
        m_fixture->run(request, 1000, [isFull](TestJobContext &context, const jobs::JobProgress &progress) {
            if (!isFull && progress.done > 4000)
                context.stop();
        });
    VERIFY_ERROR(outcome, isFull ? ErrorCode::FileFailure : ErrorCode::Cancelled);
    if (isFull)
        QVERIFY2(outcome.error().message.contains(u"no room left"_s), qPrintable(outcome.error().message));
    QCOMPARE(m_fixture->files(), QStringList());
}

void TestExportEnds::recognisesItsOwnFinishedFile_data()
{
    QTest::addColumn<exporting::Format>("format");
    for (const exporting::Format format : exporting::allFormats)
        QTest::newRow(qPrintable(toWord(format))) << format;
}

/// As when the program is killed after the file got its name and before that is recorded, and somebody resumes the job.
void TestExportEnds::recognisesItsOwnFinishedFile()
{
    QFETCH(const exporting::Format, format);
    const exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, format);
    const Result<qint64> job = exporting::startExport(m_fixture->support(), request);
    VERIFY_RESULT(job);
    const Result<QJsonObject> first = m_fixture->run(request, *job);
    VERIFY_RESULT(first);
    const QStringList files = m_fixture->files();
    const QDateTime written = QFileInfo(request.path).lastModified();
    m_fixture->sql("UPDATE showroom.export SET finished_at = NULL, sha256 = NULL, bytes = NULL, row_count = NULL");

    const Result<QJsonObject> second = m_fixture->run(request, *job);
    VERIFY_RESULT(second);
    QCOMPARE(*second, *first);
    QCOMPARE(m_fixture->files(), files);
    QCOMPARE(QFileInfo(request.path).lastModified(), written);
    QCOMPARE(m_fixture->ask("SELECT concat_ws(' ', row_count, sha256, finished_at IS NOT NULL) FROM showroom.export"),
             u"410 %1 t"_s.arg((*first)[u"sha256"_s].toString()));
}

void TestExportEnds::takesNoOtherFileForItsOwn()
{
    const exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl);
    VERIFY_RESULT(m_fixture->run(request, 5));
    QFile file(request.path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.putChar('['));
    file.close();
    const Result<QJsonObject> again = m_fixture->run(request, 5);
    VERIFY_ERROR(again, ErrorCode::InvalidInput);
    QVERIFY(again.error().message.contains(u"exists already"));
}

void TestExportEnds::takesTheFileAwayWhenItCannotBeRecorded_data()
{
    recognisesItsOwnFinishedFile_data();
}

void TestExportEnds::takesTheFileAwayWhenItCannotBeRecorded()
{
    QFETCH(const exporting::Format, format);
    atTheCommit("RAISE EXCEPTION 'not now';");
    const exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, format);
    const Result<qint64> job = exporting::startExport(m_fixture->support(), request);
    VERIFY_RESULT(job);
    const Result<QJsonObject> refused = m_fixture->run(request, *job);
    QVERIFY(!refused);
    QCOMPARE(m_fixture->files(), QStringList());
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.export WHERE finished_at IS NOT NULL"), u"0"_s);
    m_fixture->sql("DROP TRIGGER at_the_commit ON showroom.export");
    VERIFY_RESULT(m_fixture->run(request, *job));
}

void TestExportEnds::recordsTheFileWhenTheConnectionBreaksAtTheEnd()
{
    atTheCommit("IF nextval('public.commits') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); "
                "PERFORM pg_sleep(30); END IF;");
    const exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Jsonl);
    const Result<qint64> job = exporting::startExport(m_fixture->support(), request);
    VERIFY_RESULT(job);
    const Result<QJsonObject> outcome = m_fixture->run(request, *job);
    VERIFY_RESULT(outcome);
    QCOMPARE(m_fixture->files(), (QStringList{u"demo-acme.jsonl"_s, u"demo-acme.jsonl.manifest.json"_s}));
    QCOMPARE(m_fixture->ask("SELECT sha256 FROM showroom.export WHERE finished_at IS NOT NULL"),
             (*outcome)[u"sha256"_s].toString());
}

QTEST_GUILESS_MAIN(TestExportEnds)
#include "tst_export_ends.moc"
