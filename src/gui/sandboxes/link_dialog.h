#pragma once

#include "core/environments/environment.h"
#include "gui/environments/fleet_dialog.h"

class QComboBox;
class QSpinBox;
class QLineEdit;

namespace showroom::sandboxes {
struct LinkRequest;
struct NewLink;
} // namespace showroom::sandboxes

namespace showroom {
class Clock;
}

namespace showroom::gui {

class Field;
class QrCode;
class SandboxSource;

/// Makes a link into an environment: as whom, for whom, how often, how long. Its address is shown one time, to copy or
/// to be read by a phone.
class LinkDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// `source` and `clock` must outlive the dialog.
    LinkDialog(SandboxSource *source, const environments::Environment &environment, const Clock &clock,
               QWidget *parent = nullptr);

    /// Makes this link without asking, and shows it; what speaks against it stands in the dialog.
    void make(const sandboxes::LinkRequest &wanted);

protected:
    void refuse(const Error &error) override;

private:
    void addFields();
    void readPersonas();
    sandboxes::LinkRequest request() const;
    void begin();
    void showLink(const sandboxes::NewLink &created);

    SandboxSource *m_source;
    environments::Environment m_environment;
    const Clock &m_clock;
    QWidget *m_form;
    QComboBox *m_persona;
    QLineEdit *m_label;
    QSpinBox *m_uses;
    QSpinBox *m_days;
    QList<std::pair<QString, Field *>> m_fields; ///< by the names of core's problems
};

} // namespace showroom::gui
