#include "cli/sandbox_personas.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/sandbox_request.h"
#include "cli/sandbox_text.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "core/sandboxes/login_password.h"
#include "core/sandboxes/sandbox_store.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

Result<int> listPersonas(CommandContext &context, Arguments &arguments)
{
    const QString id = requiredTenant(arguments);
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const auto personas = sandboxes::personas(*connection, id);
    if (!personas)
        return personas.error();
    QJsonArray array;
    for (const sandboxes::Persona &persona : *personas)
        array.append(toJson(persona));
    context.terminal.print({{u"environment"_s, id}, {u"personas"_s, array}},
                           personas->isEmpty() ? u"It has no personas.\n"_s : personasTable(*personas));
    return 0;
}

Result<int> setPassword(CommandContext &context, Arguments &arguments)
{
    const QString id = requiredTenant(arguments);
    const QString persona = arguments.text(u"persona"_s);
    if (persona.isEmpty())
        arguments.addProblem(u"persona"_s, u"required"_s, u"Name the persona with --persona and its mail address."_s);
    SHOWROOM_TRY(arguments.verdict());
    const bool isTyped = arguments.has(u"stdin"_s);
    const QString password = isTyped ? context.terminal.readSecret(u"New password of %1:"_s.arg(printable(persona)))
                                     : sandboxes::generatePassword();
    SHOWROOM_TRY(sandboxes::checkPassword(password));
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    SHOWROOM_TRY(sandboxes::setPersonaPassword(*connection, id, persona, password));
    QJsonObject json{{u"environment"_s, id}, {u"persona"_s, persona}};
    QString text = u"%1 has another password now.\n"_s.arg(printable(persona));
    if (!isTyped) {
        json.insert(u"password"_s, password);
        text += u"\n%1\nIt is shown this one time.\n"_s.arg(password);
    }
    context.terminal.print(json, text);
    return 0;
}

} // namespace showroom::cli
