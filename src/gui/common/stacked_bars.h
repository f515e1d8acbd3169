#pragma once

#include "gui/common/chart_parts.h"

#include <QtCharts/QChartView>

class QCategoryAxis;
class QStackedBarSeries;

namespace showroom::gui {

/// Stacked bars over an even axis with sparse labels, for example volumes per month by kind. Readers get the sums as
/// the description; colours follow the palette.
class StackedBars final : public QChartView {
    Q_OBJECT

public:
    explicit StackedBars(QWidget *parent = nullptr);

    /// Replaces the data; every series has as many values as there are bars, at most five series.
    void setData(const QList<Series> &series, const QList<Mark> &marks);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintTheme();
    void describe(const QList<Series> &series);

    QStackedBarSeries *m_bars;
    QCategoryAxis *m_x;
    QCategoryAxis *m_y;
    qreal m_highest = 0;
};

} // namespace showroom::gui
