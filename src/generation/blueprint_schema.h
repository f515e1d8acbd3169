#pragma once

#include "base/error.h"

#include <QList>

namespace YAML {
class Node;
}

namespace showroom::generation {

/// "line 12, column 5" of a node, counted from one.
QString positionOf(const YAML::Node &node);

/// Every breach of resources/blueprints/blueprint.schema.json, each with its place in the message. Problem::field is
/// the path, for example "tables[1].columns[3].type".
QList<Problem> checkBlueprintSchema(const YAML::Node &document);

} // namespace showroom::generation
