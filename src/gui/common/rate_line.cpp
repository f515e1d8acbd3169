#include "gui/common/rate_line.h"

#include "gui/common/tokens.h"

#include <QEvent>
#include <QLocale>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>

#include <algorithm>

namespace showroom::gui {

RateLine::RateLine(QWidget *parent)
    : QChartView(chart::bare(), parent)
    , m_upper(new QLineSeries)
    , m_lower(new QLineSeries)
    , m_edge(new QLineSeries)
    , m_area(new QAreaSeries(m_upper, m_lower))
    , m_x(chart::sparseAxis())
    , m_y(chart::figuresAxis())
{
    m_upper->setParent(m_area);
    m_lower->setParent(m_area);
    QChart *lines = chart();
    lines->addAxis(m_x, Qt::AlignBottom);
    lines->addAxis(m_y, Qt::AlignLeft);
    for (QAbstractSeries *series : std::initializer_list<QAbstractSeries *>{m_area, m_edge}) {
        lines->addSeries(series); // the area's own pen would also draw its sides, hence the second series
        series->attachAxis(m_x);
        series->attachAxis(m_y);
    }
    setRenderHint(QPainter::Antialiasing);
    chart::prepare(*this);
    paintTheme();
}

void RateLine::setData(const QList<qreal> &values, const QList<Mark> &marks)
{
    QList<QPointF> upper;
    QList<QPointF> lower;
    m_highest = 0;
    for (qsizetype i = 0; i < values.size(); ++i) {
        upper << QPointF(qreal(i), values[i]);
        lower << QPointF(qreal(i), 0);
        m_highest = std::max(m_highest, values[i]);
    }
    m_upper->replace(upper);
    m_lower->replace(lower);
    m_edge->replace(upper);
    chart::setMarks(*m_x, marks, 0, std::max(1.0, qreal(values.size()) - 1));
    chart::fitFigures(*m_y, m_highest, height());
    setAccessibleDescription(tr("Highest %1").arg(QLocale().toString(m_highest, 'f', 0)));
    chart::themeAxes(*chart(), palette());
}

void RateLine::paintTheme()
{
    const Tokens &t = tokens(palette());
    QColor soft = t.series[0];
    soft.setAlphaF(0.16f);
    m_area->setBrush(soft);
    m_area->setPen(Qt::NoPen);
    m_edge->setPen(QPen(t.series[0], 2));
    chart::themeAxes(*chart(), palette());
}

void RateLine::resizeEvent(QResizeEvent *event)
{
    chart::fitFigures(*m_y, m_highest, height());
    QChartView::resizeEvent(event);
}

void RateLine::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        paintTheme();
}

} // namespace showroom::gui
