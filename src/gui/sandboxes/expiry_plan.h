#pragma once

#include "core/environments/environment.h"
#include "gui/common/chart_parts.h"

#include <array>

namespace showroom::gui {

/// How soon an environment expires.
enum class Bucket { Overdue, Today, Week, Month, Later };
inline constexpr int bucketCount = 5;

/// What the Expiry page shows of a fleet: who expires when, by type and by bucket.
struct ExpiryPlan {
    static constexpr int days = 90;

    QList<environments::Environment> environments; ///< the next one to expire first
    std::array<int, bucketCount> counts{};
    QList<Series> series; ///< environments a day from today on, by type; what is overdue stands on today
    QList<Mark> marks;    ///< a date every ten days

    static ExpiryPlan of(const QList<environments::Environment> &environments, const QDateTime &now);
    QList<environments::Environment> in(Bucket bucket, const QDateTime &now) const;
};

/// By the person's calendar: what expires later on the same day is "today".
Bucket bucketOf(const environments::Environment &environment, const QDateTime &now);

/// The icon of a sandbox's type, or of a demo tenant.
QString typeGlyph(const environments::Environment &environment);

} // namespace showroom::gui
