#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace showroom::masking_jobs {

/// Why a hit counts as a leak.
enum class LeakKind {
    OwnRow, ///< what was masked in this row stands in it still, in another column or in a text
    Rare    ///< what was masked in another row, where hardly any row has it, stands here
};

/// An original value, or a part of one, found in what was written.
struct LeakHit {
    LeakKind kind = LeakKind::OwnRow;
    bool isWhole = false; ///< a whole value, not a part of more than four characters
    qint64 row = 0;       ///< of the written file, from 1, the header aside
    QString column;
    QString hash; ///< 32 hexadecimal digits, keyed: equal for equal values of one salt, and telling nobody more

    bool operator==(const LeakHit &) const = default;
};

/// What the search for original values in everything that was written has found.
///
/// A masked value can equal an original by chance: a first name is drawn from those that people bear. Such a hit is no
/// leak, since masks that draw do not look at the value; it is counted as `chance`. In columns that were kept, and in
/// texts that were redacted, a hit is a leak when the row's own original survived, or one that at most `rareRows` rows
/// have; what more rows have and stands elsewhere (a city, a word of an address) is counted as `common`.
struct LeakReport {
    static constexpr qint64 rareRows = 3;
    static constexpr qsizetype mostHits = 1000;

    qint64 rows = 0;
    qint64 originals = 0;   ///< values that were searched for
    qint64 written = 0;     ///< values in which they were searched
    qint64 leaks = 0;       ///< hits that are leaks
    qint64 common = 0;      ///< hits that are common words
    qint64 chance = 0;      ///< drawn values that equal some original or contain a part of one
    qint64 keptDomains = 0; ///< mail addresses that kept their domain, as was asked for
    QList<LeakHit> hits;    ///< the first leaks by hash, at most mostHits

    bool isClean() const { return leaks == 0; }
    QJsonObject toJson() const;
};

} // namespace showroom::masking_jobs
