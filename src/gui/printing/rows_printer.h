#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QPainter>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <functional>

class QPagedPaintDevice;

namespace showroom::gui {

/// Where pages are painted.
struct Paper {
    /// A printer or a PDF, which must outlive it.
    static Paper of(QPagedPaintDevice &device);

    QPaintDevice *device = nullptr;
    QSizeF room;                   ///< of a page within its margins, in points
    std::function<bool()> newPage; ///< false when there is none
};

/// What stands above the rows of every page.
struct PrintHeading {
    QString title;
    QString subtitle;
    QString banner; ///< empty: none
    QColor bannerColour;
};

struct PrintColumn {
    QString name;
    int width = 0; ///< in proportion to the others
    bool isNumber = false;
};

/// Puts rows on the pages of a printer or a PDF, one by one: banner, heading and the names of the columns on each page,
/// its number below. Keeps no row.
class RowsPrinter final {
public:
    /// `rows` is how many will come; the number of pages follows from it. The paper's device must outlive it.
    RowsPrinter(Paper paper, PrintHeading heading, QList<PrintColumn> columns, qint64 rows);
    Q_DISABLE_COPY_MOVE(RowsPrinter)

    /// Begins the first page; false when the device takes nothing.
    bool begin();
    /// Values in the order of the columns; what is too wide is cut with "…". False when a new page failed.
    bool add(const QStringList &values);
    /// Writes the rest; false when that failed.
    bool end();

    int rowsPerPage() const;
    int pages() const;

private:
    void drawPageHead();
    void drawLine(const QStringList &values, qreal top);
    qreal headHeight() const;

    Paper m_paper;
    PrintHeading m_heading;
    QList<PrintColumn> m_columns;
    qint64 m_rows;
    QPainter m_painter;
    QFont m_font;
    QFont m_bold;
    qint64 m_printed = 0;
};

} // namespace showroom::gui
