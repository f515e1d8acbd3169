#pragma once

#include "base/result.h"
#include "core/jobs/job.h"
#include "database/connection_settings.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace showroom::jobs {

class JobContext;

/// What a kind of job does; runs on a thread of the runner, with a connection of its own.
using JobHandler = std::function<Result<QJsonObject>(JobContext &)>;

/// Runs recorded jobs on threads of its own, at most two at once here; the rest wait. Everything that a job needs
/// stands in its record, so any program can take over what another one left behind. Progress is signalled in the
/// runner's thread and persisted for other consoles once a second.
class JobRunner final : public QObject {
    Q_OBJECT

public:
    /// `program` is what the job's record says about who runs it ("showroom", "showroomctl").
    JobRunner(database::ConnectionSettings settings, QString program, QObject *parent = nullptr);
    /// Stops what runs here and joins the threads; bounded to a few seconds. A job with steps is paused by its record
    /// and keeps the steps that it finished, any other one is cancelled.
    ~JobRunner() override;
    Q_DISABLE_COPY_MOVE(JobRunner)

    /// Registers what `kind` does. Before the first start.
    void setHandler(const QString &kind, JobHandler handler);

    /// Claims the job and runs it. The future ends with the finished job, whatever its outcome; its error is set when
    /// the job could not be claimed (Busy: somebody else works on it; DatabaseUnreachable …).
    QFuture<Result<Job>> start(qint64 jobId);

    /// Asks a job to stop, wherever it runs. The future ends when it was asked, with the reason when it could not be.
    QFuture<Result<void>> cancel(qint64 jobId);

    /// Asks a job to stop at its next step, wherever it runs; its start() then ends with a paused job. Likewise.
    QFuture<Result<void>> pause(qint64 jobId);

    /// Jobs that run or wait in this program.
    QList<qint64> activeJobs() const;

signals:
    void progressChanged(const showroom::jobs::Job &job);
    void finished(const showroom::jobs::Job &job);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace showroom::jobs
