#include "base/clock.h"
#include "core/exporting/export_manifest.h"
#include "core/exporting/export_request.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::exporting;

class TestExportRequest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void acceptsWhatCanBeWritten();
    void refusesBadValues_data();
    void refusesBadValues();
    void refusesBadPaths_data();
    void refusesBadPaths();
    void namesAZipLikeOne();
    void refusesAFolderWithoutWriteAccess();
    void namesEveryProblemAtOnce();
    void survivesTheRecord();
    void readsAnEmptyRecordAsEverything();
    void suggestsANameWithTheDay();
    void takesALeftOverManifestForNoObstacle();

private:
    ExportRequest valid() const;
    static QStringList problemsOf(const ExportRequest &request);

    QTemporaryDir m_folder;
};

void TestExportRequest::initTestCase()
{
    QVERIFY2(m_folder.isValid(), qPrintable(m_folder.errorString()));
    QFile existing(m_folder.filePath(u"there.jsonl"_s));
    QVERIFY(existing.open(QIODevice::WriteOnly));
}

ExportRequest TestExportRequest::valid() const
{
    ExportRequest request;
    request.environmentId = u"demo-acme"_s;
    request.path = m_folder.filePath(u"acme.jsonl"_s);
    return request;
}

QStringList TestExportRequest::problemsOf(const ExportRequest &request)
{
    QStringList problems;
    for (const Problem &problem : validate(request)) {
        problems.append(problem.field + u':' + problem.code);
        if (problem.message.size() < 10 || !problem.message.endsWith(u'.'))
            problems.append(u"no sentence: "_s + problem.message);
    }
    return problems;
}

void TestExportRequest::acceptsWhatCanBeWritten()
{
    QCOMPARE(problemsOf(valid()), QStringList());

    ExportRequest filtered = valid();
    filtered.kinds = {u"donation"_s, u"volunteer"_s};
    filtered.from = QDate(2026, 1, 1);
    filtered.until = QDate(2026, 1, 1);
    filtered.reason = u"Audit of “Spenden”"_s;
    QCOMPARE(problemsOf(filtered), QStringList());

    ExportRequest replacing = valid();
    replacing.path = m_folder.filePath(u"there.jsonl"_s);
    replacing.replaceExisting = true;
    QCOMPARE(problemsOf(replacing), QStringList());
}

void TestExportRequest::refusesBadValues_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<QStringList>("expected");

    QTest::newRow("no tenant") << QJsonObject{{u"tenant"_s, u""_s}} << QStringList{u"tenant:required"_s};
    QTest::newRow("production") << QJsonObject{{u"tenant"_s, u"prod-acme"_s}} << QStringList{u"tenant:guard"_s};
    QTest::newRow("case") << QJsonObject{{u"tenant"_s, u"Demo-acme"_s}} << QStringList{u"tenant:guard"_s};
    QTest::newRow("quote") << QJsonObject{{u"tenant"_s, u"demo-a'; --"_s}} << QStringList{u"tenant:guard"_s};
    QTest::newRow("nothing") << QJsonObject{{u"users"_s, false}, {u"events"_s, false}}
                             << QStringList{u"events:nothing-chosen"_s};
    QTest::newRow("kinds without events") << QJsonObject{{u"events"_s, false}, {u"kinds"_s, QJsonArray{u"donation"_s}}}
                                          << QStringList{u"kinds:contradiction"_s};
    QTest::newRow("empty kind") << QJsonObject{{u"kinds"_s, QJsonArray{u"donation"_s, u" "_s}}}
                                << QStringList{u"kinds:invalid"_s};
    QTest::newRow("compressed csv") << QJsonObject{{u"format"_s, u"csv"_s}, {u"compress"_s, u"zstd"_s}}
                                    << QStringList{u"compress:contradiction"_s};
    QTest::newRow("days turned round") << QJsonObject{{u"from"_s, u"2026-02-01"_s}, {u"until"_s, u"2026-01-31"_s}}
                                       << QStringList{u"until:before-from"_s};
    QTest::newRow("days without events") << QJsonObject{{u"events"_s, false}, {u"until"_s, u"2026-01-31"_s}}
                                         << QStringList{u"until:contradiction"_s};
    QTest::newRow("long reason") << QJsonObject{{u"reason"_s, QString(501, u'x')}} << QStringList{u"reason:too-long"_s};
}

void TestExportRequest::refusesBadValues()
{
    QFETCH(const QJsonObject, change);
    QFETCH(const QStringList, expected);

    QJsonObject record = toJson(valid());
    for (auto entry = change.begin(); entry != change.end(); ++entry)
        record.insert(entry.key(), entry.value());
    QCOMPARE(problemsOf(exportRequestFromJson(record)), expected);
}

void TestExportRequest::refusesBadPaths_data()
{
    QTest::addColumn<QString>("path"); // %1: a folder that exists
    QTest::addColumn<QString>("code");

    QTest::newRow("empty") << u""_s << u"required"_s;
    QTest::newRow("blank") << u"  "_s << u"required"_s;
    QTest::newRow("relative") << u"acme.jsonl"_s << u"relative"_s;
    QTest::newRow("home") << u"~/acme.jsonl"_s << u"relative"_s;
    QTest::newRow("folder") << u"%1"_s << u"is-folder"_s;
    QTest::newRow("folder by slash") << u"%1/new/"_s << u"is-folder"_s;
    QTest::newRow("no folder") << u"%1/none/acme.jsonl"_s << u"no-folder"_s;
    QTest::newRow("below a file") << u"%1/there.jsonl/acme.jsonl"_s << u"not-a-folder"_s;
    QTest::newRow("exists") << u"%1/there.jsonl"_s << u"exists"_s;
    QTest::newRow("device") << u"/dev/null"_s << u"not-a-file"_s;
    QTest::newRow("line break") << u"%1/a\nb"_s << u"invalid"_s;
    QTest::newRow("NUL") << u"%1/a"_s + QChar(0) + u"b"_s << u"invalid"_s;
    QTest::newRow("long") << u"%1/"_s + QString(240, u'n') << u"too-long"_s;
    QTest::newRow("long in bytes") << u"%1/"_s + QString(120, u'é') << u"too-long"_s;
}

void TestExportRequest::refusesBadPaths()
{
    QFETCH(const QString, path);
    QFETCH(const QString, code);

    ExportRequest request = valid();
    request.path = QString(path).replace(u"%1"_s, m_folder.path());
    QCOMPARE(problemsOf(request), QStringList{u"out:"_s + code});
}

/// What is named like one table would be a zip of several.
void TestExportRequest::namesAZipLikeOne()
{
    ExportRequest request = valid();
    request.format = Format::Csv;
    for (const QString &name : {u"/acme.csv"_s, u"/acme.CSV"_s}) {
        request.path = m_folder.path() + name;
        QCOMPARE(problemsOf(request), QStringList{u"out:not-a-zip"_s});
    }
    request.path = m_folder.path() + u"/acme.csv.zip"_s;
    QCOMPARE(problemsOf(request), QStringList());
}

void TestExportRequest::refusesAFolderWithoutWriteAccess()
{
    const bool isRoot = ::geteuid() == 0;
    constexpr uid_t nobody = 65534;
    if (isRoot)
        QCOMPARE(::setresuid(nobody, nobody, 0), 0);
    ExportRequest request = valid();
    request.path = u"/acme.jsonl"_s;
    const QStringList problems = problemsOf(request);
    if (isRoot)
        QCOMPARE(::setresuid(0, 0, 0), 0);
    QCOMPARE(problems, QStringList{u"out:not-writable"_s});
}

void TestExportRequest::namesEveryProblemAtOnce()
{
    ExportRequest request;
    request.environmentId = u"prod-acme"_s;
    request.path = u"acme.sql"_s;
    request.includeUsers = false;
    request.includeEvents = false;
    request.from = QDate(2026, 2, 1);
    request.until = QDate(2026, 1, 1);
    QCOMPARE(problemsOf(request), (QStringList{u"tenant:guard"_s, u"out:relative"_s, u"events:nothing-chosen"_s,
                                               u"until:before-from"_s, u"from:contradiction"_s}));
}

void TestExportRequest::survivesTheRecord()
{
    ExportRequest request = valid();
    request.format = Format::Sql;
    request.compression = Compression::Zstd;
    request.replaceExisting = true;
    request.includeUsers = false;
    request.kinds = {u"donation"_s, u"buddy"_s};
    request.from = QDate(2025, 12, 31);
    request.until = QDate(2026, 11, 20);
    request.reason = u"für “Acme”"_s;
    QCOMPARE(exportRequestFromJson(toJson(request)), request);
    QCOMPARE(exportRequestFromJson(toJson(valid())), valid());
}

void TestExportRequest::readsAnEmptyRecordAsEverything()
{
    const ExportRequest request = exportRequestFromJson({});
    QVERIFY(request.includeUsers && request.includeEvents);
    QVERIFY(!request.replaceExisting);
    QVERIFY(request.kinds.isEmpty() && !request.from && !request.until);
}

void TestExportRequest::suggestsANameWithTheDay()
{
    const FixedClock clock(QDateTime(QDate(2026, 11, 20), QTime(23, 59), Qt::UTC));
    const auto nameOf = [&clock](Format format, Compression compression) {
        return suggestedFileName(u"demo-acme"_s, format, compression, clock);
    };
    QCOMPARE(nameOf(Format::Jsonl, Compression::None), u"demo-acme-2026-11-20.jsonl"_s);
    QCOMPARE(nameOf(Format::Sql, Compression::Gzip), u"demo-acme-2026-11-20.sql.gz"_s);
    QCOMPARE(nameOf(Format::Json, Compression::Zstd), u"demo-acme-2026-11-20.json.zst"_s);
    QCOMPARE(nameOf(Format::Csv, Compression::None), u"demo-acme-2026-11-20.csv.zip"_s);
    for (const Format format : allFormats)
        QCOMPARE(formatFromWord(toWord(format)), std::optional(format));
    QCOMPARE(formatFromWord(u"xml"), std::nullopt);
    for (const Compression compression : allCompressions)
        QCOMPARE(compressionFromWord(toWord(compression)), std::optional(compression));
    QCOMPARE(compressionFromWord(u"zip"), std::nullopt);
}

void TestExportRequest::takesALeftOverManifestForNoObstacle()
{
    ExportRequest request = valid();
    request.path = m_folder.filePath(u"left.jsonl"_s);
    const auto put = [&request](const QByteArray &content) {
        QFile file(ExportManifest::pathBeside(request.path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    put(ExportManifest().toJson());
    QCOMPARE(problemsOf(request), QStringList());
    put("{\"name\": \"somebody's\"}");
    QCOMPARE(problemsOf(request), QStringList{u"out:exists"_s});
    request.replaceExisting = true;
    QCOMPARE(problemsOf(request), QStringList());
}

QTEST_GUILESS_MAIN(TestExportRequest)
#include "tst_export_request.moc"
