#include "gui/wizard/wizard_step.h"

#include "gui/common/metrics.h"
#include "gui/common/typography.h"
#include "gui/wizard/tenant_draft.h"

namespace showroom::gui {

WizardStep::WizardStep(TenantDraft *draft, const QStringList &fields, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_fields(fields)
    , m_problems(draft)
{
    connect(draft, &TenantDraft::begun, this, [this] { load(); });
}

void WizardStep::limitWidth(QWidget &fieldsWidget)
{
    fieldsWidget.setMaximumWidth(em(px::fieldMaximum));
}

} // namespace showroom::gui
