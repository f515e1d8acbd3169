#include "kill_harness.h"

#include "core/jobs/job_store.h"
#include "support/temporary_folder.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

namespace showroom::test {

using namespace Qt::StringLiterals;
using namespace environments;

namespace {

constexpr int patienceMs = 60'000;

/// Backends of the program that is being killed, in a stable order.
constexpr char backendSql[] = R"(
SELECT count(pg_terminate_backend(pid)) FROM (
    SELECT pid FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
     ORDER BY backend_start OFFSET %1 %
         (SELECT greatest(count(*), 1) FROM pg_stat_activity WHERE datname = current_database()
             AND pid <> pg_backend_pid() AND backend_type = 'client backend')
     LIMIT 1) victim
)";

constexpr char othersSql[] = R"(
SELECT count(*) FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
)";

constexpr char looseSql[] = R"(
SELECT (SELECT count(*) FROM showroom.job_list WHERE state IN ('queued', 'running', 'paused'))
     + (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2
           AND objid::bigint >= 1398931456 AND classid::bigint IN (SELECT id FROM showroom.job_list))
)";

} // namespace

KillHarness::KillHarness()
    : m_folder(temporaryFolder() + u"/showroom-kill-XXXXXX"_s)
{
    // As root the server runs as another user, who has to get through here.
    const auto everybody = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    if (!m_folder.isValid() || !QFile::setPermissions(m_folder.path(), everybody))
        qFatal("no folder for the server");
    m_server = std::make_unique<database::LocalServer>(
        database::LocalServerOptions{.dataDirectory = m_folder.filePath(u"data"_s), .durable = true});
    const Answer allowed = call({u"settings"_s, u"set"_s, u"rateLimit.createPerHour"_s, u"10000"_s});
    if (allowed.exitCode != 0)
        qFatal("%s", qPrintable(allowed.text));
}

KillHarness::~KillHarness()
{
    (void)m_server->stop(true);
}

void KillHarness::start(QProcess &process, const QStringList &words) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SHOWROOM_DATA_DIR"_s, m_folder.filePath(u"data"_s));
    environment.remove(u"SHOWROOM_MASTER_SALT"_s);
    environment.remove(u"DEMO_MASTER_SALT"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"" SHOWROOMCTL_PATH ""_s, words);
    if (!process.waitForStarted())
        qFatal("showroomctl does not start");
}

KillHarness::Answer KillHarness::call(const QStringList &words) const
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    start(process, words);
    if (!process.waitForFinished(patienceMs) || process.exitStatus() != QProcess::NormalExit)
        return {-1, QString::fromUtf8(process.readAll()), timer.elapsed()};
    return {process.exitCode(), QString::fromUtf8(process.readAll()), timer.elapsed()};
}

bool KillHarness::killDuring(const QStringList &words, Victim victim, int delayMs)
{
    QProcess program;
    start(program, words);
    if (program.waitForFinished(delayMs))
        return false;
    strike(victim, program);
    if (!program.waitForFinished(patienceMs))
        qFatal("showroomctl did not end after the kill");
    return true;
}

void KillHarness::strike(Victim victim, QProcess &program)
{
    switch (victim) {
    case Victim::Program:
        program.kill();
        break;
    case Victim::Backend:
        (void)count(QByteArray(backendSql).replace("%1", QByteArray::number(m_backendsKilled++)));
        break;
    case Victim::Server:
        if (const auto stopped = m_server->stop(true); !stopped)
            qFatal("%s", qPrintable(stopped.error().message));
        break;
    }
}

QString KillHarness::tenant()
{
    return u"demo-kill"_s;
}

QStringList KillHarness::creation(const QString &isolation)
{
    const QStringList words{
        u"create"_s,         u"--name"_s,  u"Kill"_s,          u"--size"_s,          u"custom"_s,
        u"--users"_s,        u"400"_s,     u"--count"_s,       u"volunteer=22000"_s, u"--count"_s,
        u"donation=14000"_s, u"--count"_s, u"learning=9000"_s, u"--as-of"_s,         u"2026-11-01"_s};
    return isolation == u"full" ? words + QStringList{u"--isolation"_s, isolation} : words;
}

QStringList KillHarness::teardown()
{
    return {u"teardown"_s, u"--tenant"_s, tenant(), u"--confirm"_s, tenant()};
}

database::Connection KillHarness::connect() const
{
    auto settings = m_server->ensureRunning();
    if (!settings)
        qFatal("%s", qPrintable(settings.error().message));
    auto connection = database::Connection::open(*settings);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().message));
    return std::move(*connection);
}

qint64 KillHarness::count(const QByteArray &sql) const
{
    database::Connection connection = connect();
    const auto value = connection.scalar(database::SqlStatement::fromText(sql));
    if (!value)
        qFatal("%s %s", qPrintable(value.error().message), qPrintable(value.error().detail));
    return value->toLongLong();
}

database::Connection KillHarness::connectSuperuser() const
{
    if (const auto running = m_server->ensureRunning(); !running)
        qFatal("%s", qPrintable(running.error().message));
    auto connection = database::Connection::open(m_server->superuserSettings());
    if (!connection)
        qFatal("%s", qPrintable(connection.error().message));
    return std::move(*connection);
}

QString KillHarness::askSuperuser(const QByteArray &sql)
{
    database::Connection connection = connectSuperuser();
    const auto value = connection.scalar(database::SqlStatement::fromText(sql));
    if (!value)
        qFatal("%s %s", qPrintable(value.error().message), qPrintable(value.error().detail));
    return value->toString();
}

void KillHarness::runSuperuser(const QByteArray &script)
{
    database::Connection connection = connectSuperuser();
    if (const auto done = connection.executeScript(script); !done)
        qFatal("%s %s", qPrintable(done.error().message), qPrintable(done.error().detail));
}

std::optional<Environment> KillHarness::environment()
{
    database::Connection connection = connect();
    const auto found = environments::find(connection, tenant());
    if (!found && found.error().code == ErrorCode::NotFound)
        return std::nullopt;
    if (!found)
        qFatal("%s", qPrintable(found.error().message));
    return *found;
}

qint64 KillHarness::rows()
{
    database::Connection connection = connect();
    const auto remaining = environments::remainingRows(connection, tenant());
    if (!remaining && remaining.error().code == ErrorCode::NotFound)
        return 0;
    if (!remaining)
        qFatal("%s", qPrintable(remaining.error().message));
    qint64 total = 0;
    for (const auto &[table, rows] : *remaining)
        total += rows;
    return total;
}

jobs::Job KillHarness::latestJob()
{
    database::Connection connection = connect();
    const auto jobs = jobs::list(connection, tenant(), 1);
    if (!jobs)
        qFatal("%s", qPrintable(jobs.error().message));
    return jobs->value(0);
}

int KillHarness::loose()
{
    return int(count(looseSql));
}

int KillHarness::ownSchemas()
{
    return int(count("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'demo-kill%'"));
}

qint64 KillHarness::settledAfterMs()
{
    database::Connection connection = connect(); // which may have to start the server: that is nobody's work
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 10'000) {
        const auto others = connection.scalar(database::SqlStatement::fromText(othersSql));
        if (!others)
            qFatal("%s", qPrintable(others.error().message));
        if (others->toInt() == 0)
            return timer.elapsed();
        QTest::qSleep(5);
    }
    return -1;
}

qint64 KillHarness::orphanedAfterMs(qint64 jobId)
{
    QElapsedTimer timer;
    timer.start();
    database::Connection connection = connect();
    while (timer.elapsed() < 10'000) {
        const auto job = jobs::find(connection, jobId);
        if (job && job->isOrphaned)
            return timer.elapsed();
        QTest::qSleep(5);
    }
    return -1;
}

} // namespace showroom::test
