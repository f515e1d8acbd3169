#include "cli/jobs_verb.h"

#include "base/clock.h"
#include "cli/actions.h"
#include "cli/backend.h"
#include "cli/careful.h"
#include "cli/command_context.h"
#include "cli/environment_text.h"
#include "cli/job_follower.h"
#include "cli/json_views.h"
#include "cli/teardown_run.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"
#include "core/environments/environment_store.h"
#include "core/jobs/job_store.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

QString stateText(const jobs::Job &job)
{
    if (job.isOrphaned)
        return u"orphaned"_s;
    const QString word = jobs::toWord(job.state);
    if (job.isActive() && job.isCancelRequested)
        return word + u" (cancelling)"_s;
    return job.isActive() && job.isPauseRequested ? word + u" (pausing)"_s : word;
}

QString progressOf(const jobs::Job &job)
{
    const double share = job.state == jobs::JobState::Done ? 1.0 : job.progress.share();
    return u"%1 %"_s.arg(int(share * 100));
}

QString tableOf(const QList<jobs::Job> &list, const QDateTime &now)
{
    if (list.isEmpty())
        return u"There are no jobs.\n"_s;
    TextTable table({{u"ID"_s, Align::Right},
                     {u"KIND"_s},
                     {u"ENVIRONMENT"_s},
                     {u"STATE"_s},
                     {u"PROGRESS"_s, Align::Right},
                     {u"ROWS"_s, Align::Right},
                     {u"TOOK"_s, Align::Right},
                     {u"WHO"_s},
                     {u"CREATED"_s}});
    for (const jobs::Job &job : list) {
        table.addRow({QString::number(job.id), job.kind, job.environmentId, stateText(job), progressOf(job),
                      number(job.progress.done), duration(job.durationMs(now)), job.actor, moment(job.createdAt)});
    }
    return table.toString();
}

std::optional<qint64> jobIdOf(Arguments &arguments)
{
    const QString written = arguments.positionals().value(1);
    bool ok = false;
    const qint64 id = written.toLongLong(&ok);
    if (ok && id > 0)
        return id;
    if (written.isEmpty())
        arguments.addProblem(u"job"_s, u"required"_s, u"Name the job by its number; “showroomctl jobs” lists them."_s);
    else
        arguments.addProblem(u"job"_s, u"not-a-number"_s, u"%1 is not the number of a job."_s.arg(quoted(written)));
    return std::nullopt;
}

/// Ids are used again: what bears it today is none of an old job's business.
Result<void> requireSameEnvironment(const jobs::Job &job, const environments::Environment &environment)
{
    if (job.createdAt >= environment.createdAt)
        return {};
    return fail(ErrorCode::Conflict,
                u"Job %1 belongs to an earlier environment %2, which is gone."_s.arg(job.id).arg(environment.id),
                u"“showroomctl jobs --tenant %1” shows the jobs of today's."_s.arg(environment.id));
}

Error wrongState(const jobs::Job &job, const QString &wish, const QString &hint)
{
    return fail(ErrorCode::Conflict,
                u"Job %1 (%2) is %3 and cannot be %4."_s.arg(job.id).arg(job.kind, stateText(job), wish), hint);
}

} // namespace

VerbDescription JobsVerb::description() const
{
    VerbDescription verb;
    verb.name = u"jobs"_s;
    verb.summary = u"List jobs; pause, resume, cancel or clean up one"_s;
    verb.explanation =
        u"pause ID stops a filling at its next step, cancel ID any job, whichever program works on it. resume ID goes "
        "on with a filling that was paused, failed or was cancelled, after its last finished step, and with any job "
        "that lost its program. clean ID removes what an unfinished filling wrote, with its environment."_s;
    verb.positionals = u"[pause ID | resume ID | cancel ID | clean ID]"_s;
    verb.maximumPositionals = 2;
    verb.options = {{u"tenant"_s, Arity::Value, u"ID"_s, u"Only the jobs of this environment."_s}, carefulOption()};
    verb.examples = {{u"jobs"_s, u"The latest jobs, newest first"_s},
                     {u"jobs --tenant demo-acme --json"_s, u"{\"jobs\": [...]} of one environment"_s},
                     {u"jobs pause 12"_s, u"Stop at the next step; nothing is lost"_s},
                     {u"jobs resume 12"_s, u"Go on with what was interrupted"_s},
                     {u"jobs clean 12"_s, u"Or remove it"_s}};
    return verb;
}

Result<int> JobsVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString tenant = arguments.tenant();
    const QStringList actions{u"list"_s, u"pause"_s, u"resume"_s, u"cancel"_s, u"clean"_s};
    const QString action = actionOf(arguments, actions, u"list"_s);
    const bool isList = action == u"list"_s;
    const std::optional<qint64> id = isList || !actions.contains(action) ? std::nullopt : jobIdOf(arguments);
    if (isList && arguments.positionals().size() > 1)
        arguments.addProblem(u"arguments"_s, u"unexpected"_s,
                             u"%1 is not expected here."_s.arg(quoted(arguments.positionals().at(1))));
    if (!isList && arguments.has(u"tenant"_s))
        arguments.addProblem(u"tenant"_s, u"unexpected"_s, u"--tenant belongs to the list of jobs alone."_s);
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    if (isList)
        return showList(context, *connection, tenant);
    const Result<jobs::Job> job = jobs::find(*connection, *id);
    if (!job)
        return job.error();
    if (action == u"pause"_s)
        return pause(context, *connection, *job);
    if (action == u"cancel"_s)
        return cancel(context, *connection, *job);
    return action == u"resume"_s ? resume(context, *connection, *job) : clean(context, *connection, *job);
}

Result<int> JobsVerb::showList(CommandContext &context, database::Connection &connection, const QString &tenant)
{
    const Result<QList<jobs::Job>> list = jobs::list(connection, tenant);
    if (!list)
        return list.error();
    QJsonArray array;
    for (const jobs::Job &job : *list)
        array.append(toJson(job, context.clock.now()));
    context.terminal.print({{u"jobs"_s, array}}, tableOf(*list, context.clock.now()));
    return 0;
}

Result<int> JobsVerb::pause(CommandContext &context, database::Connection &connection, const jobs::Job &job)
{
    SHOWROOM_TRY(jobs::requestPause(connection, job.id));
    return showJob(context, connection, job);
}

Result<int> JobsVerb::cancel(CommandContext &context, database::Connection &connection, const jobs::Job &job)
{
    if (!job.isActive() && job.state != jobs::JobState::Paused)
        return wrongState(job, u"cancelled"_s, u"“showroomctl jobs” shows the state of every job."_s);
    SHOWROOM_TRY(jobs::requestCancel(connection, job.id));
    return showJob(context, connection, job);
}

Result<int> JobsVerb::showJob(CommandContext &context, database::Connection &connection, const jobs::Job &job)
{
    const Result<jobs::Job> asked = jobs::find(connection, job.id);
    if (!asked)
        return asked.error();
    context.terminal.print(toJson(*asked, context.clock.now()), u"Job %1 is %2\n"_s.arg(job.id).arg(stateText(*asked)));
    return 0;
}

Result<int> JobsVerb::resume(CommandContext &context, database::Connection &connection, const jobs::Job &job)
{
    if (job.kind != u"seed"_s)
        return resumeWhole(context, connection, job);
    const Result<environments::Environment> before = environments::find(connection, job.environmentId);
    if (!before)
        return before.error();
    SHOWROOM_TRY(requireSameEnvironment(job, *before));
    if (!environments::canResume(*before) && !job.isOrphaned)
        return wrongState(job, u"resumed"_s,
                          u"Its environment %1 is %2."_s.arg(before->id, environments::toWord(before->status)));
    const Result<qint64> prepared = environments::prepareResume(connection, job.environmentId);
    if (!prepared)
        return prepared.error();
    const Result<jobs::Job> ended = JobFollower(context).follow(*prepared);
    if (!ended)
        return ended.error();
    const Result<environments::Environment> environment = environments::find(connection, job.environmentId);
    if (!environment)
        return environment.error();
    context.terminal.print(toJson(*environment), environmentText(*environment));
    return 0;
}

/// What has no steps is done as a whole, by this program, when nobody else does it.
Result<int> JobsVerb::resumeWhole(CommandContext &context, database::Connection &connection, const jobs::Job &job)
{
    if (!job.isOrphaned && job.state != jobs::JobState::Queued)
        return wrongState(job, u"resumed"_s, wayOut(job));
    const Result<qint64> prepared = jobs::prepareResume(connection, job.id);
    if (!prepared)
        return prepared.error();
    const Result<jobs::Job> ended = JobFollower(context).follow(*prepared);
    if (!ended)
        return ended.error();
    context.terminal.print(toJson(*ended, context.clock.now()), u"Job %1 is %2\n"_s.arg(job.id).arg(stateText(*ended)));
    return 0;
}

Result<int> JobsVerb::clean(CommandContext &context, database::Connection &connection, const jobs::Job &job)
{
    const Result<environments::Environment> environment = environments::find(connection, job.environmentId);
    if (!environment)
        return environment.error();
    SHOWROOM_TRY(requireSameEnvironment(job, *environment));
    if (job.kind != u"seed"_s || (!environments::canResume(*environment) && !job.isOrphaned))
        return wrongState(job, u"cleaned up"_s,
                          u"Only an interrupted filling leaves something behind; “showroomctl teardown --tenant %1 "
                          "--confirm %1” removes a whole environment."_s.arg(job.environmentId));
    return tearDown(context, connection, job.environmentId, job.environmentId);
}

} // namespace showroom::cli
