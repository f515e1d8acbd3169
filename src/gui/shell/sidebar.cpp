#include "gui/shell/sidebar.h"

#include "gui/common/metrics.h"
#include "gui/common/typography.h"
#include "gui/shell/sidebar_delegate.h"

namespace showroom::gui {

Sidebar::Sidebar(QWidget *parent)
    : QListWidget(parent)
{
    setItemDelegate(new SidebarDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(0, px::unit, 0, 0);
    setBackgroundRole(QPalette::AlternateBase);
    setAutoFillBackground(true);
    viewport()->setBackgroundRole(QPalette::AlternateBase);
    setFixedWidth(expandedWidth());
}

void Sidebar::addPage(const QString &title, const QString &glyph)
{
    auto *item = new QListWidgetItem(title, this);
    item->setData(GlyphRole, glyph);
}

void Sidebar::addFootPage(const QString &title, const QString &glyph)
{
    addPage(title, glyph);
    item(count() - 1)->setData(FootRole, true);
}

void Sidebar::setBadge(int page, int count)
{
    QListWidgetItem *row = item(page);
    if (!row)
        return;
    row->setData(BadgeRole, count);
    row->setData(Qt::AccessibleDescriptionRole, count > 0 ? tr("%n running or waiting", nullptr, count) : QString());
}

void Sidebar::setCollapsed(bool collapsed)
{
    if (collapsed == m_collapsed)
        return;
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? px::sidebarCollapsed : expandedWidth());
    for (int i = 0; i < count(); ++i)
        item(i)->setToolTip(collapsed ? item(i)->text() : QString());
    scheduleDelayedItemsLayout();
}

QSize Sidebar::minimumSizeHint() const
{
    return {px::sidebarCollapsed, px::sidebarCollapsed};
}

int Sidebar::expandedWidth() const
{
    return em(px::sidebar);
}

} // namespace showroom::gui
