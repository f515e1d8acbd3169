#include "cli/settings_verb.h"

#include "cli/actions.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"
#include "core/access/settings_store.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

QJsonObject jsonOf(const access::Setting &setting)
{
    return {{u"key"_s, setting.key},         {u"value"_s, setting.value},     {u"default"_s, setting.defaultValue},
            {u"minimum"_s, setting.minimum}, {u"maximum"_s, setting.maximum}, {u"description"_s, setting.description}};
}

QJsonObject jsonOf(const access::TextSetting &setting)
{
    return {{u"key"_s, setting.key},
            {u"value"_s, setting.value},
            {u"default"_s, setting.defaultValue},
            {u"description"_s, setting.description}};
}

QString tableOf(const QList<access::TextSetting> &list)
{
    TextTable table({{u"KEY"_s}, {u"VALUE"_s}, {u"DEFAULT"_s}, {u"MEANING"_s}});
    for (const access::TextSetting &setting : list)
        table.addRow({setting.key, setting.value, setting.defaultValue, setting.description});
    return table.toString();
}

QString tableOf(const QList<access::Setting> &list)
{
    TextTable table(
        {{u"KEY"_s}, {u"VALUE"_s, Align::Right}, {u"DEFAULT"_s, Align::Right}, {u"RANGE"_s}, {u"MEANING"_s}});
    for (const access::Setting &setting : list) {
        table.addRow({setting.key, number(setting.value), number(setting.defaultValue),
                      u"%1–%2"_s.arg(number(setting.minimum), number(setting.maximum)), setting.description});
    }
    return table.toString();
}

Result<int> showList(CommandContext &context, database::Connection &connection)
{
    const Result<QList<access::Setting>> list = access::listSettings(connection);
    if (!list)
        return list.error();
    const Result<QList<access::TextSetting>> texts = access::listTextSettings(connection);
    if (!texts)
        return texts.error();
    QJsonArray array;
    for (const access::Setting &setting : *list)
        array.append(jsonOf(setting));
    for (const access::TextSetting &setting : *texts)
        array.append(jsonOf(setting));
    context.terminal.print({{u"settings"_s, array}}, tableOf(*list) + u'\n' + tableOf(*texts));
    return 0;
}

/// The text setting of this key; nothing for a key of another kind.
Result<std::optional<access::TextSetting>> findText(database::Connection &connection, const QString &key)
{
    const Result<QList<access::TextSetting>> texts = access::listTextSettings(connection);
    if (!texts)
        return texts.error();
    for (const access::TextSetting &setting : *texts) {
        if (setting.key == key)
            return std::optional(setting);
    }
    return std::optional<access::TextSetting>();
}

Result<int> showOrSetText(CommandContext &context, database::Connection &connection, access::TextSetting setting,
                          const std::optional<QString> &value)
{
    if (value) {
        const Result<access::TextSetting> changed = access::setTextSetting(connection, setting.key, *value);
        if (!changed)
            return changed.error();
        setting = *changed;
    }
    context.terminal.print(jsonOf(setting), tableOf(QList<access::TextSetting>{setting}));
    return 0;
}

/// How many plain words each action takes, itself included.
qsizetype wordsOf(const QString &action)
{
    return action == u"set"_s ? 3 : action == u"get"_s ? 2 : 1;
}

void checkWords(Arguments &arguments, const QString &action)
{
    const qsizetype given = arguments.positionals().size();
    if (given < wordsOf(action) && action != u"list"_s)
        arguments.addProblem(given < 2 ? u"key"_s : u"value"_s, u"required"_s,
                             u"Write “settings %1 KEY%2”."_s.arg(action, action == u"set"_s ? u" VALUE"_s : QString()));
    else if (given > wordsOf(action))
        arguments.addProblem(u"arguments"_s, u"unexpected"_s,
                             u"%1 is not expected here."_s.arg(quoted(arguments.positionals().at(wordsOf(action)))));
}

} // namespace

VerbDescription SettingsVerb::description() const
{
    VerbDescription verb;
    verb.name = u"settings"_s;
    verb.summary = u"List, read or change the database's settings"_s;
    verb.explanation =
        u"Settings hold for everybody who uses the database; changing one takes the role of an "
        "administrator. rateLimit.createPerHour counts creations per client, "
        "rateLimit.refreshPerHour and rateLimit.exportPerHour count per environment. access.baseDomain and "
        "usage.internalDomains are texts."_s;
    verb.positionals = u"list | get KEY | set KEY VALUE"_s;
    verb.maximumPositionals = 3;
    verb.examples = {{u"settings list"_s, u"All of them with their ranges"_s},
                     {u"settings set rateLimit.createPerHour 20"_s, u"Allow more creations"_s}};
    return verb;
}

Result<int> SettingsVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString action = actionOf(arguments, {u"list"_s, u"get"_s, u"set"_s}, u"list"_s);
    checkWords(arguments, action);
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    if (action == u"list"_s)
        return showList(context, *connection);
    const QString key = arguments.positionals().at(1);
    const auto text = findText(*connection, key);
    if (!text)
        return text.error();
    if (*text)
        return showOrSetText(context, *connection, **text,
                             action == u"set"_s ? std::optional(arguments.positionals().at(2)) : std::nullopt);
    const Result<access::Setting> setting = action == u"get"_s
                                                ? access::findSetting(*connection, key)
                                                : access::setSetting(*connection, key, arguments.positionals().at(2));
    if (!setting)
        return setting.error();
    context.terminal.print(jsonOf(*setting), tableOf(QList<access::Setting>{*setting}));
    return 0;
}

} // namespace showroom::cli
