#include "gui/wizard/link_wish.h"

#include "gui/common/field.h"
#include "gui/common/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sandboxes::LinkRequest;

LinkWish::LinkWish(QWidget *parent)
    : QWidget(parent)
    , m_wanted(new QCheckBox(tr("Make a &link into it")))
    , m_persona(new QComboBox)
{
    m_wanted->setObjectName(u"linkCheckBox"_s);
    m_persona->setObjectName(u"linkPersonaComboBox"_s);
    auto *field = new Field(tr("It enters &as"), m_persona, tr("It is shown one time, after the sandbox was created"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px::unit);
    column->addWidget(m_wanted);
    column->addWidget(field);
    field->hide();
    connect(m_wanted, &QCheckBox::toggled, field, &QWidget::setVisible);
    connect(m_wanted, &QCheckBox::clicked, this, &LinkWish::edited);
    connect(m_persona, &QComboBox::activated, this, &LinkWish::edited);
}

void LinkWish::show(const std::optional<LinkRequest> &wish, const QList<generation::PersonaInfo> &personas)
{
    m_wanted->setChecked(wish.has_value());
    fillPersonas(*m_persona, personas, wish ? wish->persona : QString());
}

std::optional<LinkRequest> LinkWish::wish() const
{
    if (!m_wanted->isChecked())
        return std::nullopt;
    LinkRequest wish;
    wish.persona = m_persona->currentData().toString();
    return wish;
}

QList<QWidget *> LinkWish::inTabOrder() const
{
    return {m_wanted, m_persona};
}

void fillPersonas(QComboBox &box, const QList<generation::PersonaInfo> &personas, const QString &chosen)
{
    box.clear();
    box.addItem(LinkWish::tr("Nobody in particular"), QString());
    for (const generation::PersonaInfo &persona : personas)
        box.addItem(LinkWish::tr("%1 (%2)", "persona and role").arg(persona.name, persona.role), persona.email);
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

} // namespace showroom::gui
