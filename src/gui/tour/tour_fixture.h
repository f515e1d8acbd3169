#pragma once

#include "base/error.h"
#include "core/environments/environment.h"
#include "core/jobs/job.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace showroom::gui {

/// What the window shows in a picture of the tour, as the database would have told it.
struct TourFixture {
    QList<environments::Environment> environments;
    QList<jobs::Job> jobs;
    std::optional<Error> listError; ///< reading the list fails with it
    bool isSilent = false;          ///< reading the list never ends
};

/// The moment at which the tour's pictures are taken: Friday 20 November 2026, 14:10 UTC.
QDateTime tourTime();

/// A fleet of demo tenants in every state, one of them being filled.
TourFixture tourFleet();

} // namespace showroom::gui
