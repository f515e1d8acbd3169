#include "cli/argument_parser.h"

#include "cli/terminal_text.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

/// The least number of inserted, removed and replaced characters (Levenshtein 1965).
qsizetype editDistance(QStringView from, QStringView to)
{
    QList<qsizetype> row(to.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < from.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i + 1;
        for (qsizetype j = 0; j < to.size(); ++j) {
            const qsizetype replaced = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.last();
}

bool isOption(const QString &word)
{
    return word.startsWith("--"_L1) || word == "-h"_L1;
}

} // namespace

std::optional<QString> nearest(const QString &word, const QStringList &candidates)
{
    // Two slips are a typing mistake; more, or most of a short word, is another word.
    qsizetype best = std::min<qsizetype>(3, (word.size() + 1) / 2 + 1);
    std::optional<QString> found;
    for (const QString &candidate : candidates) {
        const qsizetype distance = editDistance(word, candidate);
        if (distance < best) {
            best = distance;
            found = candidate;
        }
    }
    return found;
}

ArgumentParser::ArgumentParser(QList<OptionSpec> options, qsizetype maximumPositionals)
    : m_options(std::move(options))
    , m_maximumPositionals(maximumPositionals)
{
}

Arguments ArgumentParser::parse(const QStringList &words)
{
    m_words = words;
    m_next = 0;
    m_result = {};
    for (const OptionSpec &option : std::as_const(m_options))
        m_result.m_fields.append(fieldOfOption(option.name));
    bool optionsEnded = false;
    while (m_next < m_words.size()) {
        const QString word = m_words[m_next++];
        if (optionsEnded || !isOption(word))
            takePositional(word);
        else if (word == "--"_L1)
            optionsEnded = true;
        else
            takeOption(word);
    }
    checkRequired();
    return m_result;
}

void ArgumentParser::takeOption(const QString &word)
{
    const qsizetype equals = word.indexOf(u'=');
    const QString name = word == "-h"_L1 ? u"help"_s : word.left(equals).sliced(2);
    const std::optional<QString> attached = equals < 0 ? std::nullopt : std::optional(word.sliced(equals + 1));
    const OptionSpec *option = find(name);
    if (!option) {
        reportUnknown(name);
        // What follows an unknown option is most probably its value, not a word of its own.
        if (!attached && m_next < m_words.size() && !isOption(m_words[m_next]))
            ++m_next;
        return;
    }
    if (m_result.has(name) && !option->isRepeatable)
        m_result.addProblem(name, u"duplicate"_s, u"--%1 is given more than once."_s.arg(name));
    takeValue(*option, attached);
}

void ArgumentParser::takeValue(const OptionSpec &option, const std::optional<QString> &attached)
{
    if (option.arity == Arity::Flag) {
        if (attached)
            m_result.addProblem(option.name, u"unexpected-value"_s, u"--%1 takes no value."_s.arg(option.name));
        addValue(option, std::nullopt);
    } else if (attached) {
        addValue(option, attached);
    } else if (m_next < m_words.size() && !isOption(m_words[m_next])) {
        addValue(option, m_words[m_next++]);
    } else {
        addValue(option, std::nullopt);
        if (option.arity == Arity::Value)
            m_result.addProblem(option.name, u"missing-value"_s,
                                u"--%1 needs a value: --%1 %2."_s.arg(option.name, option.valueName));
    }
}

void ArgumentParser::takePositional(const QString &word)
{
    if (m_result.m_positionals.size() < m_maximumPositionals)
        m_result.m_positionals.append(word);
    else
        m_result.m_problems.append({u"arguments"_s, u"unexpected"_s,
                                    u"%1 is not expected here: options begin with two dashes."_s.arg(quoted(word))});
}

void ArgumentParser::addValue(const OptionSpec &option, const std::optional<QString> &value)
{
    QStringList &values = m_result.m_values[option.name];
    if (!value)
        return;
    if (value->contains(QChar::Null))
        m_result.addProblem(option.name, u"control-character"_s,
                            u"--%1 must not contain a NUL character."_s.arg(option.name));
    values.append(*value);
}

void ArgumentParser::reportUnknown(const QString &name)
{
    QStringList names;
    for (const OptionSpec &option : std::as_const(m_options))
        names.append(option.name);
    const std::optional<QString> meant = nearest(name, names);
    m_result.addProblem(name, u"unknown-option"_s,
                        u"--%1 is not an option of this command%2."_s.arg(
                            printable(name), meant ? u"; did you mean --%1?"_s.arg(*meant) : QString()));
}

void ArgumentParser::checkRequired()
{
    for (const OptionSpec &option : std::as_const(m_options)) {
        if (option.isRequired && !m_result.has(option.name))
            m_result.addProblem(option.name, u"required"_s,
                                u"--%1 %2 is required."_s.arg(option.name, option.valueName));
    }
}

const OptionSpec *ArgumentParser::find(const QString &name) const
{
    const auto found = std::find_if(m_options.cbegin(), m_options.cend(),
                                    [&](const OptionSpec &option) { return option.name == name; });
    return found == m_options.cend() ? nullptr : &*found;
}

} // namespace showroom::cli
