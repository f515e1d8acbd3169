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

/// When the next nightly runs begin; invalid times stand for now.
struct Night {
    QDateTime resets;
    QDateTime expiry; ///< warnings and clean-up too

    bool isNow() const { return !expiry.isValid(); }
    QDateTime of(sandboxes::Sweep sweep) const { return sweep == sandboxes::Sweep::AutoReset ? resets : expiry; }
};
Night nextNight(const QDateTime &now, const sandboxes::SweepTimes &times);

/// What all three sweeps would do that night: resets, expiry and warnings, deletions.
void readSweeps(SandboxSource &source, const Night &night, QObject *context,
                const std::function<void(const Result<sandboxes::SweepPreview> &)> &handler);

} // namespace showroom::gui
