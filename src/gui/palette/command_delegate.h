#pragma once

#include <QStyledItemDelegate>

namespace showroom::gui {

/// Draws a command: icon, title, what it belongs to, its shortcut as a key cap. One that can't be run is muted and says
/// why.
class CommandDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Draws keys on a cap that ends at the end of `rect`; the width it took.
int drawKeyCap(QPainter &painter, const QRectF &rect, Qt::LayoutDirection direction, const QString &keys,
               const QPalette &palette);

} // namespace showroom::gui
