#include "gui/wizard/purpose_step.h"

#include "gui/common/builders.h"
#include "gui/common/choice_card.h"
#include "gui/sandboxes/sandbox_words.h"
#include "gui/wizard/tenant_draft.h"
#include "ui_purpose_step.h"

#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

const auto demoCard = u"demoTenantRadioButton"_s;

QString cardName(sandboxes::Type type)
{
    return sandboxes::toWord(type) + u"SandboxRadioButton"_s;
}

/// "14 days · up to 10 users and 10,000 API calls."
QString termsOf(const sandboxes::TypeInfo &info)
{
    return PurposeStep::tr("%n day(s)", nullptr, info.lifeDays) + u" · "_s +
           PurposeStep::tr("up to %1 users and %2 API calls.")
               .arg(QLocale().toString(info.maxUsers), QLocale().toString(info.maxApiCalls));
}

} // namespace

PurposeStep::PurposeStep(TenantDraft *draft, QWidget *parent)
    : WizardStep(draft, {}, parent)
    , m_ui(std::make_unique<Ui::PurposeStep>())
{
    m_ui->setupUi(this);
    limitWidth(*m_ui->fieldsWidget);
    addCards();
    load();
}

PurposeStep::~PurposeStep() = default;

ChoiceCard *PurposeStep::addCard(const QString &glyph, const QString &title, const QString &explanation,
                                 const QString &name)
{
    auto *card = new ChoiceCard(glyph, title, explanation);
    card->setObjectName(name);
    card->setAccessibleName(title);
    m_ui->purposesLayout->addWidget(card);
    return card;
}

void PurposeStep::addCards()
{
    ChoiceCard *demo = addCard(u"building-2"_s, tr("Demo tenant"),
                               tr("%n day(s)", nullptr, environments::CreateTenant().lifeDays) + u" · "_s +
                                   tr("a company among your product’s ordinary tenants, for showing it to a prospect."),
                               demoCard);
    connect(demo, &QRadioButton::clicked, this, [this] { draft().chooseDemo(); });
    QList<QWidget *> order{demo};
    for (const sandboxes::TypeInfo &info : sandboxes::types()) {
        ChoiceCard *card = addCard(sandboxGlyph(info.type), sandboxText(info.type), termsOf(info) + u' ' + info.purpose,
                                   cardName(info.type));
        connect(card, &QRadioButton::clicked, this, [this, type = info.type] { draft().chooseSandbox(type); });
        order << card;
    }
    tabInOrder(order);
}

void PurposeStep::load()
{
    const QString chosen = draft().isSandbox() ? cardName(draft().type()) : demoCard;
    findChild<ChoiceCard *>(chosen)->setChecked(true);
}

} // namespace showroom::gui
