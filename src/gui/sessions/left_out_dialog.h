#pragma once

#include "core/sessions/changes.h"
#include "gui/common/plain_dialog.h"

namespace showroom {
struct Error;
}

namespace showroom::gui {

/// Changes that an undo could not bring back, and why; after a refusal with the way to restore the others alone.
class LeftOutDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// What an undo left out.
    explicit LeftOutDialog(const sessions::UndoOutcome &outcome, QWidget *parent = nullptr);
    /// What one was refused for; see isMisfit().
    LeftOutDialog(const sessions::Archive &archive, const Error &error, QWidget *parent = nullptr);

    /// Whether an undo was refused because changes do not fit.
    static bool isMisfit(const Error &error);

signals:
    /// Restore what fits.
    void othersWanted();

private:
    void addList(const QList<sessions::LeftOut> &changes);
};

} // namespace showroom::gui
