#include "gui/printing/rows_printer.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPagedPaintDevice>

#include <algorithm>

namespace showroom::gui {

namespace {

// All in points.
constexpr int textSize = 8;
constexpr qreal bannerHeight = 20;
constexpr qreal titleHeight = 14;
constexpr qreal subtitleHeight = 18;
constexpr qreal rowHeight = 13;
constexpr qreal footHeight = 20;
constexpr qreal gap = 6;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui::RowsPrinter)
};

} // namespace

Paper Paper::of(QPagedPaintDevice &device)
{
    return {&device, device.pageLayout().paintRect(QPageLayout::Point).size(), [&device] { return device.newPage(); }};
}

RowsPrinter::RowsPrinter(Paper paper, PrintHeading heading, QList<PrintColumn> columns, qint64 rows)
    : m_paper(std::move(paper))
    , m_heading(std::move(heading))
    , m_columns(std::move(columns))
    , m_rows(rows)
    , m_font(QGuiApplication::font())
{
    m_font.setPixelSize(textSize);
    m_bold = m_font;
    m_bold.setWeight(QFont::DemiBold);
}

qreal RowsPrinter::headHeight() const
{
    return (m_heading.banner.isEmpty() ? 0 : bannerHeight + gap) + titleHeight + subtitleHeight + rowHeight;
}

int RowsPrinter::rowsPerPage() const
{
    return std::max(1, int((m_paper.room.height() - headHeight() - footHeight) / rowHeight));
}

int RowsPrinter::pages() const
{
    const qint64 perPage = rowsPerPage();
    return int(std::max<qint64>(1, (m_rows + perPage - 1) / perPage));
}

bool RowsPrinter::begin()
{
    if (!m_painter.begin(m_paper.device))
        return false;
    const qreal scale = m_painter.device()->logicalDpiX() / 72.0;
    m_painter.scale(scale, scale);
    m_painter.setFont(m_font);
    drawPageHead();
    return true;
}

void RowsPrinter::drawPageHead()
{
    qreal top = 0;
    const auto line = [&](const QFont &font, qreal height, const QString &text) {
        m_painter.setFont(font);
        m_painter.drawText(QRectF(0, top, m_paper.room.width(), height), Qt::AlignVCenter | Qt::AlignLeft,
                           QFontMetricsF(font).elidedText(text, Qt::ElideRight, m_paper.room.width()));
        top += height;
    };
    if (!m_heading.banner.isEmpty()) {
        m_painter.fillRect(QRectF(0, 0, m_paper.room.width(), bannerHeight), m_heading.bannerColour);
        m_painter.setPen(Qt::white);
        m_painter.setFont(m_bold);
        m_painter.drawText(QRectF(gap, 0, m_paper.room.width() - 2 * gap, bannerHeight),
                           Qt::AlignVCenter | Qt::AlignLeft, m_heading.banner);
        top += bannerHeight + gap;
    }
    m_painter.setPen(Qt::black);
    QFont title = m_bold;
    title.setPixelSize(textSize + 3);
    line(title, titleHeight, m_heading.title);
    line(m_font, subtitleHeight, m_heading.subtitle);
    m_painter.setFont(m_bold);
    QStringList names;
    for (const PrintColumn &column : std::as_const(m_columns))
        names << column.name;
    drawLine(names, top);
    m_painter.setPen(QPen(Qt::gray, 0.5));
    m_painter.drawLine(QPointF(0, top + rowHeight), QPointF(m_paper.room.width(), top + rowHeight));
    m_painter.setPen(Qt::black);
    m_painter.setFont(m_font);
    const int page = int(m_printed / rowsPerPage()) + 1;
    m_painter.drawText(QRectF(0, m_paper.room.height() - rowHeight, m_paper.room.width(), rowHeight),
                       Qt::AlignRight | Qt::AlignVCenter, Texts::tr("Page %1 of %2").arg(page).arg(pages()));
}

void RowsPrinter::drawLine(const QStringList &values, qreal top)
{
    int total = 0;
    for (const PrintColumn &column : std::as_const(m_columns))
        total += column.width;
    const QFontMetricsF metrics(m_painter.font());
    qreal left = 0;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const PrintColumn &column = m_columns.at(i);
        const qreal width = m_paper.room.width() * column.width / std::max(1, total);
        const QRectF cell(left, top, std::max<qreal>(1, width - gap), rowHeight);
        m_painter.drawText(cell, Qt::AlignVCenter | (column.isNumber ? Qt::AlignRight : Qt::AlignLeft),
                           metrics.elidedText(values.value(i), Qt::ElideRight, cell.width()));
        left += width;
    }
}

bool RowsPrinter::add(const QStringList &values)
{
    const qint64 place = m_printed % rowsPerPage();
    if (m_printed > 0 && place == 0) {
        if (!m_paper.newPage())
            return false;
        drawPageHead();
    }
    drawLine(values, headHeight() + rowHeight * qreal(place));
    ++m_printed;
    return true;
}

bool RowsPrinter::end()
{
    return m_painter.end();
}

} // namespace showroom::gui
