#include "base/spreadsheet_cell.h"
#include "core/exporting/export_container.h"
#include "core/exporting/export_file.h"
#include "core/exporting/export_verification.h"
#include "support/test_result.h"
#include "zip_members.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::exporting;
using namespace showroom::test;

namespace {

const QByteArray rows("{\"table\":\"impact.users\",\"row\":{\"id\":1}}\n");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

ExportManifest manifestOf(Format format)
{
    ExportManifest manifest;
    manifest.showroomVersion = u"0.1.0"_s;
    manifest.createdAt = QDateTime::fromString(u"2026-11-20T12:00:00.123Z"_s, Qt::ISODateWithMs);
    manifest.environmentId = u"demo-acme"_s;
    manifest.blueprint = u"impact"_s;
    manifest.blueprintVersion = u"1"_s;
    manifest.isolation = u"full"_s;
    manifest.referenceDate = u"2026-11-20"_s;
    manifest.fingerprint = QString(64, u'a');
    manifest.choice = {{u"users"_s, true}};
    manifest.format = format;
    manifest.counts = {{u"impact.users"_s, 1}};
    return manifest;
}

} // namespace

/// A file that is not what was written is found out, whatever happened to it.
class TestExportVerification final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void manifestsComeBackTheSame();
    void acceptsWhatWasWritten();
    void namesWhatIsWrongWithAFile_data();
    void namesWhatIsWrongWithAFile();
    void acceptsAWholeZip();
    void namesWhatIsWrongWithAZip_data();
    void namesWhatIsWrongWithAZip();
    void keepsMemberNamesPlainAndApart();
    void stopsWhenAsked();
    void putsAnApostropheBeforeFormulas_data();
    void putsAnApostropheBeforeFormulas();

private:
    void writePlain();
    void writeZip(const QByteArrayList &tables, const QByteArray &content);
    QString plain() const { return m_folder->filePath(u"acme.jsonl"_s); }
    QString zip() const { return m_folder->filePath(u"acme.csv.zip"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestExportVerification::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestExportVerification::writePlain()
{
    write(plain(), rows);
    ExportManifest manifest = manifestOf(Format::Jsonl);
    manifest.files = {
        {u"acme.jsonl"_s, {}, rows.size(), QCryptographicHash::hash(rows, QCryptographicHash::Sha256).toHex()}};
    write(ExportManifest::pathBeside(plain()), manifest.toJson());
}

void TestExportVerification::writeZip(const QByteArrayList &tables, const QByteArray &content)
{
    Result<ExportFile> file = ExportFile::create(zip(), 1);
    VERIFY_RESULT(file);
    ExportRequest request;
    request.format = Format::Csv;
    const ExportManifest manifest = manifestOf(Format::Csv);
    const auto container = ExportContainer::make(request, *file, manifest.createdAt);
    VERIFY_RESULT(container);
    for (const QByteArray &table : tables) {
        VERIFY_RESULT((*container)->beginTable(table));
        VERIFY_RESULT((*container)->write(content));
        VERIFY_RESULT((*container)->endTable());
    }
    VERIFY_RESULT((*container)->finish(manifest));
    VERIFY_RESULT(file->sync());
    VERIFY_RESULT(file->publish(false));
}

void TestExportVerification::manifestsComeBackTheSame()
{
    ExportManifest manifest = manifestOf(Format::Csv);
    manifest.files = {{u"a.csv"_s, u"x.a"_s, 5'000'000'000, QByteArray(64, 'b')}};
    const std::optional<ExportManifest> back = ExportManifest::fromJson(manifest.toJson());
    QVERIFY(back);
    QCOMPARE(back->toJson(), manifest.toJson());
    QCOMPARE(back->files, manifest.files);
    QCOMPARE(back->createdAt, manifest.createdAt);
    QVERIFY(!ExportManifest::fromJson("{\"files\": []}"));
    QVERIFY(!ExportManifest::fromJson("no json"));
}

void TestExportVerification::acceptsWhatWasWritten()
{
    writePlain();
    for (const QString &name : {plain(), ExportManifest::pathBeside(plain())}) {
        const Result<VerifiedExport> verified = verifyExport(name);
        VERIFY_RESULT(verified);
        QCOMPARE(verified->path, plain());
        QCOMPARE(verified->bytes, rows.size());
        QCOMPARE(verified->sha256, QCryptographicHash::hash(rows, QCryptographicHash::Sha256).toHex());
        QCOMPARE(verified->manifest.environmentId, u"demo-acme"_s);
    }
    const QString renamed = m_folder->filePath(u"renamed.jsonl"_s);
    QVERIFY(QFile::rename(plain(), renamed));
    QVERIFY(QFile::rename(ExportManifest::pathBeside(plain()), ExportManifest::pathBeside(renamed)));
    VERIFY_RESULT(verifyExport(renamed));
}

void TestExportVerification::namesWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("manifest"); // "" as written, "-" none
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("problem");

    QByteArray other = rows;
    other[5] = char(other[5] ^ 1);
    QTest::newRow("another byte") << other << QByteArray() << ErrorCode::FileFailure << u"damaged"_s;
    QTest::newRow("truncated") << rows.chopped(1) << QByteArray() << ErrorCode::FileFailure << u"truncated"_s;
    QTest::newRow("empty") << QByteArray() << QByteArray() << ErrorCode::FileFailure << u"truncated"_s;
    QTest::newRow("longer") << rows + '\n' << QByteArray() << ErrorCode::FileFailure << u"damaged"_s;
    QTest::newRow("no manifest") << rows << QByteArray("-") << ErrorCode::NotFound << QString();
    QTest::newRow("half a manifest") << rows << QByteArray("{\"showroomExport\": 1") << ErrorCode::FileFailure
                                     << QString();
    QTest::newRow("somebody's json") << rows << QByteArray("{}") << ErrorCode::FileFailure << QString();
}

void TestExportVerification::namesWhatIsWrongWithAFile()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, manifest);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, problem);

    writePlain();
    write(plain(), content);
    if (manifest == "-")
        QVERIFY(QFile::remove(ExportManifest::pathBeside(plain())));
    else if (!manifest.isEmpty())
        write(ExportManifest::pathBeside(plain()), manifest);
    const Result<VerifiedExport> verified = verifyExport(plain());
    VERIFY_ERROR(verified, code);
    QVERIFY(verified.error().message.contains(u"acme.jsonl"_s));
    QVERIFY(!verified.error().hint.isEmpty());
    QCOMPARE(verified.error().problems.size(), problem.isEmpty() ? 0 : 1);
    if (!problem.isEmpty())
        QCOMPARE(verified.error().problems[0].code, problem);
}

void TestExportVerification::acceptsAWholeZip()
{
    QByteArray content(3'000'000, Qt::Uninitialized); // that no compression shortens
    QRandomGenerator(7).generate(reinterpret_cast<quint32 *>(content.data()),
                                 reinterpret_cast<quint32 *>(content.data() + content.size()));
    writeZip({"impact.users", "impact.events"}, content);
    const Result<VerifiedExport> verified = verifyExport(zip());
    VERIFY_RESULT(verified);
    QCOMPARE(verified->sha256, QCryptographicHash::hash(contentOf(zip()), QCryptographicHash::Sha256).toHex());
    QCOMPARE(verified->manifest.files.size(), 2);
    QCOMPARE(verified->manifest.files[1].table, u"impact.events"_s);
    QCOMPARE(verified->manifest.files[1].bytes, content.size());
    const QMap<QString, QByteArray> members = zipMembers(zip());
    QCOMPARE(members.size(), 3);
    QVERIFY(members[u"impact.users.csv"_s] == content);
}

void TestExportVerification::namesWhatIsWrongWithAZip_data()
{
    QTest::addColumn<int>("damage");
    QTest::addColumn<QString>("problem");

    QTest::newRow("truncated") << 0 << u"truncated"_s;
    QTest::newRow("bad bytes") << 1 << u"damaged"_s;
    QTest::newRow("missing member") << 2 << u"missing"_s;
    QTest::newRow("no zip at all") << 3 << u"truncated"_s;
    QTest::newRow("missing manifest") << 4 << u"missing"_s;
}

void TestExportVerification::namesWhatIsWrongWithAZip()
{
    QFETCH(const int, damage);
    QFETCH(const QString, problem);

    const QByteArray content = rows.repeated(2000);
    writeZip({"impact.users"}, content);
    QByteArray bytes = contentOf(zip());
    if (damage == 0)
        bytes.chop(30);
    else if (damage == 1)
        bytes[100] = char(bytes[100] ^ 0x55);
    else if (damage == 2) // another name of the same length, in the member's head and in the directory
        bytes.replace("impact.users.csv", "impact.other.csv");
    else if (damage == 3)
        bytes = rows;
    else
        bytes.replace("manifest.json", "elsewhat.json");
    write(zip(), bytes);
    const Result<VerifiedExport> verified = verifyExport(zip());
    VERIFY_ERROR(verified, ErrorCode::FileFailure);
    QVERIFY(verified.error().message.contains(u"acme.csv.zip"_s));
    QVERIFY(!verified.error().problems.isEmpty());
    QCOMPARE(verified.error().problems[0].code, problem);
    if (damage == 2)
        QCOMPARE(verified.error().problems[1].code, u"unexpected"_s);
}

void TestExportVerification::keepsMemberNamesPlainAndApart()
{
    writeZip({"../../etc/x.passwd", "a.Büro", "a.B_ro", ".hidden.t"}, rows);
    QCOMPARE(zipMembers(zip()).keys(), (QStringList{u"_._.._etc_x.passwd.csv"_s, u"_hidden.t.csv"_s, u"a.B_ro-2.csv"_s,
                                                    u"a.B_ro.csv"_s, u"manifest.json"_s}));
    VERIFY_RESULT(verifyExport(zip()));
}

void TestExportVerification::stopsWhenAsked()
{
    writePlain();
    VERIFY_ERROR(verifyExport(plain(), [] { return true; }), ErrorCode::Cancelled);
    VERIFY_ERROR(verifyExport(m_folder->filePath(u"nothing.jsonl"_s)), ErrorCode::NotFound);
}

void TestExportVerification::putsAnApostropheBeforeFormulas_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("expected");

    for (const char *formula : {"=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "   @x", "＝1", "＋1", "－1",
                                "＠x", " ＝1", "'", "'=1", "'x"})
        QTest::newRow(formula) << QByteArray(formula) << true;
    for (const char *plainText : {"", " ", "x", "1", "a=1", "é", "ï¼", "\\x00", "{1,2}", "\"=1", "x'", " 'x"})
        QTest::newRow(plainText) << QByteArray(plainText) << false;
}

void TestExportVerification::putsAnApostropheBeforeFormulas()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, expected);
    QCOMPARE(needsApostrophe(text), expected);
}

QTEST_GUILESS_MAIN(TestExportVerification)
#include "tst_export_verification.moc"
