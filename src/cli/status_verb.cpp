#include "cli/status_verb.h"

#include "base/clock.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/environment_text.h"
#include "cli/job_follower.h"
#include "cli/json_views.h"
#include "cli/progress_line.h"
#include "cli/terminal.h"
#include "core/environments/environment_store.h"
#include "core/jobs/job_store.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr int wideLine = 1000;

QString jobText(const jobs::Job &job)
{
    const QString state = job.isOrphaned ? u"orphaned"_s : jobs::toWord(job.state);
    QString text = u"Job %1 (%2) is %3"_s.arg(job.id).arg(job.kind, state);
    if (job.state == jobs::JobState::Running)
        text += u": "_s + progressText(job.progress, wideLine);
    text += u'\n';
    if (job.error)
        text += u"%1\n"_s.arg(job.error->message);
    if (job.isOrphaned || job.state == jobs::JobState::Paused || job.state == jobs::JobState::Failed ||
        job.state == jobs::JobState::Cancelled)
        text += wayOut(job) + u'\n';
    return text;
}

} // namespace

VerbDescription StatusVerb::description() const
{
    VerbDescription verb;
    verb.name = u"status"_s;
    verb.summary = u"Show everything about one environment"_s;
    verb.explanation = u"Status, rows per table and kind, fingerprint, life, and the latest job on it. A deleted "
                       "environment is still known."_s;
    verb.options = {{u"tenant"_s, Arity::Value, u"ID"_s, u"The environment, for example demo-acme."_s, false, true}};
    verb.examples = {{u"status --tenant demo-acme"_s, u"For reading"_s},
                     {u"status --tenant demo-acme --json"_s, u"For scripts"_s}};
    return verb;
}

Result<int> StatusVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString id = arguments.tenant();
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const Result<environments::Environment> environment = environments::find(*connection, id);
    if (!environment)
        return environment.error();
    QJsonObject json = toJson(*environment);
    QString text = environmentText(*environment);
    if (environment->jobId) {
        const Result<jobs::Job> job = jobs::find(*connection, *environment->jobId);
        if (!job)
            return job.error();
        json.insert(u"job"_s, toJson(*job, context.clock.now()));
        text += jobText(*job);
    }
    context.terminal.print(json, text);
    return 0;
}

} // namespace showroom::cli
