#include "cli/presets_verb.h"

#include "cli/actions.h"
#include "cli/command_context.h"
#include "cli/create_verb.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"
#include "core/environments/create_tenant.h"
#include "core/environments/preset_store.h"
#include "core/environments/tenant_template.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace showroom::cli {

using environments::Preset;
using environments::PresetStore;

namespace {

QJsonObject jsonOf(const Preset &preset)
{
    return {{u"name"_s, preset.name}, {u"choices"_s, environments::templateToJson(preset.request)}};
}

/// Lists are joined by commas, as the options of `create` take them.
QString valueText(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts.append(part.toString());
        return parts.join(u',');
    }
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

Result<int> showList(CommandContext &context, const PresetStore &store)
{
    const auto presets = store.list();
    if (!presets)
        return presets.error();
    QJsonArray array;
    TextTable table({{u"NAME"_s}, {u"SIZE"_s}, {u"REGIONS"_s}, {u"VERTICAL"_s}, {u"MONTHS"_s, Align::Right}});
    for (const Preset &preset : *presets) {
        array.append(jsonOf(preset));
        table.addRow({preset.name, preset.request.size, preset.request.regions.join(u','), preset.request.vertical,
                      number(preset.request.months)});
    }
    context.terminal.print({{u"presets"_s, array}},
                           presets->isEmpty() ? u"There are no presets yet; “presets save NAME” keeps one.\n"_s
                                              : table.toString());
    return 0;
}

Result<int> show(CommandContext &context, const PresetStore &store, const QString &name)
{
    const auto preset = store.find(name);
    if (!preset)
        return preset.error();
    TextTable table({{u"CHOICE"_s}, {u"VALUE"_s}});
    const QJsonObject choices = environments::templateToJson(preset->request);
    for (auto choice = choices.begin(); choice != choices.end(); ++choice)
        table.addRow({choice.key(), valueText(choice.value())});
    context.terminal.print(jsonOf(*preset), table.toString());
    return 0;
}

Result<int> save(CommandContext &context, const PresetStore &store, const QString &name, bool replace,
                 const environments::CreateTenant &request)
{
    SHOWROOM_TRY(store.save(name, request, replace));
    context.terminal.remark(u"Kept as %1."_s.arg(quoted(name)));
    return show(context, store, name);
}

/// What the line asks for; name and id are each tenant's own.
environments::CreateTenant choicesOf(CommandContext &context, Arguments &arguments)
{
    environments::CreateTenant request = CreateVerb::request(arguments);
    QList<Problem> problems = environments::validate(request, context.clock);
    problems.removeIf([](const Problem &problem) { return problem.field == u"name" || problem.field == u"id"; });
    arguments.addProblems(problems);
    return request;
}

} // namespace

VerbDescription PresetsVerb::description() const
{
    VerbDescription verb;
    verb.name = u"presets"_s;
    verb.summary = u"List, show, keep or delete presets for new tenants"_s;
    verb.explanation =
        u"A preset is what a new tenant should be like, without its name, under a name of its own. The console's "
        "wizard has the same ones; “create --preset NAME” begins with one. “save” takes the options of "
        "“create”."_s;
    verb.positionals = u"list | show NAME | save NAME | delete NAME"_s;
    verb.maximumPositionals = 2;
    verb.options = CreateVerb::sharedOptions();
    verb.options.append(
        {u"replace"_s, Arity::Flag, {}, u"Keep it in place of one that has the name already (save)."_s});
    verb.examples = {{u"presets"_s, u"All of them"_s},
                     {u"presets save Training --size small --regions US,EU --days 14"_s, u"For the next training"_s},
                     {u"presets delete Training"_s, u"It is not needed any more"_s}};
    return verb;
}

Result<int> PresetsVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString action = actionOf(arguments, {u"list"_s, u"show"_s, u"save"_s, u"delete"_s}, u"list"_s);
    const QString name = arguments.positionals().value(1);
    if (action != u"list" && name.isEmpty())
        arguments.addProblem(u"name"_s, u"required"_s, u"Write “presets %1 NAME”."_s.arg(action));
    else if (action == u"list" && !name.isEmpty())
        arguments.addProblem(u"arguments"_s, u"unexpected"_s, u"%1 is not expected here."_s.arg(quoted(name)));
    const environments::CreateTenant request =
        action == u"save" ? choicesOf(context, arguments) : environments::CreateTenant();
    SHOWROOM_TRY(arguments.verdict());
    const PresetStore store;
    if (action == u"list")
        return showList(context, store);
    if (action == u"show")
        return show(context, store, name);
    if (action == u"save")
        return save(context, store, name, arguments.has(u"replace"_s), request);
    SHOWROOM_TRY(store.remove(name));
    context.terminal.print({{u"deleted"_s, name}}, u"%1 is deleted.\n"_s.arg(quoted(name)));
    return 0;
}

} // namespace showroom::cli
