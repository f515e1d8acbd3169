#pragma once

#include "core/jobs/job.h"
#include "core/jobs/job_store.h"
#include "gui/activity/job_actions.h"
#include "gui/common/page.h"

#include <QHash>
#include <QTimer>

#include <memory>

namespace Ui {
class JobDetailsPage;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class JobHistory;
class Operations;
class Pill;
class RowsModel;
class Standing;

/// One job that has no view of its own (seeding has): who, when, what came of it, its tables, steps and log; and what
/// may be done with it.
class JobDetailsPage final : public Page {
    Q_OBJECT

public:
    struct Collaborators {
        Operations &operations;
        JobHistory &history;
        const Clock &clock;
        const Standing &standing;
    };

    /// All of them must outlive the page. `environmentName` may be empty: then the id stands in the title.
    JobDetailsPage(const Collaborators &collaborators, const QString &environmentName, QWidget *parent = nullptr);
    ~JobDetailsPage() override;

    /// Follows the job from now on.
    void showJob(const jobs::Job &job);

private:
    void addHead();
    void read();
    void readSteps();
    void take(const jobs::Job &job);
    void refresh();
    void showSteps(const QList<jobs::JobStep> &steps);
    void say();
    void showRefusal(const QString &fact, const Error &error);

    std::unique_ptr<Ui::JobDetailsPage> m_ui;
    Collaborators m_with;
    QString m_environmentName;
    Pill *m_pill;
    JobActions *m_actions;
    RowsModel *m_steps;
    QHash<int, QPushButton *> m_buttons; ///< by JobActions::Action
    jobs::Job m_job;
    QTimer m_poll;
};

} // namespace showroom::gui
