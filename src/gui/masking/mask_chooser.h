#pragma once

#include "masking/mask_spec.h"

#include <QObject>

#include <optional>

class QComboBox;
class QLineEdit;

namespace showroom::gui {

class FieldHint;

/// Lets a person choose one column's mask: a list of masks, and a line for the options of the chosen one.
class MaskChooser final : public QObject {
    Q_OBJECT

public:
    /// The widgets must outlive it.
    MaskChooser(QComboBox &masks, QLineEdit &options, FieldHint &hint, QObject *parent = nullptr);

    /// Shows a column's mask; nothing for one that is undecided.
    void show(const std::optional<masking::MaskSpec> &mask);

signals:
    /// The person chose; never for options that make no mask.
    void chosen(const showroom::masking::MaskSpec &mask);

private:
    void takeMask();
    void takeOptions();
    void describe();

    QComboBox &m_masks;
    QLineEdit &m_options;
    FieldHint &m_hint;
};

} // namespace showroom::gui
