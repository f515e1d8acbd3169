#include "gui/common/fact_list.h"

#include "gui/common/glyph.h"
#include "gui/common/painting.h"
#include "gui/common/tabular.h"
#include "gui/common/typography.h"

#include <QPainter>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

/// A path loses its middle before it covers what it is called.
QString fitting(const QFontMetricsF &metrics, const QString &value, qreal beside)
{
    const qreal room = beside - px::unit;
    return tabularWidth(metrics, value) <= room ? value : metrics.elidedText(value, Qt::ElideMiddle, room);
}

} // namespace

FactList::FactList(QWidget *parent)
    : FactList({}, 30, parent)
{
}

FactList::FactList(const QList<Fact> &facts, int rowHeight, QWidget *parent)
    : QWidget(parent)
    , m_rowHeight(em(rowHeight))
{
    setMinimumWidth(em(232));
    setFacts(facts);
}

void FactList::setFacts(const QList<Fact> &facts)
{
    m_facts = facts;
    setFixedHeight(int(facts.size()) * m_rowHeight);
    QStringList words;
    for (const Fact &fact : facts)
        words << fact.key + u": "_s + fact.value;
    setAccessibleDescription(words.join(u"; "_s));
    update();
}

void FactList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    qreal top = 0;
    for (const Fact &fact : m_facts) {
        const QRectF row(0, top, width(), m_rowHeight);
        const auto at = [&](const QRectF &part) { return flip(layoutDirection(), row, part); };
        if (top > 0)
            painter.fillRect(QRectF(0, top, width(), 1), t.border);
        const int indent = fact.glyph.isEmpty() ? 0 : 24;
        if (indent > 0)
            drawGlyph(painter, at(QRectF(0, top, 16, m_rowHeight)), fact.glyph, t.tone(fact.meaning).ink);
        const QFontMetricsF metrics(painter.font());
        const QString value = fitting(metrics, fact.value, width() - indent - metrics.horizontalAdvance(fact.key));
        const int room = width() - indent - tabularWidth(metrics, value) - px::unit;
        painter.setPen(t.secondary);
        painter.drawText(at(row.adjusted(indent, 0, 0, 0)), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(fact.key, Qt::ElideRight, room));
        painter.setPen(t.text);
        drawTabular(painter, row, value, Qt::AlignRight);
        top += m_rowHeight;
    }
}

} // namespace showroom::gui
