#pragma once

#include "core/environments/environment.h"
#include "gui/environments/fleet_dialog.h"

class QComboBox;

namespace showroom::gui {

class Field;
class FleetSource;

/// Hands environments over to another login of the server.
class OwnerDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// `source` must outlive the dialog.
    OwnerDialog(FleetSource *source, const QList<environments::Environment> &environments, QWidget *parent = nullptr);

protected:
    void refuse(const Error &error) override;

private:
    void begin();

    FleetSource *m_source;
    QList<environments::Environment> m_environments;
    QComboBox *m_owner;
    Field *m_field;
};

} // namespace showroom::gui
