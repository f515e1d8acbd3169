#include "core/environments/teardown_job.h"

#include "core/environments/environment_store.h"
#include "core/jobs/job_context.h"
#include "database/connection.h"
#include "database/rows.h"
#include "database/sql_catalog.h"
#include "database/transaction.h"

#include <QCoreApplication>

#include <numeric>
#include <optional>

namespace showroom::environments {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::environments)
};

/// All of the environment goes in one transaction, so there is one step.
constexpr int onlyStep = 1;

qint64 totalOf(const RowCounts &counts)
{
    return std::accumulate(counts.begin(), counts.end(), qint64(0),
                           [](qint64 sum, const auto &entry) { return sum + entry.second; });
}

Result<void> recordStep(jobs::JobContext &context, qint64 rows)
{
    SHOWROOM_TRY(context.connection().execute("jobs/record_step"_sql, {{"id", context.job().id},
                                                                       {"token", context.fencingToken()},
                                                                       {"number", onlyStep},
                                                                       {"name", u"delete"_s},
                                                                       {"rows", rows}}));
    return {};
}

/// The environment's own tables, with all that is in them. Their rows were counted before.
Result<RowCounts> dropTables(jobs::JobContext &context, const RowCounts &tables)
{
    SHOWROOM_TRY(context.checkpoint());
    auto transaction = database::Transaction::begin(context.connection());
    if (!transaction)
        return transaction.error();
    SHOWROOM_TRY(context.connection().execute("environments/drop_schema"_sql,
                                              {{"id", context.job().id}, {"token", context.fencingToken()}}));
    SHOWROOM_TRY(recordStep(context, totalOf(tables)));
    SHOWROOM_TRY(transaction->commit());
    context.updateProgress([](jobs::JobProgress &progress) {
        progress.done = progress.total;
        for (jobs::PartProgress &part : progress.parts) {
            part.done = part.total;
            part.state = jobs::PartState::Done;
        }
    });
    return tables;
}

/// What was removed from each of the product's tables.
Result<RowCounts> removeRows(jobs::JobContext &context, const RowCounts &tables)
{
    auto transaction = database::Transaction::begin(context.connection());
    if (!transaction)
        return transaction.error();
    RowCounts removed;
    qint64 total = 0;
    for (qsizetype index = 0; index < tables.size(); ++index) {
        SHOWROOM_TRY(context.checkpoint());
        const auto rows =
            context.connection().scalar("environments/clear_table"_sql, {{"environment", context.job().environmentId},
                                                                         {"table", tables.at(index).first}});
        if (!rows)
            return rows.error();
        removed.append({tables.at(index).first, rows->toLongLong()});
        total += removed.constLast().second;
        context.updateProgress([index, total](jobs::JobProgress &progress) {
            progress.done = total;
            progress.parts[index].done = progress.parts[index].total;
            progress.parts[index].state = jobs::PartState::Done;
        });
    }
    SHOWROOM_TRY(recordStep(context, total));
    SHOWROOM_TRY(transaction->commit());
    return removed;
}

/// A tenant that the planner's statistics don't know makes the foreign keys' checks read every deleted row again and
/// again: minutes instead of fractions of a second. A complete tenant was measured when it was filled.
Result<void> measureIncomplete(jobs::JobContext &context, const RowCounts &tables)
{
    for (const auto &[table, rows] : tables) {
        SHOWROOM_TRY(context.connection().execute("seeding/analyze"_sql,
                                                  {{"environment", context.job().environmentId}, {"table", table}}));
    }
    return {};
}

/// How many rows an earlier owner of the job removed that died before it could say so; nothing when there was none.
Result<std::optional<qint64>> removedBefore(jobs::JobContext &context)
{
    const auto steps = context.connection().query("jobs/finished_steps"_sql, {{"id", context.job().id}});
    if (!steps)
        return steps.error();
    return steps->isEmpty() ? std::nullopt : std::optional(steps->first().integer("rows"));
}

/// A sum per table as the environment was filled; one sum for all ("*") when it was never complete.
RowCounts perTable(const Environment &environment, qint64 total)
{
    RowCounts counts;
    for (const auto &[table, rows] : environment.counts.asKeyValueRange())
        counts.append({table, rows});
    return totalOf(counts) == total ? counts : RowCounts{{u"*"_s, total}};
}

/// What is in each table, children first: counted, unless all of it lies in the product's tables and was recorded when
/// it was filled. Then removing it counts it.
Result<RowCounts> rowsToRemove(jobs::JobContext &context, const Environment &environment)
{
    const bool isRecorded = environment.isolation == Isolation::SharedSchema && !environment.fingerprint.isEmpty();
    return isRecorded ? recordedRows(context.connection(), environment.id)
                      : remainingRows(context.connection(), environment.id);
}

/// What was removed from each table.
Result<RowCounts> remove(jobs::JobContext &context, const Environment &environment, const RowCounts &tables)
{
    const auto before = removedBefore(context);
    if (!before)
        return before.error();
    if (*before)
        return perTable(environment, **before);
    if (environment.isolation == Isolation::Full)
        return dropTables(context, tables);
    if (environment.fingerprint.isEmpty())
        SHOWROOM_TRY(measureIncomplete(context, tables));
    return removeRows(context, tables);
}

void showTables(jobs::JobContext &context, const RowCounts &tables)
{
    context.updateProgress([&tables](jobs::JobProgress &progress) {
        progress = {};
        progress.phase = u"delete"_s;
        for (const auto &[table, rows] : tables) {
            progress.parts.append({table, table, 0, rows, jobs::PartState::Waiting});
            progress.total += rows;
        }
    });
}

QJsonObject toJson(const RowCounts &counts)
{
    QJsonObject json;
    for (const auto &[table, rows] : counts)
        json.insert(table, rows);
    return json;
}

} // namespace

Result<QJsonObject> runTeardown(jobs::JobContext &context)
{
    const QString id = context.job().environmentId;
    const auto environment = find(context.connection(), id);
    if (!environment)
        return environment.error();
    const auto before = rowsToRemove(context, *environment);
    if (!before)
        return before.error();
    showTables(context, *before);
    const auto removed = remove(context, *environment, *before);
    if (!removed)
        return removed.error();
    context.updateProgress([](jobs::JobProgress &progress) { progress.phase = u"verify"_s; });
    const auto left = remainingRows(context.connection(), id);
    if (!left)
        return left.error();
    if (const qint64 leftRows = totalOf(*left); leftRows > 0) {
        return fail(ErrorCode::Conflict,
                    Texts::tr("Rows of “%1” were written while it was being torn down; %n row(s) are left.", nullptr,
                              int(leftRows))
                        .arg(id),
                    Texts::tr("Stop what writes to it and tear it down again."));
    }
    return QJsonObject{{u"removedRows"_s, totalOf(*removed)},
                       {u"removed"_s, toJson(*removed)},
                       {u"remainingRows"_s, 0},
                       {u"remaining"_s, toJson(*left)}};
}

} // namespace showroom::environments
