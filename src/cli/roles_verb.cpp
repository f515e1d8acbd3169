#include "cli/roles_verb.h"

#include "cli/actions.h"
#include "cli/backend.h"
#include "cli/careful.h"
#include "cli/command_context.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "core/access/roles.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

/// The words behind grant and revoke; both are needed there and unexpected elsewhere.
struct Membership {
    QString login;
    QString role;
};

Membership membershipOf(Arguments &arguments, bool isList)
{
    const QStringList &words = arguments.positionals();
    const Membership membership{words.value(1), words.value(2)};
    if (isList && words.size() > 1)
        arguments.addProblem(u"arguments"_s, u"unexpected"_s, u"“roles list” takes nothing more."_s);
    if (!isList && membership.login.isEmpty())
        arguments.addProblem(u"login"_s, u"required"_s, u"Name the login: roles grant LOGIN ROLE."_s);
    else if (!isList && membership.role.isEmpty())
        arguments.addProblem(u"role"_s, u"required"_s, u"Name the role: viewer, support, sales, ops or admin."_s);
    return membership;
}

QString tableOf(const QList<access::RoleGroup> &groups, const QList<access::RoleMember> &members)
{
    TextTable logins({{u"LOGIN"_s}, {u"ROLES"_s}, {u"WITH THEM"_s}});
    for (const access::RoleMember &member : members) {
        logins.addRow({member.login, member.direct.join(u", "_s),
                       member.inherited.isEmpty() ? u"–"_s : member.inherited.join(u", "_s)});
    }
    TextTable roles({{u"ROLE"_s}, {u"MEANING"_s}});
    for (const access::RoleGroup &group : groups)
        roles.addRow({group.word, group.meaning});
    return (members.isEmpty() ? u"No login has a role.\n"_s : logins.toString()) + u'\n' + roles.toString();
}

} // namespace

VerbDescription RolesVerb::description() const
{
    VerbDescription verb;
    verb.name = u"roles"_s;
    verb.summary = u"Show who may do what; give and take roles"_s;
    verb.explanation =
        u"Roles are PostgreSQL's own: a login has them by membership. sales and support see what a viewer sees, ops "
        "contains both, admin contains ops. grant and revoke are an administrator's; the login itself is made by the "
        "database's owner (CREATE ROLE … LOGIN)."_s;
    verb.positionals = u"[list | grant LOGIN ROLE | revoke LOGIN ROLE]"_s;
    verb.maximumPositionals = 3;
    verb.options = {{u"reason"_s, Arity::Value, u"TEXT"_s, u"Why; kept in the audit log."_s}, carefulOption()};
    verb.examples = {{u"roles"_s, u"Who has which role, and what each means"_s},
                     {u"roles grant ann sales --reason \"new in the team\""_s, u"Ann works with sessions and links"_s},
                     {u"roles revoke ann sales"_s, u"And no longer"_s}};
    return verb;
}

Result<int> RolesVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString action = actionOf(arguments, {u"list"_s, u"grant"_s, u"revoke"_s}, u"list"_s);
    const bool isList = action == u"list"_s;
    const Membership membership = membershipOf(arguments, isList);
    const QString reason = arguments.text(u"reason"_s);
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    if (action == u"grant"_s)
        SHOWROOM_TRY(access::grantRole(*connection, membership.login, membership.role, reason));
    if (action == u"revoke"_s)
        SHOWROOM_TRY(access::revokeRole(*connection, membership.login, membership.role, reason));
    return list(context, *connection);
}

Result<int> RolesVerb::list(CommandContext &context, database::Connection &connection)
{
    const auto groups = access::roleGroups(connection);
    if (!groups)
        return groups.error();
    const auto members = access::roleMembers(connection);
    if (!members)
        return members.error();
    QJsonArray roles;
    for (const access::RoleGroup &group : *groups)
        roles.append(QJsonObject{{u"role"_s, group.word}, {u"meaning"_s, group.meaning}});
    QJsonArray logins;
    for (const access::RoleMember &member : *members) {
        logins.append(QJsonObject{{u"login"_s, member.login},
                                  {u"roles"_s, QJsonArray::fromStringList(member.direct)},
                                  {u"inherited"_s, QJsonArray::fromStringList(member.inherited)}});
    }
    context.terminal.print({{u"logins"_s, logins}, {u"roles"_s, roles}}, tableOf(*groups, *members));
    return 0;
}

} // namespace showroom::cli
