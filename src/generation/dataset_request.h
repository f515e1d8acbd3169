#pragma once

#include "base/error.h"
#include "generation/blueprint.h"

#include <QDate>
#include <QMap>
#include <QStringList>

#include <limits>
#include <optional>

namespace showroom::generation {

inline constexpr int minMonths = 1;
inline constexpr int maxMonths = 60;
inline constexpr qint64 maxEvents = 100'000'000;
inline constexpr qint64 maxUsers = 1'000'000;
inline constexpr qint64 maxSeed = std::numeric_limits<qint64>::max();

/// What somebody asks of a blueprint: how much, where, for whom, until when. The same request, blueprint and salt give
/// the same rows bit for bit.
struct DatasetRequest {
    QString environmentId;
    QString size;                 ///< a size of the blueprint, or "custom" (then `counts` says it all)
    QMap<QString, qint64> counts; ///< events by kind, taken literally; kinds not named keep the size's share
    std::optional<qint64> users;  ///< instead of the size's
    QStringList regions;
    QString vertical = QStringLiteral("general");
    int months = 12; ///< of history before the reference date
    bool seasonality = true;
    quint64 seed = 0;
    QDate referenceDate; ///< everything happened before this day began (UTC)
};

/// Rows that a request makes, before anything is generated.
struct DatasetCounts {
    qint64 users = 0;
    QMap<QString, qint64> events; ///< by kind; every kind of the blueprint has its entry
    qint64 eventsTotal = 0;
};

/// The seed that an environment has unless somebody chooses one: 48 bits derived from its id.
quint64 defaultSeed(QStringView environmentId);

/// All that is wrong with a request; empty when it can be compiled. Fields: id, size, count, users, regions, vertical,
/// months, seed, asOf.
QList<Problem> checkRequest(const Blueprint &blueprint, const DatasetRequest &request);

/// The counts of a request without problems. A vertical shifts a size's mix and never its total: the multiplied weights
/// are scaled back by largest remainder.
DatasetCounts datasetCounts(const Blueprint &blueprint, const DatasetRequest &request);

/// Rows by table, for example {"impact.users": 500, "impact.events": 25250}, of a request without problems.
QMap<QString, qint64> rowsPerTable(const Blueprint &blueprint, const DatasetRequest &request);

} // namespace showroom::generation
