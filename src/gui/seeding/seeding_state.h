#pragma once

#include "gui/common/tokens.h"

#include <QString>

namespace showroom::jobs {
struct Job;
}

namespace showroom::gui {

/// What the seeding view says about a job and what it offers to do.
struct SeedingState {
    QString word; ///< of the pill
    QString glyph;
    Meaning meaning = Meaning::Neutral;

    QString fact; ///< of the message bar; empty: no bar
    QString rest;

    bool isActive = false; ///< waiting or running: the figures move
    bool canCancel = false;
    bool canPause = false;
    bool canResume = false;  ///< the rest can still be written
    bool canCleanUp = false; ///< what is there can go
    bool isComplete = false; ///< the data can be used

    /// `isHere`: it runs in this program or waits here for its turn.
    static SeedingState of(const jobs::Job &job, bool isHere = true);
};

} // namespace showroom::gui
