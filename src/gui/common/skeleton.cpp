#include "gui/common/skeleton.h"

#include "gui/common/metrics.h"
#include "gui/common/painting.h"
#include "gui/common/typography.h"

#include <QPainter>

namespace showroom::gui {
namespace {

constexpr qreal barHeight = 8;

/// Start and length of a bar as shares of the row.
struct Bar {
    qreal start;
    qreal length;
};
constexpr Bar bars[] = {{0.0, 0.16}, {0.24, 0.09}, {0.36, 0.08}, {0.50, 0.12}, {0.70, 0.07}, {0.88, 0.09}};

} // namespace

Skeleton::Skeleton(QWidget *parent)
    : QWidget(parent)
    , m_rowHeight(em(px::rowTall))
{
    setAccessibleName(tr("Loading"));
}

void Skeleton::setRowHeight(int pixels)
{
    m_rowHeight = em(pixels);
    update();
}

void Skeleton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    const QRectF bounds = QRectF(rect()).adjusted(px::block, 0, -px::block, 0);
    painter.fillRect(QRectF(0, em(px::tableHeader) - 1, width(), 1), t.border);
    for (int top = em(px::tableHeader); top < height(); top += m_rowHeight) {
        for (const Bar &bar : bars)
            drawPanel(painter,
                      flip(layoutDirection(), bounds,
                           QRectF(bounds.left() + bounds.width() * bar.start, top + (m_rowHeight - barHeight) / 2.0,
                                  bounds.width() * bar.length, barHeight)),
                      t.track, Qt::transparent, barHeight / 2);
        painter.fillRect(QRectF(0, top + m_rowHeight - 1, width(), 1), t.border);
    }
}

} // namespace showroom::gui
