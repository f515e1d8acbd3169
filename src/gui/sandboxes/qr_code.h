#pragma once

#include <QWidget>

namespace showroom::gui {

/// A text as a QR code for a phone's camera: dark on white in either theme, with the quiet zone that scanners need.
class QrCode final : public QWidget {
    Q_OBJECT

public:
    explicit QrCode(QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    /// The code's modules in rows, true for dark; empty without a text.
    const QList<QList<bool>> &modules() const { return m_modules; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QList<QList<bool>> m_modules;
};

} // namespace showroom::gui
