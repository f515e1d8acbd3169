#include "gui/shell/connection_chip.h"

#include "gui/common/glyph.h"
#include "gui/common/painting.h"
#include "gui/common/typography.h"

#include <QPainter>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int levelGap = 8;

} // namespace

ConnectionChip::ConnectionChip(QWidget *parent)
    : QPushButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
    describe();
}

void ConnectionChip::setConnection(const ConnectionInfo &connection)
{
    m_connection = connection;
    describe();
}

void ConnectionChip::setState(ConnectionState state)
{
    m_state = state;
    describe();
}

QString ConnectionChip::sideText() const
{
    switch (m_state) {
    case ConnectionState::None:
        return tr("not connected");
    case ConnectionState::Connecting:
        return tr("connecting…");
    case ConnectionState::Lost:
        return tr("connection lost");
    case ConnectionState::Connected:
        break;
    }
    return m_connection.role;
}

QString ConnectionChip::levelText() const
{
    switch (m_connection.confirmation) {
    case profiles::Confirmation::Careful:
        return tr("careful");
    case profiles::Confirmation::ReadOnly:
        return tr("read-only");
    case profiles::Confirmation::Normal:
        break;
    }
    return {};
}

void ConnectionChip::describe()
{
    setText(m_connection.profile);
    setAccessibleName(tr("Connection"));
    QStringList words{m_connection.profile, sideText()};
    if (const QString level = levelText(); !level.isEmpty())
        words << level;
    setAccessibleDescription(words.join(u' '));
    setToolTip(tr("Connection: %1").arg(words.join(u" · "_s)));
    updateGeometry();
    update();
}

QSize ConnectionChip::sizeHint() const
{
    const int profile = QFontMetrics(face(Type::Strong)).horizontalAdvance(text());
    const int side = QFontMetrics(face(Type::Body)).horizontalAdvance(sideText());
    const int level = levelText().isEmpty() ? 0 : pillSize(levelText()).width() + levelGap;
    return {profile + side + level + (profile > 0 ? 72 : 64), em(px::control)};
}

/// The level stands behind the words, which end at `end`.
void ConnectionChip::paintLevel(QPainter &painter, qreal end) const
{
    const QString level = levelText();
    if (level.isEmpty())
        return;
    const bool isReadOnly = m_connection.confirmation == profiles::Confirmation::ReadOnly;
    const QRectF box(rect());
    const QSizeF size = pillSize(level);
    const QRectF pill = flip(layoutDirection(), box,
                             {end + levelGap, box.center().y() - size.height() / 2, size.width(), size.height()});
    drawPill(painter, {pill.left(), pill.center().y()}, level, isReadOnly ? u"lock"_s : u"shield-check"_s,
             isReadOnly ? Meaning::Info : Meaning::Warning, tokens(palette()));
}

void ConnectionChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    const QRectF box(rect());
    const auto at = [&](const QRectF &part) { return flip(layoutDirection(), box, part); };
    const bool lost = m_state == ConnectionState::Lost;
    const QColor dot = lost                                    ? t.tone(Meaning::Danger).ink
                       : m_state == ConnectionState::Connected ? m_connection.color
                                                               : t.checkbox;
    drawPanel(painter, box, underMouse() ? t.hover : t.surface, t.border, px::radius);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        drawFocusRing(painter, box, t.accent, px::radius);
    drawPanel(painter, at(QRectF(box.left() + 12, box.center().y() - 4, 8, 8)), dot, Qt::transparent, 4);
    painter.setFont(face(Type::Strong));
    painter.setPen(t.text);
    const int profile = painter.fontMetrics().horizontalAdvance(text());
    painter.drawText(at(box.adjusted(28, 0, 0, 0)), Qt::AlignVCenter, text());
    painter.setFont(face(Type::Body));
    painter.setPen(lost ? t.tone(Meaning::Danger).ink : t.muted);
    painter.drawText(at(box.adjusted(28 + profile + (profile > 0 ? 8 : 0), 0, 0, 0)), Qt::AlignVCenter, sideText());
    const qreal end = 28 + profile + (profile > 0 ? 8 : 0) + painter.fontMetrics().horizontalAdvance(sideText());
    paintLevel(painter, end);
    drawGlyph(painter, at(QRectF(box.right() - 26, box.top(), 20, box.height())), u"chevrons-up-down"_s, t.muted, 14);
}

} // namespace showroom::gui
