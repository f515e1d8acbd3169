#include "database/connection.h"
#include "database/local_logins.h"
#include "database/local_server.h"
#include "support/temporary_folder.h"
#include "support/test_result.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

SqlStatement sql(const char *text)
{
    return SqlStatement::fromText(text);
}

mode_t permissionsOf(const QString &path)
{
    struct stat info {};
    return stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 0777U : 0;
}

} // namespace

/// The private server through first starts, crashes and crowds.
class TestLocalServer final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void startsAndStops();
    void answersAtOnceWhenItRuns();
    void logsInWithoutSuperuser();
    void logsInAsEveryRole();
    void admitsRolesWhereOnlyOneLoginWasKnown();
    void refusesARoleThatThereIsNot();
    void keepsItsFilesPrivate();
    void keepsTheSalt();
    void startsOnceForManyPrograms();
    void recoversFromACrash();
    void recoversFromAStaleProcessNumber();
    void recoversFromAServerThatNobodyBuried();
    void startsOverAfterAKilledFirstStart();
    void keepsTheSocketsPathShort();
    void explainsAFolderThatCannotBeUsed();

private:
    LocalServer server() const { return LocalServer(LocalServerOptions{m_directory->path() + u"/data"_s, false}); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestLocalServer::init()
{
    m_directory = std::make_unique<QTemporaryDir>(temporaryFolder() + u"/showroom-local-XXXXXX"_s);
    QVERIFY(m_directory->isValid());
    // As root the server belongs to a system user, who must get through.
    QCOMPARE(chmod(QFile::encodeName(m_directory->path()).constData(), 0711), 0);
}

void TestLocalServer::cleanup()
{
    VERIFY_RESULT(server().stop(true));
    m_directory.reset();
}

void TestLocalServer::startsAndStops()
{
    QVERIFY(!server().status().initialised);
    VERIFY_RESULT(server().stop());
    const auto settings = server().ensureRunning();
    VERIFY_RESULT(settings);
    VERIFY_RESULT(Connection::open(*settings));
    const LocalServerStatus status = server().status();
    QVERIFY(status.initialised);
    QVERIFY(status.running);
    QVERIFY(status.version.section(u'.', 0, 0).toInt() >= 15);
    QVERIFY(status.processId > 0);
    VERIFY_RESULT(server().stop());
    QVERIFY(!server().status().running);
    VERIFY_ERROR(Connection::open(*settings), ErrorCode::DatabaseUnreachable);
    VERIFY_RESULT(server().ensureRunning());
}

void TestLocalServer::answersAtOnceWhenItRuns()
{
    VERIFY_RESULT(server().ensureRunning());
    qint64 best = 1000;
    for (int i = 0; i < 10; ++i) {
        QElapsedTimer timer;
        timer.start();
        VERIFY_RESULT(server().ensureRunning());
        best = qMin(best, timer.elapsed());
    }
    QVERIFY2(best < 30, qPrintable(u"%1 ms"_s.arg(best)));
}

void TestLocalServer::logsInWithoutSuperuser()
{
    const auto settings = server().ensureRunning();
    VERIFY_RESULT(settings);
    Connection connection = std::move(Connection::open(*settings).value());
    const auto row = connection.queryOne(
        sql("SELECT current_user AS name, rolsuper, current_setting('listen_addresses') AS listens, "
            "current_setting('max_connections')::int AS connections FROM pg_roles "
            "WHERE rolname = current_user"));
    VERIFY_RESULT(row);
    QCOMPARE(row->text("name"), u"showroom_local"_s);
    QVERIFY(!row->boolean("rolsuper"));
    QCOMPARE(row->text("listens"), QString());
    QCOMPARE(row->integer("connections"), 300);
    VERIFY_RESULT(Connection::open(server().superuserSettings()));
    ConnectionSettings other = *settings;
    other.user = u"somebody"_s;
    VERIFY_ERROR(Connection::open(other), ErrorCode::AuthenticationFailed);
}

void TestLocalServer::logsInAsEveryRole()
{
    VERIFY_RESULT(server().ensureRunning());
    VERIFY_RESULT(Connection::open(server().superuserSettings())
                      .value()
                      .executeScript("CREATE ROLE showroom_viewer; CREATE ROLE showroom_support; CREATE ROLE "
                                     "showroom_sales; CREATE ROLE showroom_ops; CREATE ROLE showroom_admin"));
    for (const QString &role : localRoles()) {
        const auto settings = server().withRole(role).ensureRunning();
        VERIFY_RESULT(settings);
        QCOMPARE(settings->user, localLogin(role));
        Connection connection = std::move(Connection::open(*settings).value());
        const auto row = connection.queryOne(sql("SELECT current_user AS name, pg_has_role(:group, 'MEMBER') AS has"),
                                             {{"group", u"showroom_"_s + role}});
        VERIFY_RESULT(row);
        QCOMPARE(row->text("name"), role == u"admin" ? u"showroom_local"_s : u"showroom_local_"_s + role);
        QVERIFY2(role == u"admin" || row->boolean("has"), qPrintable(role));
    }
}

void TestLocalServer::admitsRolesWhereOnlyOneLoginWasKnown()
{
    VERIFY_RESULT(server().ensureRunning());
    QFile map(server().dataDirectory() + u"/cluster/pg_ident.conf"_s);
    QVERIFY(map.open(QIODevice::ReadOnly));
    QByteArray known;
    for (const QByteArray &line : map.readAll().split('\n')) {
        if (!line.contains("showroom_local_"))
            known += line + '\n';
    }
    map.close();
    QVERIFY(map.open(QIODevice::WriteOnly | QIODevice::Truncate) && map.write(known) == known.size());
    map.close();
    VERIFY_RESULT(server().stop());
    VERIFY_RESULT(server().ensureRunning());
    const LocalServer sales = server().withRole(u"sales"_s);
    VERIFY_ERROR(Connection::open(sales.settings()), ErrorCode::AuthenticationFailed);
    VERIFY_RESULT(sales.ensureRunning());
    VERIFY_RESULT(Connection::open(sales.settings()));
    VERIFY_RESULT(Connection::open(server().settings()));
}

void TestLocalServer::refusesARoleThatThereIsNot()
{
    const auto refused = server().withRole(u"king"_s).ensureRunning();
    VERIFY_ERROR(refused, ErrorCode::InvalidInput);
    QVERIFY(refused.error().message.contains(u"king"));
    QVERIFY(refused.error().hint.contains(u"viewer, support, sales, ops, admin"));
    QVERIFY(!server().status().initialised);
}

void TestLocalServer::keepsItsFilesPrivate()
{
    VERIFY_RESULT(server().ensureRunning());
    const LocalServerStatus status = server().status();
    QCOMPARE(permissionsOf(status.socketDirectory), mode_t(0700));
    QCOMPARE(permissionsOf(status.dataDirectory + u"/cluster"_s), mode_t(0700));
    QCOMPARE(permissionsOf(server().masterSaltFile()), mode_t(0600));
}

void TestLocalServer::keepsTheSalt()
{
    VERIFY_RESULT(server().ensureRunning());
    QFile file(server().masterSaltFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray line = file.readAll();
    QVERIFY(line.startsWith("1:"));
    QCOMPARE(QByteArray::fromBase64(line.sliced(2).trimmed()).size(), 32);
    file.close();
    VERIFY_RESULT(server().stop());
    VERIFY_RESULT(server().ensureRunning());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), line);
}

void TestLocalServer::startsOnceForManyPrograms()
{
    QList<Result<ConnectionSettings>> results(4);
    std::vector<std::thread> programs;
    for (qsizetype i = 0; i < results.size(); ++i)
        programs.emplace_back([this, result = &results[i]] { *result = server().ensureRunning(); });
    for (std::thread &program : programs)
        program.join();
    for (const auto &result : results) {
        VERIFY_RESULT(result);
        VERIFY_RESULT(Connection::open(*result));
    }
}

void TestLocalServer::recoversFromACrash()
{
    const auto settings = server().ensureRunning();
    VERIFY_RESULT(settings);
    {
        Connection connection = std::move(Connection::open(server().superuserSettings()).value());
        VERIFY_RESULT(connection.executeScript("CREATE TABLE public.kept AS SELECT 7 AS n"));
        VERIFY_RESULT(connection.executeScript("CHECKPOINT"));
    }
    VERIFY_RESULT(server().stop(true));
    VERIFY_RESULT(server().ensureRunning());
    Connection connection = std::move(Connection::open(server().superuserSettings()).value());
    QCOMPARE(connection.scalar(sql("SELECT n FROM public.kept")).value_or(0).toInt(), 7);
}

void TestLocalServer::recoversFromAStaleProcessNumber()
{
    VERIFY_RESULT(server().ensureRunning());
    const QString path = server().status().dataDirectory + u"/cluster/postmaster.pid"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArrayList lines = file.readAll().split('\n');
    file.close();
    VERIFY_RESULT(server().stop(true));
    // The number of a process that lives and is no PostgreSQL: this one.
    lines[0] = QByteArray::number(getpid());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lines.join('\n'));
    file.close();
    VERIFY_RESULT(server().ensureRunning());
    QVERIFY(server().status().running);
}

void TestLocalServer::recoversFromAServerThatNobodyBuried()
{
    VERIFY_RESULT(server().ensureRunning());
    QFile file(server().status().dataDirectory + u"/cluster/postmaster.pid"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArrayList lines = file.readAll().split('\n');
    file.close();
    VERIFY_RESULT(server().stop(true));
    // A process of PostgreSQL's name that ended, and whose parent has not asked how.
    const pid_t zombie = fork();
    if (zombie == 0) {
        prctl(PR_SET_NAME, "postgres");
        _exit(0);
    }
    siginfo_t ended;
    QCOMPARE(waitid(P_PID, id_t(zombie), &ended, WEXITED | WNOWAIT), 0);
    lines[0] = QByteArray::number(zombie);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lines.join('\n'));
    file.close();
    QFile socketLock(server().status().socketDirectory + u"/.s.PGSQL.5432.lock"_s);
    QVERIFY(QDir().mkpath(QFileInfo(socketLock).path()) && socketLock.open(QIODevice::WriteOnly));
    socketLock.write(lines.join('\n'));
    socketLock.close();
    VERIFY_RESULT(server().ensureRunning());
    QVERIFY(server().status().running);
    waitpid(zombie, nullptr, 0);
}

void TestLocalServer::startsOverAfterAKilledFirstStart()
{
    const QString data = m_directory->path() + u"/data"_s;
    QVERIFY(QDir().mkpath(data + u"/cluster.new/base"_s));
    QFile half(data + u"/cluster.new/PG_VERSION"_s);
    QVERIFY(half.open(QIODevice::WriteOnly));
    half.close();
    QCOMPARE(chmod(QFile::encodeName(data).constData(), 0711), 0);
    QVERIFY(!server().status().initialised);
    VERIFY_RESULT(server().ensureRunning());
    QVERIFY(!QFileInfo::exists(data + u"/cluster.new"_s));
}

void TestLocalServer::keepsTheSocketsPathShort()
{
    const QString deep =
        m_directory->path() +
        u"/a-folder-with-a-long-name/and-another-one-that-is-no-shorter/and-a-third-one-below-it/data"_s;
    QVERIFY(QDir().mkpath(deep));
    const LocalServer remote(LocalServerOptions{deep, false});
    QVERIFY(QFile::encodeName(remote.settings().host + u"/.s.PGSQL.5432"_s).size() <= 107);
    QVERIFY(remote.settings().host != server().settings().host);
}

void TestLocalServer::explainsAFolderThatCannotBeUsed()
{
    QFile obstacle(m_directory->path() + u"/file"_s);
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    const auto blocked = LocalServer(LocalServerOptions{obstacle.fileName() + u"/data"_s, false}).ensureRunning();
    VERIFY_ERROR(blocked, ErrorCode::FileFailure);
    QVERIFY(blocked.error().hint.contains(u"SHOWROOM_DATA_DIR"));
    if (geteuid() != 0)
        return;
    const QString closed = m_directory->path() + u"/closed"_s;
    QVERIFY(QDir().mkpath(closed));
    QCOMPARE(chmod(QFile::encodeName(closed).constData(), 0700), 0);
    const auto refused = LocalServer(LocalServerOptions{closed + u"/data"_s, false}).ensureRunning();
    VERIFY_ERROR(refused, ErrorCode::FileFailure);
    QVERIFY(refused.error().message.contains(u"postgres"));
}

QTEST_GUILESS_MAIN(TestLocalServer)
#include "tst_local_server.moc"
