#pragma once

#include <QStringList>
#include <QWidget>

namespace showroom::gui {

/// Names beside colour squares in the order of the stack; a widget of its own, so that it aligns with the card and not
/// with the plot.
class Legend final : public QWidget {
    Q_OBJECT

public:
    explicit Legend(QWidget *parent = nullptr);

    void setNames(const QStringList &names);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_names;
};

} // namespace showroom::gui
