#pragma once

#include "base/clock.h"
#include "gui/notifications/desktop_notices.h"
#include "gui/notifications/notification_center.h"
#include "gui/notifications/notification_flow.h"
#include "gui/operations/console_data.h"
#include "gui/palette/palette_flow.h"
#include "gui/shell/environment_flows.h"
#include "gui/shell/main_window.h"
#include "gui/shell/window_settings.h"
#include "gui/tour/tour_audit.h"
#include "gui/tour/tour_diagnostics.h"
#include "gui/tour/tour_environment_source.h"
#include "gui/tour/tour_exports.h"
#include "gui/tour/tour_job_history.h"
#include "gui/tour/tour_masking.h"
#include "gui/tour/tour_notifications.h"
#include "gui/tour/tour_operations.h"
#include "gui/tour/tour_overview.h"
#include "gui/tour/tour_sandboxes.h"
#include "gui/tour/tour_sessions.h"
#include "gui/tour/tour_settings.h"

namespace showroom::gui {

class ActivityPage;
class AuditPage;
class EnvironmentsPage;
class ExpiryPage;
class ExportsPage;
class MaskingPage;
class SessionsPage;
class SettingsPage;

/// The console's window with a fixture behind it, for one picture.
class TourStage final {
public:
    TourStage(const TourFixture &fixture, Theme &theme, const QString &settingsFile);
    Q_DISABLE_COPY_MOVE(TourStage)

    const Clock &clock() const { return m_clock; }
    TourOperations &operations() { return m_operations; }
    ConsoleData &data() { return m_data; }
    TourEnvironmentSource &environmentSource() { return m_environmentSource; }
    WindowSettings &settings() { return m_settings; }
    MainWindow &window() { return m_window; }
    EnvironmentsPage &environmentsPage() { return *m_environmentsPage; }
    TourExports &exportSource() { return m_exportSource; }
    ExportsPage &exportsPage() { return *m_exportsPage; }
    TourSessions &sessionSource() { return m_sessionSource; }
    TourSandboxes &sandboxSource() { return m_sandboxSource; }
    SessionsPage &sessionsPage() { return *m_sessionsPage; }
    EnvironmentFlows &flows() { return m_flows; }
    PaletteFlow &paletteFlow() { return m_paletteFlow; }
    DiagnosticsSource &diagnostics() { return m_diagnostics; }
    JobHistory &jobHistory() { return m_jobHistory; }
    ExpiryPage &expiryPage() { return *m_expiryPage; }
    ActivityPage &activityPage() { return *m_activityPage; }
    MaskingSource &maskingSource() { return m_masking; }
    MaskingPage &maskingPage() { return *m_maskingPage; }
    TourAudit &auditSource() { return m_audit; }
    AuditPage &auditPage() { return *m_auditPage; }
    TourSettings &settingsSource() { return m_settingsSource; }
    SettingsPage &settingsPage() { return *m_settingsPage; }

    TourNotifications &notificationSource() { return m_notificationSource; }
    DesktopNotices &desktopNotices() { return m_desktopNotices; }
    NotificationFlow &notificationFlow() { return m_notificationFlow; }

    /// Where this picture's settings are kept.
    QString settingsFile() const { return m_settingsFile; }

    /// The environment of the fixture with this id.
    environments::Environment environment(const QString &id) const;

private:
    void countRunning();

    TourFixture m_fixture;
    QString m_settingsFile;
    FixedClock m_clock;
    TourOperations m_operations;
    TourJobHistory m_jobHistory;
    ConsoleData m_data;
    WindowSettings m_settings;
    TourEnvironmentSource m_environmentSource;
    MainWindow m_window;
    TourOverview m_overview;
    EnvironmentsPage *m_environmentsPage;
    TourExports m_exportSource;
    ExportsPage *m_exportsPage;
    TourSessions m_sessionSource;
    TourSandboxes m_sandboxSource;
    SessionsPage *m_sessionsPage;
    EnvironmentFlows m_flows;
    PaletteFlow m_paletteFlow;
    TourDiagnostics m_diagnostics;
    ExpiryPage *m_expiryPage;
    ActivityPage *m_activityPage;
    TourMasking m_masking;
    MaskingPage *m_maskingPage;
    TourTray m_tray;
    TourNotifications m_notificationSource;
    NotificationCenter m_notificationCenter;
    DesktopNotices m_desktopNotices;
    NotificationFlow m_notificationFlow;
    TourAudit m_audit;
    AuditPage *m_auditPage;
    TourSettings m_settingsSource;
    SettingsPage *m_settingsPage;
};

} // namespace showroom::gui
