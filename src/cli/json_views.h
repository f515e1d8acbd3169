#pragma once

#include "core/environments/environment.h"
#include "core/jobs/job.h"

#include <QJsonObject>

namespace showroom::cli {

/// An ISO 8601 moment in UTC; null for none.
QJsonValue toJson(const QDateTime &at);
/// One key a table or kind.
QJsonObject toJson(const QMap<QString, qint64> &counts);
/// The keys of `create`, `status` and each entry of `list`; docs/cli.md is their reference.
QJsonObject toJson(const environments::Environment &environment);
/// The keys of each entry of `jobs`.
QJsonObject toJson(const jobs::Job &job, const QDateTime &now);

} // namespace showroom::cli
