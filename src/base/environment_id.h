#pragma once

#include <QString>
#include <QStringView>

namespace showroom {

/// Longest id of an environment, in characters: a DNS label less room for what hosts put in front.
inline constexpr int maxEnvironmentIdLength = 48;

/// True for an id that belongs to an environment: `demo-` or `sandbox-`, then a lower-case DNS label
/// (letters, digits, inner hyphens), at most maxEnvironmentIdLength characters in all.
bool isEnvironmentId(QStringView id);

/// True for an id or a name that claims to be something other than a demo tenant (`prod-`, `customer-`, `sandbox-`).
bool hasForeignPrefix(QStringView text);

} // namespace showroom
