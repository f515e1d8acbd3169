#include "cli_harness.h"

#include "cli/keychain_salt.h"
#include "core/profiles/keychain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

namespace {

class FakeKeychain final : public profiles::Keychain {
public:
    QFuture<Result<QString>> read(const QString &key) override
    {
        return QtFuture::makeReadyFuture(key == u"master-salt" ? answer : Result<QString>(QString()));
    }
    QFuture<Result<void>> write(const QString &, const QString &) override
    {
        return QtFuture::makeReadyFuture(Result<void>());
    }
    QFuture<Result<void>> remove(const QString &) override { return QtFuture::makeReadyFuture(Result<void>()); }

    Result<QString> answer;
};

} // namespace

/// `showroomctl mask`: needs no database, refuses to run without a salt, and says everything as text and JSON.
class TestMaskVerb final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void refusesBadCommands_data();
    void refusesBadCommands();
    void proposes();
    void previews();
    void takesSeveralRulesAtOnce();
    void masksAndReports();
    void endsWithOneWhenSomethingLeaked();
    void takesProposalsAndKeepsTheRest();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void refusesToRunWithoutASalt();
    void namesTheBrokenRuleOfSeveral();
    void refusesATableWithoutItsSchema();
    void saysThatTheTablesDatabaseIsAway();
    void readsTheSaltOfTheKeychain_data();
    void readsTheSaltOfTheKeychain();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes);
    QByteArray read(const QString &name) const;
    Answer mask(const QStringList &words, bool isJson = true);

    std::unique_ptr<QTemporaryDir> m_folder;
    AbsentBackend m_backend;
};

void TestMaskVerb::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"salt"_s, "1:" + QByteArray(32, 'k').toBase64() + '\n');
    QFile::setPermissions(path(u"salt"_s), QFile::ReadOwner | QFile::WriteOwner);
    write(u"a.csv"_s, "id,name,email,status\n1,Jane Miller,jane@acme.com,open\n2,Jan Kowalski,jan@acme.com,closed\n");
}

void TestMaskVerb::cleanup()
{
    m_folder.reset();
}

void TestMaskVerb::write(const QString &name, const QByteArray &bytes)
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray TestMaskVerb::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Answer TestMaskVerb::mask(const QStringList &words, bool isJson)
{
    QStringList all{u"mask"_s, path(u"a.csv"_s), u"--salt-from"_s, u"file:"_s + path(u"salt"_s)};
    all += words;
    if (isJson)
        all.append(u"--json"_s);
    return run(m_backend, all);
}

void TestMaskVerb::refusesBadCommands_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("fields");

    const auto row = [](const char *name, const QStringList &words, const QStringList &fields) {
        QTest::newRow(name) << words << fields;
    };
    row("nothing to do", {}, {u"out"_s});
    row("unknown format", {u"--format"_s, u"xml"_s, u"--propose"_s}, {u"format"_s});
    row("unknown mask", {u"--map"_s, u"name=nmae"_s, u"--propose"_s}, {u"map"_s});
    row("duplicate mapping", {u"--map"_s, u"name=name"_s, u"--map"_s, u"name=keep"_s, u"--propose"_s}, {u"map"_s});
    row("unknown locale", {u"--locale"_s, u"xx-XX"_s, u"--propose"_s}, {u"locale"_s});
    row("unknown column", {u"--map"_s, u"emial=email"_s, u"--propose"_s}, {u"map"_s});
    row("unknown delimiter", {u"--delimiter"_s, u"ab"_s, u"--propose"_s}, {u"delimiter"_s});
    row("unknown salt", {u"--salt-from"_s, u"desk"_s, u"--propose"_s}, {u"saltFrom"_s});
    row("unknown unfit", {u"--unfit"_s, u"guess"_s, u"--propose"_s}, {u"unfit"_s});
    row("report in place of the result",
        {u"--report"_s, u"/tmp/r.json"_s, u"--out"_s, u"/tmp/r.json"_s, u"--map"_s, u"*=keep"_s}, {u"report"_s});
    row("a file and a table", {u"--table"_s, u"shop.customers"_s, u"--propose"_s}, {u"table"_s});
    row("report without a run", {u"--report"_s, u"r.json"_s, u"--propose"_s}, {u"report"_s});
}

void TestMaskVerb::refusesBadCommands()
{
    QFETCH(QStringList, words);
    QFETCH(const QStringList, fields);
    const bool hasSalt = words.contains(u"--salt-from"_s);
    const Answer answer =
        hasSalt ? run(m_backend, QStringList{u"mask"_s, path(u"a.csv"_s), u"--json"_s} + words) : mask(words);
    QCOMPARE(answer.exitCode, 2);
    QCOMPARE(answer.problemFields(), fields);
}

void TestMaskVerb::proposes()
{
    const QJsonArray columns = mask({u"--propose"_s}).json().value(u"columns"_s).toArray();
    QCOMPARE(columns.size(), 4);
    QCOMPARE(columns[1][u"mask"_s].toString(), u"name"_s);
    QCOMPARE(columns[2][u"mask"_s].toString(), u"email:unique"_s);
    QVERIFY(columns[3][u"mask"_s].isNull());
    QVERIFY(!columns[2][u"reason"_s].toString().isEmpty());
    const Answer text = mask({u"--propose"_s}, false);
    QVERIFY2(text.out.contains(u"email:unique"_s), qPrintable(text.out));
}

void TestMaskVerb::previews()
{
    const QJsonArray rows = mask({u"--preview=1"_s, u"--map"_s, u"name=name"_s}).json().value(u"preview"_s).toArray();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0][u"before"_s][u"name"_s].toString(), u"Jane Miller"_s);
    QVERIFY(rows[0][u"after"_s][u"name"_s].toString() != u"Jane Miller"_s);
    QCOMPARE(rows[0][u"after"_s][u"email"_s].toString(), u"jane@acme.com"_s);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList({u"a.csv"_s, u"salt"_s}));
}

void TestMaskVerb::takesSeveralRulesAtOnce()
{
    const Answer answer = mask({u"--map"_s, u"id=keep,name=name,email=email:unique"_s, u"--map"_s,
                                u"status=constant:open, or so"_s, u"--out"_s, path(u"b.csv"_s)});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    QVERIFY(read(u"b.csv"_s).contains("open, or so"));
    QVERIFY(!read(u"b.csv"_s).contains("jane@acme.com"));
}

void TestMaskVerb::masksAndReports()
{
    const Answer answer =
        mask({u"--map"_s, u"id=keep"_s, u"--map"_s, u"name=name"_s, u"--map"_s, u"email=email"_s, u"--map"_s,
              u"status=keep"_s, u"--out"_s, path(u"b.csv"_s), u"--report"_s, path(u"r.json"_s)});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    QCOMPARE(answer.json().value(u"rows"_s).toInt(), 2);
    QCOMPARE(answer.json().value(u"leakReport"_s)[u"leaks"_s].toInt(), 0);
    QVERIFY(read(u"b.csv"_s).startsWith("id,name,email,status\n1,"));
    QVERIFY(!read(u"b.csv"_s).contains("Kowalski"));
    QCOMPARE(QJsonDocument::fromJson(read(u"r.json"_s)).object().value(u"originals"_s).toInt(), 4);
    QCOMPARE(m_backend.requests(), 0);
}

void TestMaskVerb::endsWithOneWhenSomethingLeaked()
{
    write(u"a.csv"_s, "name,notes\nZelda Quuxley,Quuxley called\n");
    const QStringList words{u"--map"_s, u"name=name"_s,   u"--map"_s,  u"notes=keep"_s,
                            u"--out"_s, path(u"b.csv"_s), u"--force"_s};
    const Answer answer = mask(words);
    QCOMPARE(answer.exitCode, 1);
    const QJsonArray hits = answer.json().value(u"leakReport"_s)[u"hits"_s].toArray();
    QCOMPARE(hits.size(), 1);
    QCOMPARE(hits[0][u"column"_s].toString(), u"notes"_s);
    const Answer text = mask(words, false);
    QVERIFY2(text.out.contains(u"1 places still hold"_s) && !text.out.contains(u"Quuxley"_s), qPrintable(text.out));
}

void TestMaskVerb::takesProposalsAndKeepsTheRest()
{
    Answer answer = mask({u"--propose"_s, u"--out"_s, path(u"b.csv"_s)});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.error().value(u"message"_s).toString().contains(u"id, status"_s), qPrintable(answer.err));
    QVERIFY(!QFile::exists(path(u"b.csv"_s)));
    answer = mask({u"--propose"_s, u"--map"_s, u"*=keep"_s, u"--out"_s, path(u"b.csv"_s)});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    QVERIFY(read(u"b.csv"_s).contains(",closed\n"));
    QCOMPARE(mask({u"--propose"_s, u"--map"_s, u"*=keep"_s, u"--out"_s, path(u"b.csv"_s)}).exitCode, 5);
}

void TestMaskVerb::refusesToRunWithoutASalt()
{
    QFile::remove(path(u"salt"_s));
    const Answer answer = mask({u"--map"_s, u"*=token"_s, u"--out"_s, path(u"b.csv"_s)});
    QCOMPARE(answer.errorCode(), u"salt-missing"_s);
    QVERIFY(!QFile::exists(path(u"b.csv"_s)));
}

void TestMaskVerb::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");

    QTest::newRow("nothing") << u"none"_s << u"not-found"_s;
    QTest::newRow("a folder") << u"."_s << u"file-failure"_s;
    QTest::newRow("a pipe") << u"pipe"_s << u"file-failure"_s;
}

void TestMaskVerb::refusesWhatIsNoFile()
{
    QFETCH(const QString, name);
    QFETCH(const QString, code);
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
    const Answer answer = run(m_backend, {u"mask"_s, path(name), u"--propose"_s, u"--json"_s});
    QCOMPARE(answer.errorCode(), code);
}

void TestMaskVerb::namesTheBrokenRuleOfSeveral()
{
    const Answer answer = mask({u"--map"_s, u"id=keep,name=nmae,email=email"_s, u"--propose"_s}, false);
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.err.contains(u"nmae"_s) && !answer.err.contains(u"id=keep"_s), qPrintable(answer.err));
}

void TestMaskVerb::refusesATableWithoutItsSchema()
{
    const Answer answer = run(m_backend, {u"mask"_s, u"--table"_s, u"customers"_s, u"--propose"_s, u"--json"_s});
    QCOMPARE(answer.exitCode, 2);
    QCOMPARE(answer.problemFields(), QStringList{u"table"_s});
}

void TestMaskVerb::saysThatTheTablesDatabaseIsAway()
{
    const Answer answer = run(m_backend, {u"mask"_s, u"--table"_s, u"shop.customers"_s, u"--propose"_s, u"--json"_s});
    QCOMPARE(answer.errorCode(), u"database-unreachable"_s);
}

void TestMaskVerb::readsTheSaltOfTheKeychain_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<QString>("version");

    const QString key = QString::fromLatin1(QByteArray(32, 'k').toBase64());
    QTest::newRow("one") << u"1:"_s + key << true << u"1"_s;
    QTest::newRow("two, the newest last") << u"1:%1\n2:%1"_s.arg(key) << true << u"2"_s;
    QTest::newRow("no entry") << QString() << true << QString();
    QTest::newRow("no keychain") << QString() << false << QString();
    QTest::newRow("no salt") << u"secret"_s << true << QString();
}

void TestMaskVerb::readsTheSaltOfTheKeychain()
{
    QFETCH(const QString, secret);
    QFETCH(const bool, isThere);
    QFETCH(const QString, version);
    FakeKeychain keychain;
    keychain.answer = isThere ? Result<QString>(secret) : Result<QString>(fail(ErrorCode::NotFound, u"None."_s));
    const auto salts = cli::readKeychainSalts(keychain);
    QCOMPARE(salts ? salts->constLast().version() : QString(), version);
    QVERIFY(salts || !salts.error().message.contains(u"secret"_s));
}

QTEST_GUILESS_MAIN(TestMaskVerb)
#include "tst_mask_verb.moc"
