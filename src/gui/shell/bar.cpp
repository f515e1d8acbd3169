#include "gui/shell/bar.h"

#include "gui/common/metrics.h"
#include "gui/common/tokens.h"
#include "gui/common/typography.h"

#include <QPainter>

namespace showroom::gui {

Bar::Bar(QWidget *parent)
    : QWidget(parent)
{
    setAtBottom(false);
}

void Bar::setAtBottom(bool atBottom)
{
    m_atBottom = atBottom;
    setFixedHeight(em(atBottom ? px::statusBar : px::topBar));
}

void Bar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    painter.fillRect(rect(), t.sunken);
    painter.fillRect(QRect(0, m_atBottom ? 0 : height() - 1, width(), 1), t.border);
}

} // namespace showroom::gui
