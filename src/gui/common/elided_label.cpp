#include "gui/common/elided_label.h"

#include <QPainter>

#include <algorithm>

namespace showroom::gui {
namespace {

constexpr int leastWidth = 80;

}

ElidedLabel::ElidedLabel(const QString &text, Type type, QPalette::ColorRole role, QWidget *parent)
    : QWidget(parent)
{
    setFont(face(type));
    setForegroundRole(role);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    showWhatIsCut();
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), em(leastWidth)), fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), Qt::AlignVCenter, fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showWhatIsCut();
}

void ElidedLabel::showWhatIsCut()
{
    setToolTip(width() < sizeHint().width() ? m_text : QString());
}

} // namespace showroom::gui
