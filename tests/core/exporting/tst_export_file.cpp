#include "core/exporting/export_file.h"
#include "core/exporting/output_buffer.h"
#include "file_size_limit.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::exporting;
using showroom::test::FileSizeLimit;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestExportFile final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void appearsOnlyWhenPublished();
    void isReadableByItsOwnerAlone();
    void leavesNothingBehindWhenGivenUp();
    void takesThePlaceOfAnEarlierRun();
    void removesWhatDeadRunsLeft();
    void neverReplacesUnlessAllowed();
    void replacesWhenAllowed();
    void doesNotPublishTheFileOfALaterRun();
    void saysThatTheDiskIsFull();
    void saysThatTheFolderIsGone();
    void refusesMoreThanTheDiskHolds();
    void passesEverythingThroughAFixedBuffer();
    void keepsTheFirstErrorOfItsSink();

private:
    QString path() const { return m_folder->filePath(u"acme.jsonl"_s); }
    QStringList entries() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestExportFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestExportFile::appearsOnlyWhenPublished()
{
    const QByteArray content("one\ntwo\n");
    Result<ExportFile> file = ExportFile::create(path(), 7);
    QVERIFY(file);
    QVERIFY(file->write(content));
    QCOMPARE(entries(), QStringList{u"acme.jsonl.part-7"_s});
    const Result<ExportFile::Written> written = file->sync();
    QVERIFY(written);
    QCOMPARE(written->bytes, content.size());
    QCOMPARE(written->sha256, QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    QVERIFY(!QFile::exists(path()));
    QVERIFY(file->publish(false));
    QCOMPARE(entries(), QStringList{u"acme.jsonl"_s});
    QCOMPARE(contentOf(path()), content);
}

void TestExportFile::isReadableByItsOwnerAlone()
{
    Result<ExportFile> file = ExportFile::create(path(), 7);
    QVERIFY(file && file->sync() && file->publish(false));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOwner;
    QCOMPARE(QFileInfo(path()).permissions() & others, QFile::Permissions());
}

void TestExportFile::leavesNothingBehindWhenGivenUp()
{
    {
        Result<ExportFile> file = ExportFile::create(path(), 7);
        QVERIFY(file && file->write("half"));
    }
    QCOMPARE(entries(), QStringList());
}

void TestExportFile::takesThePlaceOfAnEarlierRun()
{
    QFile stale(ExportFile::partialPath(path(), 7));
    QVERIFY(stale.open(QIODevice::WriteOnly));
    stale.write("stale");
    stale.close();

    Result<ExportFile> file = ExportFile::create(path(), 7);
    QVERIFY(file && file->write("new") && file->sync() && file->publish(false));
    QCOMPARE(entries(), QStringList{u"acme.jsonl"_s});
    QCOMPARE(contentOf(path()), QByteArray("new"));
}

void TestExportFile::removesWhatDeadRunsLeft()
{
    const Result<ExportFile> living = ExportFile::create(path(), 5);
    QVERIFY(living);
    for (const QString &name : {u"acme.jsonl.part-6"_s, u"acme.jsonl.part-x"_s, u"other.jsonl.part-6"_s}) {
        QFile left(m_folder->filePath(name));
        QVERIFY(left.open(QIODevice::WriteOnly));
    }
    Result<ExportFile> file = ExportFile::create(path(), 7);
    QVERIFY(file && file->sync() && file->publish(false));
    QCOMPARE(entries(),
             (QStringList{u"acme.jsonl"_s, u"acme.jsonl.part-5"_s, u"acme.jsonl.part-x"_s, u"other.jsonl.part-6"_s}));
}

void TestExportFile::neverReplacesUnlessAllowed()
{
    Result<ExportFile> file = ExportFile::create(path(), 7);
    QVERIFY(file && file->write("ours") && file->sync());
    // Appears between the check and the rename.
    QFile theirs(path());
    QVERIFY(theirs.open(QIODevice::WriteOnly));
    theirs.write("theirs");
    theirs.close();

    const Result<void> published = file->publish(false);
    QVERIFY(!published);
    QCOMPARE(published.error().code, ErrorCode::Conflict);
    QVERIFY(!published.error().hint.isEmpty());
    {
        const ExportFile givenUp = *std::move(file);
    }
    QCOMPARE(contentOf(path()), QByteArray("theirs"));
    QCOMPARE(entries(), QStringList{u"acme.jsonl"_s});
}

void TestExportFile::replacesWhenAllowed()
{
    QFile old(path());
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    Result<ExportFile> file = ExportFile::create(path(), 7);
    QVERIFY(file && file->write("new"));
    QCOMPARE(contentOf(path()), QByteArray("old"));
    QVERIFY(file->sync() && file->publish(true));
    QCOMPARE(contentOf(path()), QByteArray("new"));
}

void TestExportFile::doesNotPublishTheFileOfALaterRun()
{
    Result<ExportFile> frozen = ExportFile::create(path(), 7);
    QVERIFY(frozen && frozen->write("frozen"));
    Result<ExportFile> later = ExportFile::create(path(), 7);
    QVERIFY(later && later->write("la"));

    QVERIFY(frozen->sync());
    const Result<void> published = frozen->publish(false);
    QVERIFY(!published);
    QCOMPARE(published.error().code, ErrorCode::Busy);
    {
        const ExportFile givenUp = *std::move(frozen);
    }
    QVERIFY(later->write("ter") && later->sync() && later->publish(false));
    QCOMPARE(contentOf(path()), QByteArray("later"));
}

void TestExportFile::saysThatTheDiskIsFull()
{
    {
        Result<ExportFile> file = ExportFile::create(path(), 7);
        QVERIFY(file);
        const FileSizeLimit limit(64 * 1024);
        const Result<void> written = file->write(QByteArray(128 * 1024, 'x'));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileFailure);
        QVERIFY(written.error().message.contains(u"no room left for "_s + path()));
        QVERIFY(!written.error().hint.isEmpty());
    }
    QCOMPARE(entries(), QStringList());
}

void TestExportFile::saysThatTheFolderIsGone()
{
    const Result<ExportFile> file = ExportFile::create(m_folder->filePath(u"none/acme.jsonl"_s), 7);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::FileFailure);
    QVERIFY(!file.error().hint.isEmpty());
}

void TestExportFile::refusesMoreThanTheDiskHolds()
{
    QVERIFY(ExportFile::requireSpace(path(), 1));
    const Result<void> space = ExportFile::requireSpace(path(), std::numeric_limits<qint64>::max());
    QVERIFY(!space);
    QCOMPARE(space.error().code, ErrorCode::FileFailure);
    QVERIFY(space.error().message.contains(u"not enough room"_s));
    QVERIFY(!space.error().hint.isEmpty());
}

void TestExportFile::passesEverythingThroughAFixedBuffer()
{
    QByteArray received;
    qsizetype largest = 0;
    OutputBuffer buffer([&](QByteArrayView bytes) {
        received.append(bytes);
        largest = std::max(largest, bytes.size());
        return Result<void>();
    });
    QByteArray expected;
    for (int i = 0; i < 50'000; ++i) {
        const QByteArray piece = QByteArray::number(i) + ';';
        buffer.append(piece);
        expected += piece;
    }
    const QByteArray large(2 * OutputBuffer::capacity, 'L');
    buffer.append(large);
    expected += large;
    QVERIFY(buffer.flush());
    QCOMPARE(received, expected);
    QCOMPARE(largest, large.size());
}

void TestExportFile::keepsTheFirstErrorOfItsSink()
{
    int calls = 0;
    OutputBuffer buffer(
        [&calls](QByteArrayView) -> Result<void> { return fail(ErrorCode::FileFailure, QString::number(++calls)); });
    for (int i = 0; i < 5; ++i)
        buffer.append(QByteArray(OutputBuffer::capacity, 'x'));
    const Result<void> flushed = buffer.flush();
    QVERIFY(!flushed);
    QCOMPARE(flushed.error().message, u"1"_s);
    QCOMPARE(calls, 1);
}

QTEST_GUILESS_MAIN(TestExportFile)
#include "tst_export_file.moc"
