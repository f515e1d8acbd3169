#include "gui/wizard/preset_picker.h"

#include "gui/common/builders.h"
#include "gui/common/message_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Preset;

PresetPicker::PresetPicker(const environments::PresetStore *presets, const environments::CreateTenant &defaults,
                           QWidget *parent)
    : QWidget(parent)
    , m_store(presets)
    , m_firstText(tr("The defaults"))
    , m_first(defaults)
    , m_inputs(new QStackedWidget)
    , m_choice(new QComboBox)
    , m_name(new QLineEdit)
    , m_rename(button(tr("Rename"), u"renamePresetButton"_s, Variant::Quiet, {}, true))
    , m_remove(button(tr("Delete"), u"deletePresetButton"_s, Variant::Quiet, {}, true))
    , m_message(new MessageBar)
{
    setObjectName(u"presetPicker"_s);
    addParts();
    connect(m_choice, &QComboBox::activated, this, &PresetPicker::choose);
    connect(m_rename, &QPushButton::clicked, this, &PresetPicker::askForName);
    connect(m_name, &QLineEdit::editingFinished, this, &PresetPicker::rename);
    m_name->installEventFilter(this);
    connect(m_remove, &QPushButton::clicked, this, &PresetPicker::remove);
    connect(m_undo, &QPushButton::clicked, this, &PresetPicker::restore);
    refresh();
}

void PresetPicker::addParts()
{
    m_choice->setObjectName(u"presetComboBox"_s);
    m_name->setObjectName(u"presetNameLineEdit"_s);
    m_name->setAccessibleName(tr("New name of the preset"));
    m_name->setMaxLength(60);
    m_undo = m_message->addButton(tr("Undo"), u"undoPresetButton"_s);
    auto *caption = label(tr("&Begin with"), Type::Field);
    caption->setTextFormat(Qt::AutoText);
    caption->setBuddy(m_choice);
    m_inputs->addWidget(m_choice);
    m_inputs->addWidget(m_name);
    m_inputs->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(caption);
    column->addLayout(across({m_inputs, m_rename, m_remove}));
    column->addWidget(m_message);
}

void PresetPicker::setFirst(const QString &text, const environments::CreateTenant &values)
{
    m_firstText = text;
    m_first = values;
    refresh();
}

void PresetPicker::refresh()
{
    const QString before = m_choice->currentIndex() > 0 ? m_choice->currentText() : QString();
    const auto presets = m_store->list();
    m_presets = presets.value_or(QList<Preset>());
    if (!presets)
        tell(presets.error());
    m_choice->clear();
    m_choice->addItem(m_firstText);
    for (const Preset &preset : std::as_const(m_presets))
        m_choice->addItem(preset.name);
    m_choice->setCurrentIndex(std::max(0, before.isEmpty() ? 0 : m_choice->findText(before)));
    showState();
}

void PresetPicker::showState()
{
    setVisible(!m_presets.isEmpty() || !m_message->isHidden());
    m_inputs->setCurrentWidget(m_choice);
    m_rename->setVisible(current().has_value());
    m_remove->setVisible(current().has_value());
}

std::optional<Preset> PresetPicker::current() const
{
    const int index = m_choice->currentIndex();
    return index > 0 && index <= m_presets.size() ? std::optional(m_presets[index - 1]) : std::nullopt;
}

void PresetPicker::choose(int index)
{
    m_message->hide();
    showState();
    emit chosen(index > 0 ? m_presets[index - 1].request : m_first);
}

void PresetPicker::askForName()
{
    m_name->setText(m_choice->currentText());
    m_inputs->setCurrentWidget(m_name);
    m_rename->hide();
    m_remove->hide();
    m_name->selectAll();
    m_name->setFocus(Qt::OtherFocusReason);
}

/// Escape and Return end the renaming; they would close the wizard or go on with it.
bool PresetPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_name || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (isReturn)
        rename();
    else if (key == Qt::Key_Escape)
        showState();
    return isReturn || key == Qt::Key_Escape;
}

void PresetPicker::rename()
{
    if (m_inputs->currentWidget() != m_name)
        return;
    const QString name = m_name->text().simplified();
    const auto preset = current();
    m_message->hide();
    if (preset && name != preset->name) {
        if (const auto renamed = m_store->rename(preset->name, name); !renamed)
            tell(renamed.error());
        else
            m_choice->setItemText(m_choice->currentIndex(), name);
    }
    refresh();
}

void PresetPicker::remove()
{
    const auto preset = current();
    if (!preset)
        return;
    m_message->hide();
    if (const auto removed = m_store->remove(preset->name); !removed) {
        tell(removed.error());
    } else {
        m_removed = preset;
        m_undo->show();
        m_message->say(Meaning::Info, tr("The preset “%1” is deleted.").arg(preset->name),
                       tr("What it filled in here stays."));
        m_choice->setCurrentIndex(0);
    }
    refresh();
}

void PresetPicker::restore()
{
    m_message->hide();
    if (m_removed) {
        if (const auto saved = m_store->save(m_removed->name, m_removed->request); !saved)
            tell(saved.error());
    }
    m_removed.reset();
    refresh();
}

void PresetPicker::tell(const Error &error)
{
    m_undo->hide();
    m_message->say(Meaning::Warning, error.message, error.hint);
}

} // namespace showroom::gui
