#include "gui/wizard/life_step.h"

#include "gui/common/builders.h"
#include "gui/common/typography.h"
#include "gui/sandboxes/terms_fields.h"
#include "gui/wizard/link_wish.h"
#include "gui/wizard/tenant_draft.h"
#include "ui_life_step.h"

#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int descriptionHeight = 96;

} // namespace

LifeStep::LifeStep(TenantDraft *draft, QWidget *parent)
    : WizardStep(draft,
                 {u"days"_s, u"maxUsers"_s, u"maxApiCalls"_s, u"apiRate"_s, u"autoResetHours"_s, u"restrictions"_s,
                  u"accessibleBy"_s, u"isolation"_s, u"customer"_s, u"tags"_s, u"description"_s},
                 parent)
    , m_ui(std::make_unique<Ui::LifeStep>())
    , m_terms(new TermsFields)
    , m_link(new LinkWish)
{
    m_ui->setupUi(this);
    limitWidth(*m_ui->fieldsWidget);
    m_ui->fieldsLayout->insertWidget(1, m_link);
    m_ui->fieldsLayout->insertWidget(2, m_terms);
    connect(m_link, &LinkWish::edited, this, [this] { this->draft().setLink(m_link->wish()); });
    m_ui->daysSpinBox->setRange(1, environments::maxLifeDays);
    m_ui->descriptionTextEdit->setFixedHeight(em(descriptionHeight));
    problems().bind(u"days"_s, m_ui->daysHint, m_ui->daysSpinBox);
    bindTerms();
    problems().bind(u"customer"_s, m_ui->customerHint, m_ui->customerLineEdit);
    problems().bind(u"tags"_s, m_ui->tagsHint, m_ui->tagsLineEdit);
    problems().bind(u"description"_s, m_ui->descriptionHint, m_ui->descriptionTextEdit);
    connect(m_ui->daysSpinBox, &QSpinBox::valueChanged, this, [this](int days) {
        this->draft().change(u"days"_s, [days](auto &request) { request.lifeDays = days; });
        showExpiry();
    });
    connect(m_ui->sharedSchemaRadioButton, &QRadioButton::clicked, this,
            [this] { chooseIsolation(environments::Isolation::SharedSchema); });
    connect(m_ui->fullRadioButton, &QRadioButton::clicked, this,
            [this] { chooseIsolation(environments::Isolation::Full); });
    connect(m_ui->customerLineEdit, &QLineEdit::textEdited, this, [this](const QString &text) {
        this->draft().change(u"customer"_s, [&text](auto &request) { request.customer = text; });
    });
    connect(m_ui->tagsLineEdit, &QLineEdit::textEdited, this, &LifeStep::editTags);
    connect(m_ui->descriptionTextEdit, &QPlainTextEdit::textChanged, this, [this] {
        this->draft().change(u"description"_s, [text = m_ui->descriptionTextEdit->toPlainText()](auto &request) {
            request.description = text;
        });
    });
    load();
}

LifeStep::~LifeStep() = default;

void LifeStep::bindTerms()
{
    for (const TermsFields::Input &input : m_terms->inputs())
        problems().bind(input.field, input.hint, input.widget);
    QList<QWidget *> order{m_ui->daysSpinBox};
    order << m_link->inTabOrder() << m_terms->inTabOrder() << m_ui->sharedSchemaRadioButton;
    tabInOrder(order);
    connect(m_terms, &TermsFields::edited, this, [this](const QString &field) {
        draft().changeTerms(field, [this](sandboxes::Terms &terms) { terms = m_terms->terms(); });
    });
}

void LifeStep::showKind()
{
    const bool isSandbox = draft().isSandbox();
    m_ui->lifeStepTitleLabel->setText(isSandbox ? tr("Access and life") : tr("Life and notes"));
    m_ui->lifeStepSentenceLabel->setText(
        isSandbox ? tr("How long the sandbox stays, and what its users may do.")
                  : tr("How long the tenant stays, and what colleagues should know about it."));
    m_terms->setVisible(isSandbox);
    m_link->setVisible(isSandbox);
    m_link->show(draft().link(), draft().blueprint().personas(draft().request().size));
    if (isSandbox)
        m_terms->show(draft().type(), draft().terms());
}

/// Another dataset has other personas.
void LifeStep::showEvent(QShowEvent *event)
{
    WizardStep::showEvent(event);
    m_link->show(draft().link(), draft().blueprint().personas(draft().request().size));
}

void LifeStep::load()
{
    showKind();
    const environments::CreateTenant &request = draft().request();
    const QSignalBlocker days(m_ui->daysSpinBox);
    m_ui->daysSpinBox->setValue(request.lifeDays);
    showIsolation();
    m_ui->customerLineEdit->setText(request.customer);
    m_ui->tagsLineEdit->setText(request.tags.join(u", "_s));
    const QSignalBlocker description(m_ui->descriptionTextEdit);
    m_ui->descriptionTextEdit->setPlainText(request.description);
    showExpiry();
}

void LifeStep::editTags(const QString &text)
{
    QStringList tags;
    for (const QString &tag : text.split(u',', Qt::SkipEmptyParts))
        if (!tag.trimmed().isEmpty())
            tags << tag.trimmed();
    draft().change(u"tags"_s, [&tags](auto &request) { request.tags = tags; });
}

void LifeStep::chooseIsolation(environments::Isolation isolation)
{
    draft().change(u"isolation"_s, [isolation](auto &request) { request.isolation = environments::toWord(isolation); });
}

void LifeStep::showIsolation()
{
    const bool isFull = draft().request().isolation == environments::toWord(environments::Isolation::Full);
    m_ui->fullRadioButton->setChecked(isFull);
    m_ui->sharedSchemaRadioButton->setChecked(!isFull);
}

void LifeStep::showExpiry()
{
    const QString date = QLocale().toString(draft().expiry().date(), QLocale::LongFormat);
    m_ui->daysSpinBox->setSuffix(tr(" day(s)", nullptr, m_ui->daysSpinBox->value()));
    m_ui->daysHint->setHint(tr("Expires on %1; what has expired is not deleted at once").arg(date));
}

} // namespace showroom::gui
