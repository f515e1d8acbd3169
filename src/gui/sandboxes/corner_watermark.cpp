#include "gui/sandboxes/corner_watermark.h"

#include "gui/common/glyph.h"
#include "gui/common/painting.h"
#include "gui/common/typography.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 10;
constexpr int textStart = 30;
constexpr int markHeight = 28;
constexpr int margin = 16;

} // namespace

CornerWatermark::CornerWatermark(QWidget *under)
    : QWidget(under)
{
    setObjectName(u"cornerWatermark"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    under->installEventFilter(this);
    hide();
}

void CornerWatermark::setBanner(const std::optional<sandboxes::Banner> &banner)
{
    m_text = banner ? tr("%1 · sample data").arg(banner->title) : QString();
    setAccessibleName(m_text);
    setVisible(banner.has_value());
    place();
    update();
}

QSize CornerWatermark::sizeHint() const
{
    return {em(textStart + padding) + QFontMetrics(face(Type::Field)).horizontalAdvance(m_text), em(markHeight)};
}

bool CornerWatermark::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show || event->type() == QEvent::ChildAdded)
        place();
    return QWidget::eventFilter(watched, event);
}

void CornerWatermark::place()
{
    const QSize size = sizeHint();
    const QRect room = parentWidget()->rect().adjusted(margin, margin, -margin, -margin);
    resize(size);
    move(layoutDirection() == Qt::RightToLeft ? room.left() : room.right() - size.width(),
         room.bottom() - size.height());
    raise();
}

void CornerWatermark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    const QRectF box(rect());
    const Tone &tone = t.tone(Meaning::Accent);
    drawPanel(painter, box, tone.soft, tone.line, box.height() / 2);
    drawGlyph(painter, flip(layoutDirection(), box, QRectF(em(padding), 0, 14, box.height())), u"flask-conical"_s,
              tone.ink);
    painter.setFont(face(Type::Field));
    painter.setPen(tone.ink);
    painter.drawText(flip(layoutDirection(), box, box.adjusted(em(textStart), 0, 0, 0)),
                     Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

} // namespace showroom::gui
