#include "cli/help_text.h"

#include "cli/text_table.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr qsizetype textWidth = 80;

QString optionLabel(const OptionSpec &option)
{
    switch (option.arity) {
    case Arity::Flag:
        return u"--%1"_s.arg(option.name);
    case Arity::Value:
        return u"--%1 %2"_s.arg(option.name, option.valueName);
    case Arity::OptionalValue:
        return u"--%1 [%2]"_s.arg(option.name, option.valueName);
    }
    Q_UNREACHABLE();
}

QStringList wrapped(const QString &text, qsizetype width)
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ')) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            lines.append(line);
            line.clear();
        }
        line += (line.isEmpty() ? QString() : u" "_s) + word;
    }
    return lines << line;
}

QString optionsText(const QList<OptionSpec> &options)
{
    qsizetype labelWidth = 0;
    for (const OptionSpec &option : options)
        labelWidth = std::max(labelWidth, optionLabel(option).size());
    QString text;
    for (const OptionSpec &option : options) {
        const QString help = option.isRepeatable ? option.help + u" May be repeated."_s : option.help;
        QString label = optionLabel(option);
        for (const QString &line : wrapped(help, textWidth - labelWidth - 4)) {
            text += u"  "_s + label.leftJustified(labelWidth) + u"  "_s + line + u'\n';
            label.clear();
        }
    }
    return text;
}

QString usage(const VerbDescription &verb)
{
    QString line = u"showroomctl "_s + verb.name;
    if (!verb.positionals.isEmpty())
        line += u' ' + verb.positionals;
    for (const OptionSpec &option : verb.options) {
        if (option.isRequired)
            line += u' ' + optionLabel(option);
    }
    return line + u" [options]"_s;
}

QString exitCodesText()
{
    return u"Exit codes:\n"
           "  0  done\n"
           "  1  anything else: cancelled, no salt, a file, a failed check of doctor\n"
           "  2  usage, or a value that is not acceptable\n"
           "  3  refused by a guard (production, protected) or by missing rights\n"
           "  4  no such environment, job or setting\n"
           "  5  conflict: exists already, or is busy\n"
           "  6  rate limit\n"
           "  7  database\n"_s;
}

} // namespace

QList<OptionSpec> globalOptions()
{
    return {
        {u"json"_s, Arity::Flag, {}, u"Print one line of JSON; errors as JSON on stderr."_s},
        {u"quiet"_s, Arity::Flag, {}, u"No progress and no remarks on stderr."_s},
        {u"local"_s, Arity::Flag, {}, u"Use the private PostgreSQL of this account (the default)."_s},
        {u"profile"_s, Arity::Value, u"NAME"_s, u"Use a connection that was named in the console."_s},
        {u"connect"_s, Arity::OptionalValue, u"ADDRESS"_s,
         u"Use another server: postgresql://… or key=value words of libpq, without a password; bare: the PG* "
         "variables."_s},
        {u"service"_s, Arity::Value, u"NAME"_s, u"Use a service of pg_service.conf."_s},
        {u"as-role"_s, Arity::Value, u"ROLE"_s,
         u"Try the private server as somebody who is viewer, support, sales, ops or admin."_s},
        {u"salt-file"_s, Arity::Value, u"FILE"_s, u"The master salt; only you may read it."_s},
        {u"help"_s, Arity::Flag, {}, u"Show the help of a command."_s},
    };
}

QString helpText(const VerbDescription &verb)
{
    QString text = u"Usage: %1\n\n"_s.arg(usage(verb));
    for (const QString &paragraph : verb.explanation.split(u"\n\n"_s))
        text += wrapped(paragraph, textWidth).join(u'\n') + u"\n\n"_s;
    if (!verb.options.isEmpty())
        text += u"Options:\n"_s + optionsText(verb.options) + u'\n';
    text += u"Options of every command:\n"_s + optionsText(globalOptions());
    text += u"\nExamples:\n"_s;
    for (const Example &example : verb.examples)
        text += u"  # %1\n  showroomctl %2\n"_s.arg(example.meaning, example.command);
    return text;
}

QJsonObject helpJson(const VerbDescription &verb)
{
    QJsonArray options;
    for (const OptionSpec &option : verb.options + globalOptions()) {
        options.append(QJsonObject{{u"name"_s, option.name},
                                   {u"value"_s, option.valueName},
                                   {u"help"_s, option.help},
                                   {u"required"_s, option.isRequired},
                                   {u"repeatable"_s, option.isRepeatable}});
    }
    QJsonArray examples;
    for (const Example &example : verb.examples)
        examples.append(QString(u"showroomctl "_s + example.command));
    return {{u"name"_s, verb.name},
            {u"summary"_s, verb.summary},
            {u"usage"_s, usage(verb)},
            {u"options"_s, options},
            {u"examples"_s, examples}};
}

QString overviewText(const QList<VerbDescription> &verbs)
{
    TextTable table({{}, {}, {}});
    for (const VerbDescription &verb : verbs)
        table.addRow({QString(), verb.name, verb.summary});
    return u"Usage: showroomctl COMMAND [options]\n\n"
           "Demo tenants and sandboxes on a PostgreSQL that is shared with a product.\n\n"
           "Commands:\n"_s +
           table.toString() + u"\nOptions of every command:\n"_s + optionsText(globalOptions()) + u'\n' +
           exitCodesText() +
           u"\nThe first command to try:\n"
           "  showroomctl create --name \"Acme Demo\" --size small --admin you@example.com\n\n"
           "showroomctl COMMAND --help shows options and examples of one command.\n"_s;
}

QJsonObject overviewJson(const QList<VerbDescription> &verbs)
{
    QJsonArray list;
    for (const VerbDescription &verb : verbs)
        list.append(QJsonObject{{u"name"_s, verb.name}, {u"summary"_s, verb.summary}});
    return {{u"commands"_s, list}};
}

} // namespace showroom::cli
