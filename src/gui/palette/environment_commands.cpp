#include "gui/palette/environment_commands.h"

#include "gui/common/wording.h"
#include "gui/environments/status_presentation.h"
#include "gui/shell/environment_flows.h"
#include "gui/shell/job_wording.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

#include <algorithm>
#include <array>

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

void copyId(EnvironmentFlows &, const Environment &environment)
{
    QGuiApplication::clipboard()->setText(environment.id);
}

template <void (EnvironmentFlows::*method)(const Environment &)>
void ask(EnvironmentFlows &flows, const Environment &environment)
{
    (flows.*method)(environment);
}

/// One thing that can be done with an environment.
struct Verb {
    const char *title;
    const char16_t *glyph;
    int weight;
    QString (*whyNot)(const Environment &);
    void (*run)(EnvironmentFlows &, const Environment &);
};

const std::array verbs{
    Verb{QT_TRANSLATE_NOOP("showroom::gui", "Open %1"), u"boxes", openWeight, always, ask<&EnvironmentFlows::open>},
    Verb{QT_TRANSLATE_NOOP("showroom::gui", "Show progress of %1"), u"activity", 2, whyNoProgress,
         ask<&EnvironmentFlows::showProgress>},
    Verb{QT_TRANSLATE_NOOP("showroom::gui", "Resume %1"), u"refresh-cw", 4, whyNoResume,
         ask<&EnvironmentFlows::resume>},
    Verb{QT_TRANSLATE_NOOP("showroom::gui", "Export %1…"), u"package", 3, whyNoExport,
         ask<&EnvironmentFlows::exportEnvironment>},
    Verb{QT_TRANSLATE_NOOP("showroom::gui", "Tear down %1…"), u"trash-2", 1, whyNoTeardown,
         ask<&EnvironmentFlows::tearDown>},
    Verb{QT_TRANSLATE_NOOP("showroom::gui", "Copy the id of %1"), u"copy", 0, always, copyId},
};

Command commandOf(const Verb &verb, const Environment &environment, const QString &words, EnvironmentFlows &flows)
{
    Command command;
    command.title = Texts::tr(verb.title).arg(environment.name);
    command.detail = environment.id;
    command.glyph = QString::fromUtf16(verb.glyph);
    command.words = words;
    command.weight = verb.weight;
    command.unavailable = verb.whyNot(environment);
    command.run = [&flows, run = verb.run, environment] { run(flows, environment); };
    return command;
}

} // namespace

QList<Command> environmentCommands(const QList<Environment> &environments, EnvironmentFlows &flows)
{
    QList<Command> commands;
    commands.reserve(environments.size() * qsizetype(verbs.size()));
    for (const Environment &environment : environments) {
        const QString words = environment.id + u' ' + environment.owner + u' ' + environment.customer + u' ' +
                              environment.tags.join(u' ');
        for (const Verb &verb : verbs)
            commands.append(commandOf(verb, environment, words, flows));
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
