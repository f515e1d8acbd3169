#pragma once

#include "gui/environments/status_presentation.h"

namespace showroom::jobs {
struct Job;
}

/// How a job reads in the history of its environment.
namespace showroom::gui {

/// "Filled", "Exported as JSONL", "Torn down"; while it runs "Filling" and so on.
QString jobDeed(const jobs::Job &job);

/// Done, failed, cancelled, running …: word, icon and colour.
StatusLook jobStateLook(const jobs::Job &job);

/// What came of it: rows, the file, or what went wrong. One line.
QString jobOutcome(const jobs::Job &job);

} // namespace showroom::gui
