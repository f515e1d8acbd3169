#include "cli/notifications_verb.h"

#include "cli/actions.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/json_views.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"
#include "core/notifications/notification.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

using notifications::Notification;

namespace {

constexpr int usualCount = 50;
constexpr int mostCount = 1000;

const QStringList kinds{u"expiry-warning"_s, u"expired"_s, u"reset"_s, u"deleted"_s, u"welcome"_s};

QJsonObject jsonOf(const Notification &one)
{
    return {{u"id"_s, one.id},
            {u"kind"_s, one.kind},
            {u"environment"_s, one.environmentId},
            {u"text"_s, one.text()},
            {u"createdAt"_s, toJson(one.createdAt)},
            {u"read"_s, one.isRead}};
}

Result<int> list(CommandContext &context, Arguments &arguments)
{
    notifications::Query query;
    query.limit = int(arguments.integer(u"limit"_s, 1, mostCount).value_or(usualCount));
    if (const auto kind = arguments.optionalText(u"kind"_s)) {
        query.kinds = {*kind};
        if (!kinds.contains(*kind))
            arguments.addProblem(u"kind"_s, u"unknown"_s,
                                 u"--kind takes %1, not %2."_s.arg(kinds.join(u", "_s), quoted(*kind)));
    }
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const auto all = notifications::latest(*connection, query);
    if (!all)
        return all.error();
    const auto unread = notifications::countUnread(*connection);
    if (!unread)
        return unread.error();
    QJsonArray array;
    TextTable table({{u"NO"_s, Align::Right}, {u"WHEN"_s}, {u"STATE"_s}, {u"ENVIRONMENT"_s}, {u"WHAT"_s}});
    for (const Notification &one : *all) {
        if (one.isRead && arguments.has(u"unread"_s))
            continue;
        array.append(jsonOf(one));
        table.addRow({QString::number(one.id), moment(one.createdAt), one.isRead ? u"read"_s : u"unread"_s,
                      one.environmentId, one.text()});
    }
    context.terminal.print({{u"notifications"_s, array}, {u"unread"_s, *unread}},
                           table.isEmpty() ? u"There is nothing to tell.\n"_s : table.toString());
    return 0;
}

/// Everything up to one, or everything that there is now.
Result<int> markRead(CommandContext &context, Arguments &arguments)
{
    std::optional<qint64> upTo = arguments.integer(u"up-to"_s, 1, std::numeric_limits<qint64>::max());
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    if (!upTo) {
        const auto newest = notifications::latest(*connection, {.limit = 1});
        if (!newest)
            return newest.error();
        upTo = newest->isEmpty() ? 0 : newest->constFirst().id;
    }
    SHOWROOM_TRY(notifications::markRead(*connection, *upTo));
    const auto unread = notifications::countUnread(*connection);
    if (!unread)
        return unread.error();
    context.terminal.print({{u"unread"_s, *unread}}, u"%1 unread.\n"_s.arg(number(*unread)));
    return 0;
}

} // namespace

VerbDescription NotificationsVerb::description() const
{
    VerbDescription verb;
    verb.name = u"notifications"_s;
    verb.summary = u"Show what is to be known about environments: expiry, resets, deletions"_s;
    verb.explanation = u"list shows the newest ones: those for your login and of your environments, and for "
                       "showroom_ops of all. read marks them as read, for your login on every console; with --up-to "
                       "only as far as that number."_s;
    verb.positionals = u"[list | read]"_s;
    verb.maximumPositionals = 1;
    verb.options = {{u"unread"_s, Arity::Flag, {}, u"Only what you have not read."_s},
                    {u"kind"_s, Arity::Value, u"KIND"_s, u"Only one kind: %1."_s.arg(kinds.join(u", "_s))},
                    {u"limit"_s, Arity::Value, u"N"_s, u"So many of the newest ones; 50 unless given."_s},
                    {u"up-to"_s, Arity::Value, u"N"_s, u"For read: not those with a higher number."_s}};
    verb.examples = {{u"notifications --unread"_s, u"What is new"_s},
                     {u"notifications --kind expiry-warning --json"_s, u"What expires soon, for scripts"_s},
                     {u"notifications read"_s, u"All of it is known now"_s}};
    return verb;
}

Result<int> NotificationsVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString action = actionOf(arguments, {u"list"_s, u"read"_s}, u"list"_s);
    return action == u"read"_s ? markRead(context, arguments) : list(context, arguments);
}

} // namespace showroom::cli
