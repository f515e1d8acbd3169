#include "gui/common/style_painting.h"

#include "gui/common/button_variant.h"
#include "gui/common/glyph.h"
#include "gui/common/metrics.h"
#include "gui/common/painting.h"
#include "gui/common/typography.h"

#include <QPainter>
#include <QStyleOption>

namespace showroom::gui::style {

using namespace Qt::StringLiterals;

namespace {

struct ButtonLook {
    QColor fill;
    QColor line;
    QColor text;
};

ButtonLook filledLook(const QStyleOption *option, const Tokens &t, const QColor &fill, const QColor &hover)
{
    if (!has(option, QStyle::State_Enabled))
        return {t.track, Qt::transparent, t.disabled};
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    return {active ? hover : fill, Qt::transparent, t.onAccent};
}

QColor quietFill(const QStyleOption *option, const Tokens &t)
{
    if (has(option, QStyle::State_Sunken))
        return t.press;
    if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        return t.dark ? t.press : t.track;
    return Qt::transparent;
}

ButtonLook outlinedLook(const QStyleOption *option, const Tokens &t)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool over = has(option, QStyle::State_MouseOver) && enabled;
    const QColor fill = has(option, QStyle::State_Sunken) ? t.press : over ? t.hover : t.surface;
    return {fill, enabled ? t.control : t.border, enabled ? t.text : t.disabled};
}

ButtonLook lookOf(const QStyleOption *option, const QWidget *widget, const Tokens &t)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const Tone &accent = t.tone(Meaning::Accent);
    switch (variantOf(widget)) {
    case Variant::Primary:
        return filledLook(option, t, t.accentFill, t.accentHover);
    case Variant::Danger:
        return filledLook(option, t, t.dangerFill, t.dangerHover);
    case Variant::Quiet:
        return {quietFill(option, t), Qt::transparent, enabled ? t.secondary : t.disabled};
    case Variant::DangerQuiet:
        return {quietFill(option, t), Qt::transparent, enabled ? t.tone(Meaning::Danger).ink : t.disabled};
    case Variant::Link:
        return {Qt::transparent, Qt::transparent, has(option, QStyle::State_MouseOver) ? t.accent : t.muted};
    case Variant::Chip:
        if (has(option, QStyle::State_On) && enabled)
            return {t.accentSoft, accent.line, accent.ink};
        break;
    case Variant::Secondary:
        break;
    }
    return outlinedLook(option, t);
}

qreal cornerOf(const QStyleOption *option, const QWidget *widget)
{
    return variantOf(widget) == Variant::Chip ? option->rect.height() / 2.0 : px::radius;
}

void drawButtonLabel(QPainter &painter, const QStyleOptionButton *option, const QWidget *widget, const Tokens &t,
                     const QStyle &style)
{
    const QRect &box = option->rect;
    const bool menu = option->features & QStyleOptionButton::HasMenu;
    const int text = option->text.isEmpty() ? 0 : option->fontMetrics.size(Qt::TextShowMnemonic, option->text).width();
    const int glyphSize = option->icon.isNull() ? 0 : px::icon;
    const int gap = glyphSize && text ? 6 : 0;
    const auto at = [&](const QRect &part) { return QStyle::visualRect(option->direction, box, part); };
    int x = variantOf(widget) == Variant::Link ? box.left()
                                               : box.center().x() + 1 - (text + glyphSize + gap + (menu ? 16 : 0)) / 2;
    if (glyphSize) {
        const bool enabled = has(option, QStyle::State_Enabled);
        option->icon.paint(&painter, at(QRect(x, box.center().y() + 1 - glyphSize / 2, glyphSize, glyphSize)),
                           Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        x += glyphSize + gap;
    }
    const QColor color = lookOf(option, widget, t).text;
    const bool underline = style.styleHint(QStyle::SH_UnderlineShortcut, option, widget);
    painter.setPen(color);
    painter.drawText(at(QRect(x, box.top(), text + 2, box.height())),
                     Qt::AlignVCenter | (underline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic), option->text);
    if (menu)
        drawGlyph(painter, at(QRect(x + text + 4, box.top(), 14, box.height())), u"chevron-down"_s, color, 14);
}

} // namespace

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state & flag;
}

bool showsFocus(const QStyleOption *option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

void drawInputBox(QPainter &painter, const QStyleOption *option, const Tokens &t)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor line = !enabled ? t.border : has(option, QStyle::State_MouseOver) ? t.checkbox : t.control;
    drawPanel(painter, QRectF(option->rect), enabled ? t.surface : t.sunken, line, px::radius);
    if (enabled && has(option, QStyle::State_HasFocus))
        drawFocusRing(painter, QRectF(option->rect), t.accent, px::radius);
}

void drawTextFrame(QPainter &painter, const QStyleOption *option, const Tokens &t, bool readOnly)
{
    if (!readOnly)
        drawInputBox(painter, option, t);
    else if (showsFocus(option))
        drawFocusRing(painter, QRectF(option->rect), t.accent, px::radius);
}

void drawButtonPanel(QPainter &painter, const QStyleOption *option, const QWidget *widget, const Tokens &t)
{
    const ButtonLook look = lookOf(option, widget, t);
    drawPanel(painter, QRectF(option->rect), look.fill, look.line, cornerOf(option, widget));
}

void drawButton(QPainter &painter, const QStyleOptionButton *option, const QWidget *widget, const Tokens &t,
                const QStyle &style)
{
    drawButtonPanel(painter, option, widget, t);
    drawButtonLabel(painter, option, widget, t, style);
    if (showsFocus(option))
        drawFocusRing(painter, QRectF(option->rect), t.accent, cornerOf(option, widget));
}

void drawToolButtonPanel(QPainter &painter, const QStyleOption *option, const Tokens &t)
{
    const bool on = has(option, QStyle::State_On);
    if (on || has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken))
        drawPanel(painter, QRectF(option->rect), on ? t.accentSoft : t.press, Qt::transparent, px::radius);
    if (showsFocus(option))
        drawFocusRing(painter, QRectF(option->rect), t.accent, px::radius);
}

void drawCheckMark(QPainter &painter, const QStyleOption *option, const Tokens &t, bool round)
{
    const QRectF box(option->rect.center().x() - 7, option->rect.center().y() - 7, 16, 16);
    const bool set = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool filled = set || partly;
    const QColor fill = !enabled ? t.sunken : filled ? t.accentFill : t.surface;
    const QColor line = filled ? (enabled ? t.accentFill : t.border) : enabled ? t.checkbox : t.control;
    drawPanel(painter, box, fill, line, round ? 8 : 4);
    const QColor mark = enabled ? t.onAccent : t.disabled;
    if (set && round)
        drawPanel(painter, QRectF(box.center() - QPointF(3, 3), QSizeF(6, 6)), mark, Qt::transparent, 3);
    else if (filled)
        drawGlyph(painter, box, partly ? u"minus"_s : u"check"_s, mark, 12);
    if (showsFocus(option))
        drawFocusRing(painter, box.adjusted(-3, -3, 3, 3), t.accent, round ? 11 : 7);
}

void drawMenuItem(QPainter &painter, const QStyleOptionMenuItem *option, const Tokens &t)
{
    const QRect &row = option->rect;
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(row.left() + px::unit, row.center().y(), row.width() - px::block, 1), t.border);
        return;
    }
    const bool enabled = has(option, QStyle::State_Enabled);
    if (enabled && has(option, QStyle::State_Selected))
        drawPanel(painter, QRectF(row).adjusted(4, 0, -4, 0), t.dark ? t.press : t.track, Qt::transparent, px::half);
    const auto at = [&](const QRect &part) { return QStyle::visualRect(option->direction, row, part); };
    const QRect mark(row.left() + px::gap, row.top(), px::icon, row.height());
    if (option->checked)
        drawGlyph(painter, at(mark), u"check"_s, t.accent);
    else if (!option->icon.isNull())
        option->icon.paint(&painter, at(mark), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    const QStringList parts = option->text.split(u'\t');
    const QRect words = row.adjusted(36, 0, -px::block, 0);
    painter.setPen(enabled ? t.text : t.disabled);
    painter.drawText(at(words), Qt::AlignVCenter | Qt::TextShowMnemonic, parts.value(0));
    painter.setPen(enabled ? t.muted : t.disabled);
    painter.drawText(at(words), Qt::AlignVCenter | Qt::AlignRight, parts.value(1));
    if (option->menuItemType == QStyleOptionMenuItem::SubMenu)
        drawGlyph(painter, at(QRect(row.right() - 24, row.top(), 16, row.height())),
                  option->direction == Qt::RightToLeft ? u"chevron-left"_s : u"chevron-right"_s, t.muted, 14);
}

void drawItemPanel(QPainter &painter, const QStyleOptionViewItem *option, const Tokens &t)
{
    const bool selected = has(option, QStyle::State_Selected);
    if (!selected && !has(option, QStyle::State_MouseOver))
        return;
    const auto position = option->viewItemPosition;
    const bool first = position != QStyleOptionViewItem::Middle && position != QStyleOptionViewItem::End;
    const bool last = position != QStyleOptionViewItem::Middle && position != QStyleOptionViewItem::Beginning;
    painter.setClipRect(option->rect);
    drawPanel(painter, QRectF(option->rect).adjusted(first ? 0 : -8, 0, last ? 0 : 8, 0),
              selected ? t.accentSoft : t.hover, Qt::transparent, px::half);
}

void drawTabShape(QPainter &painter, const QStyleOption *option, const Tokens &t)
{
    const QRectF inner = QRectF(option->rect).adjusted(2, 4, -2, -5);
    const bool selected = has(option, QStyle::State_Selected);
    if (!selected && has(option, QStyle::State_MouseOver))
        drawPanel(painter, inner, t.press, Qt::transparent, px::radius);
    if (selected)
        painter.fillRect(QRect(option->rect.left(), option->rect.bottom() - 1, option->rect.width(), 2), t.accent);
    if (selected && showsFocus(option))
        drawFocusRing(painter, inner, t.accent, px::radius);
}

void drawHeaderLabel(QPainter &painter, const QStyleOptionHeader *option, const Tokens &t)
{
    painter.setFont(face(Type::Caption));
    painter.setPen(option->sortIndicator != QStyleOptionHeader::None ? t.text : t.muted);
    QRect words = option->rect;
    if (!option->icon.isNull()) {
        constexpr int size = 12;
        const bool atStart = !(option->textAlignment & Qt::AlignRight);
        const int width = painter.fontMetrics().horizontalAdvance(option->text);
        const int left = atStart ? words.left() : std::max(words.left(), words.right() - width - size - px::half);
        const QRect place =
            QStyle::visualRect(option->direction, words, QRect(left, words.top(), size, words.height()));
        option->icon.paint(&painter, place);
        words = QStyle::visualRect(option->direction, words, words.adjusted(atStart ? size + px::half : 0, 0, 0, 0));
    }
    painter.drawText(words, int(option->textAlignment | Qt::AlignVCenter), option->text);
}

void drawHeaderArrow(QPainter &painter, const QStyleOptionHeader *option, const Tokens &t)
{
    if (option->sortIndicator == QStyleOptionHeader::None)
        return;
    const bool up = option->sortIndicator == QStyleOptionHeader::SortUp;
    drawGlyph(painter, option->rect, up ? u"chevron-down"_s : u"chevron-up"_s, t.accent, 14);
}

} // namespace showroom::gui::style
