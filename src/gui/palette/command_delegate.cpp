#include "gui/palette/command_delegate.h"

#include "gui/common/glyph.h"
#include "gui/common/metrics.h"
#include "gui/common/painting.h"
#include "gui/common/typography.h"
#include "gui/palette/command_model.h"

#include <QPainter>

#include <algorithm>

namespace showroom::gui {

namespace {

constexpr int rowHeight = 36;
constexpr int glyphRoom = 26;
constexpr qreal capHeight = 20;

/// A line that ends in "…" where room is short; what it took of the width.
int drawLine(QPainter &painter, const QRectF &rect, const QFont &font, const QColor &color, const QString &text,
             Qt::Alignment alignment = Qt::AlignLeft)
{
    painter.setFont(font);
    painter.setPen(color);
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, int(rect.width()));
    painter.drawText(rect, int(alignment | Qt::AlignVCenter), shown);
    return painter.fontMetrics().horizontalAdvance(shown);
}

} // namespace

int drawKeyCap(QPainter &painter, const QRectF &rect, Qt::LayoutDirection direction, const QString &keys,
               const QPalette &palette)
{
    if (keys.isEmpty())
        return 0;
    const Tokens &t = tokens(palette);
    painter.setFont(face(Type::Caption));
    const int width = painter.fontMetrics().horizontalAdvance(keys) + 12;
    const qreal height = std::min(rect.height(), std::max<qreal>(capHeight, painter.fontMetrics().height() + 4));
    const QRectF cap =
        flip(direction, rect, QRectF(rect.right() - width, rect.center().y() - height / 2, width, height));
    drawPanel(painter, cap, t.sunken, t.border, px::half);
    painter.setPen(t.muted);
    painter.drawText(cap, Qt::AlignCenter, keys);
    return width + px::unit;
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, std::max(em(rowHeight), option.fontMetrics.height() + 16)};
}

void CommandDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const PainterState guard(*painter);
    const Tokens &t = tokens(option.palette);
    const QRectF row(option.rect);
    const bool selected = option.state & QStyle::State_Selected;
    const QString unavailable = index.data(CommandModel::UnavailableRole).toString();
    painter->fillRect(row, selected ? t.accentSoft : option.state & QStyle::State_MouseOver ? t.hover : t.raised);
    const auto at = [&](const QRectF &part) { return flip(option.direction, row, part); };
    if (selected)
        painter->fillRect(at(QRectF(row.left(), row.top(), 3, row.height())), t.accent);
    const QRectF box = row.adjusted(px::block, 0, -px::block, 0);
    const bool off = !unavailable.isEmpty();
    drawGlyph(*painter, at(QRectF(box.left(), box.top(), px::icon, box.height())),
              index.data(CommandModel::GlyphRole).toString(),
              off        ? t.disabled
              : selected ? t.accent
                         : t.muted);
    const int cap =
        drawKeyCap(*painter, box, option.direction, index.data(CommandModel::ShortcutRole).toString(), option.palette);
    QRectF words = box.adjusted(glyphRoom, 0, -cap, 0);
    const int title = drawLine(*painter, at(words), face(Type::Field), off ? t.muted : t.text, index.data().toString());
    words.setLeft(words.left() + title + px::block);
    if (words.width() > 40)
        drawLine(*painter, at(words), face(Type::Caption), selected ? t.secondary : t.muted,
                 off ? unavailable : index.data(CommandModel::DetailRole).toString(), Qt::AlignRight);
}

} // namespace showroom::gui
