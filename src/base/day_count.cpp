#include "base/day_count.h"

#include <algorithm>

namespace showroom {

namespace {

constexpr qint64 dayMilliseconds = 24 * 60 * 60 * 1000;

} // namespace

qint64 daysUntil(const QDateTime &moment, const QDateTime &now)
{
    return std::max<qint64>(0, (now.msecsTo(moment) + dayMilliseconds - 1) / dayMilliseconds);
}

} // namespace showroom
