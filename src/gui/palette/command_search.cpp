#include "gui/palette/command_search.h"

#include <QStringList>

#include <algorithm>

namespace showroom::gui {

namespace {

constexpr int atStart = 120;
constexpr int atWord = 100;
constexpr int inside = 60;
constexpr int inOrder = 30; ///< letters apart from each other; less for each gap
constexpr int unavailableCost = 10;
constexpr int shortestInOrder = 2;

/// Lower case without accents.
QString folded(const QString &text)
{
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(decomposed.size());
    for (const QChar c : decomposed)
        if (!c.isMark())
            plain += c;
    return plain;
}

bool beginsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// The letters of `word` one after the other in `text`, the first at the beginning of a word.
int scoreInOrder(QStringView text, QStringView word)
{
    if (word.size() < shortestInOrder)
        return 0;
    qsizetype at = -1;
    int gaps = 0;
    for (const QChar letter : word) {
        const qsizetype next = text.indexOf(letter, at + 1);
        if (next < 0 || (at < 0 && !beginsWord(text, next)))
            return 0;
        gaps += at >= 0 && next > at + 1 && !beginsWord(text, next) ? 1 : 0;
        at = next;
    }
    return std::max(1, inOrder - 6 * gaps);
}

} // namespace

int matchScore(QStringView text, QStringView word)
{
    int best = 0;
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at == 0)
            return atStart;
        best = std::max(best, beginsWord(text, at) ? atWord : inside);
    }
    return best > 0 ? best : scoreInOrder(text, word);
}

CommandSearch::CommandSearch(const QList<Command> &commands)
    : m_commands(commands)
{
    m_entries.reserve(commands.size());
    for (const Command &command : commands)
        m_entries.append({folded(command.title), folded(command.words)});
}

QList<int> CommandSearch::find(const QString &text, int limit) const
{
    struct Match {
        int score;
        qsizetype length;
        int at;
    };
    const QStringList words = folded(text).split(QChar::Space, Qt::SkipEmptyParts);
    QList<Match> matches;
    for (int i = 0; i < int(m_entries.size()); ++i) {
        const Entry &entry = m_entries[i];
        int score = m_commands[i].weight - (m_commands[i].unavailable.isEmpty() ? 0 : unavailableCost);
        const bool all = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            const int found = std::max(matchScore(entry.title, word), matchScore(entry.words, word) / 2);
            score += found;
            return found > 0;
        });
        if (all)
            matches.append({score, words.isEmpty() ? 0 : entry.title.size(), i});
    }
    const auto better = [](const Match &a, const Match &b) {
        return std::tuple(-a.score, a.length, a.at) < std::tuple(-b.score, b.length, b.at);
    };
    const qsizetype shown = std::min(matches.size(), qsizetype(limit));
    std::partial_sort(matches.begin(), matches.begin() + shown, matches.end(), better);
    QList<int> found;
    for (qsizetype i = 0; i < shown; ++i)
        found.append(matches[i].at);
    return found;
}

} // namespace showroom::gui
