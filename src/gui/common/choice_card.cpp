#include "gui/common/choice_card.h"

#include "gui/common/glyph.h"
#include "gui/common/painting.h"
#include "gui/common/typography.h"

#include <QFontMetrics>
#include <QPainter>

namespace showroom::gui {
namespace {

constexpr int textStart = 36;
constexpr int textEnd = 12;

} // namespace

ChoiceCard::ChoiceCard(QWidget *parent)
    : QRadioButton(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAttribute(Qt::WA_Hover);
}

ChoiceCard::ChoiceCard(const QString &glyph, const QString &title, const QString &explanation, QWidget *parent)
    : ChoiceCard(parent)
{
    m_glyph = glyph;
    setText(title);
    setExplanation(explanation);
}

void ChoiceCard::setGlyph(const QString &name)
{
    m_glyph = name;
    update();
}

void ChoiceCard::setExplanation(const QString &text)
{
    m_explanation = text;
    setAccessibleDescription(text);
    updateGeometry();
    update();
}

void ChoiceCard::setFigure(const QString &figure)
{
    m_figure = figure;
    updateGeometry();
    update();
}

QSize ChoiceCard::sizeHint() const
{
    return {em(200), heightForWidth(em(200))};
}

QSize ChoiceCard::minimumSizeHint() const
{
    const int title = QFontMetrics(face(Type::Strong)).horizontalAdvance(text());
    const int width = textStart + title + textEnd;
    return {width, heightForWidth(std::max(width, em(200)))}; // the layout asks for the true height of a width
}

int ChoiceCard::heightForWidth(int width) const
{
    const int room = std::max(1, width - textStart - textEnd);
    const QFontMetrics caption(face(Type::Caption));
    const int words =
        m_explanation.isEmpty()
            ? 0
            : caption.boundingRect(QRect(0, 0, room, 10000), Qt::TextWordWrap, m_explanation).height() + 2;
    return 2 * 10 + QFontMetrics(face(Type::Strong)).height() + words;
}

bool ChoiceCard::hitButton(const QPoint &position) const
{
    return rect().contains(position);
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    const QRectF box(rect());
    const auto at = [&](const QRectF &part) { return flip(layoutDirection(), box, part); };
    const QColor fill = !isEnabled() ? t.sunken : isChecked() ? t.accentSoft : underMouse() ? t.hover : t.surface;
    drawPanel(painter, box, fill, isChecked() ? t.accent : isEnabled() ? t.control : t.border, px::cardRadius);
    const QFont strong = face(Type::Strong);
    const qreal titleHeight = QFontMetricsF(strong).height();
    drawGlyph(painter, at(QRectF(12, 10, 16, titleHeight)), m_glyph, isChecked() ? t.accent : t.muted);
    painter.setPen(isEnabled() ? t.text : t.disabled);
    painter.setFont(strong);
    const qreal figureWidth =
        m_figure.isEmpty() ? 0 : QFontMetricsF(face(Type::Title)).horizontalAdvance(m_figure) + px::block + px::unit;
    const QRectF title = box.adjusted(textStart, 10, -std::max<qreal>(textEnd, figureWidth), 0);
    painter.drawText(at(title), Qt::AlignTop | Qt::AlignLeft,
                     QFontMetricsF(strong).elidedText(text(), Qt::ElideRight, title.width()));
    if (!m_figure.isEmpty()) {
        painter.setFont(face(Type::Title));
        painter.drawText(at(box.adjusted(0, 0, -px::block, 0)), Qt::AlignVCenter | Qt::AlignRight, m_figure);
    }
    painter.setPen(isEnabled() ? t.secondary : t.disabled);
    painter.setFont(face(Type::Caption));
    painter.drawText(at(box.adjusted(textStart, 12 + titleHeight, -textEnd, 0)),
                     Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_explanation);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        drawFocusRing(painter, box, t.accent, px::cardRadius);
}

} // namespace showroom::gui
