#pragma once

#include "core/sandboxes/sandbox.h"
#include "gui/environments/fleet_dialog.h"

class QLineEdit;
class QRadioButton;

namespace showroom::gui {

class Field;
class SandboxSource;

/// Gives a persona another password: one that is made up, or the person's own. It is shown one time, to copy.
class PasswordDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// `source` must outlive the dialog.
    PasswordDialog(SandboxSource *source, const QString &environmentId, const sandboxes::Persona &persona,
                   QWidget *parent = nullptr);

protected:
    void refuse(const Error &error) override;

private:
    void addChoices();
    void begin();
    void showPassword(const QString &password);

    SandboxSource *m_source;
    QString m_environmentId;
    sandboxes::Persona m_persona;
    QWidget *m_form;
    QRadioButton *m_generated;
    QRadioButton *m_own;
    QLineEdit *m_password;
    Field *m_field;
};

} // namespace showroom::gui
