#pragma once

#include "core/environments/environment.h"
#include "gui/wizard/wizard_step.h"

#include <memory>

namespace Ui {
class LifeStep;
}

namespace showroom::gui {

class LinkWish;
class TermsFields;

/// Days to live, what a sandbox allows, where the rows lie, and what colleagues should know: customer, tags,
/// description.
class LifeStep final : public WizardStep {
    Q_OBJECT

public:
    explicit LifeStep(TenantDraft *draft, QWidget *parent = nullptr);
    ~LifeStep() override;

protected:
    void load() override;
    void showEvent(QShowEvent *event) override;

private:
    void showKind();
    void bindTerms();
    void editTags(const QString &text);
    void chooseIsolation(environments::Isolation isolation);
    void showIsolation();
    void showExpiry();

    std::unique_ptr<Ui::LifeStep> m_ui;
    TermsFields *m_terms;
    LinkWish *m_link;
};

} // namespace showroom::gui
