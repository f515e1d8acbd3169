#pragma once

#include "core/sandboxes/conversion.h"

#include <QJsonObject>
#include <QString>

/// What `sandbox convert` prints: JSON for scripts, text for people.
namespace showroom::cli {

QJsonObject toJson(const sandboxes::ConversionReport &report);
QString conversionText(const sandboxes::ConversionReport &report);

} // namespace showroom::cli
