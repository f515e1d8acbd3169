#pragma once

#include "gui/common/fact_list.h"

class QDateTime;

namespace showroom::jobs {
struct Job;
}

namespace showroom::gui {

/// Who, with what, when and how long.
QList<FactList::Fact> jobFacts(const jobs::Job &job, const QDateTime &now);

/// What came of it, as far as its kind says: rows and file of an export, what a teardown removed and left. Empty before
/// the end.
QList<FactList::Fact> outcomeFacts(const jobs::Job &job);

} // namespace showroom::gui
