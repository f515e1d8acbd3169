#include "cli/export_verb.h"

#include "base/clock.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/job_follower.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "core/exporting/exports.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

exporting::Format formatOf(Arguments &arguments)
{
    const QString word = arguments.text(u"format"_s);
    const std::optional<exporting::Format> format = exporting::formatFromWord(word);
    if (!format && arguments.optionalText(u"format"_s))
        arguments.addProblem(u"format"_s, u"unknown"_s, u"--format takes jsonl or sql, not %1."_s.arg(quoted(word)));
    return format.value_or(exporting::Format::Jsonl);
}

exporting::ExportRequest requestOf(Arguments &arguments, const Clock &clock)
{
    exporting::ExportRequest request;
    request.environmentId = arguments.tenant();
    request.format = formatOf(arguments);
    const QString out = arguments.has(u"out"_s)
                            ? arguments.text(u"out"_s)
                            : exporting::suggestedFileName(request.environmentId, request.format, clock);
    if (out == u"-"_s)
        arguments.addProblem(u"out"_s, u"not-a-file"_s,
                             u"--out takes a file, since an export appears whole or not at all; for one of this name "
                             "write ./-."_s);
    // The job may go on in another program, whose working directory is another one.
    request.path = out.isEmpty() ? out : QDir::current().absoluteFilePath(out);
    request.replaceExisting = arguments.has(u"force"_s);
    request.includeUsers = !arguments.has(u"no-users"_s);
    request.includeEvents = !arguments.has(u"no-events"_s);
    request.kinds = arguments.list(u"kinds"_s);
    request.from = arguments.date(u"from"_s);
    request.until = arguments.date(u"until"_s);
    request.reason = arguments.text(u"reason"_s);
    return request;
}

QJsonObject outcomeJson(const exporting::ExportRequest &request, const jobs::Job &job, const QDateTime &now)
{
    QJsonObject json{{u"id"_s, request.environmentId},
                     {u"jobId"_s, job.id},
                     {u"format"_s, exporting::toWord(request.format)},
                     {u"durationMs"_s, job.durationMs(now)}};
    for (const QString &key : {u"path"_s, u"rows"_s, u"bytes"_s, u"sha256"_s})
        json.insert(key, job.outcome.value(key));
    return json;
}

QString outcomeText(const QJsonObject &outcome)
{
    return u"Exported %1 (%2) in %3\n%4\nSHA-256 %5\n"_s.arg(
        rowCount(outcome.value(u"rows"_s).toInteger()), byteSize(outcome.value(u"bytes"_s).toInteger()),
        duration(outcome.value(u"durationMs"_s).toInteger()), printable(outcome.value(u"path"_s).toString()),
        outcome.value(u"sha256"_s).toString());
}

} // namespace

VerbDescription ExportVerb::description() const
{
    VerbDescription verb;
    verb.name = u"export"_s;
    verb.summary = u"Write an environment into a file"_s;
    verb.explanation = u"The file appears under its name when it is complete; an interrupted export leaves nothing. "
                       "Memory stays the same at any size.\n\n"
                       "jsonl: one line a record. sql: loads into an empty database with "
                       "psql -v ON_ERROR_STOP=1 -f FILE."_s;
    verb.options = {
        {u"tenant"_s, Arity::Value, u"ID"_s, u"The environment, for example demo-acme."_s, false, true},
        {u"format"_s, Arity::Value, u"FORMAT"_s, u"jsonl or sql; jsonl unless given."_s},
        {u"out"_s, Arity::Value, u"FILE"_s,
         u"The file to write; named after environment and day, here, unless given."_s},
        {u"force"_s, Arity::Flag, {}, u"Replace a file that exists."_s},
        {u"no-users"_s, Arity::Flag, {}, u"Leave the users out."_s},
        {u"no-events"_s, Arity::Flag, {}, u"Leave the events out."_s},
        {u"kinds"_s, Arity::Value, u"LIST"_s, u"Only events of these kinds, separated by commas."_s, true},
        {u"from"_s, Arity::Value, u"DATE"_s, u"Only events of this day and later (UTC)."_s},
        {u"until"_s, Arity::Value, u"DATE"_s, u"Only events of this day and earlier (UTC)."_s},
        {u"reason"_s, Arity::Value, u"TEXT"_s, u"Why; kept with the export's record."_s},
    };
    verb.examples = {
        {u"export --tenant demo-acme --out acme.jsonl"_s, u"Everything, a line a record"_s},
        {u"export --tenant demo-acme --format sql --out acme.sql --force"_s, u"For psql, replacing an older file"_s},
        {u"export --tenant demo-acme --no-users --kinds donation --from 2026-01-01 --out gifts.jsonl"_s,
         u"This year's donations alone"_s},
    };
    return verb;
}

Result<int> ExportVerb::run(CommandContext &context, Arguments &arguments)
{
    const exporting::ExportRequest request = requestOf(arguments, context.clock);
    arguments.addProblems(exporting::validate(request));
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const Result<qint64> started = exporting::startExport(*connection, request);
    if (!started)
        return started.error();
    const Result<jobs::Job> job = JobFollower(context).follow(*started);
    if (!job)
        return job.error();
    const QJsonObject outcome = outcomeJson(request, *job, context.clock.now());
    context.terminal.print(outcome, outcomeText(outcome));
    return 0;
}

} // namespace showroom::cli
