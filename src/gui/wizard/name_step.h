#pragma once

#include "gui/wizard/availability_check.h"
#include "gui/wizard/wizard_step.h"

#include <memory>

namespace Ui {
class NameStep;
}

namespace showroom::gui {

class Operations;

/// Name, id and admin. The id follows the name until the person types one, and its availability is checked meanwhile.
class NameStep final : public WizardStep {
    Q_OBJECT

public:
    NameStep(TenantDraft *draft, Operations *operations, QWidget *parent = nullptr);
    ~NameStep() override;

    /// Puts a widget above the fields.
    void setAbove(QWidget *widget);

protected:
    void load() override;

private:
    void showKind();
    void editName(const QString &name);
    void editId(const QString &id);
    void editAdmin(const QString &mail);
    void followName();
    void showAvailability();

    std::unique_ptr<Ui::NameStep> m_ui;
    AvailabilityCheck m_availability;
};

} // namespace showroom::gui
