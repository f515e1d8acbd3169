#pragma once

#include "core/environments/environment.h"
#include "core/jobs/job.h"
#include "core/sandboxes/sandbox.h"
#include "gui/common/page.h"
#include "gui/printing/print_wish.h"

#include <QTimer>

#include <memory>

class QAction;
class QLabel;
class QPushButton;

namespace Ui {
class EnvironmentDetailsPage;
}
namespace showroom {
class Clock;
}

namespace showroom::sandboxes {
struct Conversion;
}

namespace showroom::gui {

class AuditSource;
class ConsoleData;
class CornerWatermark;
class EnvironmentAccess;
class EnvironmentData;
class EnvironmentHistory;
class EnvironmentOverview;
class EnvironmentSessions;
class EnvironmentSource;
class Pill;
class SandboxSource;
class SessionSource;
class WindowSettings;

/// One environment: what it is, its rows, its history.
class EnvironmentDetailsPage final : public Page {
    Q_OBJECT

public:
    struct Collaborators {
        ConsoleData &data;
        EnvironmentSource &source;
        const Clock &clock;
        WindowSettings &settings;
        SessionSource *sessions = nullptr;  ///< without one there is no tab of sessions
        SandboxSource *sandboxes = nullptr; ///< without one there is no tab of access and no banner
        AuditSource *audit = nullptr;       ///< without one the history has jobs only
    };

    /// All of them must outlive the page.
    EnvironmentDetailsPage(const QString &environmentId, const Collaborators &with, QWidget *parent = nullptr);
    ~EnvironmentDetailsPage() override;

    QString environmentId() const { return m_environment.id; }

signals:
    void progressRequested(const showroom::environments::Environment &environment);
    void printRequested(const showroom::gui::PrintWish &wish);
    void exportRequested(const showroom::environments::Environment &environment);
    void resumeRequested(const showroom::environments::Environment &environment);
    void tearDownRequested(const showroom::environments::Environment &environment);
    void editRequested(const showroom::environments::Environment &environment);
    void extendRequested(const showroom::environments::Environment &environment);
    void convertRequested(const showroom::environments::Environment &environment);
    void duplicateRequested(const showroom::environments::Environment &environment);
    void jobRequested(const showroom::jobs::Job &job);
    void auditRequested(const QString &environmentId);

private:
    void addHead();
    void addMenu();
    void addTabs();
    void addWatermark();
    void listen();
    void read();
    void showEnvironment(const environments::Environment &environment);
    void showAllowed(const environments::Environment &environment);
    void showState(const environments::Environment &environment);
    void showGone();
    void showConversion(const sandboxes::Conversion &conversion);
    void readBanner();
    void showBanner(const std::optional<sandboxes::Banner> &banner);
    void followJobs(const QModelIndex &first, const QModelIndex &last);
    void printRows();
    void copyId() const;

    std::unique_ptr<Ui::EnvironmentDetailsPage> m_ui;
    Collaborators m_with;
    environments::Environment m_environment;
    Pill *m_pill;
    QLabel *m_id;
    QPushButton *m_export;
    QPushButton *m_more = nullptr;
    QPushButton *m_bannerExtend = nullptr;
    QPushButton *m_bannerConvert = nullptr;
    QPushButton *m_stateResume = nullptr;
    QPushButton *m_stateProgress = nullptr;
    QAction *m_progress = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_extend = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_print = nullptr;
    QAction *m_tearDown = nullptr;
    bool m_wantsToPrint = false; ///< as soon as rows are there
    EnvironmentOverview *m_overview;
    EnvironmentData *m_data;
    EnvironmentSessions *m_sessions = nullptr;
    EnvironmentAccess *m_access = nullptr;
    CornerWatermark *m_watermark = nullptr;
    EnvironmentHistory *m_history;
    QTimer m_jobsChanged;
};

} // namespace showroom::gui
