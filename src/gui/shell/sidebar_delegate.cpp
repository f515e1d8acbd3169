#include "gui/shell/sidebar_delegate.h"

#include "gui/common/glyph.h"
#include "gui/common/painting.h"
#include "gui/common/typography.h"
#include "gui/shell/sidebar.h"

#include <QLocale>
#include <QPainter>

namespace showroom::gui {
namespace {

QRectF entryBox(const QStyleOptionViewItem &option)
{
    return QRectF(option.rect).adjusted(8, 2, -8, -2);
}

/// Room over a page that stands apart, with a line in its middle.
constexpr int footGap = 17;

bool isFoot(const QModelIndex &index)
{
    return index.data(Sidebar::FootRole).toBool();
}

bool isSelected(const QStyleOptionViewItem &option)
{
    return option.state & QStyle::State_Selected;
}

} // namespace

SidebarDelegate::SidebarDelegate(Sidebar *sidebar)
    : QStyledItemDelegate(sidebar)
    , m_sidebar(sidebar)
{
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {0, std::max(36, option.fontMetrics.height() + 18) + (isFoot(index) ? footGap : 0)};
}

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &whole, const QModelIndex &index) const
{
    const PainterState guard(*painter);
    const Tokens &t = tokens(whole.palette);
    QStyleOptionViewItem option(whole);
    if (isFoot(index)) {
        painter->fillRect(QRect(option.rect.left() + px::block, option.rect.top() + footGap / 2,
                                option.rect.width() - 2 * px::block, 1),
                          t.border);
        option.rect.setTop(option.rect.top() + footGap);
    }
    const QRectF box = entryBox(option);
    const bool selected = isSelected(option);
    if (selected)
        drawPanel(*painter, box, t.dark ? t.press : t.surface, t.dark ? QColor(Qt::transparent) : t.border, px::radius);
    else if (option.state & QStyle::State_MouseOver)
        drawPanel(*painter, box, t.press, Qt::transparent, px::radius);
    if (selected)
        drawPanel(*painter,
                  flip(option.direction, QRectF(option.rect),
                       QRectF(option.rect.left(), box.top() + 6, 3, box.height() - 12)),
                  t.accent, Qt::transparent, 1.5);
    if (m_sidebar->isCollapsed())
        paintCollapsed(*painter, option, index);
    else
        paintExpanded(*painter, option, index);
    const auto focus = QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
    if ((option.state & focus) == focus)
        drawFocusRing(*painter, box, t.accent, px::radius);
}

void SidebarDelegate::paintCollapsed(QPainter &painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const Tokens &t = tokens(option.palette);
    const QRectF box = entryBox(option);
    drawGlyph(painter, box, index.data(Sidebar::GlyphRole).toString(), isSelected(option) ? t.accent : t.muted, 18);
    if (index.data(Sidebar::BadgeRole).toInt() > 0)
        drawPanel(
            painter,
            flip(option.direction, QRectF(option.rect), QRectF(box.center().x() + 5, box.center().y() - 12, 8, 8)),
            t.accentFill, t.sunken, 4);
}

void SidebarDelegate::paintExpanded(QPainter &painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const Tokens &t = tokens(option.palette);
    const QRectF box = entryBox(option);
    const auto at = [&](const QRectF &part) { return flip(option.direction, QRectF(option.rect), part); };
    drawGlyph(painter, at(QRectF(box.left() + 10, box.top(), 16, box.height())),
              index.data(Sidebar::GlyphRole).toString(), isSelected(option) ? t.accent : t.muted);
    painter.setFont(face(isSelected(option) ? Type::Strong : Type::Body));
    painter.setPen(isSelected(option) ? t.text : t.secondary);
    painter.drawText(at(box.adjusted(36, 0, -36, 0)), Qt::AlignVCenter, index.data().toString());
    const int badge = index.data(Sidebar::BadgeRole).toInt();
    if (badge <= 0)
        return;
    const Tone &accent = t.tone(Meaning::Accent);
    const QRectF pill = at(QRectF(box.right() - 32, box.center().y() - 9, 24, 18));
    drawPanel(painter, pill, accent.soft, accent.line, 9);
    painter.setFont(face(Type::Caption));
    painter.setPen(accent.ink);
    painter.drawText(pill, Qt::AlignCenter, QLocale().toString(badge));
}

} // namespace showroom::gui
