#pragma once

#include "base/error.h"

#include <QJsonObject>

namespace showroom::cli {

/// `{"error":{"code","message","hint","problems":[{"field","code","message"}]}}`.
QJsonObject errorJson(const Error &error);

/// What happened, each problem on a line of its own, and the way out.
QString errorText(const Error &error);

} // namespace showroom::cli
