#include "core/masking_jobs/near_name.h"

#include <QList>

#include <algorithm>
#include <numeric>

namespace showroom::masking_jobs {

namespace {

/// Longer names are no slip of the finger, and comparing them takes the square of their length.
constexpr qsizetype longestName = 100;

/// Levenshtein's distance.
int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i) + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = std::exchange(row[j + 1], std::min({row[j + 1] + 1, row[j] + 1, replaced}));
        }
    }
    return row.last();
}

} // namespace

QString nearName(const QString &name, const QStringList &candidates)
{
    if (name.isEmpty() || name.size() > longestName)
        return {};
    QString best;
    // Two letters that changed places are two changes.
    const int allowed = name.size() > 3 ? 2 : 1;
    int least = std::max(allowed, int(name.size()) / 3) + 1;
    for (const QString &candidate : candidates) {
        if (candidate.size() > longestName)
            continue;
        const int changes = distance(name.toLower(), candidate.toLower());
        if (changes < least) {
            least = changes;
            best = candidate;
        }
    }
    return best;
}

} // namespace showroom::masking_jobs
