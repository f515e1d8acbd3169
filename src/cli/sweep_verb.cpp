#include "cli/sweep_verb.h"

#include "cli/backend.h"
#include "cli/careful.h"
#include "cli/command_context.h"
#include "cli/job_batch.h"
#include "cli/sandbox_text.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"
#include "core/sandboxes/sweep.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

using sandboxes::SweepItem;
using sandboxes::SweepOutcome;

namespace {

QString tableOf(const QList<SweepItem> &items)
{
    if (items.isEmpty())
        return u"Nothing is due.\n"_s;
    TextTable table({{u"ENVIRONMENT"_s}, {u"ACTION"_s}, {u"DUE SINCE"_s}, {u"LEFT ALONE BECAUSE"_s}});
    for (const SweepItem &item : items)
        table.addRow({item.environmentId, sandboxes::toWord(item.action), moment(item.dueAt), item.obstacle});
    return table.toString();
}

Result<int> preview(CommandContext &context, database::Connection &connection, sandboxes::Sweep sweep)
{
    const auto due = sandboxes::previewSweep(connection, sweep);
    if (!due)
        return due.error();
    QJsonArray items;
    for (const SweepItem &item : due->items)
        items.append(toJson(item));
    QString text = tableOf(due->items);
    if (due->beyondCap > 0)
        text += u"%1 more are due; a sweep takes %2 at most.\n"_s.arg(number(due->beyondCap), number(due->cap));
    context.terminal.print({{u"due"_s, sandboxes::toWord(sweep)},
                            {u"dryRun"_s, true},
                            {u"items"_s, items},
                            {u"beyondCap"_s, due->beyondCap},
                            {u"cap"_s, due->cap}},
                           text);
    return 0;
}

/// How one environment came out of the sweep, once the jobs have run: "done", "left", "failed" or "waiting".
QString resultOf(const SweepOutcome &outcome, const BatchOutcome &jobs)
{
    if (outcome.error)
        return outcome.item.obstacle.isEmpty() ? u"failed"_s : u"left"_s;
    if (!outcome.job || jobs.done.contains(*outcome.job))
        return u"done"_s;
    return jobs.failed.contains(*outcome.job) ? u"failed"_s : u"waiting"_s;
}

int report(CommandContext &context, sandboxes::Sweep sweep, const QList<SweepOutcome> &outcomes,
           const BatchOutcome &jobs)
{
    QJsonArray items;
    TextTable table({{u"ENVIRONMENT"_s}, {u"ACTION"_s}, {u"RESULT"_s}, {u"WHY"_s}});
    bool hasFailed = false;
    for (const SweepOutcome &outcome : outcomes) {
        const QString result = resultOf(outcome, jobs);
        hasFailed = hasFailed || result == u"failed" || result == u"waiting";
        const QString why = outcome.error ? outcome.error->message : QString();
        QJsonObject json = toJson(outcome.item);
        json.insert(u"result"_s, result);
        json.insert(u"why"_s, why.isEmpty() ? QJsonValue() : QJsonValue(why));
        json.insert(u"jobId"_s, outcome.job ? QJsonValue(*outcome.job) : QJsonValue());
        items.append(json);
        table.addRow({outcome.item.environmentId, sandboxes::toWord(outcome.item.action), result, why});
    }
    context.terminal.print({{u"due"_s, sandboxes::toWord(sweep)}, {u"dryRun"_s, false}, {u"items"_s, items}},
                           outcomes.isEmpty() ? u"Nothing is due.\n"_s : table.toString());
    return hasFailed ? 1 : 0;
}

} // namespace

VerbDescription SweepVerb::description() const
{
    VerbDescription verb;
    verb.name = u"sweep"_s;
    verb.summary = u"Do what has come due: auto-reset, expiry, clean-up"_s;
    verb.explanation =
        u"auto-reset fills sandboxes anew whose hours are over since the last reset, or since they were made. expiry "
        "warns owners seven days and one day ahead, and ends what is past its date. cleanup deletes what expired more "
        "than thirty days ago.\n\n"
        "What is protected, held or at work is left alone. Each environment is dealt with by itself: one that fails "
        "stops no other and is named, and the command ends with 1. A sweep touches at most as many environments as "
        "the setting sweep.cap says. --dry-run shows what is due and changes nothing."_s;
    verb.options = {{u"due"_s, Arity::Value, u"WHAT"_s, u"auto-reset, expiry or cleanup."_s, false, true},
                    {u"dry-run"_s, Arity::Flag, {}, u"Only show it."_s},
                    carefulOption()};
    verb.examples = {{u"sweep --due expiry --dry-run"_s, u"What would expire now"_s},
                     {u"sweep --due cleanup"_s, u"Delete what expired long ago"_s}};
    return verb;
}

Result<int> SweepVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString word = arguments.text(u"due"_s);
    const auto sweep = sandboxes::sweepFromWord(word);
    if (!sweep && arguments.has(u"due"_s))
        arguments.addProblem(u"due"_s, u"unknown"_s,
                             u"--due takes auto-reset, expiry or cleanup, not %1."_s.arg(quoted(word)));
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    if (arguments.has(u"dry-run"_s))
        return preview(context, *connection, *sweep);
    const auto outcomes = sandboxes::runSweep(*connection, *sweep);
    if (!outcomes)
        return outcomes.error();
    QList<qint64> jobs;
    for (const SweepOutcome &outcome : *outcomes) {
        if (outcome.job)
            jobs.append(*outcome.job);
    }
    const QString ended = *sweep == sandboxes::Sweep::CleanUp ? u"deleted"_s : u"filled"_s;
    return report(context, *sweep, *outcomes, jobs.isEmpty() ? BatchOutcome() : runJobs(context, jobs, ended));
}

} // namespace showroom::cli
