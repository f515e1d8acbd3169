#include "gui/common/pill.h"

#include "gui/common/painting.h"

#include <QPainter>

namespace showroom::gui {

Pill::Pill(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Pill::Pill(const QString &text, const QString &glyph, Meaning meaning, QWidget *parent)
    : Pill(parent)
{
    set(text, glyph, meaning);
}

void Pill::set(const QString &text, const QString &glyph, Meaning meaning)
{
    m_text = text;
    m_glyph = glyph;
    m_meaning = meaning;
    setAccessibleName(tr("Status: %1").arg(text));
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return pillSize(m_text);
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!m_text.isEmpty())
        drawPill(painter, QPointF(0, height() / 2.0), m_text, m_glyph, m_meaning, tokens(palette()));
}

} // namespace showroom::gui
