#pragma once

#include "generation/column_generator.h"
#include "generation/person_field.h"

#include <QString>

namespace showroom::generation {

/// The generators that copy what a row already knows: its keys, its person, its instant.
ColumnGeneratorPtr makeId();
ColumnGeneratorPtr makeParent();
ColumnGeneratorPtr makeInstant();
ColumnGeneratorPtr makeCurrency();
ColumnGeneratorPtr makeNull();
ColumnGeneratorPtr makePersonField(PersonField field);

} // namespace showroom::generation
