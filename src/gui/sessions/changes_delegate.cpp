#include "gui/sessions/changes_delegate.h"

#include "core/sessions/changes.h"
#include "gui/common/glyph.h"
#include "gui/common/painting.h"
#include "gui/common/table_text.h"
#include "gui/common/typography.h"
#include "gui/sessions/session_wording.h"
#include "models/changes_model.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using models::ChangesModel;
using sessions::RowChange;

namespace {

constexpr int leastWidth = 60;
constexpr int headingHeight = 44;
constexpr int fieldHeight = 31;
constexpr int lastFieldGap = 9; ///< before the line of the next row
constexpr qreal arrowRoom = 32;
constexpr qreal padding = 8; ///< left and right of a value, within its panel

struct Canvas {
    const QStyleOptionViewItem &option;
    const Tokens &tokens;
    QRectF rect;

    QRectF at(const QRectF &part) const { return flip(option.direction, rect, part); }
};

void drawHeading(QPainter &painter, const Canvas &cell, const RowChange &row, bool isFirst)
{
    if (!isFirst)
        painter.fillRect(QRectF(cell.rect.left(), cell.rect.top(), cell.rect.width(), 1), cell.tokens.border);
    const QRectF line = cell.rect.adjusted(px::block, px::half, -px::block, 0);
    const SessionLook look = operationLook(row.operation);
    const qreal pill = pillSize(look.text).width();
    const QRectF pillRect = cell.at(QRectF(line.right() - pill, line.top(), pill, line.height()));
    drawPill(painter, QPointF(pillRect.left(), pillRect.center().y()), look.text, look.glyph, look.meaning,
             cell.tokens);
    const qreal room = line.width() - pill - px::gap;
    const QFont strong = face(Type::Strong);
    const bool hasLabel = row.label != row.key;
    const QString name = visibleText(hasLabel ? row.label : changedTableName(row.table));
    const qreal width = std::min(room * 0.7, QFontMetricsF(strong).horizontalAdvance(name) + 1);
    painter.setFont(strong);
    painter.setPen(cell.tokens.text);
    drawLine(painter, cell.at(QRectF(line.left(), line.top(), width, line.height())), name);
    painter.setFont(face(Type::Mono));
    painter.setPen(cell.tokens.muted);
    const qreal key = line.left() + width + px::unit;
    drawLine(painter, cell.at(QRectF(key, line.top(), std::max(0.0, line.left() + room - key), line.height())),
             visibleText(row.key));
}

void drawName(QPainter &painter, const Canvas &cell, const QString &text)
{
    painter.setFont(face(Type::Mono));
    painter.setPen(cell.tokens.muted);
    drawLine(painter, cell.at(cell.rect.adjusted(px::block, 0, -px::half, 0)), visibleText(text));
}

void drawValue(QPainter &painter, const Canvas &cell, const QRectF &room, const QVariant &value, bool isBefore)
{
    QFont font = face(Type::Body);
    if (!value.isValid()) {
        painter.setFont(font);
        painter.setPen(cell.tokens.muted);
        drawLine(painter, cell.at(room.adjusted(padding, 0, 0, 0)), u"—"_s);
        return;
    }
    const Tone &tone = cell.tokens.tone(isBefore ? Meaning::Danger : Meaning::Success);
    font.setStrikeOut(isBefore);
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(visibleText(value.toString()), Qt::ElideRight, room.width() - 2 * padding);
    const qreal width = std::min(room.width(), std::max(metrics.horizontalAdvance(shown), padding) + 2 * padding);
    const QRectF panel(room.left(), room.top() + 3, width, room.height() - 6);
    drawPanel(painter, cell.at(panel), tone.soft, Qt::transparent, px::half);
    painter.setFont(font);
    painter.setPen(tone.ink);
    painter.drawText(cell.at(panel.adjusted(padding, 0, 0, 0)), Qt::AlignVCenter | Qt::AlignLeft, shown);
}

void drawArrow(QPainter &painter, const Canvas &cell)
{
    const bool isMirrored = cell.option.direction == Qt::RightToLeft;
    const QRectF place(cell.rect.right() - arrowRoom, cell.rect.top(), arrowRoom, cell.rect.height());
    drawGlyph(painter, cell.at(place), isMirrored ? u"arrow-left"_s : u"arrow-right"_s, cell.tokens.muted, 14);
}

bool isLastField(const QModelIndex &index)
{
    return index.row() == index.model()->rowCount(index.parent()) - 1;
}

} // namespace

void ChangesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const PainterState guard(*painter);
    painter->setClipRect(option.rect);
    Canvas cell{option, tokens(option.palette), QRectF(option.rect)};
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, cell.tokens.accentSoft);
    if (!index.data(ChangesModel::IsFieldRole).toBool()) {
        drawHeading(*painter, cell, index.data(ChangesModel::RowRole).value<RowChange>(), index.row() == 0);
    } else {
        cell.rect.setHeight(em(fieldHeight));
        if (index.column() == ChangesModel::Field) {
            drawName(*painter, cell, index.data().toString());
        } else if (index.column() == ChangesModel::Before) {
            drawValue(*painter, cell, cell.rect.adjusted(0, 0, -arrowRoom, 0), index.data(), true);
            drawArrow(*painter, cell);
        } else {
            drawValue(*painter, cell, cell.rect.adjusted(0, 0, -px::block, 0), index.data(), false);
        }
    }
    const auto focus = QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
    if ((option.state & focus) == focus)
        drawFocusRing(*painter, QRectF(option.rect).adjusted(1, 1, -1, -2), cell.tokens.accent, px::half + 1);
}

QSize ChangesDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (!index.data(ChangesModel::IsFieldRole).toBool())
        return {em(leastWidth), em(headingHeight)};
    return {em(leastWidth), em(fieldHeight) + (isLastField(index) ? em(lastFieldGap) : 0)};
}

QString ChangesDelegate::displayText(const QVariant &value, const QLocale &) const
{
    return visibleText(value.toString());
}

bool ChangesDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const bool isField = index.data(ChangesModel::IsFieldRole).toBool();
    const auto row = index.data(ChangesModel::RowRole).value<RowChange>();
    const QString text = isField ? index.data().toString() : row.table + u" · "_s + row.key;
    QToolTip::showText(event->globalPos(), text.isEmpty() ? QString() : u"<qt>"_s + text.toHtmlEscaped() + u"</qt>"_s,
                       view);
    return true;
}

} // namespace showroom::gui
