#pragma once

#include "base/result.h"
#include "gui/printing/print_wish.h"
#include "gui/printing/rows_printer.h"

#include <QObject>

#include <memory>

namespace showroom::gui {

class EnvironmentSource;

/// Reads rows piece by piece and puts each on paper before the next is read.
class RowsPrintJob final : public QObject {
    Q_OBJECT

public:
    /// Prints the first `wish.rows`. `source` and the paper's device must outlive it.
    RowsPrintJob(EnvironmentSource &source, const PrintWish &wish, const PrintHeading &heading, const Paper &paper,
                 QObject *parent = nullptr);

    void start();
    int pages() const { return m_printer.pages(); }

signals:
    void progressed(qint64 rows);
    void finished();
    void failed(const showroom::Error &error);

private:
    void read();
    void take(const QList<browsing::BrowsedRow> &rows);
    bool print(const browsing::BrowsedRow &row);
    void fail();

    EnvironmentSource &m_source;
    PrintWish m_wish;
    RowsPrinter m_printer;
    browsing::RowKey m_next;
    qint64 m_printed = 0;
};

} // namespace showroom::gui
