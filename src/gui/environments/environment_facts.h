#pragma once

#include "core/environments/environment.h"
#include "gui/common/fact_list.h"

namespace showroom::gui {

/// How much there is, where it lies and where its history ends.
QList<FactList::Fact> dataFacts(const environments::Environment &environment);

/// What the rows were made from: blueprint, size, regions, seed.
QList<FactList::Fact> recipeFacts(const environments::Environment &environment);

/// Who owns it and how long it lives.
QList<FactList::Fact> lifeFacts(const environments::Environment &environment);

} // namespace showroom::gui
