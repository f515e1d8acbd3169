#pragma once

#include <QString>

namespace showroom::gui {

/// A kind of event in the words of its blueprint ("Donations"); the capitalised name when the blueprint is not known
/// here.
QString kindLabel(const QString &blueprint, const QString &kind);

/// Where a kind stands in its blueprint's order, which every chart keeps; after all others when it is not known here.
int kindPosition(const QString &blueprint, const QString &kind);

/// A vertical likewise ("Technology").
QString verticalLabel(const QString &blueprint, const QString &vertical);

/// A region likewise ("United Kingdom").
QString regionLabel(const QString &blueprint, const QString &region);

/// A table, given with its schema, likewise ("People").
QString tableLabel(const QString &blueprint, const QString &table);

} // namespace showroom::gui
