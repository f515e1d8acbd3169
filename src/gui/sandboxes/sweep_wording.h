#pragma once

#include "base/result.h"
#include "core/sandboxes/sweep.h"
#include "gui/common/fact_list.h"

#include <functional>

class QObject;

namespace showroom::gui {

class SandboxSource;

/// "Expire", "Delete", "Warn a day ahead" …, and its icon.
QString actionText(sandboxes::SweepAction action);
QString actionGlyph(sandboxes::SweepAction action);

/// How many of each action there are; what something keeps is not counted.
QList<FactList::Fact> tonightFacts(const QList<sandboxes::SweepItem> &items);

/// "Sat 21 Nov, 02:00" in the person's zone.
QString shortMoment(const QDateTime &time);

/// After the nightly runs have begun (03:00 UTC unless an administrator set another hour): what is due then.
QDateTime nextNight(const QDateTime &now);

/// What all three sweeps would do at `asOf` (invalid: now): resets, expiry and warnings, deletions.
void readSweeps(SandboxSource &source, const QDateTime &asOf, QObject *context,
                const std::function<void(const Result<QList<sandboxes::SweepItem>> &)> &handler);

} // namespace showroom::gui
