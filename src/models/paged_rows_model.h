#pragma once

#include "base/error.h"
#include "core/browsing/row_source.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QHash>
#include <QTimer>

#include <optional>

namespace showroom::models {

/// The rows of one table in the order of its key, of which only the pages that somebody looks at are in memory. A page
/// is read from its first key on; these keys, the fences, are collected in the background, so that a jump anywhere
/// costs the reading of one page. Rows that are not there yet are pending; nothing here waits.
class PagedRowsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        PendingRole = Qt::UserRole, ///< bool: asked for, but not there yet
        RowRole,                    ///< browsing::BrowsedRow
    };

    /// Rows a page.
    static constexpr int pageRows = 128;
    /// A view makes room for each row that it is told of, which takes milliseconds for millions: it hears of no more
    /// than these until it has painted the first page.
    static constexpr int firstRows = 4 * pageRows;
    /// A table shows no more rows than this; a view keeps eight bytes for each.
    static constexpr qint64 mostRows = 10'000'000;

    explicit PagedRowsModel(QObject *parent = nullptr);
    ~PagedRowsModel() override;

    /// Shows these rows from now on; `expectedRows` from the first page's arrival until they are counted. `source` must
    /// outlive the model or close().
    void open(browsing::RowSource &source, const browsing::BrowsedTable &table, const browsing::RowRange &range,
              qint64 expectedRows);
    /// Shows nothing and asks nobody any more.
    void close();
    /// Goes on after failed(); what was read has stayed.
    void retry();

    const browsing::BrowsedTable &table() const { return m_table; }
    const browsing::RowRange &range() const { return m_range; }
    /// True when every fence is known: rowCount() is exact, and each row is one page's reading away.
    bool isCounted() const { return m_counted; }
    /// The row when it is there; asks for it otherwise.
    std::optional<browsing::BrowsedRow> row(int position) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole is the value's exact text; invalid for NULL and while it is pending.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /// isCounted() is true now.
    void counted();
    /// A page has arrived.
    void pageRead();
    /// A reading failed; nothing more is asked until retry().
    void failed(const showroom::Error &error);

private:
    using Page = QList<browsing::BrowsedRow>;

    void ask(int page) const;
    void readWanted();
    void readPage(int page);
    void awaitPage(int page, const QFuture<Result<Page>> &reading);
    void takePage(int page, const Result<Page> &answer);
    void readFences();
    void takeFences(const Result<QList<browsing::RowKey>> &answer);
    void finishCount(int lastPage, qsizetype rowsOfLastPage);
    void setRowCount(qint64 count);
    void forgetReadings();
    void fail(const Error &error);
    int fenceTarget() const;

    browsing::RowSource *m_source = nullptr;
    browsing::BrowsedTable m_table;
    browsing::RowRange m_range;
    QList<browsing::RowKey> m_fences; ///< the first key of each page, as far as they are known
    mutable QCache<int, Page> m_pages;
    mutable QList<int> m_wanted; ///< pages to read, the latest wish first
    mutable QTimer m_asking;
    QTimer m_growing;
    QHash<int, QFuture<Result<Page>>> m_reading;
    QFuture<Result<QList<browsing::RowKey>>> m_fencing;
    int m_rows = 0;
    int m_expectedRows = 0;
    int m_round = 0; ///< rises with every open() and close()
    bool m_hasAllFences = false;
    bool m_counted = false;
    bool m_isFencing = false;
    bool m_failed = false;
};

} // namespace showroom::models
