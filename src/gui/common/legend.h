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
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QList<QRect> places(int width) const;
    int lineHeight() const;

    QStringList m_names;
};

} // namespace showroom::gui
