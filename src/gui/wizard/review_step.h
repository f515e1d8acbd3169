#pragma once

#include "gui/wizard/wizard_step.h"

#include <memory>

namespace showroom {
struct Error;
}

namespace Ui {
class ReviewStep;
}

namespace showroom::gui {

/// Everything at one look, the command line that does the same, and the server's refusal if there is one.
class ReviewStep final : public WizardStep {
    Q_OBJECT

public:
    explicit ReviewStep(TenantDraft *draft, QWidget *parent = nullptr);
    ~ReviewStep() override;

    /// Says why the tenant was not created; nothing that was typed is lost.
    void showRefusal(const Error &error);
    void clearRefusal();
    /// Puts a widget under everything.
    void setBelow(QWidget *widget);

private:
    void refresh();
    void copyCommand();

    std::unique_ptr<Ui::ReviewStep> m_ui;
};

} // namespace showroom::gui
