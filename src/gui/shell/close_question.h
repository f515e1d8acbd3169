#pragma once

#include "gui/common/plain_dialog.h"

namespace showroom::gui {

/// Asks before the window closes over running jobs. Accepted means: pause what can go on later, stop the rest, and
/// close.
class CloseQuestion final : public PlainDialog {
    Q_OBJECT

public:
    explicit CloseQuestion(int runningJobs, QWidget *parent = nullptr);
};

} // namespace showroom::gui
