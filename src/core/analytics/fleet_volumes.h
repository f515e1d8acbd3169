#pragma once

#include "base/result.h"

#include <QDate>
#include <QList>
#include <QString>

namespace showroom::database {
class Connection;
}

namespace showroom::analytics {

/// Events of one kind per month.
struct KindVolumes {
    QString blueprint;
    QString kind;
    QList<qint64> events; ///< as many as FleetVolumes::months

    qint64 total() const;
    bool operator==(const KindVolumes &) const = default;
};

/// Rows per month and kind over all complete environments: events by their kind; of a product without events the rows
/// of each of its tables that bear a time, by the table's name.
struct FleetVolumes {
    QList<QDate> months;      ///< their first days, oldest first
    QList<KindVolumes> kinds; ///< the largest first
    int environments = 0;     ///< complete ones
    int counted = 0;          ///< those of which the volumes are known
    bool mayCount = false;    ///< whether this login may count the others

    bool operator==(const FleetVolumes &) const = default;
};

/// The `months` months up to the one of `today`. Reads what was counted per environment, none of the products' rows.
Result<FleetVolumes> fleetVolumes(database::Connection &connection, const QDate &today, int months);

/// Counts the volumes of one environment of which they are not known. How many are left; -1 while another program
/// counts.
Result<int> countNextVolumes(database::Connection &connection);

} // namespace showroom::analytics
