#include "gui/tour/tour_job_history.h"

#include "gui/tour/tour_fixture.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

QFuture<Result<QList<jobs::Job>>> TourJobHistory::olderJobs(qint64)
{
    return QtFuture::makeReadyFuture(Result<QList<jobs::Job>>(QList<jobs::Job>()));
}

QFuture<Result<QList<jobs::JobStep>>> TourJobHistory::steps(qint64 jobId)
{
    QList<jobs::JobStep> steps;
    if (jobId == tourTeardown)
        steps.append({1, u"delete"_s, 25'750, tourTime().addSecs(-3 * 3600)});
    return QtFuture::makeReadyFuture(Result<QList<jobs::JobStep>>(steps));
}

} // namespace showroom::gui
