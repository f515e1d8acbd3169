#include "database/connection.h"
#include "database/local_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <sys/resource.h>

using namespace showroom;
using namespace Qt::StringLiterals;

namespace {

struct Answer {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// Takes seconds to fill, on any machine.
const QStringList largeTenant{u"create"_s,  u"--name"_s,           u"Cut"_s,     u"--size"_s,    u"large"_s,
                              u"--count"_s, u"volunteer=500000"_s, u"--as-of"_s, u"2026-11-01"_s};

} // namespace

/// The program itself, as a newcomer starts it: no server, no database, no salt.
class TestShowroomctl final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void setsEverythingUpWithTheFirstCommand();
    void goesThroughTheMainJob();
    void triesTheRoles_data();
    void triesTheRoles();
    void saysThatTheDiskIsFull();
    void keepsStderrCleanInEveryLocale_data();
    void keepsStderrCleanInEveryLocale();
    void cancelsOnASignal_data();
    void cancelsOnASignal();
    void goesOnWithWhatWasInterrupted();
    void asksForAMigrationOfAnOutdatedDatabase();
    void makesNoOtherSaltForADatabase();
    void stopsAndStartsTheServer();

private:
    void start(QProcess &process, const QStringList &words) const;
    Answer call(const QStringList &words, const QStringList &variables = {}) const;
    static Answer finish(QProcess &process);
    /// Waits until the only running job has written rows; false when there is none in time.
    bool waitForRows() const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestShowroomctl::initTestCase()
{
    m_directory = std::make_unique<QTemporaryDir>(u"/tmp/showroomctl-XXXXXX"_s);
    QVERIFY(m_directory->isValid());
    // As root the server runs as another user, who has to get through here.
    const auto everybody = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(m_directory->path(), everybody));
}

void TestShowroomctl::cleanupTestCase()
{
    QCOMPARE(call({u"local"_s, u"stop"_s}).exitCode, 0);
    m_directory.reset();
}

void TestShowroomctl::start(QProcess &process, const QStringList &words) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SHOWROOM_DATA_DIR"_s, m_directory->filePath(u"data"_s));
    environment.remove(u"SHOWROOM_MASTER_SALT"_s);
    environment.remove(u"DEMO_MASTER_SALT"_s);
    process.setProcessEnvironment(environment);
    process.start(u"" SHOWROOMCTL_PATH ""_s, words);
}

Answer TestShowroomctl::finish(QProcess &process)
{
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Answer TestShowroomctl::call(const QStringList &words, const QStringList &variables) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SHOWROOM_DATA_DIR"_s, m_directory->filePath(u"data"_s));
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process.setProcessEnvironment(environment);
    process.start(u"" SHOWROOMCTL_PATH ""_s, words);
    return finish(process);
}

bool TestShowroomctl::waitForRows() const
{
    QElapsedTimer timer;
    timer.start();
    while (!timer.hasExpired(60'000)) {
        const QJsonArray jobs = call({u"jobs"_s, u"--json"_s}).json().value(u"jobs"_s).toArray();
        const QJsonObject latest = jobs.at(0).toObject();
        if (latest.value(u"state"_s) == u"running"_s && latest.value(u"progress"_s)[u"done"_s].toInteger() > 0)
            return true;
    }
    return false;
}

void TestShowroomctl::setsEverythingUpWithTheFirstCommand()
{
    const Answer answer = call({u"create"_s, u"--name"_s, u"First"_s, u"--size"_s, u"small"_s, u"--admin"_s,
                                u"you@example.com"_s, u"--json"_s});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QCOMPARE(answer.json().value(u"id"_s).toString(), u"demo-first"_s);
    QCOMPARE(answer.json().value(u"status"_s).toString(), u"ready"_s);
    QVERIFY2(answer.err.isEmpty(), answer.err.constData());
    QCOMPARE(call({u"settings"_s, u"set"_s, u"rateLimit.createPerHour"_s, u"100"_s}).exitCode, 0);
}

void TestShowroomctl::goesThroughTheMainJob()
{
    const QString file = m_directory->filePath(u"acme.jsonl"_s);
    QCOMPARE(call({u"create"_s, u"--name"_s, u"Acme"_s, u"--size"_s, u"small"_s}).exitCode, 0);
    const Answer exported = call({u"export"_s, u"--tenant"_s, u"demo-acme"_s, u"--out"_s, file, u"--json"_s});
    QVERIFY2(exported.exitCode == 0, exported.err.constData());
    QVERIFY(QFile::exists(file));
    const Answer gone =
        call({u"teardown"_s, u"--tenant"_s, u"demo-acme"_s, u"--confirm"_s, u"demo-acme"_s, u"--json"_s});
    QVERIFY2(gone.exitCode == 0, gone.err.constData());
    QCOMPARE(gone.json().value(u"remainingRows"_s), QJsonValue(0));
}

// A limit on the size of files ends a program with SIGXFSZ unless it looks after that; ours says what to do.
void TestShowroomctl::triesTheRoles_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("smallest"); // role that may; none: nobody may
    const QString tenant = u"demo-first"_s;
    QTest::newRow("list") << QStringList{u"list"_s} << u"viewer"_s;
    QTest::newRow("session open") << QStringList{u"session"_s, u"open"_s, u"--tenant"_s, tenant, u"--user"_s, u"jane"_s}
                                  << u"sales"_s;
    QTest::newRow("extend") << QStringList{u"extend"_s, u"--tenant"_s, tenant, u"--days"_s, u"1"_s} << u"ops"_s;
    QTest::newRow("settings set") << QStringList{u"settings"_s, u"set"_s, u"rateLimit.createPerHour"_s, u"100"_s}
                                  << u"admin"_s;
}

void TestShowroomctl::triesTheRoles()
{
    QFETCH(QStringList, words);
    QFETCH(QString, smallest);
    const QStringList roles{u"viewer"_s, u"sales"_s, u"ops"_s, u"admin"_s};
    for (const QString &role : roles) {
        const bool may = roles.indexOf(role) >= roles.indexOf(smallest);
        const Answer answer = call(words + QStringList{u"--local"_s, u"--as-role"_s, role});
        QVERIFY2(answer.exitCode == (may ? 0 : 3), qPrintable(role + QString::fromUtf8(answer.err)));
        QCOMPARE(call(words, {u"SHOWROOM_AS_ROLE="_s + role}).exitCode, answer.exitCode);
    }
}

void TestShowroomctl::saysThatTheDiskIsFull()
{
    QDir folder(m_directory->filePath(u"full"_s));
    QVERIFY(folder.mkpath(u"."_s));
    for (const QString &format : {u"jsonl"_s, u"csv"_s}) {
        QProcess process;
        process.setChildProcessModifier([] {
            const rlimit limited{20'000, 20'000};
            ::setrlimit(RLIMIT_FSIZE, &limited);
        });
        start(process, {u"export"_s, u"--tenant"_s, u"demo-first"_s, u"--format"_s, format, u"--out"_s,
                        folder.filePath(u"first"_s)});
        const Answer answer = finish(process);
        QVERIFY2(answer.exitCode == 1, answer.err.constData());
        QVERIFY2(answer.err.contains("There is no room left for "), answer.err.constData());
        QCOMPARE(folder.entryList(QDir::Files | QDir::Hidden), QStringList());
    }
}

void TestShowroomctl::keepsStderrCleanInEveryLocale_data()
{
    QTest::addColumn<QString>("locale");

    QTest::newRow("C") << u"C"_s;
    QTest::newRow("POSIX") << u"POSIX"_s;
    QTest::newRow("not installed") << u"xx_XX.ISO-8859-1"_s;
    QTest::newRow("UTF-8") << u"C.UTF-8"_s;
}

void TestShowroomctl::keepsStderrCleanInEveryLocale()
{
    QFETCH(const QString, locale);
    const Answer answer = call({u"status"_s, u"--tenant"_s, u"prod-Åse"_s, u"--json"_s}, {u"LC_ALL="_s + locale});
    QCOMPARE(answer.exitCode, 3);
    const QJsonObject error = QJsonDocument::fromJson(answer.err).object().value(u"error"_s).toObject();
    QVERIFY2(error.value(u"message"_s).toString().contains(u"prod-Åse"_s), answer.err.constData());
}

void TestShowroomctl::cancelsOnASignal_data()
{
    QTest::addColumn<int>("signalNumber");

    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestShowroomctl::cancelsOnASignal()
{
    QFETCH(const int, signalNumber);
    QProcess process;
    start(process, largeTenant);
    QVERIFY(waitForRows());
    QVERIFY(kill(pid_t(process.processId()), signalNumber) == 0);
    const Answer interrupted = finish(process);
    QCOMPARE(interrupted.exitCode, 1);
    QVERIFY2(interrupted.err.contains("was cancelled"), interrupted.err.constData());
    QVERIFY2(interrupted.err.contains("jobs resume "), interrupted.err.constData());
    const QJsonObject status = call({u"status"_s, u"--tenant"_s, u"demo-cut"_s, u"--json"_s}).json();
    QCOMPARE(status.value(u"status"_s).toString(), u"cancelled"_s);
    const QString job = QString::number(status.value(u"jobId"_s).toInteger());
    const Answer cleaned = call({u"jobs"_s, u"clean"_s, job, u"--json"_s});
    QVERIFY2(cleaned.exitCode == 0, cleaned.err.constData());
    QCOMPARE(cleaned.json().value(u"remainingRows"_s), QJsonValue(0));
    // Without statistics about the interrupted tenant this takes minutes.
    QVERIFY2(cleaned.json().value(u"durationMs"_s).toInteger() < 20'000, cleaned.out.constData());
}

void TestShowroomctl::goesOnWithWhatWasInterrupted()
{
    QProcess creation;
    start(creation, largeTenant);
    QVERIFY(waitForRows());
    QVERIFY(kill(pid_t(creation.processId()), SIGINT) == 0);
    QCOMPARE(finish(creation).exitCode, 1);
    const QJsonObject status = call({u"status"_s, u"--tenant"_s, u"demo-cut"_s, u"--json"_s}).json();
    const QString job = QString::number(status.value(u"jobId"_s).toInteger());
    const Answer resumed = call({u"jobs"_s, u"resume"_s, job, u"--json"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.err.constData());
    QCOMPARE(resumed.json().value(u"status"_s).toString(), u"ready"_s);
    const QString fingerprint = resumed.json().value(u"fingerprint"_s).toString();

    const QTemporaryDir folder;
    QProcess exporting;
    start(exporting, {u"export"_s, u"--tenant"_s, u"demo-cut"_s, u"--out"_s, folder.filePath(u"cut.jsonl"_s)});
    const auto everything = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(folder.path()).entryList(everything).isEmpty(), 60'000);
    QVERIFY(kill(pid_t(exporting.processId()), SIGINT) == 0);
    const Answer interrupted = finish(exporting);
    QCOMPARE(interrupted.exitCode, 1);
    QVERIFY2(interrupted.err.contains("was cancelled"), interrupted.err.constData());
    QCOMPARE(QDir(folder.path()).entryList(everything), QStringList());

    const Answer gone = call({u"teardown"_s, u"--tenant"_s, u"demo-cut"_s, u"--confirm"_s, u"--json"_s});
    QCOMPARE(gone.json().value(u"removedRows"_s).toInteger(), resumed.json().value(u"rowsTotal"_s).toInteger());
    const Answer again = call(largeTenant + QStringList{u"--json"_s});
    QCOMPARE(again.json().value(u"fingerprint"_s).toString(), fingerprint);
}

void TestShowroomctl::asksForAMigrationOfAnOutdatedDatabase()
{
    const database::LocalServer server({m_directory->filePath(u"data"_s)});
    Result<database::Connection> connection = database::Connection::open(server.superuserSettings());
    QVERIFY(connection.has_value());
    QVERIFY(connection
                ->executeScript("ALTER TABLE showroom.migration RENAME TO put_aside;"
                                "CREATE TABLE showroom.migration AS SELECT * FROM showroom.put_aside"
                                " WHERE component = 'showroom';"
                                "GRANT SELECT ON showroom.migration TO showroom_viewer")
                .has_value());
    const Answer outdated = call({u"list"_s});
    QCOMPARE(outdated.exitCode, 7);
    QVERIFY2(outdated.err.contains("showroomctl db migrate"), outdated.err.constData());
    QCOMPARE(call({u"db"_s, u"status"_s, u"--json"_s}).json().value(u"upToDate"_s).toBool(true), false);

    QVERIFY(connection
                ->executeScript("INSERT INTO showroom.migration SELECT component, number, name, sha256('x'), now()"
                                " FROM showroom.put_aside WHERE component <> 'showroom'")
                .has_value());
    const Answer foreign = call({u"doctor"_s, u"--json"_s});
    QCOMPARE(foreign.exitCode, 1);
    QCOMPARE(foreign.json().value(u"checks"_s)[0][u"name"_s].toString(), u"schema"_s);
    QVERIFY2(foreign.out.contains("migrations differ"), foreign.out.constData());

    QVERIFY(connection->executeScript("UPDATE showroom.migration SET number = 9000 WHERE number = 1").has_value());
    const Answer newer = call({u"list"_s});
    QCOMPARE(newer.exitCode, 7);
    QVERIFY2(newer.err.contains("newer Showroom"), newer.err.constData());
    QVERIFY(connection
                ->executeScript("DROP TABLE showroom.migration;"
                                "ALTER TABLE showroom.put_aside RENAME TO migration")
                .has_value());
    QCOMPARE(call({u"list"_s}).exitCode, 0);
}

void TestShowroomctl::makesNoOtherSaltForADatabase()
{
    const database::LocalServer server({m_directory->filePath(u"data"_s)});
    const QString aside = m_directory->filePath(u"aside"_s);
    QVERIFY(QFile::rename(server.masterSaltFile(), aside));
    const Answer without = call({u"create"_s, u"--name"_s, u"Unsalted"_s, u"--size"_s, u"small"_s, u"--json"_s});
    QCOMPARE(without.exitCode, 1);
    QVERIFY2(without.err.contains("salt-missing"), without.err.constData());
    QVERIFY(!QFile::exists(server.masterSaltFile()));
    QVERIFY(QFile::rename(aside, server.masterSaltFile()));
    QCOMPARE(call({u"status"_s, u"--tenant"_s, u"demo-unsalted"_s}).exitCode, 4);
}

void TestShowroomctl::stopsAndStartsTheServer()
{
    QCOMPARE(call({u"local"_s, u"stop"_s, u"--json"_s}).json().value(u"running"_s).toBool(true), false);
    const QJsonObject status = call({u"local"_s, u"status"_s, u"--json"_s}).json();
    QCOMPARE(status.keys(), (QStringList{u"dataDirectory"_s, u"initialised"_s, u"logFile"_s, u"processId"_s,
                                         u"running"_s, u"socketDirectory"_s, u"version"_s}));
    QCOMPARE(status.value(u"running"_s).toBool(true), false);
    QCOMPARE(call({u"list"_s}).exitCode, 0);
    QCOMPARE(call({u"local"_s, u"status"_s, u"--json"_s}).json().value(u"running"_s).toBool(), true);
}

QTEST_GUILESS_MAIN(TestShowroomctl)
#include "tst_showroomctl.moc"
