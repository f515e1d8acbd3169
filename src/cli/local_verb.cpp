#include "cli/local_verb.h"

#include "cli/actions.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "database/local_server.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

QString stateOf(const database::LocalServerStatus &status)
{
    if (status.running)
        return u"running (process %1)"_s.arg(status.processId);
    return status.initialised ? u"stopped"_s : u"not set up yet"_s;
}

void show(CommandContext &context, const database::LocalServerStatus &status)
{
    TextTable table({{}, {}});
    table.addRow({u"Private PostgreSQL"_s, stateOf(status)});
    table.addRow({u"Version"_s, status.version});
    table.addRow({u"Data"_s, status.dataDirectory});
    table.addRow({u"Socket"_s, status.socketDirectory});
    table.addRow({u"Log"_s, status.logFile});
    context.terminal.print({{u"initialised"_s, status.initialised},
                            {u"running"_s, status.running},
                            {u"version"_s, status.version},
                            {u"dataDirectory"_s, status.dataDirectory},
                            {u"socketDirectory"_s, status.socketDirectory},
                            {u"logFile"_s, status.logFile},
                            {u"processId"_s, status.processId}},
                           table.toString());
}

} // namespace

VerbDescription LocalVerb::description() const
{
    VerbDescription verb;
    verb.name = u"local"_s;
    verb.summary = u"Show, start or stop the private PostgreSQL"_s;
    verb.explanation = u"Every command starts the server when it needs it, and it stays for all programs of the "
                       "account. It listens on a socket alone. SHOWROOM_DATA_DIR moves it elsewhere."_s;
    verb.positionals = u"status|start|stop"_s;
    verb.maximumPositionals = 1;
    verb.isForPrivateServer = true;
    verb.examples = {{u"local status"_s, u"Where it is"_s}, {u"local stop"_s, u"Free its memory; the data stays"_s}};
    return verb;
}

Result<int> LocalVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString action = actionOf(arguments, {u"status"_s, u"start"_s, u"stop"_s});
    SHOWROOM_TRY(arguments.verdict());
    const database::LocalServer &server = context.backend.localServer();
    if (action == u"start"_s) {
        const Result<database::Connection> connection = context.backend.connect();
        if (!connection)
            return connection.error();
    } else if (action == u"stop"_s) {
        SHOWROOM_TRY(server.stop());
    }
    show(context, server.status());
    return 0;
}

} // namespace showroom::cli
