#pragma once

#include "generation/blueprint_spec.h"
#include "generation/compiled_dataset.h"

namespace showroom::generation {

/// Of 10,000 people who did not take part in the year before, how many do so that with a retention `participation`
/// percent take part in every year: in the steady state the repeaters are `new / (100 - repeat)` times as many as the
/// new ones. Above 10,000 where nobody would be left to win.
int acquisitionPermyriad(int participationPercent, const RetentionSpec &retention);

/// Who does one kind of event, when and how often: heavy-tailed activity, the region's level, whether and in which
/// years somebody takes part, and how much of the history somebody has been there for. Years are counted back from the
/// reference date.
Participation participation(const CompiledDataset &dataset, const KindSpec &kind, const CompiledPart &part,
                            const masking::SipKey &key);

} // namespace showroom::generation
