#include "core/environments/teardown_job.h"

#include "core/environments/environment_store.h"
#include "core/jobs/job_context.h"
#include "database/connection.h"
#include "database/sql_catalog.h"
#include "database/transaction.h"

#include <QCoreApplication>

namespace showroom::environments {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::environments)
};

/// All of the environment goes in one transaction, so there is one step.
constexpr int onlyStep = 1;

Result<qint64> removeRows(jobs::JobContext &context, const RowCounts &tables)
{
    auto transaction = database::Transaction::begin(context.connection());
    if (!transaction)
        return transaction.error();
    qint64 removed = 0;
    for (qsizetype index = 0; index < tables.size(); ++index) {
        SHOWROOM_TRY(context.checkpoint());
        const auto rows =
            context.connection().scalar("environments/clear_table"_sql, {{"environment", context.job().environmentId},
                                                                         {"table", tables.at(index).first}});
        if (!rows)
            return rows.error();
        removed += rows->toLongLong();
        context.updateProgress([index, removed](jobs::JobProgress &progress) {
            progress.done = removed;
            progress.parts[index].done = progress.parts[index].total;
            progress.parts[index].state = jobs::PartState::Done;
        });
    }
    SHOWROOM_TRY(context.connection().execute("jobs/record_step"_sql, {{"id", context.job().id},
                                                                       {"token", context.fencingToken()},
                                                                       {"number", onlyStep},
                                                                       {"name", u"delete"_s},
                                                                       {"rows", removed}}));
    SHOWROOM_TRY(transaction->commit());
    return removed;
}

/// A tenant that the planner's statistics don't know makes the foreign keys' checks read every deleted row again and
/// again: minutes instead of fractions of a second. A complete tenant was measured when it was filled.
Result<void> measureIncomplete(jobs::JobContext &context, const RowCounts &tables)
{
    const auto environment = find(context.connection(), context.job().environmentId);
    if (!environment)
        return environment.error();
    if (!environment->fingerprint.isEmpty())
        return {};
    for (const auto &[table, rows] : tables)
        SHOWROOM_TRY(context.connection().execute("seeding/analyze"_sql, {{"table", table}}));
    return {};
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

QJsonObject outcomeOf(qint64 removed, const RowCounts &left)
{
    QJsonObject remaining;
    qint64 remainingRows = 0;
    for (const auto &[table, rows] : left) {
        remaining.insert(table, rows);
        remainingRows += rows;
    }
    return {{u"removedRows"_s, removed}, {u"remainingRows"_s, remainingRows}, {u"remaining"_s, remaining}};
}

} // namespace

Result<QJsonObject> runTeardown(jobs::JobContext &context)
{
    const QString id = context.job().environmentId;
    const auto before = remainingRows(context.connection(), id);
    if (!before)
        return before.error();
    showTables(context, *before);
    SHOWROOM_TRY(measureIncomplete(context, *before));
    const auto removed = removeRows(context, *before);
    if (!removed)
        return removed.error();
    context.updateProgress([](jobs::JobProgress &progress) { progress.phase = u"verify"_s; });
    const auto left = remainingRows(context.connection(), id);
    if (!left)
        return left.error();
    QJsonObject outcome = outcomeOf(*removed, *left);
    if (outcome.value(u"remainingRows"_s).toInteger() > 0) {
        return fail(ErrorCode::Conflict,
                    Texts::tr("Rows of “%1” were written while it was being torn down; %n row(s) are left.", nullptr,
                              int(outcome.value(u"remainingRows"_s).toInteger()))
                        .arg(id),
                    Texts::tr("Stop what writes to it and tear it down again."));
    }
    return outcome;
}

} // namespace showroom::environments
