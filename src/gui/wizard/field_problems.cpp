#include "gui/wizard/field_problems.h"

#include "gui/common/field_hint.h"
#include "gui/wizard/tenant_draft.h"

namespace showroom::gui {

FieldProblems::FieldProblems(const TenantDraft *draft, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
{
    connect(draft, &TenantDraft::changed, this, &FieldProblems::show);
}

void FieldProblems::bind(const QString &field, FieldHint *hint, QWidget *input)
{
    hint->setInput(input);
    m_bound.append({field, hint, input});
}

bool FieldProblems::focusFirst() const
{
    for (const Bound &bound : m_bound) {
        if (m_draft->problemOf(bound.field).isEmpty())
            continue;
        bound.input->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

void FieldProblems::show()
{
    for (const Bound &bound : m_bound)
        bound.hint->setProblem(m_draft->problemOf(bound.field));
}

} // namespace showroom::gui
