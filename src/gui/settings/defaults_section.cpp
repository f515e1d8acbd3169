#include "gui/settings/defaults_section.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/message_bar.h"
#include "gui/common/standing.h"
#include "gui/settings/setting_field.h"
#include "gui/settings/settings_source.h"

#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

DefaultsSection::DefaultsSection(SettingsSource &source, const Standing &standing, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_standing(standing)
    , m_bar(new MessageBar)
    , m_card(new Card(tr("For everybody on this database"), tr("a change holds at once")))
{
    setObjectName(u"defaultsSection"_s);
    m_bar->setObjectName(u"defaultsBar"_s);
    m_bar->setClosable(false);
    m_card->body()->setSpacing(px::block);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, px::block, 0, 0);
    column->setSpacing(px::block);
    column->addWidget(m_bar);
    column->addWidget(m_card);
    column->addStretch(1);
    connect(&m_source, &SettingsSource::changed, this, [this] {
        if (isVisible())
            read();
    });
    connect(&m_standing, &Standing::changed, this, &DefaultsSection::allow);
}

void DefaultsSection::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void DefaultsSection::read()
{
    const auto hear = [this](const auto &settings) {
        if (!settings) {
            m_bar->say(settings.error());
            return;
        }
        m_bar->hide();
        show(*settings);
        allow();
    };
    whenReady(m_source.listSettings(), this, hear);
    whenReady(m_source.listTextSettings(), this, hear);
}

template <class Setting>
void DefaultsSection::show(const QList<Setting> &settings)
{
    for (const Setting &setting : settings) {
        if (setting.key.startsWith(u"rateLimit."_s))
            continue;
        if (SettingField *known = m_fields.value(setting.key)) {
            known->show(setting);
            continue;
        }
        auto *field = new SettingField(m_source, setting);
        field->setMaximumWidth(em(px::fieldMaximum));
        m_fields.insert(setting.key, field);
        m_card->body()->addWidget(field);
    }
}

void DefaultsSection::allow()
{
    const QString why = m_standing.whyNot(access::Right::Administer);
    for (SettingField *field : std::as_const(m_fields))
        field->setAllowed(why);
}

} // namespace showroom::gui
