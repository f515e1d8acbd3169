#pragma once

#include <QString>
#include <QStringList>

namespace showroom::generation {
class Blueprint;
}

namespace showroom::browsing {

/// Which columns an overview counts. Empty names: the blueprint has nothing of the kind.
struct OverviewColumns {
    QString eventsTable; ///< "impact.events"
    QString timeColumn;
    QString kindColumn;
    QString peopleTable; ///< "impact.users"
    QString regionColumn;
};

/// By what fills the columns: instant and kind of the first table that says the kinds of its rows, a person's region.
/// No blueprint has to say it twice, and the environments of earlier versions have it too.
OverviewColumns overviewColumns(const generation::Blueprint &blueprint);

/// The kinds of the rows that an overview's chart counts; all kinds where no table says them.
QStringList chartedKinds(const generation::Blueprint &blueprint);

/// True when a blueprint fills the column with parts of made-up people.
bool isPersonal(const generation::Blueprint &blueprint, QStringView table, QStringView column);

} // namespace showroom::browsing
