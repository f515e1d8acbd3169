#include "cli/bulk_list.h"

#include "cli/command_context.h"
#include "cli/job_batch.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

/// Far more than the lines that are allowed could take.
constexpr qint64 maxListBytes = 1024 * 1024;

QString readList(Arguments &arguments, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        arguments.addProblem(u"list"_s, u"unreadable"_s,
                             u"%1 cannot be read: %2"_s.arg(quoted(path), file.errorString()));
    else if (file.size() > maxListBytes)
        arguments.addProblem(u"list"_s, u"too-large"_s,
                             u"%1 is no list of names; it is too large."_s.arg(quoted(path)));
    else
        return QString::fromUtf8(file.readAll());
    return {};
}

QStringList idsOf(const QList<environments::CreateTenant> &requests)
{
    QStringList ids;
    for (const environments::CreateTenant &request : requests)
        ids.append(request.effectiveId());
    return ids;
}

} // namespace

QList<OptionSpec> bulkListOptions()
{
    return {
        {u"list"_s, Arity::Value, u"FILE"_s, u"The list, a text file."_s},
        {u"pattern"_s, Arity::Value, u"NAME"_s, u"A name with {n} for the number; {nn} has two digits."_s},
        {u"number"_s, Arity::Value, u"N"_s, u"How many, with --pattern."_s},
    };
}

QList<environments::BulkLine> bulkLinesOf(Arguments &arguments)
{
    if (arguments.has(u"list"_s) == arguments.has(u"pattern"_s)) {
        arguments.addProblem(u"list"_s, u"required"_s,
                             u"Give either --list FILE, or --pattern NAME with --number N."_s);
        return {};
    }
    if (arguments.has(u"list"_s)) {
        const environments::BulkList list = environments::readBulkList(readList(arguments, arguments.text(u"list"_s)));
        arguments.addProblems(list.problems.isEmpty() ? QList<Problem>()
                                                      : environments::toError(list.problems).problems);
        return list.lines;
    }
    const auto count = arguments.integer(u"number"_s, 1, environments::maxBulkSize);
    if (!arguments.has(u"number"_s))
        arguments.addProblem(u"number"_s, u"required"_s, u"--number says how many."_s);
    const auto lines = environments::namesFromPattern(arguments.text(u"pattern"_s), int(count.value_or(1)));
    if (!lines)
        arguments.addProblems(lines.error().problems);
    return lines.value_or(QList<environments::BulkLine>());
}

Result<void> checkBulk(database::Connection &connection, const QList<environments::BulkLine> &lines,
                       const environments::CreateTenant &shared, const Clock &clock)
{
    const auto taken = environments::takenIds(connection, idsOf(environments::bulkRequests(lines, shared)));
    if (!taken)
        return taken.error();
    if (const auto problems = environments::validateBulk(lines, shared, *taken, clock); !problems.isEmpty())
        return environments::toError(problems);
    return {};
}

Result<QStringList> fillMany(CommandContext &context, const QList<environments::Created> &created)
{
    QStringList ids;
    QList<qint64> jobs;
    for (const environments::Created &one : created) {
        ids.append(one.environmentId);
        jobs.append(one.jobId);
    }
    context.terminal.remark(u"Filling %1 environments …"_s.arg(number(ids.size())));
    const BatchOutcome outcome = runJobs(context, jobs, u"filled"_s);
    const qsizetype unfinished = outcome.failed.size() + outcome.waiting.size();
    if (unfinished == 0)
        return ids;
    const Error why = outcome.why.value_or(fail(ErrorCode::Cancelled, u"It was cancelled."_s));
    return fail(
        why.code,
        u"%1 of %2 environments were filled. %3"_s.arg(number(outcome.done.size()), number(ids.size()), why.message),
        u"All of them are recorded: “showroomctl jobs” shows the others, “showroomctl jobs resume N” fills one."_s,
        why.detail);
}

} // namespace showroom::cli
