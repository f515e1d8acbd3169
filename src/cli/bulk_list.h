#pragma once

#include "cli/arguments.h"
#include "core/environments/bulk_creation.h"

namespace showroom::database {
class Connection;
}

namespace showroom::cli {

struct CommandContext;

/// How a number of environments is named on the line: --list, or --pattern with --number.
QList<OptionSpec> bulkListOptions();
/// The lines that these options give; problems go to the arguments.
QList<environments::BulkLine> bulkLinesOf(Arguments &arguments);
/// All problems of the lines at once, ids that are taken among them.
Result<void> checkBulk(database::Connection &connection, const QList<environments::BulkLine> &lines,
                       const environments::CreateTenant &shared, const Clock &clock);
/// Fills what was recorded, two at a time; one that fails stops no other. The ids, once all are filled.
Result<QStringList> fillMany(CommandContext &context, const QList<environments::Created> &created);

} // namespace showroom::cli
