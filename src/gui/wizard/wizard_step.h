#pragma once

#include "gui/wizard/field_problems.h"

#include <QStringList>
#include <QWidget>

namespace showroom::gui {

class TenantDraft;

/// One page of the New-environment wizard: it edits some fields of the draft and shows their problems.
class WizardStep : public QWidget {
    Q_OBJECT

public:
    /// The fields that the page edits, named as in environments::validate.
    QStringList fields() const { return m_fields; }
    /// Puts the focus where the first problem is; false when there is none.
    bool focusFirstProblem() const { return m_problems.focusFirst(); }

protected:
    WizardStep(TenantDraft *draft, const QStringList &fields, QWidget *parent);

    /// Puts the draft's values into the inputs without counting as the person's edit; called when it begins anew.
    virtual void load() {}

    TenantDraft &draft() const { return *m_draft; }
    FieldProblems &problems() { return m_problems; }
    /// Keeps the fields readable: at most 480 wide at a 13 px font.
    static void limitWidth(QWidget &fieldsWidget);

private:
    TenantDraft *m_draft;
    QStringList m_fields;
    FieldProblems m_problems;
};

} // namespace showroom::gui
