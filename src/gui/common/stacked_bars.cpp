#include "gui/common/stacked_bars.h"

#include "gui/common/tokens.h"

#include <QEvent>
#include <QLocale>
#include <QtCharts/QBarSet>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QStackedBarSeries>

#include <algorithm>
#include <numeric>

namespace showroom::gui {

using namespace Qt::StringLiterals;

StackedBars::StackedBars(QWidget *parent)
    : QChartView(chart::bare(), parent)
    , m_bars(new QStackedBarSeries)
    , m_x(chart::sparseAxis())
    , m_y(chart::figuresAxis())
{
    m_bars->setBarWidth(0.56);
    QChart *bars = chart();
    bars->addSeries(m_bars);
    bars->addAxis(m_x, Qt::AlignBottom);
    bars->addAxis(m_y, Qt::AlignLeft);
    m_bars->attachAxis(m_x);
    m_bars->attachAxis(m_y);
    chart::prepare(*this);
    paintTheme();
}

void StackedBars::setData(const QList<Series> &series, const QList<Mark> &marks)
{
    m_bars->clear();
    qsizetype count = 0;
    for (const Series &one : series) {
        auto *set = new QBarSet(one.name);
        set->append(one.values);
        m_bars->append(set);
        count = std::max(count, one.values.size());
    }
    m_highest = 0;
    for (qsizetype i = 0; i < count; ++i) {
        qreal sum = 0;
        for (const Series &one : series)
            sum += one.values.value(i);
        m_highest = std::max(m_highest, sum);
    }
    chart::setMarks(*m_x, marks, -0.5, qreal(count) - 0.5);
    chart::fitFigures(*m_y, m_highest, height());
    paintTheme();
    describe(series);
}

void StackedBars::describe(const QList<Series> &series)
{
    const QLocale locale;
    QStringList words;
    for (const Series &one : series)
        words << tr("%1: %2").arg(one.name,
                                  locale.toString(std::accumulate(one.values.begin(), one.values.end(), 0.0), 'f', 0));
    setAccessibleDescription(words.join(u"; "_s));
}

void StackedBars::paintTheme()
{
    const Tokens &t = tokens(palette());
    size_t next = 0;
    for (QBarSet *set : m_bars->barSets()) {
        set->setColor(t.series[std::min(next++, t.series.size() - 1)]);
        set->setPen(QPen(t.surface, 1)); // parts the colours; the default is white in both themes
    }
    chart::themeAxes(*chart(), palette());
}

void StackedBars::resizeEvent(QResizeEvent *event)
{
    chart::fitFigures(*m_y, m_highest, height());
    QChartView::resizeEvent(event);
}

void StackedBars::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        paintTheme();
}

} // namespace showroom::gui
