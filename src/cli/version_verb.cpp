#include "cli/version_verb.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/terminal.h"
#include "database/local_server.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace showroom::cli {

VerbDescription VersionVerb::description() const
{
    VerbDescription verb;
    verb.name = u"version"_s;
    verb.summary = u"Show the versions of Showroom, Qt and PostgreSQL"_s;
    verb.explanation = u"Touches no database."_s;
    verb.examples = {{u"version --json"_s, u"For a bug report"_s}};
    return verb;
}

Result<int> VersionVerb::run(CommandContext &context, Arguments &arguments)
{
    SHOWROOM_TRY(arguments.verdict());
    const QString version = QCoreApplication::applicationVersion();
    const QString qt = QString::fromLatin1(qVersion());
    const QString postgres = context.backend.localServer().status().version;
    context.terminal.print({{u"version"_s, version}, {u"qt"_s, qt}, {u"postgresql"_s, postgres}},
                           u"showroomctl %1 (Qt %2, PostgreSQL %3)\n"_s.arg(
                               version, qt, postgres.isEmpty() ? u"not installed"_s : postgres));
    return 0;
}

} // namespace showroom::cli
