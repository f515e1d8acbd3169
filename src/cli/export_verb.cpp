#include "cli/export_verb.h"

#include "base/clock.h"
#include "cli/actions.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/interrupt_signal.h"
#include "cli/job_follower.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "core/exporting/export_verification.h"
#include "core/exporting/exports.h"

#include <QDir>

#include <numeric>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

exporting::Format formatOf(Arguments &arguments)
{
    const QString word = arguments.text(u"format"_s);
    const std::optional<exporting::Format> format = exporting::formatFromWord(word);
    if (!format && arguments.optionalText(u"format"_s))
        arguments.addProblem(u"format"_s, u"unknown"_s,
                             u"--format takes json, jsonl, sql or csv, not %1."_s.arg(quoted(word)));
    return format.value_or(exporting::Format::Jsonl);
}

exporting::Compression compressionOf(Arguments &arguments)
{
    const QString word = arguments.text(u"compress"_s);
    const std::optional<exporting::Compression> compression = exporting::compressionFromWord(word);
    if (!compression && arguments.optionalText(u"compress"_s))
        arguments.addProblem(u"compress"_s, u"unknown"_s,
                             u"--compress takes none, gzip or zstd, not %1."_s.arg(quoted(word)));
    return compression.value_or(exporting::Compression::None);
}

exporting::ExportRequest requestOf(Arguments &arguments, const Clock &clock)
{
    exporting::ExportRequest request;
    request.environmentId = arguments.tenant();
    request.format = formatOf(arguments);
    request.compression = compressionOf(arguments);
    const QString out = arguments.has(u"out"_s) ? arguments.text(u"out"_s)
                                                : exporting::suggestedFileName(request.environmentId, request.format,
                                                                               request.compression, clock);
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
                     {u"compression"_s, exporting::toWord(request.compression)},
                     {u"durationMs"_s, job.durationMs(now)}};
    for (const QString &key : {u"path"_s, u"rows"_s, u"bytes"_s, u"sha256"_s})
        json.insert(key, job.outcome.value(key));
    return json;
}

QJsonObject verifiedJson(const exporting::VerifiedExport &verified)
{
    const exporting::ExportManifest &manifest = verified.manifest;
    QJsonObject counts;
    for (const auto &[table, rows] : manifest.counts.asKeyValueRange())
        counts.insert(table, rows);
    return {{u"verified"_s, true},
            {u"path"_s, verified.path},
            {u"bytes"_s, verified.bytes},
            {u"sha256"_s, QString::fromLatin1(verified.sha256)},
            {u"id"_s, manifest.environmentId},
            {u"format"_s, exporting::toWord(manifest.format)},
            {u"compression"_s, exporting::toWord(manifest.compression)},
            {u"counts"_s, counts},
            {u"fingerprint"_s, manifest.fingerprint},
            {u"createdAt"_s, manifest.createdAt.toUTC().toString(Qt::ISODate)}};
}

QString verifiedText(const exporting::VerifiedExport &verified)
{
    const auto counts = verified.manifest.counts.values();
    return u"%1 is what was written (%2, %3 of %4)\nSHA-256 %5\n"_s.arg(
        printable(verified.path), byteSize(verified.bytes),
        rowCount(std::accumulate(counts.begin(), counts.end(), qint64(0))), printable(verified.manifest.environmentId),
        QString::fromLatin1(verified.sha256));
}

Result<int> verify(CommandContext &context, Arguments &arguments)
{
    const QString file = arguments.positionals().value(1);
    if (file.isEmpty())
        arguments.addProblem(u"file"_s, u"required"_s, u"Name the file to verify: export verify FILE."_s);
    SHOWROOM_TRY(arguments.verdict());
    const InterruptSignal interrupt;
    const Result<exporting::VerifiedExport> verified = exporting::verifyExport(
        QDir::current().absoluteFilePath(file), [&interrupt] { return interrupt.wasReceived(); });
    if (!verified)
        return verified.error();
    context.terminal.print(verifiedJson(*verified), verifiedText(*verified));
    return 0;
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
    verb.summary = u"Write an environment into a file, or verify one"_s;
    verb.explanation = u"The file appears under its name when it is complete; an interrupted export leaves nothing. "
                       "Memory stays the same at any size. Its manifest (counts, SHA-256, fingerprint) lies beside it "
                       "as FILE.manifest.json, or in the zip; “export verify FILE” compares the two.\n\n"
                       "jsonl: one line a record, the fastest at any size. json: one document. sql: loads into an "
                       "empty database with psql -v ON_ERROR_STOP=1 -f FILE. csv: a zip with a file per table, for "
                       "spreadsheets."_s;
    verb.positionals = u"[verify FILE]"_s;
    verb.maximumPositionals = 2;
    verb.options = {
        {u"tenant"_s, Arity::Value, u"ID"_s, u"The environment, for example demo-acme."_s},
        {u"format"_s, Arity::Value, u"FORMAT"_s, u"json, jsonl, sql or csv; jsonl unless given."_s},
        {u"compress"_s, Arity::Value, u"HOW"_s, u"none, gzip or zstd; none unless given. CSV has its zip."_s},
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
        {u"export --tenant demo-acme --format csv --out acme.csv.zip"_s, u"For spreadsheets"_s},
        {u"export verify acme.jsonl"_s, u"Is it still what was written?"_s},
    };
    return verb;
}

Result<int> ExportVerb::run(CommandContext &context, Arguments &arguments)
{
    if (!arguments.positionals().isEmpty() && actionOf(arguments, {u"verify"_s}) == u"verify"_s)
        return verify(context, arguments);
    if (!arguments.has(u"tenant"_s))
        arguments.addProblem(u"tenant"_s, u"required"_s, u"--tenant ID is required."_s);
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
