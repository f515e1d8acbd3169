#pragma once

#include <QStyledItemDelegate>

namespace showroom::gui {

/// Draws changed rows and their fields: a heading with the row's name, key and pill; the value before struck out on
/// danger soft, an arrow, the value after on success soft.
class ChangesDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QString displayText(const QVariant &value, const QLocale &locale) const override;

protected:
    /// The whole value as a tooltip where a part of it is cut off.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
};

} // namespace showroom::gui
