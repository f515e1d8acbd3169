#pragma once

#include "cli/arguments.h"

namespace showroom::cli {

/// The first plain word of a verb with actions (`db status`); `fallback` when there is none. A problem when it is not
/// one of `actions`.
QString actionOf(Arguments &arguments, const QStringList &actions, const QString &fallback = {});

} // namespace showroom::cli
