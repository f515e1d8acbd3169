#pragma once

#include "base/result.h"
#include "masking/salt.h"

#include <QProcessEnvironment>
#include <QString>

namespace showroom::access {

/// Reads the master salt: `SHOWROOM_MASTER_SALT` (alias `DEMO_MASTER_SALT`) in the environment, else `file` (must be
/// readable by its owner alone). SaltMissing says where to put one; nothing is ever generated without.
Result<masking::Salt> readMasterSalt(const QProcessEnvironment &environment, const QString &file);

} // namespace showroom::access
