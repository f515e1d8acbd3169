#include "cli/limits_verb.h"

#include "cli/actions.h"
#include "cli/backend.h"
#include "cli/careful.h"
#include "cli/command_context.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"
#include "core/access/rate_limits.h"
#include "core/access/settings_store.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

using access::RateException;
using access::RateRefusal;
using access::RateUse;
using access::Setting;

QJsonValue written(const QDateTime &at)
{
    return at.isValid() ? QJsonValue(at.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject jsonOf(const RateUse &use)
{
    QJsonObject object{{u"kind"_s, use.kind},
                       {u"key"_s, use.key},
                       {u"used"_s, use.used},
                       {u"allowed"_s, use.allowed},
                       {u"latest"_s, written(use.latest)},
                       {u"nextFree"_s, written(use.nextFree)},
                       {u"exception"_s, QJsonValue()}};
    if (use.exception)
        object[u"exception"_s] = QJsonObject{{u"perHour"_s, use.exception->perHour},
                                             {u"until"_s, written(use.exception->until)},
                                             {u"reason"_s, use.exception->reason},
                                             {u"madeBy"_s, use.exception->madeBy}};
    return object;
}

QJsonObject jsonOf(const RateRefusal &refusal)
{
    return {{u"login"_s, refusal.login.isEmpty() ? QJsonValue() : QJsonValue(refusal.login)},
            {u"program"_s, refusal.program.isEmpty() ? QJsonValue() : QJsonValue(refusal.program)},
            {u"kind"_s, refusal.kind},
            {u"calls"_s, refusal.calls},
            {u"since"_s, refusal.since.toString(Qt::ISODate)},
            {u"latest"_s, written(refusal.latest)}};
}

template <class T>
QJsonArray jsonOf(const QList<T> &entries)
{
    QJsonArray array;
    for (const T &entry : entries)
        array.append(jsonOf(entry));
    return array;
}

QString tableOf(const QList<RateRefusal> &refusals)
{
    if (refusals.isEmpty())
        return u"Nobody was refused in the last thirty days.\n"_s;
    TextTable table({{u"REFUSED"_s}, {u"BY"_s}, {u"LIMIT"_s}, {u"CALLS"_s, Align::Right}, {u"SINCE"_s}, {u"LATEST"_s}});
    for (const RateRefusal &refusal : refusals)
        table.addRow({refusal.login.isEmpty() ? u"(gone)"_s : refusal.login,
                      refusal.program.isEmpty() ? u"another program"_s : refusal.program, refusal.kind,
                      number(refusal.calls), refusal.since.toString(Qt::ISODate), moment(refusal.latest)});
    return table.toString();
}

QString exceptionText(const RateUse &use)
{
    if (!use.exception)
        return u"–"_s;
    const QString end = use.exception->until.isValid() ? u" until "_s + moment(use.exception->until) : QString();
    return number(use.exception->perHour) + end;
}

QString tableOf(const QList<Setting> &limits, const QList<RateUse> &uses)
{
    TextTable usual({{u"LIMIT"_s}, {u"AN HOUR"_s, Align::Right}, {u"COUNTS"_s}});
    for (const Setting &limit : limits)
        usual.addRow({limit.key.section(u'.', 1).remove(u"PerHour"_s), number(limit.value), limit.description});
    if (uses.isEmpty())
        return usual.toString() + u"\nNobody used one in the last hour, and there is no exception.\n"_s;
    TextTable used({{u"LIMIT"_s}, {u"FOR"_s}, {u"USED"_s, Align::Right}, {u"NEXT FREE"_s}, {u"EXCEPTION"_s}});
    for (const RateUse &use : uses)
        used.addRow({use.kind, use.key, u"%1 of %2"_s.arg(number(use.used), number(use.allowed)),
                     use.nextFree.isValid() ? moment(use.nextFree) : u"now"_s, exceptionText(use)});
    return usual.toString() + u'\n' + used.toString();
}

Result<QList<Setting>> limitsOf(database::Connection &connection)
{
    QList<Setting> limits;
    for (const QString &kind : access::rateKinds()) {
        const Result<Setting> limit = access::findSetting(connection, access::rateSetting(kind));
        if (!limit)
            return limit.error();
        limits.append(*limit);
    }
    return limits;
}

Result<int> showList(CommandContext &context, database::Connection &connection)
{
    const Result<QList<Setting>> limits = limitsOf(connection);
    if (!limits)
        return limits.error();
    const Result<QList<RateUse>> uses = access::rateUses(connection);
    if (!uses)
        return uses.error();
    const Result<QList<RateRefusal>> refusals = access::rateRefusals(connection);
    if (!refusals)
        return refusals.error();
    QJsonObject usual;
    for (const QString &kind : access::rateKinds())
        usual[kind] = limits->at(usual.size()).value;
    context.terminal.print({{u"limits"_s, usual}, {u"uses"_s, jsonOf(*uses)}, {u"refused"_s, jsonOf(*refusals)}},
                           tableOf(*limits, *uses) + u'\n' + tableOf(*refusals));
    return 0;
}

/// Plain words that each action takes, itself included.
qsizetype wordsOf(const QString &action)
{
    return action == u"override"_s ? 4 : action == u"list"_s ? 1 : 3;
}

void checkWords(Arguments &arguments, const QString &action)
{
    const qsizetype given = arguments.positionals().size();
    const QStringList names{u"action"_s, u"kind"_s, action == u"set"_s ? u"perHour"_s : u"key"_s, u"perHour"_s};
    const QString usage = action == u"set"_s        ? u"limits set KIND N"_s
                          : action == u"override"_s ? u"limits override KIND KEY N"_s
                                                    : u"limits clear KIND KEY"_s;
    if (given < wordsOf(action) && action != u"list"_s)
        arguments.addProblem(names[std::max<qsizetype>(given, 1)], u"required"_s, u"Write “%1”."_s.arg(usage));
    else if (given > wordsOf(action))
        arguments.addProblem(u"arguments"_s, u"unexpected"_s,
                             u"%1 is not expected here."_s.arg(quoted(arguments.positionals().at(wordsOf(action)))));
}

qint64 wholeNumber(Arguments &arguments, const QString &word)
{
    bool isNumber = false;
    const qint64 value = word.toLongLong(&isNumber);
    if (!isNumber)
        arguments.addProblem(u"perHour"_s, u"invalid"_s, u"%1 is no whole number."_s.arg(quoted(word)));
    return value;
}

} // namespace

VerbDescription LimitsVerb::description() const
{
    VerbDescription verb;
    verb.name = u"limits"_s;
    verb.summary = u"Show what is used of the rate limits; change them, make exceptions"_s;
    verb.explanation =
        u"A limit counts the calls of the last hour: create for each client address (local:LOGIN on a socket), refresh "
        "and export for each environment. set changes a limit for everybody. override lets one address or environment "
        "do N an hour, for good or until a day or time; clear ends that. Both take the role of an administrator, hold "
        "from the next call on and are kept in the audit log.\n\n"
        "The list ends with who was refused in the last thirty days: the login, the program as it called itself, the "
        "limit, how often since when and when last; the sixteen latest pairs of a login and a limit. A refused call "
        "counts also when nothing else of it is kept."_s;
    verb.positionals = u"[list | set KIND N | override KIND KEY N | clear KIND KEY]"_s;
    verb.maximumPositionals = 4;
    verb.options = {
        {u"until"_s, Arity::Value, u"TIME"_s, u"For override: when it ends (UTC unless it says otherwise)."_s},
        {u"reason"_s, Arity::Value, u"TEXT"_s, u"Why; kept in the audit log."_s},
        carefulOption()};
    verb.examples = {{u"limits"_s, u"Who used how much, and when the next call is free"_s},
                     {u"limits override create 10.20.4.17 50 --until 2026-12-01 --reason \"partner day\""_s,
                      u"Fifty creations an hour from there"_s},
                     {u"limits clear create 10.20.4.17"_s, u"And no longer"_s}};
    return verb;
}

Result<int> LimitsVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString action = actionOf(arguments, {u"list"_s, u"set"_s, u"override"_s, u"clear"_s}, u"list"_s);
    checkWords(arguments, action);
    const QStringList &words = arguments.positionals();
    RateException exception{words.value(1),
                            words.value(2),
                            0,
                            arguments.time(u"until"_s).value_or(QDateTime()),
                            arguments.text(u"reason"_s),
                            {}};
    if (action == u"override"_s && words.size() > 3)
        exception.perHour = wholeNumber(arguments, words[3]);
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    if (action == u"set"_s) {
        const auto changed = access::setSetting(*connection, access::rateSetting(exception.kind), exception.key);
        if (!changed)
            return changed.error();
    }
    if (action == u"override"_s)
        SHOWROOM_TRY(access::exceptRate(*connection, exception));
    if (action == u"clear"_s)
        SHOWROOM_TRY(access::endRateException(*connection, exception.kind, exception.key, exception.reason));
    return showList(context, *connection);
}

} // namespace showroom::cli
