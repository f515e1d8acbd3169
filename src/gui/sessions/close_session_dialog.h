#pragma once

#include "core/sessions/session.h"
#include "gui/environments/fleet_dialog.h"

namespace showroom::gui {

class SessionSource;

/// Asks before a session is closed: its changes become an archive, its tokens open nothing any more.
class CloseSessionDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// `source` must outlive the dialog.
    CloseSessionDialog(SessionSource *source, const sessions::Session &session, QWidget *parent = nullptr);
};

} // namespace showroom::gui
