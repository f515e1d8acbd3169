#include "gui/palette/command_field.h"

#include "gui/common/glyph.h"
#include "gui/common/metrics.h"
#include "gui/common/painting.h"
#include "gui/common/typography.h"
#include "gui/palette/command_delegate.h"

#include <QPainter>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidth = 440;
constexpr int leastWidth = 150;

} // namespace

CommandField::CommandField(QWidget *parent)
    : QPushButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(tr("Search or do…"));
    setAccessibleDescription(tr("Opens the list of all actions and environments"));
}

void CommandField::setKeys(const QString &keys)
{
    m_keys = keys;
    setToolTip(tr("Every action and every environment (%1)").arg(keys));
    update();
}

QSize CommandField::sizeHint() const
{
    return {em(usualWidth), em(px::control)};
}

QSize CommandField::minimumSizeHint() const
{
    return {em(leastWidth), em(px::control)};
}

void CommandField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    const QRectF box(rect());
    const auto at = [&](const QRectF &part) { return flip(layoutDirection(), box, part); };
    drawPanel(painter, box, underMouse() ? t.hover : t.surface, t.border, px::radius);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        drawFocusRing(painter, box, t.accent, px::radius);
    drawGlyph(painter, at(QRectF(box.left() + 10, box.top(), px::icon, box.height())), u"search"_s, t.muted);
    const QRectF inner = box.adjusted(34, 0, -8, 0);
    const int cap = drawKeyCap(painter, at(inner), layoutDirection(), m_keys, palette());
    painter.setFont(face(Type::Body));
    painter.setPen(t.muted);
    const QRectF words = at(inner.adjusted(0, 0, -cap, 0));
    painter.drawText(words, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, int(words.width())));
}

} // namespace showroom::gui
