#pragma once

#include "core/environments/environment.h"
#include "gui/common/fact_list.h"

namespace showroom::gui {

/// Rows per table and events per kind.
QList<FactList::Fact> dataFacts(const environments::Environment &environment);

/// What the rows were made from: blueprint, regions, seed, fingerprint.
QList<FactList::Fact> recipeFacts(const environments::Environment &environment);

/// Who owns it and how long it lives.
QList<FactList::Fact> lifeFacts(const environments::Environment &environment);

} // namespace showroom::gui
