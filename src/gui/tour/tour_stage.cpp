#include "gui/tour/tour_stage.h"

#include "gui/activity/activity_page.h"
#include "gui/audit/audit_page.h"
#include "gui/environments/environments_page.h"
#include "gui/exporting/exports_page.h"
#include "gui/masking/masking_page.h"
#include "gui/overview/overview_page.h"
#include "gui/sandboxes/expiry_page.h"
#include "gui/sandboxes/usage_page.h"
#include "gui/sessions/session_verbs.h"
#include "gui/sessions/sessions_page.h"
#include "gui/settings/settings_page.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

TourStage::TourStage(const TourFixture &fixture, Theme &theme, const QString &settingsFile)
    : m_fixture(fixture)
    , m_settingsFile(settingsFile)
    , m_clock(tourTime())
    , m_operations(fixture)
    , m_data(m_operations)
    , m_settings(settingsFile)
    , m_environmentSource(environment(u"demo-acme-robotics"_s), fixture.jobs)
    , m_window({theme, m_settings, m_clock, m_data.environments(), m_data.jobs()})
    , m_overview(fixture)
    , m_environmentsPage(new EnvironmentsPage(m_data, m_clock, m_settings))
    , m_exportSource(tourExports())
    , m_exportsPage(new ExportsPage(m_exportSource, m_clock, m_settings, m_data.standing()))
    , m_sandboxSource(fixture)
    , m_sessionsPage(new SessionsPage({m_sessionSource, m_data, m_clock, m_settings}))
    , m_flows({m_window,
               *m_environmentsPage,
               m_operations,
               m_data,
               m_environmentSource,
               m_settings,
               m_clock,
               [] { return generation::loadBuiltIn(u"impact"_s); },
               [] { return masking::Salt::create(u"tour"_s, QByteArray(masking::Salt::minimumBytes, 't')); },
               {}})
    , m_paletteFlow(m_window, m_flows, m_data, m_clock)
    , m_expiryPage(new ExpiryPage(m_data, m_sandboxSource, m_clock))
    , m_activityPage(new ActivityPage({m_data, m_operations, m_jobHistory, m_clock, m_settings}))
    , m_maskingPage(new MaskingPage(m_masking))
    , m_notificationCenter(m_notificationSource)
    , m_desktopNotices(m_notificationCenter, m_tray, m_settings.store())
    , m_notificationFlow({m_window, m_notificationCenter, m_desktopNotices, m_data, m_clock, m_flows})
    , m_auditPage(new AuditPage({m_audit, m_data, m_clock, m_settings}))
    , m_settingsPage(new SettingsPage({m_settingsSource, m_data, theme, m_clock, m_settings}))
{
    addSessionVerbs(m_paletteFlow, m_sessionsPage->actions());
    m_window.addPage(u"overview"_s, u"layout-dashboard"_s, new OverviewPage(m_data, m_overview, m_clock));
    m_window.addPage(u"environments"_s, u"boxes"_s, m_environmentsPage);
    m_window.addPage(u"sessions"_s, u"layers"_s, m_sessionsPage);
    m_window.addPage(u"exports"_s, u"package"_s, m_exportsPage);
    m_window.addPage(u"expiry"_s, u"hourglass"_s, m_expiryPage);
    m_window.addPage(u"usage"_s, u"columns-3"_s, new UsagePage(m_sandboxSource, m_clock));
    m_window.addPage(u"activity"_s, u"activity"_s, m_activityPage);
    m_window.addPage(u"masking"_s, u"venetian-mask"_s, m_maskingPage);
    m_window.addPage(u"audit"_s, u"scroll-text"_s, m_auditPage);
    m_window.addFootPage(u"settings"_s, u"settings"_s, m_settingsPage, QKeySequence(u"Ctrl+,"_s));
    m_window.setConnection({u"local"_s, u"ops"_s, QColor(0x2A, 0xA1, 0x98)});
    m_window.setConnectionState(ConnectionState::Connected);
    m_window.showPage(u"environments"_s);
    QObject::connect(&m_data.jobs(), &QAbstractItemModel::dataChanged, &m_window, [this] { countRunning(); });
    m_data.refresh();
    countRunning();
}

void TourStage::countRunning()
{
    m_window.setBadge(u"activity"_s, int(m_data.jobs().activeJobs().size()));
}

environments::Environment TourStage::environment(const QString &id) const
{
    for (const environments::Environment &environment : m_fixture.environments)
        if (environment.id == id)
            return environment;
    return {};
}

} // namespace showroom::gui
