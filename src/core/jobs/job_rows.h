#pragma once

#include "core/jobs/job.h"

namespace showroom::database {
class Row;
}

namespace showroom::jobs {

/// A job from a row with the columns of the type `showroom.job_state_row`.
Job jobFromRow(const database::Row &row);

/// An error as the job's record keeps it, and back.
QJsonObject errorToJson(const Error &error);
Error errorFromJson(const QJsonObject &json);

} // namespace showroom::jobs
