#pragma once

#include <QString>

namespace showroom::jobs {
struct Job;
}

/// What the console calls a job.
namespace showroom::gui::wording {

/// "Seeding Acme", "Exporting Acme", "Tearing down Acme".
QString jobTitle(const jobs::Job &job, const QString &environmentName);

/// "62 %"; never all of it while the job runs.
QString jobPercent(const jobs::Job &job);

/// "210 k rows/s"; empty while unknown.
QString jobRate(const jobs::Job &job);

/// What a filling does beside writing rows: "building keys and indexes"; else empty.
QString jobPhase(const jobs::Job &job);

/// "0:04 left"; empty while unknown.
QString jobRemaining(const jobs::Job &job);

} // namespace showroom::gui::wording
