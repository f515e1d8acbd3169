#pragma once

#include <QWidget>

namespace showroom::gui {

/// Keeps a table's place while its rows are loading: grey bars where the text will be. It does not move.
class Skeleton final : public QWidget {
    Q_OBJECT

public:
    explicit Skeleton(QWidget *parent = nullptr);

    void setRowHeight(int pixels);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_rowHeight;
};

} // namespace showroom::gui
