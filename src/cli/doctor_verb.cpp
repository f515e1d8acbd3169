#include "cli/doctor_verb.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "core/access/doctor.h"
#include "database/local_server.h"
#include "masking/salt.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

QList<access::Check> examine(Backend &backend, const Clock &clock)
{
    Result<database::Connection> connection = backend.connect();
    QList<access::Check> checks{access::checkConnection(connection)};
    if (connection)
        checks += access::runDoctor(*connection, clock);
    checks += access::checkSalt(backend.salts(), connection ? &*connection : nullptr);
    if (backend.isPrivate())
        checks += access::checkDiskSpace(backend.localServer().dataDirectory());
    return checks;
}

QString textOf(const QList<access::Check> &checks)
{
    TextTable table({{}, {}, {}});
    QString hints;
    for (const access::Check &check : checks) {
        table.addRow({access::toWord(check.state), check.label, check.message});
        if (!check.hint.isEmpty())
            hints += u"%1: %2\n"_s.arg(check.label, check.hint);
    }
    return table.toString() + (hints.isEmpty() ? QString() : u'\n' + hints);
}

} // namespace

VerbDescription DoctorVerb::description() const
{
    VerbDescription verb;
    verb.name = u"doctor"_s;
    verb.summary = u"Look for what is not as it should be"_s;
    verb.explanation = u"Looks at the server, the schema, the salt, the guard views and every right that could lead "
                       "past them, sessions' tables, functions, roles, outbound tables, the audit log, jobs without a "
                       "program, environments that are stuck, statement logging and disk space. Changes nothing; what "
                       "is wrong is shown with the statement that mends it. Ends with 1 when a check failed; a warning "
                       "is no failure."_s;
    verb.examples = {{u"doctor"_s, u"Before asking for help"_s}};
    return verb;
}

Result<int> DoctorVerb::run(CommandContext &context, Arguments &arguments)
{
    SHOWROOM_TRY(arguments.verdict());
    const QList<access::Check> checks = examine(context.backend, context.clock);
    const bool healthy = std::none_of(checks.cbegin(), checks.cend(), [](const access::Check &check) {
        return check.state == access::CheckState::Failed;
    });
    QJsonArray array;
    for (const access::Check &check : checks) {
        array.append(QJsonObject{{u"name"_s, check.name},
                                 {u"state"_s, access::toWord(check.state)},
                                 {u"message"_s, check.message},
                                 {u"hint"_s, check.hint}});
    }
    context.terminal.print({{u"healthy"_s, healthy}, {u"checks"_s, array}}, textOf(checks));
    return healthy ? 0 : 1;
}

} // namespace showroom::cli
