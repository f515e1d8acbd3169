#include "gui/common/sparkline.h"

#include "gui/common/painting.h"

#include <QPainter>

namespace showroom::gui {

Sparkline::Sparkline(QWidget *parent)
    : Sparkline({}, {88, 32}, parent)
{
}

Sparkline::Sparkline(const QList<qreal> &values, const QSize &size, QWidget *parent)
    : QWidget(parent)
    , m_values(values)
{
    setFixedHeight(size.height());
    setMinimumWidth(0);
    setMaximumWidth(size.width());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Sparkline::setValues(const QList<qreal> &values)
{
    m_values = values;
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (width() >= 40)
        drawSpark(painter, rect(), m_values, tokens(palette()).series[0], true);
}

} // namespace showroom::gui
