#include "cli_harness.h"
#include "database_backend.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// Every verb against a database, in this process.
class TestVerbs final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void createsAFilledTenant();
    void keepsTheKeysOfAnEnvironment();
    void keepsWhatWasSaidAboutATenant();
    void takesOwnCounts();
    void makesTheSameRowsAgain();
    void refusesATenantThatExists();
    void refusesWithoutASalt();
    void refusesAnotherSalt();
    void limitsCreations();
    void showsNothingToStartWith();
    void listsEnvironments();
    void neutralisesNames();
    void exports_data();
    void exports();
    void verifiesExports();
    void keepsAnExistingFile();
    void limitsExports();
    void tearsDownAndProvesIt();
    void asksBeforeTearingDown();
    void keepsWhatWasNotConfirmed();
    void changesSettings();
    void reportsTheSchema();
    void drawsProgressOnATerminal_data();
    void drawsProgressOnATerminal();

private:
    Answer call(const QStringList &words) { return run(*m_backend, words + QStringList{u"--json"_s}); }
    Answer createSmall(const QString &name)
    {
        return call({u"create"_s, u"--name"_s, name, u"--size"_s, u"small"_s, u"--as-of"_s, u"2026-11-01"_s});
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
};

void TestVerbs::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
}

void TestVerbs::cleanup()
{
    m_backend.reset();
    m_database.reset();
}

void TestVerbs::createsAFilledTenant()
{
    const Answer created = createSmall(u"Acme"_s);
    QVERIFY2(created.exitCode == 0, qPrintable(created.err));
    const QJsonObject json = created.json();
    QCOMPARE(json.value(u"id"_s).toString(), u"demo-acme"_s);
    QCOMPARE(json.value(u"status"_s).toString(), u"ready"_s);
    QCOMPARE(json.value(u"isolation"_s).toString(), u"shared_schema"_s);
    QCOMPARE(json.value(u"eventsTotal"_s).toInteger(), 1125);
    QCOMPARE(json.value(u"rowsTotal"_s).toInteger(), 1175);
    QCOMPARE(json.value(u"eventsByKind"_s).toObject(), (QJsonObject{{u"volunteer"_s, 500},
                                                                    {u"donation"_s, 200},
                                                                    {u"learning"_s, 300},
                                                                    {u"enrollment"_s, 100},
                                                                    {u"buddy"_s, 25}}));
    QCOMPARE(json.value(u"fingerprint"_s).toString().size(), 64);
    QCOMPARE(json.value(u"referenceDate"_s).toString(), u"2026-11-01"_s);
    QVERIFY(json.value(u"durationMs"_s).toInteger() > 0);
    const QJsonObject status = call({u"status"_s, u"--tenant"_s, u"demo-acme"_s}).json();
    for (const QString &key : json.keys())
        QCOMPARE(status.value(key), json.value(key));
    QCOMPARE(status.value(u"job"_s)[u"state"_s].toString(), u"done"_s);
}

void TestVerbs::keepsTheKeysOfAnEnvironment()
{
    const QStringList keys{u"admin"_s,
                           u"blueprint"_s,
                           u"blueprintVersion"_s,
                           u"counts"_s,
                           u"countsArePlanned"_s,
                           u"createdAt"_s,
                           u"customer"_s,
                           u"description"_s,
                           u"durationMs"_s,
                           u"eventsByKind"_s,
                           u"eventsTotal"_s,
                           u"expiresAt"_s,
                           u"fingerprint"_s,
                           u"id"_s,
                           u"interrupted"_s,
                           u"isolation"_s,
                           u"jobId"_s,
                           u"kind"_s,
                           u"lastAccessAt"_s,
                           u"months"_s,
                           u"name"_s,
                           u"notes"_s,
                           u"owner"_s,
                           u"paused"_s,
                           u"protected"_s,
                           u"referenceDate"_s,
                           u"regions"_s,
                           u"rowsTotal"_s,
                           u"saltVersion"_s,
                           u"seasonality"_s,
                           u"seed"_s,
                           u"size"_s,
                           u"status"_s,
                           u"storageBytes"_s,
                           u"tags"_s,
                           u"vertical"_s};
    QCOMPARE(createSmall(u"Acme"_s).json().keys(), keys);
    QCOMPARE(call({u"list"_s}).json().value(u"environments"_s)[0].toObject().keys(), keys);
}

void TestVerbs::keepsWhatWasSaidAboutATenant()
{
    const Answer answer = call({u"create"_s,          u"--name"_s,     u"Åse & Søn"_s, u"--id"_s,
                                u"demo-ase"_s,        u"--size"_s,     u"small"_s,     u"--regions"_s,
                                u"UK,EU"_s,           u"--vertical"_s, u"finance"_s,   u"--admin"_s,
                                u"ase@example.com"_s, u"--months"_s,   u"6"_s,         u"--no-seasonality"_s,
                                u"--seed"_s,          u"42"_s,         u"--days"_s,    u"7"_s,
                                u"--customer"_s,      u"'; drop --"_s, u"--tag"_s,     u"a"_s,
                                u"--tag"_s,           u"b"_s});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    const QJsonObject json = answer.json();
    QCOMPARE(json.value(u"id"_s).toString(), u"demo-ase"_s);
    QCOMPARE(json.value(u"name"_s).toString(), u"Åse & Søn"_s);
    QCOMPARE(json.value(u"regions"_s).toArray(), (QJsonArray{u"UK"_s, u"EU"_s}));
    QCOMPARE(json.value(u"vertical"_s).toString(), u"finance"_s);
    QCOMPARE(json.value(u"admin"_s).toString(), u"ase@example.com"_s);
    QCOMPARE(json.value(u"months"_s).toInt(), 6);
    QCOMPARE(json.value(u"seasonality"_s).toBool(true), false);
    QCOMPARE(json.value(u"seed"_s).toInteger(), 42);
    QCOMPARE(json.value(u"customer"_s).toString(), u"'; drop --"_s);
    QCOMPARE(json.value(u"tags"_s).toArray(), (QJsonArray{u"a"_s, u"b"_s}));
    QCOMPARE(json.value(u"eventsTotal"_s).toInteger(), 1125);
    const QDateTime born = QDateTime::fromString(json.value(u"createdAt"_s).toString(), Qt::ISODate);
    const QDateTime end = QDateTime::fromString(json.value(u"expiresAt"_s).toString(), Qt::ISODate);
    QCOMPARE(born.daysTo(end), 7);
}

void TestVerbs::takesOwnCounts()
{
    const QJsonObject json = call({u"create"_s, u"--name"_s, u"Own"_s, u"--size"_s, u"small"_s, u"--users"_s, u"7"_s,
                                   u"--count"_s, u"donation=3"_s, u"--count"_s, u"volunteer=0"_s})
                                 .json();
    QCOMPARE(json.value(u"counts"_s)[u"impact.users"_s].toInteger(), 7);
    QCOMPARE(json.value(u"eventsByKind"_s)[u"donation"_s].toInteger(), 3);
    QCOMPARE(json.value(u"eventsByKind"_s)[u"volunteer"_s].toInteger(-1), 0);
}

void TestVerbs::makesTheSameRowsAgain()
{
    const QString first = createSmall(u"Acme"_s).json().value(u"fingerprint"_s).toString();
    QCOMPARE(call({u"teardown"_s, u"--tenant"_s, u"demo-acme"_s, u"--confirm"_s, u"demo-acme"_s}).exitCode, 0);
    QCOMPARE(createSmall(u"Acme"_s).json().value(u"fingerprint"_s).toString(), first);
}

void TestVerbs::refusesATenantThatExists()
{
    QCOMPARE(createSmall(u"Acme"_s).exitCode, 0);
    const Answer again = createSmall(u"Acme"_s);
    QCOMPARE(again.exitCode, 5);
    QCOMPARE(again.errorCode(), u"conflict"_s);
    QVERIFY2(again.error().value(u"message"_s).toString().contains(u"demo-acme"_s), qPrintable(again.err));
    QVERIFY(!again.error().value(u"hint"_s).toString().isEmpty());
}

void TestVerbs::refusesWithoutASalt()
{
    m_backend->removeSalts();
    const Answer answer = createSmall(u"Acme"_s);
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(answer.errorCode(), u"salt-missing"_s);
    QVERIFY(call({u"list"_s}).json().value(u"environments"_s).toArray().isEmpty());
}

void TestVerbs::refusesAnotherSalt()
{
    QCOMPARE(createSmall(u"Acme"_s).exitCode, 0);
    m_backend->setSalt(QByteArray(32, 'x'));
    const Answer answer = createSmall(u"Other"_s);
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(answer.errorCode(), u"salt-mismatch"_s);
    QCOMPARE(call({u"list"_s}).json().value(u"environments"_s).toArray().size(), 1);
}

void TestVerbs::limitsCreations()
{
    QCOMPARE(call({u"settings"_s, u"set"_s, u"rateLimit.createPerHour"_s, u"1"_s}).exitCode, 0);
    QCOMPARE(createSmall(u"First"_s).exitCode, 0);
    const Answer second = createSmall(u"Second"_s);
    QCOMPARE(second.exitCode, 6);
    QCOMPARE(second.errorCode(), u"rate-limited"_s);
    QVERIFY2(second.error().value(u"hint"_s).toString().contains(u"UTC"_s), qPrintable(second.err));
    QCOMPARE(call({u"list"_s}).json().value(u"environments"_s).toArray().size(), 1);
}

void TestVerbs::showsNothingToStartWith()
{
    QCOMPARE(call({u"list"_s}).out, u"{\"environments\":[]}\n"_s);
    QVERIFY(run(*m_backend, {u"list"_s}).out.contains(u"showroomctl create"_s));
    QCOMPARE(run(*m_backend, {u"jobs"_s}).out, u"There are no jobs.\n"_s);
}

void TestVerbs::listsEnvironments()
{
    QCOMPARE(createSmall(u"Acme"_s).exitCode, 0);
    const Answer answer = run(*m_backend, {u"list"_s});
    QVERIFY2(answer.out.startsWith(u"ID         NAME  STATUS  SIZE   REGIONS   ROWS  OWNER"_s), qPrintable(answer.out));
    QVERIFY2(answer.out.contains(u"demo-acme  Acme  ready   small  US       1,175"_s), qPrintable(answer.out));
}

void TestVerbs::neutralisesNames()
{
    QCOMPARE(createSmall(u"Acme \u202ekcatta"_s).exitCode, 0);
    const QString table = run(*m_backend, {u"list"_s}).out;
    QVERIFY(!table.contains(QChar(0x202e)));
    QVERIFY2(table.contains(u"Acme \\u202ekcatta"_s), qPrintable(table));
}

void TestVerbs::exports_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<qint64>("rows");

    QTest::newRow("everything") << QStringList{} << qint64(1175);
    QTest::newRow("without events") << QStringList{u"--no-events"_s} << qint64(50);
    QTest::newRow("without users") << QStringList{u"--no-users"_s} << qint64(1125);
    QTest::newRow("two kinds") << QStringList{u"--no-users"_s, u"--kinds"_s, u"donation,buddy"_s} << qint64(225);
    QTest::newRow("as SQL") << QStringList{u"--format"_s, u"sql"_s} << qint64(1175);
    QTest::newRow("as JSON") << QStringList{u"--format"_s, u"json"_s, u"--compress"_s, u"gzip"_s} << qint64(1175);
    QTest::newRow("as CSV") << QStringList{u"--format"_s, u"csv"_s} << qint64(1175);
}

void TestVerbs::exports()
{
    QFETCH(const QStringList, options);
    QFETCH(const qint64, rows);
    QTemporaryDir directory;
    const QString path = directory.filePath(u"out"_s);
    QCOMPARE(createSmall(u"Acme"_s).exitCode, 0);
    const Answer answer = call(QStringList{u"export"_s, u"--tenant"_s, u"demo-acme"_s, u"--out"_s, path} + options);
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    QCOMPARE(answer.json().keys(), (QStringList{u"bytes"_s, u"compression"_s, u"durationMs"_s, u"format"_s, u"id"_s,
                                                u"jobId"_s, u"path"_s, u"rows"_s, u"sha256"_s}));
    QCOMPARE(answer.json().value(u"rows"_s).toInteger(), rows);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(answer.json().value(u"bytes"_s).toInteger(), file.size());
    QCOMPARE(answer.json().value(u"sha256"_s).toString(),
             QString::fromLatin1(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex()));
}

void TestVerbs::verifiesExports()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"out.csv.zip"_s);
    QCOMPARE(createSmall(u"Acme"_s).exitCode, 0);
    QCOMPARE(call({u"export"_s, u"--tenant"_s, u"demo-acme"_s, u"--format"_s, u"csv"_s, u"--out"_s, path}).exitCode, 0);
    const Answer good = call({u"export"_s, u"verify"_s, path});
    QVERIFY2(good.exitCode == 0, qPrintable(good.err));
    QCOMPARE(good.json().value(u"verified"_s), QJsonValue(true));
    QCOMPARE(good.json().value(u"id"_s).toString(), u"demo-acme"_s);
    QCOMPARE(good.json().value(u"counts"_s).toObject(),
             (QJsonObject{{u"impact.events"_s, 1125}, {u"impact.users"_s, 50}}));

    QFile file(path);
    QVERIFY(file.resize(file.size() - 40));
    const Answer bad = call({u"export"_s, u"verify"_s, path});
    QCOMPARE(bad.exitCode, 1);
    QCOMPARE(bad.errorCode(), u"file-failure"_s);
    QVERIFY(bad.out.isEmpty());
    const Answer words = run(*m_backend, {u"export"_s, u"verify"_s, path});
    QVERIFY2(words.err.contains(u"is not what was written."_s), qPrintable(words.err));
    QCOMPARE(call({u"export"_s, u"verify"_s, directory.filePath(u"none"_s)}).exitCode, 4);
    QCOMPARE(call({u"export"_s, u"verify"_s}).exitCode, 2);
    QCOMPARE(call({u"export"_s, u"check"_s, path}).exitCode, 2);
}

void TestVerbs::keepsAnExistingFile()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"out.jsonl"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    QCOMPARE(createSmall(u"Acme"_s).exitCode, 0);
    const QStringList words{u"export"_s, u"--tenant"_s, u"demo-acme"_s, u"--out"_s, path};
    const Answer refused = call(words);
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.problemFields().contains(u"out"_s), qPrintable(refused.err));
    QCOMPARE(file.size(), 4);
    QCOMPARE(call(words + QStringList{u"--force"_s}).exitCode, 0);
    QVERIFY(file.size() > 4);
}

void TestVerbs::limitsExports()
{
    QTemporaryDir directory;
    QCOMPARE(call({u"settings"_s, u"set"_s, u"rateLimit.exportPerHour"_s, u"1"_s}).exitCode, 0);
    QCOMPARE(createSmall(u"Acme"_s).exitCode, 0);
    const QStringList words{u"export"_s, u"--tenant"_s, u"demo-acme"_s, u"--out"_s};
    QCOMPARE(call(words + QStringList{directory.filePath(u"1"_s)}).exitCode, 0);
    QCOMPARE(call(words + QStringList{directory.filePath(u"2"_s)}).exitCode, 6);
    QVERIFY(!QFile::exists(directory.filePath(u"2"_s)));
}

void TestVerbs::tearsDownAndProvesIt()
{
    QCOMPARE(createSmall(u"Acme"_s).exitCode, 0);
    const Answer answer = call({u"teardown"_s, u"--tenant"_s, u"demo-acme"_s, u"--confirm"_s});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    const QJsonObject json = answer.json();
    QCOMPARE(json.keys(), (QStringList{u"durationMs"_s, u"id"_s, u"jobId"_s, u"remaining"_s, u"remainingRows"_s,
                                       u"removedRows"_s, u"status"_s}));
    QCOMPARE(json.value(u"status"_s).toString(), u"deleted"_s);
    QCOMPARE(json.value(u"removedRows"_s).toInteger(), 1175);
    QCOMPARE(json.value(u"remainingRows"_s), QJsonValue(0));
    QCOMPARE(json.value(u"remaining"_s).toObject(), (QJsonObject{{u"impact.events"_s, 0}, {u"impact.users"_s, 0}}));
    QVERIFY(call({u"list"_s}).json().value(u"environments"_s).toArray().isEmpty());
    QCOMPARE(call({u"status"_s, u"--tenant"_s, u"demo-acme"_s}).json().value(u"status"_s).toString(), u"deleted"_s);
}

void TestVerbs::asksBeforeTearingDown()
{
    QCOMPARE(createSmall(u"Acme"_s).exitCode, 0);
    const QStringList words{u"teardown"_s, u"--tenant"_s, u"demo-acme"_s, u"--confirm"_s};
    const Answer answer = run(*m_backend, words, true, u"demo-acme\n"_s);
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    QVERIFY2(answer.err.contains(u"1,175 rows"_s), qPrintable(answer.err));
    QVERIFY2(answer.out.startsWith(u"demo-acme is gone: 1,175 rows removed"_s), qPrintable(answer.out));
}

void TestVerbs::keepsWhatWasNotConfirmed()
{
    QCOMPARE(createSmall(u"Acme"_s).exitCode, 0);
    const QStringList words{u"teardown"_s, u"--tenant"_s, u"demo-acme"_s, u"--confirm"_s};
    for (const QString &typed : {u"demo-acm\n"_s, u"yes\n"_s, u""_s}) {
        const Answer answer = run(*m_backend, words, true, typed);
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.err.contains(u"nothing was removed"_s), qPrintable(answer.err));
    }
    QCOMPARE(call({u"status"_s, u"--tenant"_s, u"demo-acme"_s}).json().value(u"status"_s).toString(), u"ready"_s);
}

void TestVerbs::changesSettings()
{
    const QString key = u"rateLimit.exportPerHour"_s;
    QCOMPARE(call({u"settings"_s, u"get"_s, key}).json(),
             (QJsonObject{{u"key"_s, key},
                          {u"value"_s, 20},
                          {u"default"_s, 20},
                          {u"minimum"_s, 1},
                          {u"maximum"_s, 10000},
                          {u"description"_s, u"Exports per hour of one environment"_s}}));
    QCOMPARE(call({u"settings"_s, u"set"_s, key, u"33"_s}).json().value(u"value"_s).toInteger(), 33);
    QCOMPARE(call({u"settings"_s, u"get"_s, key}).json().value(u"value"_s).toInteger(), 33);
    QStringList keys;
    const QJsonArray settings = call({u"settings"_s, u"list"_s}).json().value(u"settings"_s).toArray();
    for (const QJsonValue &setting : settings)
        keys.append(setting[u"key"_s].toString());
    for (const QString &known : {key, u"rateLimit.createPerHour"_s, u"rateLimit.refreshPerHour"_s})
        QVERIFY(keys.contains(known));
}

void TestVerbs::reportsTheSchema()
{
    QCOMPARE(call({u"db"_s, u"status"_s}).json(), (QJsonObject{{u"upToDate"_s, true},
                                                               {u"newer"_s, false},
                                                               {u"pending"_s, QJsonArray()},
                                                               {u"unknown"_s, QJsonArray()},
                                                               {u"changed"_s, QJsonArray()}}));
    TestDatabase empty(TestDatabase::Content::Empty);
    QVERIFY2(empty.isValid(), qPrintable(empty.error()));
    DatabaseBackend backend(empty);
    const QJsonArray pending = run(backend, {u"db"_s, u"status"_s, u"--json"_s}).json().value(u"pending"_s).toArray();
    QVERIFY(!pending.isEmpty());
    const Answer migrated = run(backend, {u"db"_s, u"migrate"_s, u"--json"_s});
    QVERIFY2(migrated.exitCode == 0, qPrintable(migrated.err));
    QCOMPARE(migrated.json().value(u"applied"_s).toArray(), pending);
    QVERIFY(run(backend, {u"db"_s, u"migrate"_s}).out.contains(u"up to date"_s));
}

void TestVerbs::drawsProgressOnATerminal_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("draws");

    QTest::newRow("for a person") << QStringList{u"medium"_s} << true;
    QTest::newRow("with --json") << QStringList{u"small"_s, u"--json"_s} << false;
    QTest::newRow("with --quiet") << QStringList{u"small"_s, u"--quiet"_s} << false;
}

void TestVerbs::drawsProgressOnATerminal()
{
    QFETCH(const QStringList, options);
    QFETCH(const bool, draws);
    const Answer answer = run(*m_backend, QStringList{u"create"_s, u"--name"_s, u"Big"_s, u"--size"_s} + options, true);
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.err));
    QCOMPARE(answer.err.contains(u"] "_s), draws);
    QCOMPARE(answer.err.contains(u"\r\x1b[K"_s), draws);
    QVERIFY(draws || answer.err.isEmpty());
}

QTEST_GUILESS_MAIN(TestVerbs)
#include "tst_verbs.moc"
