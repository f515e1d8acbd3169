#include "cli/sandbox_run.h"

#include "base/clock.h"
#include "cli/actions.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/conversion_text.h"
#include "cli/environment_text.h"
#include "cli/extend_verb.h"
#include "cli/job_follower.h"
#include "cli/reason.h"
#include "cli/sandbox_bulk.h"
#include "cli/sandbox_personas.h"
#include "cli/sandbox_text.h"
#include "cli/teardown_verb.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "core/environments/environment_store.h"
#include "core/sandboxes/sweep.h"
#include "masking/salt.h"

#include <QJsonArray>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace showroom::cli {

using database::Connection;

namespace {

template <class T>
QJsonArray arrayOf(const QList<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

} // namespace

SandboxRun::SandboxRun(CommandContext &context, Arguments &arguments)
    : m_context(context)
    , m_arguments(arguments)
{
}

Result<Connection> SandboxRun::connect()
{
    if (const Result<void> verdict = m_arguments.verdict(); !verdict)
        return verdict.error();
    return m_context.backend.connect();
}

Result<int> SandboxRun::print(const QJsonObject &json, const QString &text)
{
    m_context.terminal.print(json, text);
    return 0;
}

Result<int> SandboxRun::show(Connection &connection, const QString &id, const QString &heading)
{
    const auto sandbox = sandboxes::find(connection, id);
    if (!sandbox)
        return sandbox.error();
    const auto personas = sandboxes::personas(connection, id);
    if (!personas)
        return personas.error();
    const auto url = sandboxes::environmentUrl(connection, id, {});
    if (!url)
        return url.error();
    QJsonObject json = toJson(*sandbox);
    json.insert(u"url"_s, *url);
    json.insert(u"personas"_s, arrayOf(*personas));
    QString text = heading + sandboxText(*sandbox, *url);
    if (!personas->isEmpty())
        text += u'\n' + personasTable(*personas);
    return print(json, text);
}

Result<int> SandboxRun::list()
{
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const auto sandboxes = sandboxes::list(*connection);
    if (!sandboxes)
        return sandboxes.error();
    return print({{u"sandboxes"_s, arrayOf(*sandboxes)}}, sandboxesTable(*sandboxes, m_context.clock.now()));
}

Result<int> SandboxRun::create()
{
    const sandboxes::CreateSandbox request = createSandboxRequest(m_arguments, m_context.clock);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<QList<masking::Salt>> salts = m_context.backend.salts();
    if (!salts)
        return salts.error();
    const auto created = sandboxes::create(*connection, request, salts->constLast(), m_context.clock);
    if (!created)
        return created.error();
    m_context.terminal.remark(u"Filling %1 (job %2) …"_s.arg(created->environmentId).arg(created->jobId));
    const Result<jobs::Job> job = JobFollower(m_context).follow(created->jobId);
    if (!job)
        return job.error();
    return show(*connection, created->environmentId, u"%1 is active\n\n"_s.arg(created->environmentId));
}

Result<int> SandboxRun::createMany()
{
    return createManySandboxes(m_context, m_arguments);
}

Result<int> SandboxRun::status()
{
    const QString id = requiredTenant(m_arguments);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    return show(*connection, id);
}

Result<int> SandboxRun::edit()
{
    const QString id = requiredTenant(m_arguments);
    const sandboxes::Change change = sandboxChange(m_arguments);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    SHOWROOM_TRY(sandboxes::change(*connection, id, change));
    return show(*connection, id);
}

Result<int> SandboxRun::extend()
{
    requiredTenants(m_arguments);
    return ExtendVerb().run(m_context, m_arguments);
}

Result<int> SandboxRun::protect()
{
    const QStringList ids = requiredTenants(m_arguments);
    const QString reason = reasonOf(m_arguments);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const bool isProtected = !m_arguments.has(u"off"_s);
    SHOWROOM_TRY(sandboxes::setProtected(*connection, ids, isProtected, reason));
    return print({{u"environments"_s, QJsonArray::fromStringList(ids)}, {u"protected"_s, isProtected}},
                 isProtected ? u"%1: protected from teardown, expiry and sweeps\n"_s.arg(ids.join(u", "_s))
                             : u"%1: no longer protected\n"_s.arg(ids.join(u", "_s)));
}

Result<int> SandboxRun::expire()
{
    const QStringList ids = requiredTenants(m_arguments);
    const QString reason = reasonOf(m_arguments);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    SHOWROOM_TRY(sandboxes::expire(*connection, ids, reason));
    return printEnvironments(m_context, *connection, ids);
}

Result<int> SandboxRun::reset()
{
    const QString id = requiredTenant(m_arguments);
    const QString reason = reasonOf(m_arguments);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<qint64> started = sandboxes::startReset(*connection, id, reason);
    if (!started)
        return started.error();
    m_context.terminal.remark(u"Filling %1 anew (job %2) …"_s.arg(id).arg(*started));
    const Result<jobs::Job> job = JobFollower(m_context).follow(*started);
    if (!job)
        return job.error();
    return show(*connection, id, u"%1 is as new\n\n"_s.arg(id));
}

Result<int> SandboxRun::remove()
{
    const QString id = requiredTenant(m_arguments);
    if (!m_arguments.has(u"confirm"_s))
        m_arguments.addProblem(u"confirm"_s, u"required"_s, u"Confirm with --confirm and the sandbox's id."_s);
    if (id.startsWith(u"demo-"))
        m_arguments.addProblem(u"tenant"_s, u"invalid"_s, u"%1 is a demo tenant; “teardown” removes those."_s.arg(id));
    SHOWROOM_TRY(m_arguments.verdict());
    return TeardownVerb().run(m_context, m_arguments);
}

Result<int> SandboxRun::convert()
{
    const sandboxes::ConversionRequest request = conversionRequest(m_arguments);
    const bool isDryRun = m_arguments.has(u"dry-run"_s);
    if (!isDryRun && request.confirmation != request.sandboxId)
        m_arguments.addProblem(u"confirm"_s, u"mismatch"_s, u"Confirm with --confirm and the sandbox's id."_s);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const auto report = isDryRun ? sandboxes::previewConversion(*connection, request)
                                 : sandboxes::convertToProduction(*connection, request);
    if (!report)
        return report.error();
    QJsonObject json = toJson(*report);
    json.insert(u"dryRun"_s, isDryRun);
    return print(json, conversionText(*report));
}

Result<int> SandboxRun::dismiss()
{
    const QString id = requiredTenant(m_arguments);
    const QString user = m_arguments.text(u"user"_s);
    if (user.isEmpty())
        m_arguments.addProblem(u"user"_s, u"required"_s, u"Name the user with --user."_s);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    SHOWROOM_TRY(sandboxes::dismissUser(*connection, id, user));
    const auto users = sandboxes::users(*connection, id);
    if (!users)
        return users.error();
    return print({{u"environment"_s, id}, {u"users"_s, arrayOf(*users)}}, usersTable(*users));
}

Result<int> SandboxRun::usage()
{
    const sandboxes::UsageRange range = usageRange(m_arguments);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const auto total = sandboxes::usageOf(*connection, range);
    if (!total)
        return total.error();
    QJsonObject json = toJson(*total);
    QString text = usageText(*total);
    if (range.environmentId.isEmpty()) {
        const auto each = sandboxes::usageByEnvironment(*connection, range);
        if (!each)
            return each.error();
        json.insert(u"environments"_s, arrayOf(*each));
        text += u'\n' + usageTable(*each);
    }
    if (m_arguments.has(u"daily"_s)) {
        const auto days = sandboxes::usageByDay(*connection, range);
        if (!days)
            return days.error();
        json.insert(u"days"_s, arrayOf(*days));
        text += u'\n' + usageDaysTable(*days);
    }
    return print(json, text);
}

Result<int> SandboxRun::link()
{
    const QString action = m_arguments.positionals().value(1, u"list"_s);
    if (action == u"create")
        return createLink();
    if (action == u"list")
        return listLinks();
    if (action == u"revoke")
        return revokeLink();
    m_arguments.addProblem(u"action"_s, u"unknown"_s, u"%1 is none of create, list, revoke."_s.arg(quoted(action)));
    return m_arguments.verdict().error();
}

Result<int> SandboxRun::persona()
{
    const QString action = m_arguments.positionals().value(1, u"list"_s);
    if (action == u"list")
        return listPersonas(m_context, m_arguments);
    if (action == u"password")
        return setPassword(m_context, m_arguments);
    m_arguments.addProblem(u"action"_s, u"unknown"_s, u"%1 is none of list, password."_s.arg(quoted(action)));
    return m_arguments.verdict().error();
}

Result<int> SandboxRun::createLink()
{
    const sandboxes::LinkRequest request = linkRequest(m_arguments, m_context.clock);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const auto made = sandboxes::createLink(*connection, request);
    if (!made)
        return made.error();
    QJsonObject json = toJson(made->link);
    json.insert(u"token"_s, made->token);
    json.insert(u"url"_s, made->url);
    return print(json, linksTable({made->link}) + u"\n%1\nIt is shown this one time.\n"_s.arg(made->url));
}

Result<int> SandboxRun::listLinks()
{
    const QString id = requiredTenant(m_arguments);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const auto links = sandboxes::listLinks(*connection, id);
    if (!links)
        return links.error();
    return print({{u"environment"_s, id}, {u"links"_s, arrayOf(*links)}}, linksTable(*links));
}

Result<int> SandboxRun::revokeLink()
{
    const QString id = m_arguments.text(u"link"_s);
    if (QUuid::fromString(id).isNull())
        m_arguments.addProblem(u"link"_s, id.isEmpty() ? u"required"_s : u"invalid"_s,
                               u"Name the link with --link and its id."_s);
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    SHOWROOM_TRY(sandboxes::revokeLink(*connection, id));
    return print({{u"id"_s, id}, {u"state"_s, u"revoked"_s}}, u"The link opens nothing any more.\n"_s);
}

} // namespace showroom::cli
