#pragma once

#include "core/sandboxes/sandbox.h"

#include <QWidget>

#include <optional>

namespace showroom::gui {

/// The watermark of an environment in the lower corner over another widget: its rows are no real ones. The mouse goes
/// through it.
class CornerWatermark final : public QWidget {
    Q_OBJECT

public:
    /// Lies over `under` from now on.
    explicit CornerWatermark(QWidget *under);

    /// Nothing hides it.
    void setBanner(const std::optional<sandboxes::Banner> &banner);
    QString text() const { return m_text; }

    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    QString m_text;
};

} // namespace showroom::gui
