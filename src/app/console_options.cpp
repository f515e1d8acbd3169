#include "app/console_options.h"

#include "core/profiles/profile.h"
#include "database/connection_string.h"
#include "database/local_logins.h"

#include <QCommandLineParser>
#include <QLocale>

namespace showroom::app {

using namespace Qt::StringLiterals;

namespace {

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Showroom, the console for demo tenants and sandboxes."_s);
    parser.addOptions({
        {u"local"_s, u"Use the private server of this computer without asking."_s},
        {u"profile"_s, u"Use the connection <name>; “local” is the private server."_s, u"name"_s},
        {u"connect"_s,
         u"Use the server at <address>, postgresql://… or key=value words, without a password; an empty one leaves "
         "everything to the PG* variables."_s,
         u"address"_s},
        {u"service"_s, u"Use the service <name> of pg_service.conf."_s, u"name"_s},
        {u"as-role"_s, u"Try the private server as <role>: viewer, support, sales, ops or admin."_s, u"role"_s},
        {u"salt-file"_s, u"Read the master salt from <file>."_s, u"file"_s},
        {u"page"_s, u"Open the page <name>, for example environments."_s, u"name"_s},
        {u"at"_s, u"Let the clock stand still at <time> (ISO 8601)."_s, u"time"_s},
        {u"seed"_s, u"Propose the seed <number> for new environments."_s, u"number"_s},
        {u"theme"_s, u"system, light or dark."_s, u"theme"_s},
        {u"locale"_s, u"Language and formats, for example de_DE."_s, u"locale"_s},
        {u"data-dir"_s, u"Folder of the private server."_s, u"folder"_s},
        {u"tour"_s, u"Draw every page into <folder> as PNG and leave."_s, u"folder"_s},
        {{u"h"_s, u"help"_s}, u"Show this help."_s},
        {{u"v"_s, u"version"_s}, u"Show the version."_s},
    });
}

QString valueOf(const QCommandLineParser &parser, const QString &option)
{
    if (parser.isSet(option))
        return parser.value(option);
    const QString variable = u"SHOWROOM_"_s + option.toUpper().replace(u'-', u'_');
    return qEnvironmentVariable(variable.toLatin1().constData());
}

void readTime(const QString &text, ConsoleOptions &options, QList<Problem> &problems)
{
    if (text.isEmpty())
        return;
    const QDateTime at = QDateTime::fromString(text, Qt::ISODate);
    if (at.isValid())
        options.at = at.toUTC();
    else
        problems.append({u"at"_s, u"invalid"_s, u"--at takes a time such as 2026-11-20T14:10:00Z."_s});
}

void readSeed(const QString &text, ConsoleOptions &options, QList<Problem> &problems)
{
    if (text.isEmpty())
        return;
    bool ok = false;
    const quint64 seed = text.toULongLong(&ok);
    if (ok)
        options.seed = seed;
    else
        problems.append({u"seed"_s, u"invalid"_s, u"--seed takes a whole number."_s});
}

void readConnection(const QCommandLineParser &parser, ConsoleOptions &options, QList<Problem> &problems)
{
    const QString connect = u"connect"_s;
    int ways = options.local ? 1 : 0;
    for (const QString &way : {u"profile"_s, connect, u"service"_s})
        ways += parser.isSet(way) ? 1 : 0;
    if (ways > 1)
        problems.append(
            {connect, u"contradiction"_s, u"--local, --profile, --connect and --service exclude each other."_s});
    if (options.local || parser.isSet(u"profile"_s)) {
        options.profile = parser.value(u"profile"_s);
        return;
    }
    const QString address = valueOf(parser, connect);
    const auto settings = database::parseConnectionString(address);
    if (!settings)
        problems.append({connect, u"invalid"_s, settings.error().message});
    else if (parser.isSet(connect) && !settings->password.isEmpty())
        problems.append({connect, u"secret"_s,
                         u"The address holds a password, which everybody on this computer could read in the list of "
                         "processes: put it into ~/.pgpass or PGPASSWORD."_s});
    else if (parser.isSet(connect) || !address.isEmpty())
        options.server = *settings;
    if (const QString service = valueOf(parser, u"service"_s); !service.isEmpty() && !options.server) {
        options.server.emplace();
        options.server->service = service;
    }
    if (!options.server)
        options.profile = valueOf(parser, u"profile"_s);
}

/// Without another server named it is the private one's.
void readRole(const QString &role, ConsoleOptions &options, QList<Problem> &problems)
{
    if (const auto known = database::checkLocalRole(role); !known) {
        problems.append({u"as-role"_s, u"unknown"_s, known.error().message + u' ' + known.error().hint});
        return;
    }
    options.asRole = role;
    const bool isOther = options.server || (!options.profile.isEmpty() && options.profile != profiles::localName());
    if (!role.isEmpty() && isOther)
        problems.append({u"as-role"_s, u"unexpected"_s,
                         u"--as-role tries roles on the private server alone; on another one connect as the person "
                         "whose rights you want to see."_s});
    options.local = options.local || !role.isEmpty();
}

void readTheme(const QString &text, ConsoleOptions &options, QList<Problem> &problems)
{
    if (text.isEmpty())
        return;
    const gui::ThemeChoice choice = gui::themeChoiceNamed(text);
    if (gui::themeChoiceName(choice) == text)
        options.theme = choice;
    else
        problems.append({u"theme"_s, u"unknown"_s, u"--theme is system, light or dark."_s});
}

} // namespace

Result<ConsoleOptions> readConsoleOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return fail(ErrorCode::InvalidInput, parser.errorText(), u"--help lists the options."_s);
    ConsoleOptions options;
    QList<Problem> problems;
    options.help = parser.isSet(u"help"_s);
    options.version = parser.isSet(u"version"_s);
    options.local = parser.isSet(u"local"_s) || qEnvironmentVariableIntValue("SHOWROOM_LOCAL") == 1;
    readConnection(parser, options, problems);
    readRole(valueOf(parser, u"as-role"_s), options, problems);
    options.saltFile = valueOf(parser, u"salt-file"_s);
    options.page = valueOf(parser, u"page"_s);
    options.locale = valueOf(parser, u"locale"_s);
    options.dataDirectory = valueOf(parser, u"data-dir"_s);
    options.tourDirectory = parser.value(u"tour"_s);
    readTime(valueOf(parser, u"at"_s), options, problems);
    readSeed(valueOf(parser, u"seed"_s), options, problems);
    readTheme(valueOf(parser, u"theme"_s), options, problems);
    if (problems.isEmpty())
        return options;
    Error error = fail(ErrorCode::InvalidInput, problems.first().message, u"--help lists the options."_s);
    error.problems = problems;
    return error;
}

QString consoleHelp()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace showroom::app
