#include "base/clock.h"
#include "event_loop_meter.h"
#include "generation/blueprint.h"
#include "gui/common/standing.h"
#include "gui/common/theme.h"
#include "gui/environments/environments_page.h"
#include "gui/operations/console_data.h"
#include "gui/operations/database_link.h"
#include "gui/operations/database_operations.h"
#include "gui/seeding/seeding_page.h"
#include "gui/shell/window_settings.h"
#include "gui/wizard/new_environment_wizard.h"
#include "support/silent_host.h"
#include "support/test_database.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace showroom;
using namespace showroom::gui;

namespace {

constexpr double longestHold = 50;    // ms, for which work in the background may hold the window
constexpr double clickFeedback = 100; // ms, within which a click is answered

} // namespace

/// The window's pages on a real database, and on one that never answers: neither may hold the event loop.
class EventLoopTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void staysFreeDuringALargeCreate();
    void staysFreeWithAServerThatNeverAnswers();
    void showsTheWizardAtOnce();

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DatabaseLink> m_link;
    std::unique_ptr<DatabaseOperations> m_operations;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<EnvironmentsPage> m_page;
};

void EventLoopTest::initTestCase()
{
    qputenv("SHOWROOM_MASTER_SALT", "1:" + QByteArray(32, 's').toBase64());
    m_theme = std::make_unique<Theme>();
}

void EventLoopTest::init()
{
    m_link = std::make_unique<DatabaseLink>();
    m_operations = std::make_unique<DatabaseOperations>(*m_link, m_clock);
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_settings = std::make_unique<WindowSettings>(m_folder.filePath(u"console.ini"_s));
    m_page = std::make_unique<EnvironmentsPage>(*m_data, m_clock, *m_settings);
    m_page->resize(1200, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void EventLoopTest::cleanup()
{
    m_page.reset();
    m_data.reset();
    m_operations.reset();
    m_link.reset();
}

void EventLoopTest::staysFreeDuringALargeCreate()
{
    const test::TestDatabase database;
    QVERIFY2(database.isValid(), qPrintable(database.error()));
    m_operations->connectTo(database.local(), {});
    const Standing standing;
    SeedingPage seeding(m_operations.get(), standing);
    seeding.resize(1200, 800);
    seeding.show();
    QVERIFY(QTest::qWaitForWindowExposed(&seeding));
    QSignalSpy news(m_operations.get(), &Operations::jobChanged);

    const EventLoopMeter meter;
    environments::CreateTenant request;
    request.name = u"Large"_s;
    request.size = u"large"_s;
    m_operations->create(request).then(&seeding, [&seeding](const Result<environments::Created> &created) {
        QVERIFY2(created, created ? "" : qPrintable(created.error().message));
        seeding.showJob(created->jobId, u"Large"_s);
    });
    const auto isDone = [&news] {
        return !news.isEmpty() && news.constLast().first().value<jobs::Job>().state == jobs::JobState::Done;
    };
    while (!isDone())
        QVERIFY(news.wait(60'000));
    QCOMPARE(seeding.findChild<QLabel *>(u"percentLabel"_s)->text(), u"100 %"_s);
    qInfo("large create: the event loop was held for at most %.1f ms", meter.longest());
    QVERIFY2(meter.longest() < longestHold, qPrintable(u"held for %1 ms"_s.arg(meter.longest())));
    m_operations.reset();
    m_link.reset(); // the database goes after its connections
}

void EventLoopTest::staysFreeWithAServerThatNeverAnswers()
{
    const test::SilentHost host;
    QVERIFY(host.port() != 0);
    database::ConnectionSettings settings;
    settings.host = u"127.0.0.1"_s;
    settings.port = host.port();
    settings.database = u"showroom"_s;
    settings.connectTimeout = 2s;
    QSignalSpy states(m_data.get(), &ConsoleData::stateChanged);

    const EventLoopMeter meter;
    m_operations->connectTo(settings, {});
    QVERIFY(states.wait(20'000));
    QVERIFY(m_data->error().has_value());
    QVERIFY(!m_data->error()->hint.isEmpty());
    qInfo("silent server: the event loop was held for at most %.1f ms", meter.longest());
    QVERIFY2(meter.longest() < longestHold, qPrintable(u"held for %1 ms"_s.arg(meter.longest())));
}

void EventLoopTest::showsTheWizardAtOnce()
{
    std::unique_ptr<NewEnvironmentWizard> wizard;
    const EventLoopMeter meter;
    QTimer::singleShot(20ms, this, [&] {
        const auto blueprint = generation::loadBuiltIn(u"impact"_s);
        QVERIFY(blueprint);
        const auto salt = [] { return masking::Salt::create(u"1"_s, QByteArray(32, 's')); };
        wizard.reset(new NewEnvironmentWizard({m_operations.get(), *blueprint, salt, &m_clock, {}}, m_page.get()));
        wizard->open();
    });
    QTRY_VERIFY(wizard && wizard->isVisible());
    QTRY_VERIFY(meter.longest() > 0);
    QVERIFY2(meter.longest() < clickFeedback, qPrintable(u"held for %1 ms"_s.arg(meter.longest())));
}

QTEST_MAIN(EventLoopTest)

#include "tst_event_loop.moc"
