#pragma once

#include "gui/palette/command.h"

#include <QList>

namespace showroom::gui {

/// Finds commands by what a person types: every word must occur, in the title best at the beginning of a word, or in
/// its letters' order ("tda" finds "Tear down Acme"); case and accents do not count.
class CommandSearch final {
public:
    CommandSearch() = default;
    explicit CommandSearch(const QList<Command> &commands);

    const QList<Command> &commands() const { return m_commands; }
    /// Positions in commands(), the best first, `limit` at most. Without words: all, by weight.
    QList<int> find(const QString &text, int limit) const;

private:
    struct Entry {
        QString title; ///< folded
        QString words; ///< folded
    };

    QList<Command> m_commands;
    QList<Entry> m_entries;
};

/// How well a folded word matches a folded text: 0 for not at all. For tests of the order.
int matchScore(QStringView text, QStringView word);

} // namespace showroom::gui
