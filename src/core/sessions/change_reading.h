#pragma once

#include "core/sessions/changes.h"

namespace showroom::database {
class Row;
}

/// Rows of the database's answers as values.
namespace showroom::sessions {

/// A row of sessions/preview. Of an edited row the changed fields, of others those with a value; never its key.
RowChange rowChangeOf(const database::Row &row);
/// A row of sessions/conflicts.
Conflict conflictOf(const database::Row &row);

/// What people call a row with these values: its name, title or mail address; `key` when it has none.
QString rowLabel(const QJsonObject &values, const QString &key);
/// "0f3a…" of {"id": "0f3a…"}; several values are separated by " · ".
QString keyText(const QJsonObject &key);

/// Whether the filter's text occurs in what the row shows.
bool matches(const RowChange &row, const ChangeRange &range);

} // namespace showroom::sessions
