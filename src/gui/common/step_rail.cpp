#include "gui/common/step_rail.h"

#include "gui/common/glyph.h"
#include "gui/common/painting.h"
#include "gui/common/typography.h"

#include <QLocale>
#include <QPainter>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstStep = 64;
constexpr int stepPitch = 44;
constexpr int ringSize = 24;

} // namespace

StepRail::StepRail(QWidget *parent)
    : QWidget(parent)
{
    setFixedWidth(em(px::rail));
}

void StepRail::setHeading(const QString &heading)
{
    m_heading = heading;
    describe();
}

void StepRail::setSteps(const QStringList &steps)
{
    m_steps = steps;
    setMinimumHeight(em(firstStep) + int(steps.size()) * em(stepPitch));
    describe();
}

void StepRail::setCurrent(int step)
{
    m_current = step;
    describe();
}

void StepRail::describe()
{
    setAccessibleName(tr("Step %1 of %2: %3").arg(m_current + 1).arg(m_steps.size()).arg(m_steps.value(m_current)));
    update();
}

void StepRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    const auto at = [&](const QRectF &part) { return flip(layoutDirection(), rect(), part); };
    painter.fillRect(rect(), t.sunken);
    painter.fillRect(at(QRectF(width() - 1, 0, 1, height())), t.border);
    painter.setFont(face(Type::Heading));
    painter.setPen(t.text);
    painter.drawText(at(QRectF(px::block, px::page, width() - px::page, em(24))), Qt::AlignVCenter, m_heading);
    for (int step = 0; step < m_steps.size(); ++step)
        paintStep(painter, step);
}

void StepRail::paintStep(QPainter &painter, int step) const
{
    const Tokens &t = tokens(palette());
    const auto at = [&](const QRectF &part) { return flip(layoutDirection(), rect(), part); };
    const QRectF row(px::block, em(firstStep) + step * em(stepPitch), width() - px::block, em(32));
    const bool done = step < m_current;
    const bool now = step == m_current;
    if (step + 1 < m_steps.size())
        painter.fillRect(at(QRectF(row.left() + 11.5, row.center().y() + 15, 1, em(stepPitch) - 30)),
                         done ? t.accent : t.border);
    const QRectF ring = at(QRectF(row.left(), row.center().y() - ringSize / 2.0, ringSize, ringSize));
    const QColor fill = now ? t.accentFill : done ? t.accentSoft : t.surface;
    const QColor line = now ? QColor(Qt::transparent) : done ? t.tone(Meaning::Accent).line : t.control;
    drawPanel(painter, ring, fill, line, ringSize / 2.0);
    if (done) {
        drawGlyph(painter, ring, u"check"_s, t.accent, 14);
    } else {
        painter.setFont(face(Type::Caption));
        painter.setPen(now ? t.onAccent : t.muted);
        painter.drawText(ring, Qt::AlignCenter, QLocale().toString(step + 1));
    }
    painter.setFont(face(now ? Type::Strong : Type::Body));
    painter.setPen(now ? t.text : done ? t.secondary : t.muted);
    painter.drawText(at(row.adjusted(36, 0, -8, 0)), Qt::AlignVCenter, m_steps[step]);
}

} // namespace showroom::gui
