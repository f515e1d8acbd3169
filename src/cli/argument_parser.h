#pragma once

#include "cli/arguments.h"

namespace showroom::cli {

/// Sorts the words of a command line into options, values and plain words. QCommandLineParser names one mistake at a
/// time; this names all of them, and the option that was probably meant.
class ArgumentParser final {
public:
    ArgumentParser(QList<OptionSpec> options, qsizetype maximumPositionals);

    Arguments parse(const QStringList &words);

private:
    void takeOption(const QString &word);
    void takeValue(const OptionSpec &option, const std::optional<QString> &attached);
    void takePositional(const QString &word);
    void addValue(const OptionSpec &option, const std::optional<QString> &value);
    void reportUnknown(const QString &name);
    void checkRequired();
    const OptionSpec *find(const QString &name) const;

    QList<OptionSpec> m_options;
    qsizetype m_maximumPositionals;
    QStringList m_words;
    qsizetype m_next = 0;
    Arguments m_result;
};

/// The candidate that `word` is most probably a slip of, or nothing.
std::optional<QString> nearest(const QString &word, const QStringList &candidates);

} // namespace showroom::cli
