#pragma once

#include <QList>
#include <QWidget>

namespace showroom::gui {

/// A small line without axes; it gives way to the text beside it and disappears below 40 px.
class Sparkline final : public QWidget {
    Q_OBJECT

public:
    explicit Sparkline(QWidget *parent = nullptr);
    Sparkline(const QList<qreal> &values, const QSize &size, QWidget *parent = nullptr);

    void setValues(const QList<qreal> &values);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<qreal> m_values;
};

} // namespace showroom::gui
