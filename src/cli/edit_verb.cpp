#include "cli/edit_verb.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/environment_text.h"
#include "core/environments/environment_edit.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

std::optional<environments::TextEdit> textEdit(const Arguments &arguments, const QString &option)
{
    const std::optional<QString> text = arguments.optionalText(option);
    return text ? std::optional(environments::TextEdit{std::nullopt, *text}) : std::nullopt;
}

} // namespace

VerbDescription EditVerb::description() const
{
    VerbDescription verb;
    verb.name = u"edit"_s;
    verb.summary = u"Change notes, tags, customer, admin or owner of environments"_s;
    verb.explanation =
        u"What is not named stays as it is; an empty text takes one away. All of the environments change, "
        "or none. The owner is a login of the server that has a role of Showroom."_s;
    verb.options = {
        {u"tenant"_s, Arity::Value, u"ID"_s, u"An environment, for example demo-acme."_s, true, true},
        {u"description"_s, Arity::Value, u"TEXT"_s, u"What it is for."_s},
        {u"customer"_s, Arity::Value, u"TEXT"_s, u"The customer or opportunity."_s},
        {u"notes"_s, Arity::Value, u"TEXT"_s, u"Anything else."_s},
        {u"admin"_s, Arity::Value, u"MAIL"_s, u"The colleague who gets notices about it."_s},
        {u"owner"_s, Arity::Value, u"LOGIN"_s, u"Whose it is from now on."_s},
        {u"add-tag"_s, Arity::Value, u"TAG"_s, u"A word to find it by."_s, true},
        {u"remove-tag"_s, Arity::Value, u"TAG"_s, u"A tag that goes."_s, true},
    };
    verb.examples = {{u"edit --tenant demo-acme --notes \"Call Ingrid first\" --add-tag vip"_s, u"A note and a tag"_s},
                     {u"edit --tenant demo-acme --tenant demo-fjord --owner ingrid"_s, u"Hand two over"_s}};
    return verb;
}

environments::EnvironmentEdit EditVerb::editOf(Arguments &arguments)
{
    environments::EnvironmentEdit edit;
    edit.description = textEdit(arguments, u"description"_s);
    edit.customer = textEdit(arguments, u"customer"_s);
    edit.notes = textEdit(arguments, u"notes"_s);
    edit.admin = textEdit(arguments, u"admin"_s);
    edit.owner = textEdit(arguments, u"owner"_s);
    edit.addTags = arguments.values(u"add-tag"_s);
    edit.removeTags = arguments.values(u"remove-tag"_s);
    if (edit.isEmpty())
        arguments.addProblem(u"notes"_s, u"required"_s,
                             u"Say what changes: --description, --customer, --notes, --admin, --owner, --add-tag or "
                             "--remove-tag."_s);
    arguments.addProblems(environments::validate(edit));
    return edit;
}

Result<int> EditVerb::run(CommandContext &context, Arguments &arguments)
{
    const QStringList ids = arguments.tenants();
    const environments::EnvironmentEdit edit = editOf(arguments);
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    SHOWROOM_TRY(environments::edit(*connection, ids, edit));
    return printEnvironments(context, *connection, ids);
}

} // namespace showroom::cli
