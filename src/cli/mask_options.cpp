#include "cli/mask_options.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/keychain_salt.h"
#include "cli/terminal_text.h"
#include "core/access/salt_source.h"
#include "core/masking_jobs/table_source.h"
#include "core/profiles/system_keychain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr int mostPreviewRows = 1000;
constexpr int defaultPreviewRows = 10;
constexpr qint64 guessedBytes = 64 * 1024;

QString absolute(const QString &path)
{
    return path.isEmpty() ? path : QDir::current().absoluteFilePath(path);
}

masking_jobs::FileFormat formatOf(Arguments &arguments, const QString &path)
{
    const auto word = arguments.optionalText(u"format"_s);
    if (word) {
        const auto format = masking_jobs::formatFromWord(*word);
        if (!format)
            arguments.addProblem(u"format"_s, u"unknown"_s,
                                 u"--format takes csv or jsonl, not %1."_s.arg(quoted(*word)));
        return format.value_or(masking_jobs::FileFormat::Csv);
    }
    // Opening a pipe would wait for somebody who writes into it.
    QFile file(path);
    const bool isReadable = QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly);
    const QByteArray beginning = isReadable ? file.read(guessedBytes) : QByteArray();
    return masking_jobs::guessFormat(path, beginning.toStdString());
}

std::optional<char> delimiterOf(Arguments &arguments)
{
    const auto word = arguments.optionalText(u"delimiter"_s);
    if (!word)
        return std::nullopt;
    if (*word == u"tab"_s || *word == u"\\t"_s)
        return '\t';
    const QByteArray bytes = word->toUtf8();
    if (bytes.size() == 1 && bytes[0] > ' ' && bytes[0] != '"')
        return bytes[0];
    arguments.addProblem(u"delimiter"_s, u"unknown"_s,
                         u"--delimiter takes one character such as , or ; or the word tab."_s);
    return std::nullopt;
}

/// "name=name,email=email:unique" is two rules; what does not part into rules is one: a constant may hold commas. With
/// an equals sign in each part they are rules also when one of them names no mask, so that this one is told.
QStringList rulesIn(const QString &text)
{
    const QStringList parts = text.split(u',');
    const auto hasRule = [](const QString &part) { return bool(masking_jobs::parseRule(part)); };
    const auto mayHoldCommas = [](const QString &part) {
        const auto rule = masking_jobs::parseRule(part);
        return rule && rule->mask.kind == masking::MaskKind::Constant;
    };
    const bool areRules = std::all_of(parts.cbegin(), parts.cend(), hasRule);
    const bool lookLikeRules =
        std::all_of(parts.cbegin(), parts.cend(), [](const QString &part) { return part.contains(u'='); }) &&
        std::none_of(parts.cbegin(), parts.cend(), mayHoldCommas);
    return areRules || lookLikeRules ? parts : QStringList{text};
}

void readRules(Arguments &arguments, MaskOptions &options)
{
    QStringList columns;
    QStringList texts;
    for (const QString &text : arguments.values(u"map"_s))
        texts += rulesIn(text);
    for (const QString &text : std::as_const(texts)) {
        const auto rule = masking_jobs::parseRule(text);
        if (!rule) {
            arguments.addProblem(u"map"_s, u"unknown"_s, rule.error().message + u' ' + rule.error().hint);
            continue;
        }
        if (columns.contains(rule->column))
            arguments.addProblem(u"map"_s, u"duplicate"_s,
                                 u"--map decides about %1 more than once."_s.arg(quoted(rule->column)));
        columns.append(rule->column);
        if (rule->column == u"*")
            options.others = rule->mask;
        else
            options.request.plan.rules.append(*rule);
    }
}

void readSource(Arguments &arguments, MaskOptions &options)
{
    masking_jobs::MaskRequest &request = options.request;
    request.source.path = absolute(arguments.positionals().value(0));
    options.table = arguments.text(u"table"_s);
    if (request.source.path.isEmpty() && options.table.isEmpty())
        arguments.addProblem(u"file"_s, u"required"_s,
                             u"Name the file to mask: mask FILE …; or a table: mask --table SCHEMA.TABLE …."_s);
    request.format = formatOf(arguments, request.source.path);
    request.delimiter = delimiterOf(arguments);
    if (options.table.isEmpty())
        return;
    if (!request.source.path.isEmpty())
        arguments.addProblem(u"table"_s, u"contradiction"_s, u"Name a file or --table, not both."_s);
    if (request.format != masking_jobs::FileFormat::Csv || request.delimiter)
        arguments.addProblem(u"table"_s, u"contradiction"_s,
                             u"A table is written as CSV with commas: leave --format and --delimiter out."_s);
    if (const auto parts = masking_jobs::splitTableName(options.table); !parts)
        arguments.addProblem(u"table"_s, u"invalid"_s, parts.error().message + u' ' + parts.error().hint);
}

void readUnfit(Arguments &arguments, masking_jobs::MaskPlan &plan)
{
    const QString word = arguments.optionalText(u"unfit"_s).value_or(u"halt"_s);
    if (word == u"blank"_s)
        plan.unfit = masking_jobs::UnfitValues::Blank;
    else if (word != u"halt"_s)
        arguments.addProblem(u"unfit"_s, u"unknown"_s, u"--unfit takes halt or blank, not %1."_s.arg(quoted(word)));
}

void readEnvironment(Arguments &arguments, masking_jobs::MaskPlan &plan)
{
    plan.locale = arguments.optionalText(u"locale"_s).value_or(plan.locale);
    if (!masking::Corpora::hasLocale(plan.locale))
        arguments.addProblem(u"locale"_s, u"unknown"_s,
                             u"There is no locale %1; there are %2."_s.arg(
                                 quoted(plan.locale), masking::Corpora::localeNames().join(u", "_s)));
    plan.environment = arguments.optionalText(u"environment"_s).value_or(plan.environment);
    const qsizetype bytes = plan.environment.toUtf8().size();
    if (bytes == 0 || bytes > qsizetype(masking::Masker::maximumEnvironmentBytes))
        arguments.addProblem(u"environment"_s, u"out-of-range"_s, u"--environment takes 1 to 200 bytes."_s);
}

Result<QList<masking::Salt>> keychainSalts()
{
    profiles::SystemKeychain keychain;
    return readKeychainSalts(keychain);
}

void checkSaltFrom(Arguments &arguments, const QString &saltFrom)
{
    if (saltFrom.isEmpty() || saltFrom == u"keychain"_s || saltFrom == u"env"_s ||
        (saltFrom.startsWith(u"file:"_s) && saltFrom.size() > 5))
        return;
    arguments.addProblem(u"salt-from"_s, u"unknown"_s,
                         u"--salt-from takes keychain, env or file:PATH, not %1."_s.arg(quoted(saltFrom)));
}

} // namespace

QList<OptionSpec> maskOptionSpecs()
{
    return {
        {u"table"_s, Arity::Value, u"SCHEMA.TABLE"_s,
         u"A table or view of the database that --connect, --service or --profile name, in place of FILE; written as "
         u"CSV. Needs your own right to read it: Showroom's roles never get one on a product's tables."_s},
        {u"format"_s, Arity::Value, u"FORMAT"_s, u"csv or jsonl; by the file's name or content unless given."_s},
        {u"delimiter"_s, Arity::Value, u"C"_s,
         u"What parts the fields of a CSV: , ; | or tab; guessed unless given."_s},
        {u"salt-from"_s, Arity::Value, u"WHERE"_s,
         u"keychain, env (SHOWROOM_MASTER_SALT) or file:PATH; where every command has it unless given."_s},
        {u"map"_s, Arity::Value, u"COLUMN=MASK"_s,
         u"What happens to a column; “*” stands for all others, a path such as address.city for keys of JSON. May hold "
         u"several, parted by commas."_s,
         true},
        {u"subject"_s, Arity::Value, u"COLUMN"_s,
         u"Whose person a row is: rows with one value become one person. Else the row's mail address, id, user name, "
         u"phone or name says."_s},
        {u"locale"_s, Arity::Value, u"LOCALE"_s, u"Whose people: en-US unless given."_s},
        {u"environment"_s, Arity::Value, u"ID"_s,
         u"The same subjects become other people in another one; “files” unless given."_s},
        {u"propose"_s,
         Arity::Flag,
         {},
         u"Propose a mask for each column, with the reason; with --out, take those for columns without --map."_s},
        {u"preview"_s, Arity::OptionalValue, u"N"_s, u"Show the first N rows before and after; 10 unless given."_s},
        {u"unfit"_s, Arity::Value, u"HOW"_s,
         u"Values without the shape that their mask needs: halt (the default) or blank."_s},
        {u"out"_s, Arity::Value, u"FILE"_s, u"The file to write."_s},
        {u"force"_s, Arity::Flag, {}, u"Replace a file that exists."_s},
        {u"report"_s, Arity::Value, u"FILE"_s, u"Write the leak report there, as JSON."_s},
        {u"no-leak-search"_s, Arity::Flag, {}, u"Do not search the result for original values."_s},
    };
}

MaskOptions readMaskOptions(Arguments &arguments)
{
    MaskOptions options;
    masking_jobs::MaskRequest &request = options.request;
    readSource(arguments, options);
    readRules(arguments, options);
    request.plan.subject = arguments.text(u"subject"_s);
    readUnfit(arguments, request.plan);
    readEnvironment(arguments, request.plan);
    request.target = absolute(arguments.text(u"out"_s));
    request.replaceExisting = arguments.has(u"force"_s);
    request.searchesLeaks = !arguments.has(u"no-leak-search"_s);
    options.proposes = arguments.has(u"propose"_s);
    if (arguments.has(u"preview"_s))
        options.previewRows = int(arguments.integer(u"preview"_s, 1, mostPreviewRows).value_or(defaultPreviewRows));
    options.reportPath = absolute(arguments.text(u"report"_s));
    options.saltFrom = arguments.text(u"salt-from"_s);
    checkSaltFrom(arguments, options.saltFrom);
    if (!options.runs() && !options.proposes && options.previewRows == 0)
        arguments.addProblem(u"out"_s, u"required"_s, u"Give --out FILE, or look first: --propose, --preview N."_s);
    if (!options.reportPath.isEmpty() && (!options.runs() || !request.searchesLeaks))
        arguments.addProblem(u"report"_s, u"contradiction"_s, u"--report needs --out and the search for leaks."_s);
    if (options.runs() && options.reportPath == request.target)
        arguments.addProblem(u"report"_s, u"contradiction"_s, u"--report and --out name the same file."_s);
    return options;
}

Result<masking::Salt> readMaskSalt(CommandContext &context, const QString &saltFrom)
{
    Result<QList<masking::Salt>> salts;
    if (saltFrom == u"keychain"_s)
        salts = keychainSalts();
    else if (saltFrom == u"env"_s)
        salts = access::readMasterSalts(QProcessEnvironment::systemEnvironment(), {});
    else if (!saltFrom.isEmpty())
        salts = access::readMasterSalts({}, absolute(saltFrom.sliced(5)));
    else
        salts = context.backend.salts();
    if (!salts)
        return salts.error();
    return salts->constLast();
}

} // namespace showroom::cli
