#pragma once

#include "support/session_model.h"

namespace showroom::test {

/// The tables of the built-in blueprints; the rows are SQL that fills an environment named `demo-` and the blueprint's
/// name, with pg_temp.id(n) for the n-th of identifiers().
ModelProduct impactModel();
ModelProduct caseworkModel();
ModelProduct forgeModel();
const char *impactRows();
const char *caseworkRows();
const char *forgeRows();

} // namespace showroom::test
