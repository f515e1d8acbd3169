#pragma once

#include "base/result.h"
#include "core/environments/environment.h"

#include <QString>

namespace showroom::database {
class Connection;
}

namespace showroom::cli {

struct CommandContext;

/// Everything about one environment as aligned lines for a terminal.
QString environmentText(const environments::Environment &environment);

/// "expired 3 days ago", "in 30 days", "today"; a dash without a date.
QString relativeDays(const QDateTime &at, const QDateTime &now);

/// The status for people: "interrupted" when nobody lives who works on it, "paused" when its filling was.
QString statusText(const environments::Environment &environment);

/// A line per environment.
QString environmentsTable(const QList<environments::Environment> &list, const QDateTime &now);

/// Reads these environments again and prints them: the answer of a verb that changed several.
Result<int> printEnvironments(CommandContext &context, database::Connection &connection, const QStringList &ids);

} // namespace showroom::cli
