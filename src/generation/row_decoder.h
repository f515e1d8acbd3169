#pragma once

#include "generation/blueprint.h"

#include <QList>
#include <QVariantMap>

#include <string_view>

namespace showroom::generation {

/// Reads binary COPY rows back into values by column: text and uuid as QString, numbers as exact QString, integers as
/// qint64, booleans as bool, dates as QDate, instants as QDateTime in UTC, JSON as its text, null as an invalid
/// QVariant. Stops at the trailer or at the first row that is not whole.
QList<QVariantMap> decodeRows(std::string_view rows, const QList<ColumnInfo> &columns);

} // namespace showroom::generation
