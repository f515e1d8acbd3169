#include "console_fixture.h"
#include "event_loop_meter.h"

#include "core/exporting/export_verification.h"
#include "database/migrator.h"
#include "generation/blueprint.h"
#include "gui/wizard/new_environment_wizard.h"
#include "masking/salt.h"
#include "support/tcp_server.h"
#include "support/test_result.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace showroom;
using namespace showroom::gui;

namespace {

constexpr double longestHold = 50; // ms, for which the window may be held

Result<masking::Salt> testSalt()
{
    return masking::Salt::create(u"1"_s, QByteArray(masking::Salt::minimumBytes, 's'));
}

} // namespace

/// A server that restarts or falls silent while somebody works on it: nothing is lost, and the window lives and says
/// so.
class TestServerTroubles final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void restartWhileAnExportRuns();
    void restartWhileJobsWait();
    void restartWhileTheWizardIsOpen();
    void silenceInTheMiddleOfAQuery();

private:
    void restart();
    jobs::Job latest(const QString &kind) const;

    std::unique_ptr<test::TcpServer> m_server;
    std::unique_ptr<Console> m_console;
};

void TestServerTroubles::initTestCase()
{
    qputenv("SHOWROOM_MASTER_SALT", "1:" + QByteArray(masking::Salt::minimumBytes, 's').toBase64());
}

jobs::Job TestServerTroubles::latest(const QString &kind) const
{
    jobs::Job latest;
    for (const jobs::Job &job : m_console->data.jobs().jobs())
        if (job.kind == kind && job.id > latest.id)
            latest = job;
    return latest;
}

void TestServerTroubles::init()
{
    m_server = std::make_unique<test::TcpServer>();
    QVERIFY2(m_server->isValid(), qPrintable(m_server->error()));
    VERIFY_RESULT(m_server->run("CREATE DATABASE product"));
    VERIFY_RESULT(database::Migrator(m_server->boss(u"product"_s)).migrate());
    m_console = std::make_unique<Console>(m_server->boss(u"product"_s));
    QTRY_VERIFY(m_console->data.isLoaded());
}

void TestServerTroubles::cleanup()
{
    m_console.reset();
    m_server.reset();
}

/// A crash, and the window hears of both ends.
void TestServerTroubles::restart()
{
    QSignalSpy lost(&m_console->operations, &Operations::connectionLost);
    QSignalSpy restored(&m_console->operations, &Operations::connectionRestored);
    auto stopped = std::async(std::launch::async, [this] { return m_server->stop(true); });
    QTRY_VERIFY_WITH_TIMEOUT(stopped.wait_for(0s) == std::future_status::ready, 20'000);
    VERIFY_RESULT(stopped.get());
    QTRY_VERIFY_WITH_TIMEOUT(!lost.isEmpty(), 10'000);
    QVERIFY(!lost[0][0].value<Error>().message.isEmpty());
    restored.clear();
    auto started = std::async(std::launch::async, [this] { return m_server->start(); });
    QTRY_VERIFY_WITH_TIMEOUT(started.wait_for(0s) == std::future_status::ready, 20'000);
    VERIFY_RESULT(started.get());
    QTRY_VERIFY_WITH_TIMEOUT(!restored.isEmpty(), 20'000);
}

void TestServerTroubles::restartWhileAnExportRuns()
{
    m_console->operations.create(tenant(u"Acme"_s, u"large"_s));
    QTRY_COMPARE_WITH_TIMEOUT(latest(u"seed"_s).state, jobs::JobState::Done, 120'000);
    const QTemporaryDir folder;
    exporting::ExportRequest request;
    request.environmentId = u"demo-acme"_s;
    request.path = folder.filePath(u"acme.sql"_s);
    request.format = exporting::Format::Sql;
    request.compression = exporting::Compression::Zstd;
    // The export stands before its end when the server goes.
    VERIFY_RESULT(m_server->run("CREATE FUNCTION public.hold() RETURNS trigger LANGUAGE plpgsql AS "
                                "$$BEGIN PERFORM pg_sleep(300); RETURN NEW; END$$; "
                                "CREATE TRIGGER hold BEFORE UPDATE ON showroom.export "
                                "FOR EACH ROW EXECUTE FUNCTION public.hold()",
                                u"product"_s));
    m_console->operations.startExport(request);
    QTRY_VERIFY_WITH_TIMEOUT(m_server
                                 ->run("DO $$ BEGIN ASSERT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = "
                                       "'PgSleep'); END $$")
                                 .has_value(),
                             20'000);
    QTRY_COMPARE(latest(u"export"_s).state, jobs::JobState::Running);
    const EventLoopMeter meter;
    restart();
    QTRY_COMPARE_WITH_TIMEOUT(m_console->operations.runningJobs(), 0, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->data.error(), 20'000);
    // What a person is told: it stopped, and there is no file that looks complete.
    const auto hasStopped = [](const jobs::Job &job) { return job.isOrphaned || job.state == jobs::JobState::Failed; };
    QTRY_VERIFY_WITH_TIMEOUT(hasStopped(latest(u"export"_s)), 20'000);
    const jobs::Job stopped = latest(u"export"_s);
    QVERIFY(stopped.isOrphaned || !stopped.error->hint.isEmpty());
    QVERIFY(!QFile::exists(request.path));

    VERIFY_RESULT(m_server->run("DROP TRIGGER hold ON showroom.export", u"product"_s));
    const auto again =
        stopped.isOrphaned ? m_console->operations.resumeJob(stopped.id) : m_console->operations.startExport(request);
    QTRY_VERIFY_WITH_TIMEOUT(again.isFinished(), 20'000);
    VERIFY_RESULT(again.result());
    QTRY_COMPARE_WITH_TIMEOUT(latest(u"export"_s).state, jobs::JobState::Done, 60'000);
    VERIFY_RESULT(exporting::verifyExport(request.path));
    QVERIFY2(meter.longest() < longestHold, qPrintable(u"held for %1 ms"_s.arg(meter.longest())));
}

void TestServerTroubles::restartWhileJobsWait()
{
    // Every step holds until the server goes, none after.
    VERIFY_RESULT(m_server->run("CREATE FUNCTION public.hold() RETURNS trigger LANGUAGE plpgsql AS "
                                "$$BEGIN IF pg_postmaster_start_time() = TG_ARGV[0]::timestamptz THEN "
                                "PERFORM pg_sleep(300); END IF; RETURN NEW; END$$; "
                                "DO $$ BEGIN EXECUTE format('CREATE TRIGGER hold BEFORE INSERT ON showroom.job_step "
                                "FOR EACH ROW EXECUTE FUNCTION public.hold(%L)', pg_postmaster_start_time()); END $$",
                                u"product"_s));
    QList<environments::CreateTenant> seats;
    for (int seat = 1; seat <= 4; ++seat)
        seats << tenant(u"Seat %1"_s.arg(seat), u"small"_s);
    m_console->operations.createMany(seats);
    const auto count = [this](auto matches) {
        const QList<jobs::Job> all = m_console->data.jobs().jobs();
        return std::count_if(all.begin(), all.end(), matches);
    };
    const auto hasState = [](jobs::JobState state) {
        return [state](const jobs::Job &job) { return job.state == state && !job.isOrphaned; };
    };
    QTRY_COMPARE_WITH_TIMEOUT(count(hasState(jobs::JobState::Running)), 2, 20'000);
    QCOMPARE(count(hasState(jobs::JobState::Queued)), 2);
    restart();
    QTRY_COMPARE_WITH_TIMEOUT(count(hasState(jobs::JobState::Done)), 2, 60'000);
    // Those that had begun are told as stopped, and a click goes on.
    const auto hasStopped = [](const jobs::Job &job) { return job.isOrphaned || job.state == jobs::JobState::Failed; };
    QTRY_COMPARE_WITH_TIMEOUT(count(hasStopped), 2, 20'000);
}

void TestServerTroubles::restartWhileTheWizardIsOpen()
{
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    VERIFY_RESULT(blueprint);
    NewEnvironmentWizard wizard({&m_console->operations, *blueprint, testSalt, &m_console->clock});
    QSignalSpy created(&wizard, &NewEnvironmentWizard::created);
    wizard.show();
    wizard.findChild<QLineEdit *>(u"nameLineEdit"_s)->insert(u"Acme"_s);
    QTest::mouseClick(wizard.nextButton(), Qt::LeftButton);
    const int before = wizard.step();
    QVERIFY(before > 0);
    restart();
    // Everything that was typed stands where it stood, and the rest goes as if nothing had happened.
    QCOMPARE(wizard.step(), before);
    QCOMPARE(wizard.draft().request().name, u"Acme"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->data.error(), 20'000);
    for (int click = 0; click < 8 && created.isEmpty() && wizard.nextButton()->isEnabled(); ++click)
        QTest::mouseClick(wizard.nextButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(created.size(), 1, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(latest(u"seed"_s).state, jobs::JobState::Done, 120'000);
    QCOMPARE(m_console->environments(), 1);
}

/// As when a router swallows every packet from one moment on.
void TestServerTroubles::silenceInTheMiddleOfAQuery()
{
    QSignalSpy lost(&m_console->operations, &Operations::connectionLost);
    QSignalSpy restored(&m_console->operations, &Operations::connectionRestored);
    const auto asked = m_console->link.ask([](database::Connection &connection) -> Result<void> {
        return connection.executeScript("SELECT pg_sleep(3)");
    });
    QTRY_VERIFY(m_server
                    ->run("DO $$ BEGIN ASSERT EXISTS (SELECT FROM pg_stat_activity WHERE query = 'SELECT "
                          "pg_sleep(3)' AND state = 'active'); END $$")
                    .has_value());
    m_server->freeze();
    const EventLoopMeter meter;
    QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), 40'000);
    VERIFY_ERROR(asked.result(), ErrorCode::DatabaseUnreachable);
    QTRY_VERIFY_WITH_TIMEOUT(!lost.isEmpty(), 15'000);
    restored.clear();
    m_server->thaw();
    QTRY_VERIFY_WITH_TIMEOUT(!restored.isEmpty(), 30'000);
    QVERIFY2(meter.longest() < longestHold, qPrintable(u"held for %1 ms"_s.arg(meter.longest())));
}

QTEST_MAIN(TestServerTroubles)
#include "tst_server_troubles.moc"
