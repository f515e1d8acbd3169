#include "cli/diagnostics_verb.h"

#include "base/clock.h"
#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "core/help/diagnostics.h"
#include "database/local_server.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace showroom::cli {

VerbDescription DiagnosticsVerb::description() const
{
    VerbDescription verb;
    verb.name = u"diagnostics"_s;
    verb.summary = u"Write what helps those who are asked for help"_s;
    verb.explanation =
        u"Versions, platform, settings, the state of the schema, what doctor finds, the errors of failed "
        "jobs and the latest lines of the private server's log, as text. Passwords, salts and tokens "
        "are taken out. Works without a server too. A file that exists is replaced."_s;
    verb.options = {{u"out"_s, Arity::Value, u"FILE"_s, u"The file to write; - prints it."_s, false, true}};
    verb.examples = {{u"diagnostics --out diagnostics.txt"_s, u"To send along with a question"_s}};
    return verb;
}

Result<int> DiagnosticsVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString out = arguments.text(u"out"_s);
    if (arguments.has(u"out"_s) && out.isEmpty())
        arguments.addProblem(u"out"_s, u"required"_s, u"--out takes a file, or - to print."_s);
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    help::DiagnosticsRequest request;
    request.program = u"showroomctl "_s + QCoreApplication::applicationVersion();
    request.serverLogFile = context.backend.localServer().status().logFile;
    request.dataDirectory = context.backend.localServer().dataDirectory();
    request.salts = context.backend.salts();
    const QString text = help::diagnosticsText(request, connection ? &*connection : nullptr,
                                               connection ? Error() : connection.error(), context.clock);
    if (out == u"-"_s) {
        context.terminal.print({{u"text"_s, text}}, text);
        return 0;
    }
    const QString path = QDir::current().absoluteFilePath(out);
    SHOWROOM_TRY(help::saveDiagnostics(text, path));
    context.terminal.print({{u"path"_s, path}, {u"bytes"_s, text.toUtf8().size()}},
                           u"Wrote %1 (%2)\n"_s.arg(printable(path), byteSize(text.toUtf8().size())));
    return 0;
}

} // namespace showroom::cli
