#pragma once

#include "core/access/salt_rotation.h"
#include "gui/environments/fleet_dialog.h"

class QLineEdit;

namespace showroom::gui {

class Field;
class SettingsSource;

/// Makes a further version of the master salt: says what that means, has the version's name typed, and hands the line
/// out where it cannot be written.
class RotateDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// `source` must outlive it.
    RotateDialog(SettingsSource &source, const access::SaltRotation &rotation, QWidget *parent = nullptr);

private:
    void addMeaning();
    void addFields();
    void begin();
    /// A place that this program cannot write gets the line from a person.
    void handOut();
    void showLine(const QString &line);
    bool isHandedOut() const;

    SettingsSource &m_source;
    access::SaltRotation m_rotation;
    QWidget *m_form;
    QLineEdit *m_version;
    QLineEdit *m_reason;
};

} // namespace showroom::gui
