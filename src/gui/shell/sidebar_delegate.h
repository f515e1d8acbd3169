#pragma once

#include <QStyledItemDelegate>

namespace showroom::gui {

class Sidebar;

/// Draws the entries of the sidebar.
class SidebarDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit SidebarDelegate(Sidebar *sidebar);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintCollapsed(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintExpanded(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    Sidebar *m_sidebar;
};

} // namespace showroom::gui
