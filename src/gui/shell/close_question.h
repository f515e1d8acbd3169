#pragma once

#include "gui/common/plain_dialog.h"

namespace showroom::gui {

/// Asks before the window closes over running jobs. Accepted means: pause what can go on later, stop the rest, and
/// close.
class CloseQuestion final : public PlainDialog {
    Q_OBJECT

public:
    /// `hasTray`: the jobs can also go on without the window.
    explicit CloseQuestion(int runningJobs, bool hasTray = false, QWidget *parent = nullptr);

signals:
    /// Hide the window and let them go on.
    void keepRunningRequested();
};

} // namespace showroom::gui
