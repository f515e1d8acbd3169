#pragma once

#include "base/result.h"
#include "generation/blueprint_spec.h"
#include "generation/compiled_dataset.h"

#include <stop_token>

namespace showroom::generation {

/// Fills groups and zones from the regions that were asked for. Fails (InvalidInput) for a time zone without rules.
Result<void> compileGroups(CompiledDataset &dataset);

/// Fills the facts of all people, who they are and since when they can do something, and the rosters of their names. A
/// stopped token ends it early; the dataset is worthless then.
void compilePeople(CompiledDataset &dataset, const CompiledPart &part, const std::stop_token &stop = {});

/// Who does one kind of event how often: heavy-tailed activity, the region's level, whether somebody takes part at all,
/// and how much of the history somebody has been there for.
masking::AliasTable participants(const CompiledDataset &dataset, const KindSpec &kind, const CompiledPart &part,
                                 const masking::SipKey &key);

} // namespace showroom::generation
