#include "gui/operations/database_environment_source.h"

#include "base/when_ready.h"
#include "core/browsing/overview_columns.h"
#include "core/jobs/job_store.h"
#include "generation/blueprint.h"
#include "gui/operations/database_link.h"

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using browsing::RowKey;
using browsing::RowRange;
using database::Connection;
using environments::Environment;

namespace {

constexpr int figuresKept = 64;
constexpr int mostFound = 12;

Result<EnvironmentFigures> countFigures(Connection &connection, const Environment &environment)
{
    const auto blueprint = generation::loadBuiltIn(environment.blueprint);
    if (!blueprint)
        return blueprint.error();
    const browsing::OverviewColumns columns = browsing::overviewColumns(**blueprint);
    EnvironmentFigures figures;
    if (!columns.timeColumn.isEmpty() && !columns.kindColumn.isEmpty()) {
        auto volumes = browsing::monthlyVolumes(connection, environment.id, columns.eventsTable, columns.timeColumn,
                                                columns.kindColumn);
        if (!volumes)
            return volumes.error();
        figures.volumes = *volumes;
    }
    if (!columns.regionColumn.isEmpty()) {
        auto regions = browsing::valueShares(connection, environment.id, columns.peopleTable, columns.regionColumn);
        if (!regions)
            return regions.error();
        figures.regions = *regions;
    }
    return figures;
}

} // namespace

DatabaseEnvironmentSource::DatabaseEnvironmentSource(DatabaseLink &link, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_figures(figuresKept)
    , m_reports(figuresKept)
{
}

QFuture<Result<QList<browsing::BrowsedRow>>> DatabaseEnvironmentSource::readRows(const RowRange &range,
                                                                                 const RowKey &from, int limit)
{
    return m_link.ask(
        [range, from, limit](Connection &connection) { return browsing::rows(connection, range, from, limit); });
}

QFuture<Result<QList<RowKey>>> DatabaseEnvironmentSource::readFences(const RowRange &range, const RowKey &from,
                                                                     int step, int count)
{
    return m_link.ask([range, from, step, count](Connection &connection) {
        return browsing::fences(connection, range, from, step, count);
    });
}

QFuture<Result<qint64>> DatabaseEnvironmentSource::readPosition(const RowRange &range, const RowKey &key)
{
    return m_link.ask([range, key](Connection &connection) { return browsing::position(connection, range, key); });
}

QFuture<Result<QList<browsing::BrowsedTable>>> DatabaseEnvironmentSource::readTables(const QString &environmentId)
{
    return m_link.ask([environmentId](Connection &connection) { return browsing::tables(connection, environmentId); });
}

QFuture<Result<QList<browsing::FoundRow>>> DatabaseEnvironmentSource::findRows(const QString &environmentId,
                                                                               const QString &text)
{
    return m_link.ask([environmentId, text](Connection &connection) {
        return browsing::find(connection, environmentId, text, mostFound);
    });
}

QFuture<Result<EnvironmentFigures>> DatabaseEnvironmentSource::readFigures(const Environment &environment)
{
    const QString data = environment.id + u' ' + environment.fingerprint;
    if (const EnvironmentFigures *known = m_figures.object(data))
        return QtFuture::makeReadyFuture(Result<EnvironmentFigures>(*known));
    const auto counted =
        m_link.ask([environment](Connection &connection) { return countFigures(connection, environment); });
    return passOn(counted, this, [this, data](const Result<EnvironmentFigures> &figures) {
        if (figures)
            m_figures.insert(data, new EnvironmentFigures(*figures));
    });
}

QFuture<Result<realism::Report>> DatabaseEnvironmentSource::readRealism(const Environment &environment)
{
    const QString data = environment.id + u' ' + environment.fingerprint;
    if (const realism::Report *known = m_reports.object(data))
        return QtFuture::makeReadyFuture(Result<realism::Report>(*known));
    const auto scored =
        m_link.ask([environment](Connection &connection) { return realism::score(connection, environment); });
    return passOn(scored, this, [this, data](const Result<realism::Report> &report) {
        if (report)
            m_reports.insert(data, new realism::Report(*report));
    });
}

/// An id may be taken again after a teardown: what was done with an earlier bearer is not this one's history.
QFuture<Result<void>> DatabaseEnvironmentSource::recordPrint(const browsing::PrintedRows &printed)
{
    return m_link.ask([printed](Connection &connection) { return browsing::recordPrint(connection, printed); });
}

QFuture<Result<QList<jobs::Job>>> DatabaseEnvironmentSource::readHistory(const Environment &environment)
{
    return m_link.ask([id = environment.id, since = environment.createdAt](Connection &connection) {
        auto jobs = jobs::list(connection, id);
        if (jobs)
            jobs->removeIf([&](const jobs::Job &job) { return job.createdAt < since; });
        return jobs;
    });
}

} // namespace showroom::gui
