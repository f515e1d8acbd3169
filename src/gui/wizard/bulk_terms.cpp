#include "gui/wizard/bulk_terms.h"

#include "gui/common/builders.h"
#include "gui/common/field.h"
#include "gui/wizard/link_wish.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QSpinBox>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

QSpinBox *limit(const QString &objectName, int highest)
{
    auto *input = new QSpinBox;
    input->setObjectName(objectName);
    input->setRange(1, highest);
    input->setGroupSeparatorShown(true);
    return input;
}

} // namespace

BulkTerms::BulkTerms(QWidget *parent)
    : QWidget(parent)
    , m_users(limit(u"maxUsersSpinBox"_s, sandboxes::maxUsersOfSandbox))
    , m_calls(limit(u"maxApiCallsSpinBox"_s, sandboxes::maxApiCallsOfSandbox))
    , m_links(new QCheckBox(tr("Make a &link into each")))
    , m_persona(new QComboBox)
{
    m_links->setObjectName(u"linksCheckBox"_s);
    m_persona->setObjectName(u"seatPersonaComboBox"_s);
    auto *persona = new Field(tr("It enters &as"), m_persona);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px::gap);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 2);
    grid->addWidget(new Field(tr("&Users in each"), m_users), 0, 0);
    grid->addWidget(new Field(tr("API &calls in each"), m_calls), 0, 1);
    grid->addWidget(persona, 0, 2);
    grid->addWidget(m_links, 1, 0, 1, 3);
    persona->setEnabled(false);
    connect(m_links, &QCheckBox::toggled, persona, &QWidget::setEnabled);
}

void BulkTerms::begin(sandboxes::Type type)
{
    m_type = type;
    m_users->setValue(sandboxes::infoOf(type).maxUsers);
    m_calls->setValue(sandboxes::infoOf(type).maxApiCalls);
}

void BulkTerms::setPersonas(const QList<generation::PersonaInfo> &personas)
{
    fillPersonas(*m_persona, personas, m_persona->currentData().toString());
}

sandboxes::Terms BulkTerms::terms() const
{
    const sandboxes::TypeInfo &usual = sandboxes::infoOf(m_type);
    sandboxes::Terms terms;
    if (m_users->value() != usual.maxUsers)
        terms.maxUsers = m_users->value();
    if (m_calls->value() != usual.maxApiCalls)
        terms.maxApiCalls = m_calls->value();
    return terms;
}

bool BulkTerms::wantsLinks() const
{
    return !isHidden() && m_links->isChecked();
}

sandboxes::LinkRequest BulkTerms::link() const
{
    sandboxes::LinkRequest like;
    like.persona = m_persona->currentData().toString();
    return like;
}

QList<QWidget *> BulkTerms::inTabOrder() const
{
    return {m_users, m_calls, m_persona, m_links};
}

} // namespace showroom::gui
