#include "console_fixture.h"
#include "event_loop_meter.h"

#include "database/migrator.h"
#include "support/tcp_server.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <chrono>
#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace showroom;
using namespace showroom::gui;

namespace {

constexpr qint64 longestDelay = 2000; // ms, until a console shows what another one did
constexpr double longestHold = 50;    // ms, for which the window may be held

} // namespace

/// Several programs on one database, and a server that goes away under them.
class TestConsoles final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void seeEachOthersChanges_data();
    void seeEachOthersChanges();
    void seeWhatTheCommandLineDoes();
    void recoverFromARestartInTheMiddleOfAJob();
    void liveWithAServerThatHangs();
};

void TestConsoles::initTestCase()
{
    qputenv("SHOWROOM_MASTER_SALT", "1:" + QByteArray(32, 's').toBase64());
}

void TestConsoles::seeEachOthersChanges_data()
{
    QTest::addColumn<bool>("listenersAreKilled");
    QTest::newRow("with notifications") << false;
    QTest::newRow("after the listeners were killed") << true;
}

void TestConsoles::seeEachOthersChanges()
{
    QFETCH(bool, listenersAreKilled);
    const test::TestDatabase database;
    QVERIFY2(database.isValid(), qPrintable(database.error()));
    Console one(database.local());
    Console two(database.local());
    QTRY_VERIFY(one.data.isLoaded() && two.data.isLoaded());
    if (listenersAreKilled) {
        database::Connection killer = test::TestDatabase::connect(database.superuser());
        VERIFY_RESULT(killer.query(database::SqlStatement::fromText(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid IN (SELECT pid FROM pg_stat_activity "
            "WHERE datname = current_database() AND query LIKE '%change_counter%' AND pid <> pg_backend_pid())")));
    }
    QElapsedTimer timer;
    timer.start();
    const auto created = one.operations.create(tenant(u"Acme"_s, u"small"_s));
    QTRY_COMPARE_WITH_TIMEOUT(two.environments(), 1, longestDelay);
    const qint64 delay = timer.elapsed();
    qInfo("the other console showed the creation after %lld ms", static_cast<long long>(delay));
    QVERIFY(delay < longestDelay);
    QTRY_VERIFY(two.latestJob() && two.latestJob()->state == jobs::JobState::Done);
}

void TestConsoles::seeWhatTheCommandLineDoes()
{
    const test::TestDatabase database;
    QVERIFY2(database.isValid(), qPrintable(database.error()));
    Console one(database.local());
    Console two(database.local());
    QTRY_VERIFY(one.data.isLoaded() && two.data.isLoaded());
    const database::ConnectionSettings settings = database.local();
    const QString address = u"host=%1 dbname=%2 user=%3"_s.arg(settings.host, settings.database, settings.user);
    QProcess program;
    program.start(u"" SHOWROOMCTL_PATH ""_s,
                  {u"create"_s, u"--name"_s, u"Acme"_s, u"--size"_s, u"small"_s, u"--connect"_s, address});
    QSignalSpy ended(&program, &QProcess::finished);
    QVERIFY(ended.wait(60'000));
    QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
    QElapsedTimer timer;
    timer.start();
    const auto isDone = [](Console &console) {
        return console.latestJob() && console.latestJob()->state == jobs::JobState::Done;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isDone(one) && isDone(two), longestDelay);
    qInfo("both consoles showed what the command line had done %lld ms after its end",
          static_cast<long long>(timer.elapsed()));
}

void TestConsoles::recoverFromARestartInTheMiddleOfAJob()
{
    test::TcpServer server;
    QVERIFY2(server.isValid(), qPrintable(server.error()));
    VERIFY_RESULT(server.run("CREATE DATABASE product"));
    VERIFY_RESULT(database::Migrator(server.boss(u"product"_s)).migrate());
    Console console(server.boss(u"product"_s));
    QTRY_VERIFY(console.data.isLoaded());
    QSignalSpy lost(&console.operations, &Operations::connectionLost);
    QSignalSpy restored(&console.operations, &Operations::connectionRestored);
    QSignalSpy news(&console.operations, &Operations::jobChanged);
    const EventLoopMeter meter;
    console.operations.create(tenant(u"Acme"_s, u"large"_s));
    QTRY_VERIFY_WITH_TIMEOUT(console.latestJob() && console.latestJob()->progress.done > 0, 60'000);
    auto stopped = std::async(std::launch::async, [&server] { return server.stop(true); });
    QTRY_VERIFY_WITH_TIMEOUT(stopped.wait_for(0s) == std::future_status::ready, 20'000);
    VERIFY_RESULT(stopped.get());
    QTRY_VERIFY_WITH_TIMEOUT(!lost.isEmpty(), 10'000);
    QCOMPARE(console.environments(), 1); // what was shown stays
    restored.clear();
    auto started = std::async(std::launch::async, [&server] { return server.start(); });
    QTRY_VERIFY_WITH_TIMEOUT(started.wait_for(0s) == std::future_status::ready, 20'000);
    VERIFY_RESULT(started.get());
    QTRY_VERIFY_WITH_TIMEOUT(!restored.isEmpty(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(console.operations.runningJobs(), 0, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!console.data.error(), 20'000);

    // The button of the list: what the crash cut off goes on.
    const QString id = console.data.environments().environments().first().id;
    const auto resumed = console.operations.resume(id);
    QTRY_VERIFY_WITH_TIMEOUT(resumed.isFinished(), 20'000);
    VERIFY_RESULT(resumed.result());
    QTRY_VERIFY_WITH_TIMEOUT(console.latestJob()->state == jobs::JobState::Done, 120'000);
    qInfo("restart: the event loop was held for at most %.1f ms", meter.longest());
    QVERIFY2(meter.longest() < longestHold, qPrintable(u"held for %1 ms"_s.arg(meter.longest())));
}

void TestConsoles::liveWithAServerThatHangs()
{
    test::TcpServer server;
    QVERIFY2(server.isValid(), qPrintable(server.error()));
    VERIFY_RESULT(server.run("CREATE DATABASE product"));
    VERIFY_RESULT(database::Migrator(server.boss(u"product"_s)).migrate());
    Console console(server.boss(u"product"_s));
    QTRY_VERIFY(console.data.isLoaded());
    QSignalSpy lost(&console.operations, &Operations::connectionLost);
    QSignalSpy restored(&console.operations, &Operations::connectionRestored);
    const EventLoopMeter meter;
    server.freeze();
    console.data.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!lost.isEmpty(), 15'000);
    const Error error = lost[0][0].value<Error>();
    QVERIFY2(error.message.contains(u"does not answer"), qPrintable(error.message));
    QVERIFY(!error.hint.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(console.data.error().has_value(), 15'000); // nobody waits for an answer for ever
    restored.clear();
    server.thaw();
    QTRY_VERIFY_WITH_TIMEOUT(!restored.isEmpty(), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(!console.data.error(), 15'000);
    qInfo("hanging server: the event loop was held for at most %.1f ms", meter.longest());
    QVERIFY2(meter.longest() < longestHold, qPrintable(u"held for %1 ms"_s.arg(meter.longest())));
}

QTEST_GUILESS_MAIN(TestConsoles)
#include "tst_consoles.moc"
