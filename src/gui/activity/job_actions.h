#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "core/jobs/job.h"

#include <QObject>

#include <functional>
#include <optional>

namespace showroom::gui {

class Operations;
class Standing;

/// What may be done with a job as it stands, and doing it: asks before it stops something, and tells what was refused.
class JobActions final : public QObject {
    Q_OBJECT

public:
    enum Action { Pause, Resume, Cancel, Retry, CleanUp };

    /// All must outlive the actions; questions open over `window`.
    JobActions(Operations &operations, const Standing &standing, QWidget *window);

    /// Whether the action makes sense: paused by its owner, resumed, retried as a new export, its unfinished rows
    /// removed. `environment` is the one that has the job's id today; an earlier one's filling must neither go on in it
    /// nor be removed from it.
    bool isOffered(const jobs::Job &job, Action action,
                   const std::optional<environments::Environment> &environment) const;
    /// Why the person may not, and who may; empty when they may.
    QString whyNot(const jobs::Job &job) const;
    /// "Pause", "Resume", "Cancel…", "Retry", "Clean up".
    static QString text(Action action);
    static QString glyph(Action action);

    /// Does it; started() or refused() tells how it went. `title` is the job's: "Seeding Acme".
    void run(const jobs::Job &job, Action action, const QString &title);
    /// The same for several at once, asking once. Cleaning up is a matter of one.
    void runAll(const QList<jobs::Job> &jobs, Action action);

signals:
    /// The job that works now: the same one after Resume, a new one after Retry and Clean up.
    void started(qint64 jobId);
    /// `fact` is a short sentence: "Not paused."
    void refused(const QString &fact, const showroom::Error &error);

private:
    void askCancel(const jobs::Job &job, const QString &title);
    void askCancelAll(const QList<jobs::Job> &jobs);
    void cancel(qint64 jobId);
    void cleanUp(const jobs::Job &job);
    std::function<void(const Result<void> &)> refusal(const QString &fact);
    std::function<void(const Result<qint64> &)> start(const QString &fact);

    Operations &m_operations;
    const Standing &m_standing;
    QWidget *m_window;
};

} // namespace showroom::gui
