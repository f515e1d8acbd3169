#include "gui/common/chart_parts.h"

#include "gui/common/metrics.h"
#include "gui/common/tokens.h"
#include "gui/common/typography.h"
#include "gui/common/wording.h"

#include <QGraphicsLayout>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>

#include <algorithm>
#include <cmath>

namespace showroom::gui::chart {
namespace {

/// The smallest round step (1, 2, 2.5 or 5 times a power of ten) that needs at most `lines` intervals.
qreal roundStep(qreal highest, int lines)
{
    for (qreal scale = 1;; scale *= 10)
        for (const qreal nice : {1.0, 2.0, 2.5, 5.0})
            if ((nice != 2.5 || scale >= 10) && highest / (nice * scale) <= lines + 0.2)
                return nice * scale;
}

} // namespace

QChart *bare()
{
    auto *chart = new QChart;
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins(QMargins(0, px::unit, em(px::block), 0));
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setAnimationOptions(QChart::NoAnimation);
    return chart;
}

void prepare(QChartView &view)
{
    view.setFrameShape(QFrame::NoFrame);
    view.setBackgroundBrush(Qt::NoBrush);
    view.viewport()->setAutoFillBackground(false);
    view.setMinimumHeight(120);
    view.setContentsMargins(0, 0, 0, 0);
    view.setFocusPolicy(Qt::NoFocus);
}

QCategoryAxis *figuresAxis()
{
    auto *axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setStartValue(0);
    axis->setLineVisible(false);
    return axis;
}

QCategoryAxis *sparseAxis()
{
    auto *axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setGridLineVisible(false);
    return axis;
}

void setMarks(QCategoryAxis &axis, const QList<Mark> &marks, qreal from, qreal to)
{
    for (const QString &old : axis.categoriesLabels())
        axis.remove(old);
    axis.setRange(from, to);
    axis.setStartValue(from);
    for (const Mark &mark : marks)
        axis.append(mark.text, mark.at);
}

/// Own texts: Qt Charts 6.4 elides a category label to "..." when its interval is lower than the text, and drops value
/// labels once numbers are localised.
void fitFigures(QCategoryAxis &axis, qreal highest, int height)
{
    const qreal step = roundStep(std::max(1.0, highest), std::clamp((height - 48) / em(46), 1, 4));
    const int lines = std::max(1, int(std::ceil(highest / step - 0.02)));
    if (axis.count() == lines + 1 && qFuzzyCompare(axis.max(), lines * step))
        return;
    for (const QString &old : axis.categoriesLabels())
        axis.remove(old);
    axis.setRange(0, lines * step);
    for (int i = 0; i <= lines; ++i)
        axis.append(wording::compactNumber(i * step), i * step);
}

void themeAxes(QChart &chart, const QPalette &palette)
{
    const Tokens &t = tokens(palette);
    for (QAbstractAxis *axis : chart.axes()) {
        axis->setLabelsFont(face(Type::Caption));
        axis->setLabelsBrush(t.muted);
        axis->setGridLinePen(QPen(t.border, 1));
        axis->setLinePen(QPen(t.border, 1));
        axis->setShadesVisible(false);
    }
}

} // namespace showroom::gui::chart
