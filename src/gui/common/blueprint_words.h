#pragma once

#include <QString>

namespace showroom::generation {
class Blueprint;
}

namespace showroom::gui {

/// A kind of event in the words of its blueprint ("Donations"); the capitalised name when the blueprint is not known
/// here.
QString kindLabel(const QString &blueprint, const QString &kind);
/// What a chart of volumes calls a kind: one of the blueprint's, else the table of that name.
QString volumeLabel(const QString &blueprint, const QString &kind);

/// Where a kind stands in its blueprint's order, which every chart keeps; after all others when it is not known here.
int kindPosition(const QString &blueprint, const QString &kind);

/// A vertical likewise ("Technology").
QString verticalLabel(const QString &blueprint, const QString &vertical);

/// A region likewise ("United Kingdom").
QString regionLabel(const QString &blueprint, const QString &region);

/// A table, given with its schema, likewise ("People").
QString tableLabel(const QString &blueprint, const QString &table);

/// Whether the rows beside people hang on each other (records) instead of being single events. A blueprint that is not
/// known here has events.
bool hasRecords(const generation::Blueprint &blueprint);
bool hasRecords(const QString &blueprint);

/// "50 people, 1,125 events" of a blueprint whose rows are what people did; "records" of one whose rows hang on rows.
QString volumeWords(const generation::Blueprint &blueprint, qint64 people, qint64 others);

} // namespace showroom::gui
