#pragma once

#include <QString>

#include <functional>

namespace showroom::gui {

/// One thing that the command palette can do.
struct Command {
    QString title;       ///< "Export Acme Robotics…"
    QString detail;      ///< what it belongs to: an id, "Page", the state of a job
    QString glyph;       ///< icon name
    QString shortcut;    ///< as the desktop writes it; empty for none
    QString words;       ///< found by these too: id, owner, customer
    int weight = 0;      ///< the heavier of two that match equally well comes first
    QString unavailable; ///< why it can't be done now; empty when it can
    std::function<void()> run;
};

} // namespace showroom::gui
