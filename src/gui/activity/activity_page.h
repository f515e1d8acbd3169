#pragma once

#include "core/jobs/job.h"
#include "gui/activity/job_actions.h"
#include "gui/common/page.h"
#include "gui/common/tokens.h"

#include <memory>
#include <optional>

class QButtonGroup;
class QMenu;

namespace Ui {
class ActivityPage;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class ConsoleData;
class JobHistory;
class JobsFilter;
class Operations;
class TableColumns;
class WindowSettings;

/// Every job of the database, newest first: search, chips by state and kind, actions on the selected one; older ones
/// are read when asked for.
class ActivityPage final : public Page {
    Q_OBJECT

public:
    struct Collaborators {
        ConsoleData &data;
        Operations &operations;
        JobHistory &history;
        const Clock &clock;
        WindowSettings &settings;
    };

    /// All of them must outlive the page.
    explicit ActivityPage(const Collaborators &collaborators, QWidget *parent = nullptr);
    ~ActivityPage() override;

    void select(qint64 jobId);

signals:
    void openRequested(const showroom::jobs::Job &job);

private:
    void arrangeFilters();
    void arrangeTable();
    void arrangeStates();
    void arrangeActions();
    void addAction(JobActions::Action action);
    void orderForTheKeyboard();
    void showState();
    void showCounts();
    void showSelection();
    void showContextMenu(const QPoint &position);
    void readOlder();
    void filterKinds();
    std::optional<jobs::Job> selected() const;
    QList<jobs::Job> selectedJobs() const;
    QList<jobs::Job> offered(JobActions::Action action) const;
    void act(JobActions::Action action);
    QString titleOf(const jobs::Job &job) const;

    std::unique_ptr<Ui::ActivityPage> m_ui;
    ConsoleData &m_data;
    JobHistory &m_history;
    const Clock &m_clock;
    WindowSettings &m_settings;
    JobsFilter *m_filter;
    JobActions *m_actions;
    QButtonGroup *m_states;
    QList<QPushButton *> m_kinds; ///< no button group: Tab would go to one of them only
    QMenu *m_rowMenu;
    TableColumns *m_columns = nullptr;
    QHash<int, QPushButton *> m_buttons; ///< by JobActions::Action
    QHash<int, QAction *> m_menuActions;
    bool m_isReading = false;
};

} // namespace showroom::gui
