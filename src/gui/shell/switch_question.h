#pragma once

#include "gui/common/plain_dialog.h"

namespace showroom::gui {

/// Asks before the window goes to another database while jobs run on this one. Accepted means: stop them and switch.
class SwitchQuestion final : public PlainDialog {
    Q_OBJECT

public:
    SwitchQuestion(int runningJobs, const QString &to, QWidget *parent = nullptr);
};

} // namespace showroom::gui
