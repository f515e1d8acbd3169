#pragma once

#include "gui/common/typography.h"

#include <QPalette>
#include <QWidget>

namespace showroom::gui {

/// One line of plain text that ends in "…" where room is short; the whole text is its tooltip then. Readers get all of
/// it.
class ElidedLabel final : public QWidget {
    Q_OBJECT

public:
    explicit ElidedLabel(const QString &text, Type type = Type::Body, QPalette::ColorRole role = QPalette::WindowText,
                         QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showWhatIsCut();

    QString m_text;
};

} // namespace showroom::gui
