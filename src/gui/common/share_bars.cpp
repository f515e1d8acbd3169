#include "gui/common/share_bars.h"

#include "gui/common/metrics.h"
#include "gui/common/painting.h"
#include "gui/common/tabular.h"
#include "gui/common/typography.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineHeight = 28;

QString percent(double part)
{
    return ShareBars::tr("%1 %").arg(QLocale().toString(qRound(part * 100)));
}

} // namespace

ShareBars::ShareBars(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShareBars::setShares(const QList<Share> &shares)
{
    m_shares = shares;
    m_total = 0;
    for (const Share &share : shares)
        m_total += share.count;
    QStringList all;
    for (const Share &share : shares)
        all << words(share);
    setAccessibleDescription(all.join(u"; "_s));
    updateGeometry();
    update();
}

double ShareBars::part(const Share &share) const
{
    return m_total > 0 ? double(share.count) / double(m_total) : 0;
}

QString ShareBars::words(const Share &share) const
{
    return tr("%1: %2 (%3)").arg(share.name, QLocale().toString(share.count), percent(part(share)));
}

QSize ShareBars::sizeHint() const
{
    return {em(240), int(m_shares.size()) * em(lineHeight)};
}

QSize ShareBars::minimumSizeHint() const
{
    return {em(200), sizeHint().height()};
}

bool ShareBars::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const int line = help->pos().y() / em(lineHeight);
    QToolTip::showText(help->globalPos(), line < m_shares.size() ? words(m_shares.at(line)) : QString(), this);
    return true;
}

void ShareBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    const QFontMetricsF metrics(painter.font());
    const qreal figures = tabularWidth(metrics, percent(1)) + px::unit;
    qreal names = 0;
    for (const Share &share : m_shares)
        names = std::max(names, metrics.horizontalAdvance(share.name));
    names = std::min(names + px::gap, width() * 0.45);
    qreal top = 0;
    for (const Share &share : m_shares) {
        const QRectF line(0, top, width(), em(lineHeight));
        const auto at = [&](const QRectF &rect) { return flip(layoutDirection(), line, rect); };
        painter.setPen(t.secondary);
        painter.drawText(at(QRectF(0, top, names - px::half, line.height())), Qt::AlignVCenter,
                         metrics.elidedText(share.name, Qt::ElideRight, names - px::half));
        drawBar(painter, at(QRectF(names, top, width() - names - figures, line.height())), part(share), t.series[0],
                t.track);
        painter.setPen(t.text);
        drawTabular(painter, line, percent(part(share)), Qt::AlignRight);
        top += line.height();
    }
}

} // namespace showroom::gui
