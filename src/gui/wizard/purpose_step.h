#pragma once

#include "gui/wizard/wizard_step.h"

#include <memory>

namespace Ui {
class PurposeStep;
}

namespace showroom::gui {

class ChoiceCard;

/// What the environment is for: a demo tenant, or a sandbox by type, each with its life and what it allows.
class PurposeStep final : public WizardStep {
    Q_OBJECT

public:
    explicit PurposeStep(TenantDraft *draft, QWidget *parent = nullptr);
    ~PurposeStep() override;

protected:
    void load() override;

private:
    void addCards();
    ChoiceCard *addCard(const QString &glyph, const QString &title, const QString &explanation, const QString &name);

    std::unique_ptr<Ui::PurposeStep> m_ui;
};

} // namespace showroom::gui
