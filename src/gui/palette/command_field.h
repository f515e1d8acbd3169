#pragma once

#include <QPushButton>

namespace showroom::gui {

/// The field in the middle of the top bar that opens the command palette: what it is for, and its keys on a cap.
class CommandField final : public QPushButton {
    Q_OBJECT

public:
    explicit CommandField(QWidget *parent = nullptr);

    void setKeys(const QString &keys);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_keys;
};

} // namespace showroom::gui
