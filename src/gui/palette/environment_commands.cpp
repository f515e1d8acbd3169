#include "gui/palette/environment_commands.h"

#include "gui/common/rights.h"
#include "gui/common/standing.h"
#include "gui/common/wording.h"
#include "gui/environments/status_presentation.h"
#include "gui/shell/environment_flows.h"
#include "gui/shell/job_wording.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using jobs::Job;

namespace {

constexpr int openWeight = 6;
constexpr int jobWeight = 5;
constexpr int shownJobs = 20;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

QString always(const Environment &)
{
    return {};
}

QString whyNoProgress(const Environment &environment)
{
    return environment.jobId ? QString() : Texts::tr("no job has worked on it");
}

QString whyNoResume(const Environment &environment)
{
    return environments::canResume(environment) ? QString() : Texts::tr("nothing of it waits to be resumed");
}

QString whyNoExport(const Environment &environment)
{
    return environments::canExport(environment) ? QString() : Texts::tr("only a complete environment can be exported");
}

QString whyNoTeardown(const Environment &environment)
{
    return environments::canTearDown(environment) ? QString() : Texts::tr("it is protected, or gone already");
}

void copyId(const Environment &environment)
{
    QGuiApplication::clipboard()->setText(environment.id);
}

using WhyNot = std::function<QString(const Environment &)>;

/// The reason of the state, unless the role forbids it in any state.
WhyNot held(const EnvironmentFlows &flows, Right right, const WhyNot &otherwise)
{
    return [&flows, right, otherwise](const Environment &environment) {
        const QString why = flows.standing().whyNot(right);
        return why.isEmpty() ? otherwise(environment) : why;
    };
}

Command commandOf(const EnvironmentVerb &verb, const Environment &environment, const QString &words)
{
    Command command;
    command.title = verb.title.arg(environment.name);
    command.detail = environment.id;
    command.glyph = verb.glyph;
    command.words = words;
    command.weight = verb.weight;
    command.unavailable = verb.whyNot(environment);
    command.run = [run = verb.run, environment] { run(environment); };
    return command;
}

} // namespace

QList<EnvironmentVerb> environmentVerbs(EnvironmentFlows &flows)
{
    const auto ask = [&flows](void (EnvironmentFlows::*method)(const Environment &)) {
        return [&flows, method](const Environment &environment) { (flows.*method)(environment); };
    };
    return {
        {Texts::tr("Open %1"), u"boxes"_s, openWeight, always, ask(&EnvironmentFlows::open)},
        {Texts::tr("Resume %1"), u"refresh-cw"_s, 4, held(flows, Right::Manage, whyNoResume),
         ask(&EnvironmentFlows::resume)},
        {Texts::tr("Export %1…"), u"package"_s, 3, held(flows, Right::Export, whyNoExport),
         ask(&EnvironmentFlows::exportEnvironment)},
        {Texts::tr("Show progress of %1"), u"activity"_s, 2, whyNoProgress, ask(&EnvironmentFlows::showProgress)},
        {Texts::tr("Tear down %1…"), u"trash-2"_s, 1, held(flows, Right::Manage, whyNoTeardown),
         ask(&EnvironmentFlows::tearDown)},
        {Texts::tr("Copy the id of %1"), u"copy"_s, 0, always, copyId},
    };
}

QList<Command> environmentCommands(const QList<Environment> &environments, const QList<EnvironmentVerb> &verbs)
{
    QList<Command> commands;
    commands.reserve(environments.size() * verbs.size());
    for (const Environment &environment : environments) {
        const QString words = environment.id + u' ' + environment.owner + u' ' + environment.customer + u' ' +
                              environment.tags.join(u' ');
        for (const EnvironmentVerb &verb : verbs)
            commands.append(commandOf(verb, environment, words));
    }
    return commands;
}

QList<Command> jobCommands(const QList<Job> &jobs, const QList<Environment> &environments, EnvironmentFlows &flows,
                           const QDateTime &now)
{
    QHash<QString, QString> names;
    for (const Environment &environment : environments)
        names.insert(environment.id, environment.name);
    QList<Job> latest = jobs;
    std::sort(latest.begin(), latest.end(), [](const Job &a, const Job &b) { return a.id > b.id; });
    QList<Command> commands;
    for (const Job &job : latest.mid(0, shownJobs)) {
        Command command;
        command.title = wording::jobTitle(job, names.value(job.environmentId));
        command.detail = Texts::tr("job %1, %2").arg(job.id).arg(wording::ago(job.createdAt, now));
        command.glyph = u"activity"_s;
        command.words = job.environmentId + u' ' + job.actor;
        command.weight = jobWeight;
        command.run = [&flows, job] { flows.showJob(job); };
        commands.append(command);
    }
    return commands;
}

} // namespace showroom::gui
