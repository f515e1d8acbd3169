#include "gui/masking/mask_chooser.h"

#include "gui/common/field_hint.h"
#include "masking/mask_catalogue.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using masking::MaskSpec;

MaskChooser::MaskChooser(QComboBox &masks, QLineEdit &options, FieldHint &hint, QObject *parent)
    : QObject(parent)
    , m_masks(masks)
    , m_options(options)
    , m_hint(hint)
{
    for (const masking::MaskInfo &mask : masking::maskCatalogue())
        m_masks.addItem(mask.label, mask.name);
    m_masks.setPlaceholderText(tr("Decide…"));
    m_hint.setInput(&m_options);
    connect(&m_masks, &QComboBox::activated, this, &MaskChooser::takeMask);
    connect(&m_options, &QLineEdit::textEdited, this, &MaskChooser::takeOptions);
}

void MaskChooser::show(const std::optional<MaskSpec> &mask)
{
    const QSignalBlocker block(&m_masks);
    const QString text = mask ? mask->toText() : QString();
    m_masks.setCurrentIndex(mask ? m_masks.findData(text.section(u':', 0, 0)) : -1);
    // While somebody types, the text in the line is the one that made the mask.
    if (!m_options.hasFocus() || !mask)
        m_options.setText(text.contains(u':') ? text.section(u':', 1) : QString());
    describe();
}

void MaskChooser::takeMask()
{
    m_options.clear();
    takeOptions();
}

void MaskChooser::takeOptions()
{
    describe();
    const QString name = m_masks.currentData().toString();
    if (name.isEmpty())
        return;
    const QString options = m_options.text().trimmed();
    const auto mask = MaskSpec::parse(options.isEmpty() ? name : name + u':' + options);
    if (mask)
        emit chosen(*mask);
    else
        m_hint.setProblem(mask.error().hint.isEmpty() ? mask.error().message : mask.error().hint);
}

/// Says what the mask keeps of a value, and which options it has.
void MaskChooser::describe()
{
    const auto kind = masking::maskKindFromName(m_masks.currentData().toString());
    m_hint.setProblem({});
    m_options.setEnabled(kind && !masking::maskInfo(*kind).options.isEmpty());
    if (!kind) {
        m_hint.setHint(tr("Choose a mask, or keep the values as they are."));
        return;
    }
    const masking::MaskInfo info = masking::maskInfo(*kind);
    QStringList syntaxes;
    for (const masking::MaskOption &option : info.options)
        syntaxes.append(option.syntax);
    m_hint.setHint(syntaxes.isEmpty() ? tr("Keeps %1.").arg(info.keeps)
                                      : tr("Keeps %1. Options: %2.").arg(info.keeps, syntaxes.join(u", "_s)));
}

} // namespace showroom::gui
