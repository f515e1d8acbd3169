#include "gui/sandboxes/terms_dialog.h"

#include "gui/common/builders.h"
#include "gui/common/field_hint.h"
#include "gui/common/message_bar.h"
#include "gui/sandboxes/sandbox_rows.h"
#include "gui/sandboxes/sandbox_source.h"
#include "gui/sandboxes/terms_fields.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sandboxes::Change;
using sandboxes::Sandbox;
using sandboxes::Terms;

TermsDialog::TermsDialog(SandboxSource *source, const Sandbox &sandbox, QWidget *parent)
    : FleetDialog(u"settings"_s, tr("Save"), parent)
    , m_source(source)
    , m_sandbox(sandbox)
    , m_fields(new TermsFields)
{
    setObjectName(u"termsDialog"_s);
    setHeading(tr("What %1 allows").arg(sandbox.environment.name));
    setSentence(tr("It holds from the next call on, whoever makes it."));
    m_fields->show(sandbox.type, termsOf(sandbox));
    for (const TermsFields::Input &input : m_fields->inputs())
        input.hint->setInput(input.widget);
    tabInOrder(m_fields->inTabOrder());
    body()->addWidget(m_fields);
    connect(actButton(), &QPushButton::clicked, this, &TermsDialog::begin);
    connect(m_fields, &TermsFields::edited, this,
            [this] { actButton()->setEnabled(!showProblems(sandboxes::validate(m_fields->terms()))); });
}

Change TermsDialog::change() const
{
    const sandboxes::TypeInfo &info = sandboxes::infoOf(m_sandbox.type);
    const Terms before = termsOf(m_sandbox);
    const Terms wanted = m_fields->terms();
    Change made;
    if (const int users = wanted.maxUsers.value_or(info.maxUsers); users != m_sandbox.maxUsers)
        made.maxUsers = users;
    if (const int calls = wanted.maxApiCalls.value_or(info.maxApiCalls); calls != m_sandbox.maxApiCalls)
        made.maxApiCalls = calls;
    if (wanted.apiRate != before.apiRate)
        made.apiRate = wanted.apiRate.value_or(0);
    if (wanted.autoResetHours != before.autoResetHours)
        made.autoResetHours = wanted.autoResetHours.value_or(0);
    if (wanted.accessibleBy != before.accessibleBy)
        made.accessibleBy = wanted.accessibleBy;
    for (const sandboxes::RestrictionInfo &restriction : sandboxes::restrictions()) {
        const bool isLifted = wanted.lifted.contains(restriction.name);
        if (isLifted != before.lifted.contains(restriction.name))
            made.restrictions.insert(restriction.name, !isLifted);
    }
    return made;
}

/// True when there are any; those of no input here stand in the bar.
bool TermsDialog::showProblems(const QList<Problem> &problems)
{
    for (const TermsFields::Input &input : m_fields->inputs()) {
        QStringList messages;
        for (const Problem &problem : problems)
            if (problem.field == input.field)
                messages << problem.message;
        input.hint->setProblem(messages.join(u' '));
    }
    return !problems.isEmpty();
}

void TermsDialog::refuse(const Error &error)
{
    if (!showProblems(error.problems))
        FleetDialog::refuse(error);
}

void TermsDialog::begin()
{
    showProblems({});
    carryOut(m_source->change(m_sandbox.environment.id, change()), tr("%1 changed.").arg(m_sandbox.environment.name));
}

} // namespace showroom::gui
