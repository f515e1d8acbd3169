#include "cli/arguments.h"

#include "cli/argument_parser.h"
#include "cli/terminal_text.h"
#include "core/environments/create_tenant.h"
#include "core/environments/environment_store.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace showroom::cli {

QString fieldOfOption(QStringView option)
{
    QString field;
    bool upper = false;
    for (const QChar c : option) {
        if (c == u'-') {
            upper = !field.isEmpty();
        } else {
            field += upper ? c.toUpper() : c;
            upper = false;
        }
    }
    return field;
}

QString optionOfField(QStringView field)
{
    static const QStringList plainWords{u"action"_s, u"arguments"_s, u"command"_s, u"events"_s,
                                        u"job"_s,    u"key"_s,       u"value"_s};
    if (plainWords.contains(field))
        return field.toString();
    if (field == u"tags")
        return u"--tag"_s;
    QString option = u"--"_s;
    for (const QChar c : field) {
        if (c.isUpper())
            option += u'-';
        option += c.toLower();
    }
    return option;
}

Arguments Arguments::parse(const QStringList &words, const QList<OptionSpec> &options, qsizetype maximumPositionals)
{
    return ArgumentParser(options, maximumPositionals).parse(words);
}

QString Arguments::text(const QString &option) const
{
    return optionalText(option).value_or(QString());
}

std::optional<QString> Arguments::optionalText(const QString &option) const
{
    const auto found = m_values.constFind(option);
    if (found == m_values.constEnd() || found->isEmpty())
        return std::nullopt;
    return found->constFirst();
}

std::optional<qint64> Arguments::integer(const QString &option, qint64 minimum, qint64 maximum)
{
    const std::optional<QString> written = optionalText(option);
    if (!written)
        return std::nullopt;
    bool ok = false;
    const qint64 value = written->toLongLong(&ok);
    if (ok && value >= minimum && value <= maximum)
        return value;
    addProblem(option, ok ? u"out-of-range"_s : u"not-a-number"_s,
               u"--%1 takes a whole number from %2 to %3, not %4."_s.arg(option, number(minimum), number(maximum),
                                                                         quoted(*written)));
    return std::nullopt;
}

std::optional<QDate> Arguments::date(const QString &option)
{
    const std::optional<QString> written = optionalText(option);
    if (!written)
        return std::nullopt;
    if (const QDate day = QDate::fromString(*written, u"yyyy-MM-dd"_s); day.isValid())
        return day;
    const QDateTime at = written->contains(u'T') ? QDateTime::fromString(*written, Qt::ISODateWithMs) : QDateTime();
    if (at.isValid())
        return at.timeSpec() == Qt::LocalTime ? at.date() : at.toUTC().date();
    addProblem(option, u"not-a-date"_s,
               u"--%1 takes a day as YYYY-MM-DD, for example 2026-03-31, not %2."_s.arg(option, quoted(*written)));
    return std::nullopt;
}

std::optional<QDateTime> Arguments::time(const QString &option)
{
    const std::optional<QString> written = optionalText(option);
    if (!written)
        return std::nullopt;
    QDateTime time = QDateTime::fromString(*written, Qt::ISODate);
    if (!time.isValid()) {
        addProblem(option, u"invalid"_s,
                   u"--%1 takes a day or a time, for example 2026-11-20 or 2026-11-20T14:00Z, not %2."_s.arg(
                       option, quoted(*written)));
        return std::nullopt;
    }
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

QStringList Arguments::list(const QString &option) const
{
    QStringList parts;
    for (const QString &value : m_values.value(option)) {
        for (const QString &part : value.split(u','))
            parts.append(part.trimmed());
    }
    return parts;
}

QMap<QString, qint64> Arguments::counts(const QString &option)
{
    QMap<QString, qint64> counts;
    for (const QString &value : m_values.value(option)) {
        const qsizetype equals = value.indexOf(u'=');
        bool ok = false;
        const QString key = value.left(equals).trimmed();
        const qint64 count = value.sliced(equals + 1).toLongLong(&ok);
        if (equals <= 0 || !ok || key.isEmpty())
            addProblem(option, u"not-a-count"_s,
                       u"--%1 takes KIND=N, for example volunteer=500, not %2."_s.arg(option, quoted(value)));
        else if (counts.contains(key))
            addProblem(option, u"duplicate"_s, u"--%1 names %2 more than once."_s.arg(option, quoted(key)));
        else
            counts.insert(key, count);
    }
    return counts;
}

bool Arguments::toggle(const QString &option, bool fallback)
{
    const QString opposite = u"no-"_s + option;
    if (has(option) && has(opposite))
        addProblem(option, u"contradiction"_s, u"--%1 and --%2 exclude each other."_s.arg(option, opposite));
    return has(option) || (fallback && !has(opposite));
}

QString Arguments::tenant()
{
    return tenants().value(0);
}

QStringList Arguments::tenants()
{
    const QString option = u"tenant"_s;
    const QStringList ids = values(option);
    for (const QString &id : ids) {
        if (id.isEmpty()) {
            addProblem(option, u"required"_s, u"--tenant takes the id of an environment, for example demo-acme."_s);
        } else if (const Result<void> verdict = environments::requireEnvironmentId(id); !verdict) {
            addProblem(option, u"guard"_s, verdict.error().message);
        }
    }
    return ids;
}

void Arguments::addProblem(const QString &option, const QString &code, const QString &message)
{
    m_problems.append({fieldOfOption(option), code, message});
}

void Arguments::addProblems(const QList<Problem> &problems)
{
    QSet<QString> reported;
    for (const Problem &problem : std::as_const(m_problems))
        reported.insert(problem.field);
    std::copy_if(problems.cbegin(), problems.cend(), std::back_inserter(m_problems),
                 [&](const Problem &problem) { return !reported.contains(problem.field); });
}

Result<void> Arguments::verdict() const
{
    if (m_problems.isEmpty())
        return {};
    QList<Problem> ordered = m_problems;
    // Fields that are no options come last: an index of -1 would put them first.
    const auto place = [this](const Problem &problem) { return std::size_t(m_fields.indexOf(problem.field)); };
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const Problem &a, const Problem &b) { return place(a) < place(b); });
    Error error = environments::toError(ordered);
    const bool isTenantGuarded = std::any_of(m_problems.cbegin(), m_problems.cend(), [](const Problem &problem) {
        return problem.field == u"tenant" && problem.code == u"guard";
    });
    if (isTenantGuarded)
        error.hint = u"Nothing was done; “showroomctl list” shows the environments."_s;
    return error;
}

} // namespace showroom::cli
