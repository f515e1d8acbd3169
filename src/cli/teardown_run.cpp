#include "cli/teardown_run.h"

#include "base/clock.h"
#include "cli/command_context.h"
#include "cli/job_follower.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"
#include "core/environments/environment.h"
#include "core/environments/environment_store.h"
#include "database/connection.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

qint64 sumOf(const environments::RowCounts &rows)
{
    qint64 sum = 0;
    for (const auto &[table, count] : rows)
        sum += count;
    return sum;
}

QJsonObject jsonOf(const environments::Environment &environment, const jobs::Job &job,
                   const environments::RowCounts &remaining, const QDateTime &now)
{
    QJsonObject perTable;
    for (const auto &[table, count] : remaining)
        perTable.insert(table, count);
    return {{u"id"_s, environment.id},
            {u"status"_s, environments::toWord(environment.status)},
            {u"jobId"_s, job.id},
            {u"removedRows"_s, job.outcome.value(u"removedRows"_s)},
            {u"remainingRows"_s, sumOf(remaining)},
            {u"remaining"_s, perTable},
            {u"durationMs"_s, job.durationMs(now)}};
}

QString textOf(const QJsonObject &outcome, const environments::RowCounts &remaining)
{
    TextTable table({{u"TABLE"_s}, {u"ROWS LEFT"_s, Align::Right}});
    for (const auto &[name, count] : remaining)
        table.addRow({name, number(count)});
    return u"%1 is gone: %2 removed in %3, %4 left\n\n"_s.arg(
               outcome.value(u"id"_s).toString(), rowCount(outcome.value(u"removedRows"_s).toInteger()),
               duration(outcome.value(u"durationMs"_s).toInteger()), number(sumOf(remaining))) +
           table.toString();
}

} // namespace

Result<int> tearDown(CommandContext &context, database::Connection &connection, const QString &id,
                     const QString &confirmation, const QString &reason)
{
    const Result<qint64> started = environments::startTeardown(connection, id, confirmation, reason);
    if (!started)
        return started.error();
    const Result<jobs::Job> job = JobFollower(context).follow(*started);
    if (!job)
        return job.error();
    // Counted anew by this connection: the proof does not rest on what the job says of itself.
    const Result<environments::RowCounts> remaining = environments::remainingRows(connection, id);
    if (!remaining)
        return remaining.error();
    const Result<environments::Environment> environment = environments::find(connection, id);
    if (!environment)
        return environment.error();
    const QJsonObject outcome = jsonOf(*environment, *job, *remaining, context.clock.now());
    context.terminal.print(outcome, textOf(outcome, *remaining));
    return sumOf(*remaining) == 0 ? 0 : exitCode(ErrorCode::Internal);
}

} // namespace showroom::cli
