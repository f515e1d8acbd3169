#include "app/console_application.h"

#include "app/log_capture.h"
#include "base/clock.h"
#include "base/recent_log.h"
#include "core/profiles/system_keychain.h"
#include "gui/activity/activity_page.h"
#include "gui/audit/audit_page.h"
#include "gui/common/system_color_scheme.h"
#include "gui/connection/connection_choices.h"
#include "gui/connection/connection_tester.h"
#include "gui/environments/environments_page.h"
#include "gui/exporting/exports_page.h"
#include "gui/help/help_flow.h"
#include "gui/masking/local_masking.h"
#include "gui/masking/masking_page.h"
#include "gui/notifications/desktop_notices.h"
#include "gui/notifications/notification_center.h"
#include "gui/notifications/notification_flow.h"
#include "gui/operations/console_data.h"
#include "gui/operations/database_audit.h"
#include "gui/operations/database_diagnostics.h"
#include "gui/operations/database_environment_source.h"
#include "gui/operations/database_exports.h"
#include "gui/operations/database_fleet.h"
#include "gui/operations/database_job_history.h"
#include "gui/operations/database_link.h"
#include "gui/operations/database_notifications.h"
#include "gui/operations/database_operations.h"
#include "gui/operations/database_overview.h"
#include "gui/operations/database_sandboxes.h"
#include "gui/operations/database_sessions.h"
#include "gui/operations/database_settings.h"
#include "gui/operations/salt_keeper.h"
#include "gui/overview/overview_flow.h"
#include "gui/overview/overview_page.h"
#include "gui/palette/palette_flow.h"
#include "gui/sandboxes/expiry_page.h"
#include "gui/sandboxes/usage_page.h"
#include "gui/sessions/session_verbs.h"
#include "gui/sessions/sessions_page.h"
#include "gui/settings/settings_page.h"
#include "gui/shell/activity_flows.h"
#include "gui/shell/connection_flow.h"
#include "gui/shell/environment_flows.h"
#include "gui/shell/fleet_flows.h"
#include "gui/shell/main_window.h"
#include "gui/shell/system_tray.h"
#include "gui/shell/tray_keeper.h"
#include "gui/shell/window_settings.h"

#include <QApplication>
#include <QMutex>
#include <QProcessEnvironment>
#include <QTimer>

namespace showroom::app {

using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<Clock> makeClock(const std::optional<QDateTime> &at)
{
    if (at)
        return std::make_unique<FixedClock>(*at);
    return std::make_unique<SystemClock>();
}

/// Something of the open database that other threads read.
template <class T>
class Shared final {
public:
    void set(const T &value)
    {
        const QMutexLocker lock(&m_mutex);
        m_value = value;
    }
    T value() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_value;
    }

private:
    mutable QMutex m_mutex;
    T m_value;
};

using DatabasePlace = Shared<std::optional<database::ConnectionSettings>>;

/// The newest one.
gui::PreviewEngine::SaltSource saltSource(const gui::SaltKeeper &keeper)
{
    return [&keeper]() -> Result<masking::Salt> {
        const auto salts = keeper.salts();
        return salts ? Result<masking::Salt>(salts->last()) : Result<masking::Salt>(salts.error());
    };
}

/// Opens connections of the person's own login.
masking_jobs::OpenConnection readerOf(const std::shared_ptr<DatabasePlace> &place)
{
    return [place]() -> Result<database::Connection> {
        const auto settings = place->value();
        if (!settings)
            return fail(ErrorCode::DatabaseUnreachable,
                        QCoreApplication::translate("showroom::app", "No database is open."),
                        QCoreApplication::translate("showroom::app", "Connect to the one that has the table."));
        return database::Connection::open(*settings);
    };
}

} // namespace

/// Everything that lives as long as the window, in the order in which one needs the other.
struct ConsoleApplication::Parts {
    explicit Parts(const ConsoleOptions &options)
        : clock(makeClock(options.at))
        , operations(link, *clock, [this](const QString &file) { return saltKeeper.saltsOf(file); })
        , jobHistory(link)
        , data(operations)
        , environmentSource(link)
        , choices(database::LocalServer({.dataDirectory = options.dataDirectory, .role = options.asRole}),
                  profiles::ProfileStore(), std::make_unique<profiles::SystemKeychain>(), options.saltFile)
        , controller(&settings.store())
        , window({theme, settings, *clock, data.environments(), data.jobs()})
        , overviewSource(link)
        , overview(new gui::OverviewPage(data, overviewSource, *clock))
        , page(new gui::EnvironmentsPage(data, *clock, settings))
        , exportSource(link, operations)
        , exports(new gui::ExportsPage(exportSource, *clock, settings, data.standing()))
        , sessionSource(link)
        , sandboxSource(link, operations)
        , sessions(new gui::SessionsPage({sessionSource, data, *clock, settings}))
        , expiry(new gui::ExpiryPage(data, sandboxSource, *clock))
        , usage(new gui::UsagePage(sandboxSource, *clock))
        , activityPage(new gui::ActivityPage({data, operations, jobHistory, *clock, settings}))
        , masking(saltSource(saltKeeper), readerOf(databasePlace))
        , maskingPage(new gui::MaskingPage(masking))
        , auditSource(link, *clock, saltSource(saltKeeper))
        , auditPage(new gui::AuditPage({auditSource, data, *clock, settings}))
        , settingsSource(link, saltKeeper)
        , settingsPage(new gui::SettingsPage({settingsSource, data, theme, *clock, settings}))
        , connectionFlow({controller, choices, tester, operations, data, window})
        , fleet(link, *clock)
        , environmentFlows({window, *page, operations, data, environmentSource, settings, *clock,
                            [] { return generation::loadBuiltIn(u"impact"_s); }, saltSource(saltKeeper), options.seed,
                            &presets, &sessionSource, &sandboxSource, &auditSource})
        , fleetFlows({window, *page, operations, fleet, data, *clock, presets, environmentFlows,
                      [] { return generation::loadBuiltIn(u"impact"_s); }, &sandboxSource})
        , paletteFlow(window, environmentFlows, data, *clock)
        , diagnostics(
              {link, settings.store(), log, *clock, database::LocalServer({.dataDirectory = options.dataDirectory})})
        , helpFlow(window, diagnostics)
        , activityFlows({window, *activityPage, operations, jobHistory, data, *clock, environmentFlows})
        , notificationSource(link)
        , notificationCenter(notificationSource)
        , desktopNotices(notificationCenter, tray, settings.store())
        , notificationFlow({window, notificationCenter, desktopNotices, data, *clock, environmentFlows})
    {
    }

    RecentLog log;
    LogCapture logCapture{log};
    std::unique_ptr<Clock> clock;
    gui::SaltKeeper saltKeeper{std::make_unique<profiles::SystemKeychain>()};
    std::shared_ptr<DatabasePlace> databasePlace = std::make_shared<DatabasePlace>();
    gui::Theme theme;
    gui::SystemColorScheme systemScheme;
    gui::WindowSettings settings;
    gui::DatabaseLink link;
    gui::DatabaseOperations operations;
    gui::DatabaseJobHistory jobHistory;
    gui::ConsoleData data;
    gui::DatabaseEnvironmentSource environmentSource;
    gui::ConnectionChoices choices;
    gui::ServerTester tester;
    gui::ConnectionController controller;
    gui::MainWindow window;
    gui::DatabaseOverview overviewSource;
    gui::OverviewPage *overview;
    gui::EnvironmentsPage *page;
    gui::DatabaseExports exportSource;
    gui::ExportsPage *exports;
    gui::DatabaseSessions sessionSource;
    gui::DatabaseSandboxes sandboxSource;
    gui::SessionsPage *sessions;
    gui::ExpiryPage *expiry;
    gui::UsagePage *usage;
    gui::ActivityPage *activityPage;
    gui::LocalMasking masking;
    gui::MaskingPage *maskingPage;
    gui::DatabaseAudit auditSource;
    gui::AuditPage *auditPage;
    gui::DatabaseSettings settingsSource;
    gui::SettingsPage *settingsPage;
    gui::ConnectionFlow connectionFlow;
    environments::PresetStore presets;
    gui::DatabaseFleet fleet;
    gui::EnvironmentFlows environmentFlows;
    gui::FleetFlows fleetFlows;
    gui::PaletteFlow paletteFlow;
    gui::DatabaseDiagnostics diagnostics;
    gui::HelpFlow helpFlow;
    gui::ActivityFlows activityFlows;
    gui::SystemTray tray;
    gui::DatabaseNotifications notificationSource;
    gui::NotificationCenter notificationCenter;
    gui::DesktopNotices desktopNotices;
    gui::NotificationFlow notificationFlow;
    gui::TrayKeeper trayKeeper{window, tray,
                               [this] { return operations.runningJobs() + (masking.isRunning() ? 1 : 0); }};
};

ConsoleApplication::ConsoleApplication(const ConsoleOptions &options)
    : m_parts(std::make_unique<Parts>(options))
    , m_options(options)
{
    Parts &p = *m_parts;
    QObject::connect(&p.systemScheme, &gui::SystemColorScheme::darkChanged, &p.theme, &gui::Theme::setSystemDark);
    QObject::connect(&p.controller, &gui::ConnectionController::stateChanged, &p.window,
                     [&p](gui::ConnectionController::State state) {
                         p.saltKeeper.open(p.controller.masterSaltFile());
                         const bool isConnected = state == gui::ConnectionController::State::Connected;
                         p.databasePlace->set(isConnected ? std::optional(p.controller.settings()) : std::nullopt);
                     });
    QObject::connect(&p.connectionFlow, &gui::ConnectionFlow::firstEnvironmentRequested, &p.environmentFlows,
                     &gui::EnvironmentFlows::createEnvironment);
    gui::followOverview(*p.overview, p.environmentFlows, p.data, p.window);
    QObject::connect(p.exports, &gui::ExportsPage::environmentsRequested, &p.window,
                     [&p] { p.window.showPage(u"environments"_s); });
    QObject::connect(p.exports, &gui::ExportsPage::exportAgainRequested, &p.environmentFlows,
                     &gui::EnvironmentFlows::exportAgain);
    QObject::connect(&p.environmentFlows, &gui::EnvironmentFlows::auditRequested, &p.window, [&p](const QString &id) {
        p.auditPage->showEnvironment(id);
        p.window.showPage(u"audit"_s);
    });
    QObject::connect(p.auditPage, &gui::AuditPage::openRequested, &p.environmentFlows, &gui::EnvironmentFlows::open);
    QObject::connect(p.expiry, &gui::ExpiryPage::openRequested, &p.environmentFlows, &gui::EnvironmentFlows::open);
    QObject::connect(p.expiry, &gui::ExpiryPage::extendRequested, &p.fleetFlows, &gui::FleetFlows::extend);
    QObject::connect(p.expiry, &gui::ExpiryPage::convertRequested, &p.environmentFlows,
                     &gui::EnvironmentFlows::convert);
    QObject::connect(p.expiry, &gui::ExpiryPage::deleteRequested, &p.fleetFlows, &gui::FleetFlows::tearDown);
    p.fleetFlows.addVerbs(p.paletteFlow);
    gui::addSessionVerbs(p.paletteFlow, p.sessions->actions());
    p.theme.setChoice(options.theme.value_or(p.settings.theme()));
    p.window.showThemeChoice();
    p.window.addPage(u"overview"_s, u"layout-dashboard"_s, p.overview);
    p.window.addPage(u"environments"_s, u"boxes"_s, p.page);
    p.window.addPage(u"sessions"_s, u"layers"_s, p.sessions);
    p.window.addPage(u"exports"_s, u"package"_s, p.exports);
    p.window.addPage(u"expiry"_s, u"hourglass"_s, p.expiry);
    p.window.addPage(u"usage"_s, u"columns-3"_s, p.usage);
    p.window.addPage(u"activity"_s, u"activity"_s, p.activityPage);
    p.window.addPage(u"masking"_s, u"venetian-mask"_s, p.maskingPage);
    p.window.addPage(u"audit"_s, u"scroll-text"_s, p.auditPage);
    p.window.addFootPage(u"settings"_s, u"settings"_s, p.settingsPage, QKeySequence(u"Ctrl+,"_s));
    QObject::connect(p.settingsPage, &gui::SettingsPage::connectionsRequested, &p.window,
                     &gui::MainWindow::connectionsRequested);
    QObject::connect(p.settingsPage, &gui::SettingsPage::themeChosen, &p.window, &gui::MainWindow::chooseTheme);
    QObject::connect(p.settingsPage, &gui::SettingsPage::densityChosen, &p.window, &gui::MainWindow::chooseDensity);
    QObject::connect(p.settingsPage, &gui::SettingsPage::highContrastChosen, &p.window,
                     &gui::MainWindow::chooseHighContrast);
    p.window.setRunningJobs([&p] { return p.operations.runningJobs() + (p.masking.isRunning() ? 1 : 0); });
    p.window.setHasTray([&p] { return p.tray.isAvailable(); });
    QObject::connect(&p.window, &gui::MainWindow::keepRunningRequested, &p.trayKeeper, &gui::TrayKeeper::keep);
    QObject::connect(&p.trayKeeper, &gui::TrayKeeper::opened, &p.desktopNotices, &gui::DesktopNotices::showIcon);
    QObject::connect(&p.tray, &gui::Tray::messageClicked, &p.window, [&p] {
        emit p.tray.openRequested();
        p.notificationFlow.open();
    });
    QObject::connect(&p.trayKeeper, &gui::TrayKeeper::finished, qApp, &QApplication::quit);
    p.window.showPage(options.page.isEmpty() ? p.settings.page() : options.page);
}

ConsoleApplication::~ConsoleApplication() = default;

/// The first picture comes before anything that could take time.
int ConsoleApplication::run()
{
    m_parts->window.show();
    QTimer::singleShot(0, &m_parts->window, [this] {
        m_parts->systemScheme.start();
        m_parts->desktopNotices.showIcon();
        m_parts->connectionFlow.start({m_options.local ? profiles::localName() : m_options.profile, m_options.server});
    });
    return QApplication::exec();
}

} // namespace showroom::app
