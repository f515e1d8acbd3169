#include "gui/wizard/preset_saver.h"

#include "gui/common/builders.h"
#include "gui/common/field_hint.h"
#include "gui/wizard/tenant_draft.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

PresetSaver::PresetSaver(const environments::PresetStore *presets, const TenantDraft *draft, QWidget *parent)
    : QWidget(parent)
    , m_store(presets)
    , m_draft(draft)
    , m_name(new QLineEdit)
    , m_save(button({}, u"savePresetButton"_s, Variant::Secondary))
    , m_hint(new FieldHint)
{
    setObjectName(u"presetSaver"_s);
    m_name->setObjectName(u"savePresetLineEdit"_s);
    m_name->setMaxLength(60);
    m_hint->setInput(m_name);
    auto *caption = label(tr("Keep these choices as a &preset"), Type::Field);
    caption->setTextFormat(Qt::AutoText);
    caption->setBuddy(m_name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(caption);
    column->addLayout(across({m_name, m_save}));
    column->addWidget(m_hint);
    connect(m_name, &QLineEdit::textChanged, this, &PresetSaver::edited);
    connect(m_save, &QPushButton::clicked, this, &PresetSaver::save);
    edited();
}

void PresetSaver::edited()
{
    m_replaces = false;
    m_hint->setProblem({});
    m_hint->setHint(tr("To begin with next time, also on the command line: --preset"));
    m_save->setText(tr("Save preset"));
    m_save->setEnabled(!m_name->text().simplified().isEmpty());
}

void PresetSaver::save()
{
    const auto result = m_store->save(m_name->text(), m_draft->request(), m_replaces);
    if (result) {
        const QString name = m_name->text().simplified();
        m_name->clear();
        m_hint->setHint(tr("Saved as “%1”.").arg(name));
        emit saved();
        return;
    }
    m_hint->setProblem(QStringList{result.error().message, result.error().hint}.join(u' ').trimmed());
    if (result.error().code == ErrorCode::Conflict) {
        m_replaces = true;
        m_save->setText(tr("Replace it"));
    }
}

} // namespace showroom::gui
