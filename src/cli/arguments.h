#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace showroom::cli {

/// Whether an option takes a value.
enum class Arity { Flag, Value, OptionalValue };

/// One `--option` that a verb understands.
struct OptionSpec {
    QString name; ///< without the dashes: "as-of"
    Arity arity = Arity::Value;
    QString valueName; ///< what stands for the value in help texts: "DATE"
    QString help;
    bool isRepeatable = false;
    bool isRequired = false;
};

/// The word by which problems name an option: "as-of" is the field "asOf", the name that every face shares.
QString fieldOfOption(QStringView option);
/// How people know a problem's field: "asOf" is "--as-of".
QString optionOfField(QStringView field);

/// What a person wrote after a verb, read by type. Whatever is wrong is collected, so that one run names everything.
class Arguments final {
public:
    /// Sorts `words` (all after the verb) into options and at most `maximumPositionals` plain words. `--name value` and
    /// `--name=value` are alike; a value that begins with two dashes needs the second form; `--` ends the options.
    static Arguments parse(const QStringList &words, const QList<OptionSpec> &options, qsizetype maximumPositionals);

    bool has(const QString &option) const { return m_values.contains(option); }
    /// The option's value; empty when it is absent or was given bare.
    QString text(const QString &option) const;
    std::optional<QString> optionalText(const QString &option) const;
    /// Every value of a repeatable option.
    QStringList values(const QString &option) const { return m_values.value(option); }
    const QStringList &positionals() const { return m_positionals; }

    /// A whole number in [minimum, maximum].
    std::optional<qint64> integer(const QString &option, qint64 minimum, qint64 maximum);
    /// A day as YYYY-MM-DD; of a moment as ISO 8601 its day in UTC.
    std::optional<QDate> date(const QString &option);
    /// A day or a time in ISO 8601; UTC unless it says otherwise.
    std::optional<QDateTime> time(const QString &option);
    /// Every value of the option, each split at commas, blanks around the parts removed.
    QStringList list(const QString &option) const;
    /// Every `KEY=N` of a repeatable option.
    QMap<QString, qint64> counts(const QString &option);
    /// The state of a switch that comes as `--name` and `--no-name`.
    bool toggle(const QString &option, bool fallback);
    /// The id given with `--tenant`; a problem with the code "guard" when it is no environment's.
    QString tenant();
    /// The same for a `--tenant` that may be repeated.
    QStringList tenants();

    /// Takes the place of what the person wrote for an option.
    void set(const QString &option, const QString &value) { m_values[option] = {value}; }
    void addProblem(const QString &option, const QString &code, const QString &message);
    /// Takes over problems of the core, except for fields that have one already.
    void addProblems(const QList<Problem> &problems);
    const QList<Problem> &problems() const { return m_problems; }

    /// All problems as one error, in the order of the options: GuardRefused when one of them is the guard's, else
    /// InvalidInput.
    Result<void> verdict() const;

private:
    friend class ArgumentParser;

    QStringList m_fields; ///< of the options, in the order in which problems are told
    QHash<QString, QStringList> m_values;
    QStringList m_positionals;
    QList<Problem> m_problems;
};

} // namespace showroom::cli
