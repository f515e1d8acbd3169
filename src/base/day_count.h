#pragma once

#include <QDateTime>

namespace showroom {

/// Days from `now` until a moment as people count them: one that has begun is a whole one; 0 when the moment has come.
/// The database counts likewise (showroom.days_until).
qint64 daysUntil(const QDateTime &moment, const QDateTime &now);

} // namespace showroom
