#pragma once

#include "base/error.h"

#include <QList>

namespace YAML {
class Node;
}

namespace showroom::generation {

struct BlueprintSpec;

/// What a JSON Schema cannot see in a blueprint of the right shape: names that refer to nothing, names that come twice,
/// quantiles that fall, parents that come later, types that do not fit. All of it, each with line and column.
QList<Problem> checkReferences(const BlueprintSpec &spec, const YAML::Node &document);

} // namespace showroom::generation
