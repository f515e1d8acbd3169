#pragma once

#include "generation/blueprint_spec.h"

namespace YAML {
class Node;
}

namespace showroom::generation {

/// How a column's or a property's value is made, from a document that has passed the schema. Without a node: nothing.
GeneratorSpec readGenerator(const YAML::Node &node);

} // namespace showroom::generation
