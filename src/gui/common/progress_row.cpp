#include "gui/common/progress_row.h"

#include "gui/common/glyph.h"
#include "gui/common/painting.h"
#include "gui/common/tabular.h"
#include "gui/common/typography.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

namespace showroom::gui {

using namespace Qt::StringLiterals;

ProgressRow::ProgressRow(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
{
    setFixedHeight(em(48));
    setAccessibleName(name);
}

void ProgressRow::setProgress(qint64 done, qint64 total)
{
    const QLocale locale;
    m_share = total > 0 ? qreal(done) / qreal(total) : 0;
    m_count = tr("%1 of %2").arg(locale.toString(done), locale.toString(total));
    describe();
}

void ProgressRow::setRate(const QString &rate, const QList<qreal> &course)
{
    m_rate = rate;
    m_course = course;
    describe();
}

void ProgressRow::setState(Meaning meaning, const QString &state)
{
    m_meaning = meaning;
    m_state = state;
    describe();
}

void ProgressRow::describe()
{
    setAccessibleDescription(QStringList{m_count, m_rate, m_state}.join(u", "_s));
    update();
}

QString ProgressRow::glyphName() const
{
    switch (m_meaning) {
    case Meaning::Neutral:
        return u"circle-dashed"_s;
    case Meaning::Info:
    case Meaning::Accent:
        return u"loader"_s;
    default:
        return glyphOf(m_meaning);
    }
}

/// Finished work steps back, failed work comes forward.
QColor ProgressRow::barColor(const Tokens &t) const
{
    if (m_meaning == Meaning::Success)
        return t.tone(Meaning::Success).line;
    return m_meaning == Meaning::Danger ? t.tone(Meaning::Danger).ink : t.series[0];
}

void ProgressRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    const QRectF row = QRectF(rect()).adjusted(px::block, 0, -px::block, 0);
    const auto at = [&](const QRectF &part) { return flip(layoutDirection(), row, part); };
    const bool running = m_meaning == Meaning::Info;
    const bool roomy = row.width() > 760;
    const QFontMetrics body(face(Type::Body));
    const qreal stateWidth = std::max(em(86), body.horizontalAdvance(m_state));
    const QRectF state(row.right() - stateWidth, row.top(), stateWidth, row.height());
    const QRectF spark(state.left() - (roomy ? 96 : 0), row.top() + 12, roomy ? 80 : 0, row.height() - 24);
    const QRectF rate(spark.left() - em(100) - 12, row.top(), em(100), row.height());
    const QRectF count(rate.left() - em(168), row.top(), em(160), row.height());
    const QRectF name(row.left() + 26, row.top(), em(120), row.height());
    const qreal barLeft = row.left() + em(150);

    drawGlyph(painter, at(QRectF(row.left(), row.top(), 16, row.height())), glyphName(), t.tone(m_meaning).ink);
    painter.setPen(m_meaning == Meaning::Neutral ? t.secondary : t.text);
    painter.drawText(at(name), Qt::AlignVCenter, body.elidedText(m_name, Qt::ElideRight, int(name.width())));
    if (const qreal barWidth = count.left() - barLeft - 16; barWidth > 24)
        drawBar(painter, at(QRectF(barLeft, row.top(), barWidth, row.height())), m_share, barColor(t), t.track);
    drawTabular(painter, at(count), m_count, Qt::AlignRight);
    painter.setPen(t.secondary);
    drawTabular(painter, at(rate), m_rate, Qt::AlignRight);
    if (roomy)
        drawSpark(painter, at(spark), m_course, running ? t.series[0] : t.checkbox, running);
    painter.setPen(m_meaning == Meaning::Danger ? t.tone(m_meaning).ink : running ? t.text : t.muted);
    painter.drawText(at(state), Qt::AlignVCenter | Qt::AlignRight, m_state);
    painter.fillRect(QRectF(row.left(), height() - 1, row.width(), 1), t.border);
}

} // namespace showroom::gui
