#pragma once

#include <QStringList>
#include <QWidget>

namespace showroom::gui {

/// The steps of a wizard with their state: done (tick), current (number in accent), to come (number).
class StepRail final : public QWidget {
    Q_OBJECT

public:
    explicit StepRail(QWidget *parent = nullptr);

    void setHeading(const QString &heading);
    void setSteps(const QStringList &steps);
    void setCurrent(int step);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    void paintStep(QPainter &painter, int step) const;

    QString m_heading;
    QStringList m_steps;
    int m_current = 0;
};

} // namespace showroom::gui
