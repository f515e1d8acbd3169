#pragma once

#include <QList>
#include <QString>

namespace showroom::gui {

/// One series of a chart, in the order of the stack.
struct Series {
    QString name;
    QList<qreal> values;
};

/// A label on the x axis at a value's index.
struct Mark {
    int at = 0;
    QString text;
};

} // namespace showroom::gui

class QCategoryAxis;
class QChart;
class QChartView;
class QPalette;

/// What the console's charts share: no frame, no title, hairline grid, caption labels.
namespace showroom::gui::chart {

QChart *bare();
void prepare(QChartView &view);
QCategoryAxis *figuresAxis();
QCategoryAxis *sparseAxis();
/// Replaces an axis's labels and range.
void setMarks(QCategoryAxis &axis, const QList<Mark> &marks, qreal from, qreal to);
/// Labels 0, step, 2 step … up to the first multiple over `highest`, as many as the height holds, four at most.
void fitFigures(QCategoryAxis &axis, qreal highest, int height);
/// Puts the palette's colours on all axes.
void themeAxes(QChart &chart, const QPalette &palette);

} // namespace showroom::gui::chart
