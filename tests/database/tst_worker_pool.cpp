#include "base/when_ready.h"
#include "database/worker_pool.h"
#include "support/silent_host.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

SqlStatement sql(const char *text)
{
    return SqlStatement::fromText(text);
}

Result<int> backendId(Connection &connection)
{
    const auto id = connection.scalar(sql("SELECT pg_backend_pid()"));
    return id ? Result<int>(id->toInt()) : Result<int>(id.error());
}

Result<int> sleepLong(Connection &connection)
{
    const auto slept = connection.query(sql("SELECT pg_sleep(30)"));
    return slept ? Result<int>(1) : Result<int>(slept.error());
}

} // namespace

/// Database work beside the window's thread.
class TestWorkerPool final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void runsOnOtherThreads();
    void continuesInTheContextsThread();
    void runsTasksAtTheSameTime();
    void cancelsTheStatementOfAFuture();
    void stopsByTokenWithAResult();
    void dropsAWaitingTask();
    void opensAnewAfterALoss();
    void reportsAMissingServer();
    void followsNewSettings();
    void endsQuicklyWithWorkAtHand();
    void endsQuicklyBesideASilentHost();

private:
    int sleepers();

    std::unique_ptr<TestDatabase> m_database;
};

void TestWorkerPool::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
}

void TestWorkerPool::cleanupTestCase()
{
    m_database.reset();
}

int TestWorkerPool::sleepers()
{
    Connection connection = TestDatabase::connect(m_database->superuser());
    return connection
        .scalar(
            sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"))
        .value_or(-1)
        .toInt();
}

void TestWorkerPool::runsOnOtherThreads()
{
    WorkerPool pool(m_database->local());
    const auto future =
        pool.run([](Connection &) -> Result<bool> { return QThread::currentThread() != qApp->thread(); });
    QVERIFY(future.result().value_or(false));
}

void TestWorkerPool::continuesInTheContextsThread()
{
    WorkerPool pool(m_database->local());
    bool inContext = false;
    whenReady(pool.run(backendId), this,
              [&](const Result<int> &id) { inContext = id && QThread::currentThread() == thread(); });
    QTRY_VERIFY(inContext);
}

void TestWorkerPool::runsTasksAtTheSameTime()
{
    WorkerPool pool(m_database->local(), u"test"_s, 3);
    QList<QFuture<Result<int>>> futures;
    for (int i = 0; i < 3; ++i)
        futures << pool.run(sleepLong);
    QTRY_COMPARE(sleepers(), 3);
    for (auto &future : futures)
        future.cancel();
    QTRY_COMPARE(sleepers(), 0);
}

void TestWorkerPool::cancelsTheStatementOfAFuture()
{
    WorkerPool pool(m_database->local(), u"test"_s, 1);
    QFuture<Result<int>> future = pool.run(sleepLong);
    QTRY_COMPARE(sleepers(), 1);
    bool cancelled = false;
    whenReady(
        future, this, [](const Result<int> &) {}, [&] { cancelled = true; });
    future.cancel();
    QTRY_VERIFY(cancelled);
    QTRY_COMPARE(sleepers(), 0);
    VERIFY_RESULT(pool.run(backendId).result());
}

void TestWorkerPool::stopsByTokenWithAResult()
{
    WorkerPool pool(m_database->local(), u"test"_s, 1);
    std::stop_source source;
    const auto future = pool.run(sleepLong, source.get_token());
    QTRY_COMPARE(sleepers(), 1);
    QElapsedTimer timer;
    timer.start();
    source.request_stop();
    VERIFY_ERROR(future.result(), ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 2000);
    VERIFY_RESULT(pool.run(backendId).result());
}

void TestWorkerPool::dropsAWaitingTask()
{
    WorkerPool pool(m_database->local(), u"test"_s, 1);
    std::stop_source source;
    const auto first = pool.run(sleepLong, source.get_token());
    bool ran = false;
    auto waiting = pool.run([&ran](Connection &) -> Result<int> {
        ran = true;
        return 1;
    });
    waiting.cancel();
    source.request_stop();
    waiting.waitForFinished();
    VERIFY_ERROR(first.result(), ErrorCode::Cancelled);
    VERIFY_RESULT(pool.run(backendId).result());
    QVERIFY(!ran);
}

void TestWorkerPool::opensAnewAfterALoss()
{
    WorkerPool pool(m_database->local(), u"test"_s, 1);
    const Result<int> before = pool.run(backendId).result();
    VERIFY_RESULT(before);
    Connection killer = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(killer.query(sql("SELECT pg_terminate_backend(:pid, 5000)"), {{"pid", *before}}));
    const Result<int> after = pool.run(backendId).result();
    VERIFY_RESULT(after);
    QVERIFY(*after != *before);
}

void TestWorkerPool::reportsAMissingServer()
{
    ConnectionSettings settings = m_database->local();
    settings.host = u"/nonexistent"_s;
    WorkerPool pool(settings);
    VERIFY_ERROR(pool.run(backendId).result(), ErrorCode::DatabaseUnreachable);
}

void TestWorkerPool::followsNewSettings()
{
    WorkerPool pool(m_database->local(), u"test"_s, 1);
    const auto user = [](Connection &connection) { return connection.scalar(sql("SELECT current_user")); };
    QCOMPARE(pool.run(user).result().value_or(QVariant()).toString(), u"showroom_local"_s);
    pool.setSettings(m_database->login(u"viewer"_s));
    QCOMPARE(pool.run(user).result().value_or(QVariant()).toString(), u"test_viewer"_s);
}

void TestWorkerPool::endsQuicklyWithWorkAtHand()
{
    QElapsedTimer timer;
    QFuture<Result<int>> waiting;
    {
        WorkerPool pool(m_database->local(), u"test"_s, 1);
        (void)pool.run(sleepLong);
        QTRY_COMPARE(sleepers(), 1);
        waiting = pool.run(sleepLong);
        timer.start();
    }
    QVERIFY(timer.elapsed() < 2000);
    QVERIFY(waiting.isFinished() && waiting.isCanceled());
    // The server reads its cancel request in a process of its own, perhaps after the pool is gone.
    QTRY_COMPARE(sleepers(), 0);
}

void TestWorkerPool::endsQuicklyBesideASilentHost()
{
    const SilentHost silent;
    ConnectionSettings settings = m_database->local();
    settings.host = u"127.0.0.1"_s;
    settings.port = silent.port();
    QElapsedTimer timer;
    QFuture<Result<int>> running;
    {
        WorkerPool pool(settings, u"test"_s, 1);
        running = pool.run(backendId);
        QTRY_VERIFY(silent.hasVisitor());
        timer.start();
    }
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    VERIFY_ERROR(running.result(), ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestWorkerPool)
#include "tst_worker_pool.moc"
