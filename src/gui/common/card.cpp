#include "gui/common/card.h"

#include "gui/common/builders.h"
#include "gui/common/painting.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace showroom::gui {
namespace {

/// Lies over a flush card and cuts the square corners of what is in it.
class CardCorners final : public QWidget {
public:
    explicit CardCorners(QWidget *card)
        : QWidget(card)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath outside;
        QPainterPath inside;
        outside.addRect(rect());
        inside.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), px::cardRadius, px::cardRadius);
        painter.fillPath(outside.subtracted(inside), palette().color(QPalette::Window));
        painter.setPen(QPen(tokens(palette()).border, 1));
        painter.drawPath(inside);
    }
};

} // namespace

Card::Card(QWidget *parent)
    : QWidget(parent)
    , m_head(new QWidget(this))
    , m_headRow(new QHBoxLayout(m_head))
    , m_title(label({}, Type::Strong))
    , m_note(muted({}))
{
    m_head->installEventFilter(this);
    m_headRow->setContentsMargins(0, 0, 0, 0);
    m_headRow->setSpacing(px::unit);
    m_headRow->addWidget(m_title);
    m_headRow->addWidget(m_note);
    m_headRow->addStretch(1);
    arrange();
}

Card::Card(const QString &title, const QString &note, QWidget *parent)
    : Card(parent)
{
    m_title->setText(title);
    m_note->setText(note);
    arrange();
}

QString Card::title() const
{
    return m_title->text();
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    arrange();
}

QString Card::note() const
{
    return m_note->text();
}

void Card::setNote(const QString &note)
{
    m_note->setText(note);
    arrange();
}

void Card::setFlush(bool flush)
{
    if (flush == isFlush())
        return;
    delete m_corners;
    m_corners = flush ? new CardCorners(this) : nullptr;
    arrange();
}

void Card::addTitleWidget(QWidget *widget)
{
    m_headRow->addWidget(widget);
    arrange();
}

QVBoxLayout *Card::body()
{
    if (!layout()) {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(isFlush() ? 0 : px::unit);
    }
    return qobject_cast<QVBoxLayout *>(layout());
}

QSize Card::minimumSizeHint() const
{
    const QSize content = QWidget::minimumSizeHint();
    if (m_head->isHidden())
        return content;
    return content.expandedTo({m_head->minimumSizeHint().width() + 2 * px::block, 0});
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    drawPanel(painter, rect(), t.surface, t.border, px::cardRadius);
}

void Card::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// A legend that found its width needs fewer lines than it thought.
bool Card::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::eventFilter(watched, event);
}

/// The title row is no part of the form's layout: it stands in the top margin.
void Card::arrange()
{
    const bool titled = !m_title->text().isEmpty();
    const int headHeight = std::max(em(px::controlCompact), m_head->sizeHint().height());
    const int headTop = isFlush() ? px::unit : px::gap - 2;
    m_head->setVisible(titled);
    m_note->setVisible(!m_note->text().isEmpty());
    m_head->setGeometry(px::block, headTop, std::max(0, width() - px::block - (isFlush() ? px::unit : px::block)),
                        headHeight);
    if (layoutDirection() == Qt::RightToLeft)
        m_head->move(width() - px::block - m_head->width(), headTop);
    const int edge = isFlush() ? 1 : px::block;
    setContentsMargins(edge, titled ? headTop + headHeight + px::unit : edge, edge, edge);
    if (m_corners) {
        m_corners->setGeometry(rect());
        m_corners->raise();
    }
}

} // namespace showroom::gui
