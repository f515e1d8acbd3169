#pragma once

#include "gui/common/plain_dialog.h"

namespace showroom::gui {

/// Asks before a running job is stopped, and says what becomes of what it wrote. Accepted means: stop it.
class CancelQuestion final : public PlainDialog {
    Q_OBJECT

public:
    /// `what` is the job's title: "Seeding Acme".
    explicit CancelQuestion(const QString &what, QWidget *parent = nullptr);
};

} // namespace showroom::gui
