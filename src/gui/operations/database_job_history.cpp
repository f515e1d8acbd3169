#include "gui/operations/database_job_history.h"

#include "gui/operations/database_link.h"

namespace showroom::gui {

using database::Connection;

DatabaseJobHistory::DatabaseJobHistory(DatabaseLink &link)
    : m_link(link)
{
}

QFuture<Result<QList<jobs::Job>>> DatabaseJobHistory::olderJobs(qint64 before)
{
    return m_link.ask([before](Connection &connection) { return jobs::older(connection, before); });
}

QFuture<Result<QList<jobs::JobStep>>> DatabaseJobHistory::steps(qint64 jobId)
{
    return m_link.ask([jobId](Connection &connection) { return jobs::steps(connection, jobId); });
}

} // namespace showroom::gui
