#pragma once

#include <QHash>
#include <QList>
#include <QSet>

namespace showroom::models {

/// What has to happen to a list of rows so that it holds the same as a fresh one. Rows that stay keep their place; new
/// ones come at the end.
template <class Row>
struct KeyedChanges {
    QList<int> removed;                 ///< positions in the old list, highest first
    QList<std::pair<int, Row>> changed; ///< positions after the removals
    QList<Row> added;
};

/// Compares by key and by value; `key(row)` is unique in both lists.
template <class Row, class KeyOf>
auto keyedChanges(const QList<Row> &old, const QList<Row> &fresh, KeyOf key)
{
    using Key = std::decay_t<decltype(key(std::declval<const Row &>()))>;
    QHash<Key, const Row *> wanted;
    for (const Row &row : fresh)
        wanted.insert(key(row), &row);

    KeyedChanges<Row> changes;
    QSet<Key> kept;
    int position = 0;
    for (int i = 0; i < int(old.size()); ++i) {
        const Row *now = wanted.value(key(old[i]));
        if (!now) {
            changes.removed.prepend(i);
            continue;
        }
        if (!(*now == old[i]))
            changes.changed.append({position, *now});
        kept.insert(key(old[i]));
        ++position;
    }
    for (const Row &row : fresh)
        if (!kept.contains(key(row)))
            changes.added.append(row);
    return changes;
}

} // namespace showroom::models
