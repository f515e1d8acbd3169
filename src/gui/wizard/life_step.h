#pragma once

#include "core/environments/environment.h"
#include "gui/wizard/wizard_step.h"

#include <memory>

namespace Ui {
class LifeStep;
}

namespace showroom::gui {

/// Days to live, where the rows lie, and what colleagues should know: customer, tags, description.
class LifeStep final : public WizardStep {
    Q_OBJECT

public:
    explicit LifeStep(TenantDraft *draft, QWidget *parent = nullptr);
    ~LifeStep() override;

protected:
    void load() override;

private:
    void editTags(const QString &text);
    void chooseIsolation(environments::Isolation isolation);
    void showIsolation();
    void showExpiry();

    std::unique_ptr<Ui::LifeStep> m_ui;
};

} // namespace showroom::gui
