#include "gui/wizard/name_step.h"

#include "base/environment_id.h"
#include "gui/common/typography.h"
#include "gui/sandboxes/sandbox_words.h"
#include "gui/wizard/tenant_draft.h"
#include "ui_name_step.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

NameStep::NameStep(TenantDraft *draft, Operations *operations, QWidget *parent)
    : WizardStep(draft, {u"name"_s, u"id"_s, u"admin"_s}, parent)
    , m_ui(std::make_unique<Ui::NameStep>())
    , m_availability(operations)
{
    m_ui->setupUi(this);
    limitWidth(*m_ui->fieldsWidget);
    m_ui->idLineEdit->setFont(face(Type::Mono));
    problems().bind(u"name"_s, m_ui->nameHint, m_ui->nameLineEdit);
    problems().bind(u"id"_s, m_ui->idHint, m_ui->idLineEdit);
    problems().bind(u"admin"_s, m_ui->adminHint, m_ui->adminLineEdit);
    connect(m_ui->nameLineEdit, &QLineEdit::textEdited, this, &NameStep::editName);
    connect(m_ui->idLineEdit, &QLineEdit::textEdited, this, &NameStep::editId);
    connect(m_ui->adminLineEdit, &QLineEdit::textEdited, this, &NameStep::editAdmin);
    connect(&m_availability, &AvailabilityCheck::stateChanged, this, &NameStep::showAvailability);
    showAvailability();
    load();
}

NameStep::~NameStep() = default;

void NameStep::setAbove(QWidget *widget)
{
    m_ui->fieldsLayout->insertWidget(0, widget);
}

void NameStep::load()
{
    m_ui->adminLineEdit->setText(draft().request().adminEmail.value_or(QString()));
    showKind();
    followName();
}

void NameStep::showKind()
{
    m_ui->nameStepTitleLabel->setText(draft().isSandbox() ? aSandboxText(draft().type()) : tr("A demo tenant"));
    m_ui->nameStepSentenceLabel->setText(
        draft().isSandbox()
            ? tr("Safe, realistic data to work with, gone again when its time is up. Real customers are out of reach.")
            : tr("Safe, realistic data among your product’s ordinary tenants, gone again when its time is up."));
    m_ui->nameHint->setHint(draft().isSandbox() ? tr("The company, class or project that it is for")
                                                : tr("The company that the demo is about"));
}

void NameStep::editName(const QString &name)
{
    draft().change(u"name"_s, [&name](auto &request) { request.name = name; });
    followName();
}

void NameStep::editId(const QString &id)
{
    const QString derived = environments::idFromName(draft().request().name, draft().request().kind);
    draft().change(u"id"_s, [&](auto &request) { request.id = id == derived ? QString() : id; });
    followName();
}

void NameStep::editAdmin(const QString &mail)
{
    draft().change(u"admin"_s, [&mail](auto &request) {
        request.adminEmail = mail.isEmpty() ? std::nullopt : std::optional(mail);
    });
}

void NameStep::followName()
{
    const QString id = draft().id();
    if (draft().request().id.isEmpty() && m_ui->idLineEdit->text() != id && !m_ui->idLineEdit->hasFocus())
        m_ui->idLineEdit->setText(id);
    m_availability.setId(isEnvironmentId(id) && !draft().hasProblem({u"name"_s}) ? id : QString());
}

void NameStep::showAvailability()
{
    const QString id = m_availability.id();
    const bool taken = m_availability.state() == AvailabilityCheck::State::Taken;
    draft().setProblem(u"id"_s,
                       taken ? tr("“%1” exists already. Choose another name, or tear that one down first.").arg(id)
                             : QString());
    switch (m_availability.state()) {
    case AvailabilityCheck::State::Idle:
    case AvailabilityCheck::State::Taken:
        m_ui->idHint->setHint(tr("Follows the name; it cannot be changed afterwards"));
        break;
    case AvailabilityCheck::State::Checking:
        m_ui->idHint->setHint(tr("Checking whether it is free…"));
        break;
    case AvailabilityCheck::State::Free:
        m_ui->idHint->setHint(tr("Free"));
        break;
    case AvailabilityCheck::State::Unknown:
        m_ui->idHint->setHint(tr("Could not be checked now: %1").arg(m_availability.error().message));
        break;
    }
}

} // namespace showroom::gui
