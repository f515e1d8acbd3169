#pragma once

#include "gui/common/chart_parts.h"

#include <QtCharts/QChartView>

class QAreaSeries;
class QCategoryAxis;
class QLineSeries;

namespace showroom::gui {

/// A filled line over time, for example rows per second since a job's start.
class RateLine final : public QChartView {
    Q_OBJECT

public:
    explicit RateLine(QWidget *parent = nullptr);

    /// Replaces the course; the marks label the time below.
    void setData(const QList<qreal> &values, const QList<Mark> &marks);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintTheme();

    QLineSeries *m_upper;
    QLineSeries *m_lower;
    QLineSeries *m_edge;
    QAreaSeries *m_area;
    QCategoryAxis *m_x;
    QCategoryAxis *m_y;
    qreal m_highest = 0;
};

} // namespace showroom::gui
