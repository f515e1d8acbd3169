#include "app/console_options.h"

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
