#pragma once

#include "base/result.h"
#include "generation/blueprint_spec.h"
#include "generation/compiled_dataset.h"

#include <stop_token>

namespace showroom::generation {

/// The locales of the people of these regions, as far as the blueprint knows them.
QStringList localesOf(const BlueprintSpec &blueprint, const QStringList &regions);

/// Fills groups and zones from the regions that were asked for. Fails (InvalidInput) for a time zone without rules.
Result<void> compileGroups(CompiledDataset &dataset);

/// Fills the facts of all people, who they are and since when they can do something, and the rosters of their names. A
/// stopped token ends it early; the dataset is worthless then.
void compilePeople(CompiledDataset &dataset, const CompiledPart &part, const std::stop_token &stop = {});

} // namespace showroom::generation
