#pragma once

#include "core/jobs/job.h"
#include "gui/common/page.h"
#include "gui/seeding/rate_history.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace Ui {
class SeedingPage;
}

namespace showroom::gui {

class Operations;
class Pill;
class Standing;
struct SeedingState;

/// Watches the filling of one environment, whichever program does it: a bar per generator, the total, the rate, the
/// log; and offers what may be done with it.
class SeedingPage final : public Page {
    Q_OBJECT

public:
    /// Both must outlive the page.
    SeedingPage(Operations *operations, const Standing &standing, QWidget *parent = nullptr);
    ~SeedingPage() override;

    /// Follows a job from now on. `environmentName` may be empty: then the id stands in the title. `isGone`: the
    /// environment that it filled is no more, though another one may have its id; nothing is offered.
    void showJob(qint64 jobId, const QString &environmentName, bool isGone = false);
    qint64 jobId() const { return m_job.id; }

signals:
    /// Back to the environments; a running job goes on.
    void leaveRequested();
    void exportRequested(const QString &environmentId);

private:
    void addButtons();
    void connectButtons();
    void read();
    void take(const jobs::Job &job);
    void refresh();
    void showTotal();
    void showTime();
    void showRate();
    void showLog();
    void showSummary();
    void showState(const SeedingState &state);
    void showAllowed(const SeedingState &state);
    void say(const SeedingState &state);
    void pause();
    void askCancel();
    void cancel(qint64 jobId);
    void resume();
    void cleanUp();
    void startCleanUp();
    void showRefusal(const QString &fact, const Error &error);
    void takeCleanUp(const jobs::Job &job);

    std::unique_ptr<Ui::SeedingPage> m_ui;
    Operations *m_operations;
    const Standing &m_standing;
    Pill *m_pill;
    QPushButton *m_leave;
    QPushButton *m_pause;
    QPushButton *m_cancel;
    QPushButton *m_cleanUp;
    QPushButton *m_resume;
    QPushButton *m_export;
    jobs::Job m_job;
    QString m_environmentName;
    qint64 m_cleanUpJob = 0;
    bool m_isGone = false;
    RateHistory m_total;
    QTimer m_poll;
    QTimer m_tick;
    QElapsedTimer m_sinceReading;
};

} // namespace showroom::gui
