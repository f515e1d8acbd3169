#include "gui/common/cell_delegate.h"

#include "gui/common/data_table.h"
#include "gui/common/glyph.h"
#include "gui/common/painting.h"
#include "gui/common/tabular.h"
#include "gui/common/typography.h"

#include <QPainter>

namespace showroom::gui {

using namespace Qt::StringLiterals;

/// Everything that painting one cell needs, read from the model once.
struct CellDelegate::Context {
    const QStyleOptionViewItem &option;
    const Tokens &t;
    Cell kind;
    QString text;
    QString subText;
    QString glyphName;
    Meaning meaning;
    bool selected;
    bool hovered;
    bool firstVisible;
    bool isFaint;
    bool isProblem;
    CellGeometry geometry;

    QColor quiet() const { return isFaint ? faint() : selected ? t.text : t.secondary; }
    QColor faint() const { return selected ? t.secondary : t.muted; }
};

bool isEndAligned(Cell cell)
{
    return cell == Cell::Number || cell == Cell::Time || cell == Cell::Due;
}

CellDelegate::CellDelegate(DataTable *table)
    : QStyledItemDelegate(table)
    , m_table(table)
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const PainterState guard(*painter);
    painter->setClipRect(option.rect);
    Context context{option,
                    tokens(option.palette),
                    m_table->cellKind(index.column()),
                    index.data().toString(),
                    index.data(SubTextRole).toString(),
                    index.data(GlyphRole).toString(),
                    static_cast<Meaning>(index.data(MeaningRole).toInt()),
                    bool(option.state & QStyle::State_Selected),
                    m_table->hoveredRow() == index.row(),
                    m_table->isFirstVisible(index.column()),
                    index.data(FaintRole).toBool(),
                    index.data(ProblemRole).toBool(),
                    {}};
    const bool named = context.kind == Cell::Name || context.kind == Cell::Person;
    CellGeometry::Input input;
    input.cell = QRectF(option.rect);
    input.direction = option.direction;
    input.firstColumn = context.firstVisible;
    input.hasGlyph = named && !context.glyphName.isEmpty();
    input.hasSecondLine = named && !context.subText.isEmpty();
    if (input.hasSecondLine) {
        input.firstHeight = QFontMetricsF(face(Type::Strong)).height();
        input.secondHeight = QFontMetricsF(face(context.kind == Cell::Name ? Type::Mono : Type::Caption)).height();
    }
    context.geometry = CellGeometry::of(input);
    paintBackground(*painter, context);
    if (index.data(PendingCellRole).toBool())
        paintPending(*painter, context);
    else
        paintContent(*painter, context);
    const auto focus = QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
    if ((option.state & focus) == focus)
        drawFocusRing(*painter, QRectF(option.rect).adjusted(1, 1, -1, -2), context.t.accent, px::half + 1);
}

void CellDelegate::paintBackground(QPainter &painter, const Context &c) const
{
    const QRect &cell = c.option.rect;
    painter.fillRect(cell, c.selected ? c.t.accentSoft : c.hovered ? c.t.hover : c.t.surface);
    if (c.selected && c.firstVisible)
        painter.fillRect(c.geometry.mark, c.t.accent);
    painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), c.t.border);
}

void CellDelegate::paintPending(QPainter &painter, const Context &c) const
{
    constexpr qreal barHeight = 8;
    const QRectF &content = c.geometry.content;
    const qreal width = content.width() * 0.6;
    const QRectF bar(isEndAligned(c.kind) ? content.right() - width : content.left(),
                     content.center().y() - barHeight / 2, width, barHeight);
    drawPanel(painter, flip(c.option.direction, content, bar), c.t.track, Qt::transparent, barHeight / 2);
}

void CellDelegate::paintContent(QPainter &painter, const Context &c) const
{
    switch (c.kind) {
    case Cell::Name:
    case Cell::Person:
        paintName(painter, c);
        return;
    case Cell::Status:
        if (!c.text.isEmpty()) {
            const QRectF &content = c.geometry.content;
            const QRectF box = flip(c.option.direction, content,
                                    QRectF(content.left(), content.top(), pillSize(c.text).width(), content.height()));
            drawPill(painter, QPointF(box.left(), content.center().y()), c.text, c.glyphName, c.meaning, c.t);
        }
        return;
    case Cell::Number:
        paintFigure(painter, c, c.isFaint || c.text == u"0" || c.text == u"—" ? c.faint() : c.t.text);
        return;
    case Cell::Time:
        paintFigure(painter, c, c.faint());
        return;
    case Cell::Due:
        paintDue(painter, c);
        return;
    case Cell::Mono:
        painter.setFont(face(Type::Mono));
        painter.setPen(c.quiet());
        drawFixedPitch(painter, c.geometry.content, c.text);
        return;
    case Cell::Text:
        paintText(painter, c, c.option.font);
        return;
    }
}

void CellDelegate::paintName(QPainter &painter, const Context &c) const
{
    const auto line = [&painter](const QRectF &rect, const QFont &font, const QColor &color, const QString &text) {
        painter.setFont(font);
        painter.setPen(color);
        drawLine(painter, rect, text);
    };
    if (!c.geometry.glyph.isEmpty())
        drawGlyph(painter, c.geometry.glyph, c.glyphName, c.selected ? c.t.accent : c.t.muted);
    line(c.geometry.first, face(Type::Strong), c.t.text, c.text);
    const bool isId = c.kind == Cell::Name && !c.isProblem;
    if (!c.geometry.second.isEmpty())
        line(c.geometry.second, face(isId ? Type::Mono : Type::Caption),
             c.isProblem ? c.t.tone(Meaning::Danger).ink : c.faint(), c.subText);
}

void CellDelegate::paintDue(QPainter &painter, const Context &c) const
{
    const QColor ink = c.meaning == Meaning::Neutral ? c.quiet() : c.t.tone(c.meaning).ink;
    const QRectF &content = c.geometry.content;
    if (c.meaning != Meaning::Neutral) {
        const int width = tabularWidth(QFontMetricsF(c.option.font), c.text);
        const QRectF beside(content.right() - width - 20, content.top(), 14, content.height());
        drawGlyph(painter, flip(c.option.direction, content, beside),
                  c.meaning == Meaning::Danger ? u"triangle-alert"_s : u"clock"_s, ink, 14);
    }
    paintFigure(painter, c, ink);
}

void CellDelegate::paintFigure(QPainter &painter, const Context &c, const QColor &color) const
{
    painter.setFont(c.option.font);
    painter.setPen(color);
    drawTabular(painter, c.geometry.content, c.text, Qt::AlignRight);
}

void CellDelegate::paintText(QPainter &painter, const Context &c, const QFont &font) const
{
    painter.setFont(font);
    painter.setPen(c.quiet());
    drawLine(painter, c.geometry.content, c.text);
}

} // namespace showroom::gui
