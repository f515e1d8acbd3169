#pragma once

#include "base/result.h"
#include "generation/blueprint.h"
#include "generation/copy_buffer.h"
#include "generation/dataset_request.h"

#include <QDate>
#include <QList>
#include <QMap>
#include <QVariantMap>

#include <memory>
#include <stop_token>
#include <vector>

namespace showroom::masking {
class Salt;
}

namespace showroom::generation {

struct CompiledDataset;

/// A run of rows of one table that one generator makes: a kind of event, or the table's people.
struct GeneratorInfo {
    QString name;
    QString label;
    qint64 firstRow = 0;
    qint64 rowCount = 0;
};

struct PlannedTable {
    QString schema;
    QString name;
    QString label;
    QList<ColumnInfo> columns; ///< in the order of the COPY rows
    qint64 rowCount = 0;
    QList<GeneratorInfo> generators; ///< in row order, without gaps
};

/// Events of one month of the history, by kind.
struct MonthlyVolume {
    QDate month; ///< its first day
    QMap<QString, qint64> events;
};

/// A request compiled against a blueprint: computes any row by itself, from any thread, always with the same bytes.
class DatasetPlan final {
public:
    explicit DatasetPlan(std::unique_ptr<const CompiledDataset> compiled);
    ~DatasetPlan();
    Q_DISABLE_COPY_MOVE(DatasetPlan)

    const Blueprint &blueprint() const;
    const DatasetRequest &request() const;

    /// Parents before children; writeRows() and sampleRows() take an index into this list.
    const QList<PlannedTable> &tables() const;
    /// Rows by table, for example {"users": 500, "events": 25250}.
    QMap<QString, qint64> counts() const;
    QMap<QString, qint64> eventsByKind() const;
    qint64 eventsTotal() const;
    qint64 rowsTotal() const;

    /// Appends rows `first` … `first + count - 1` of a table as binary COPY rows, without header and trailer. The bytes
    /// of a row depend on nothing but the plan and the row's index. Thread-safe.
    void writeRows(int table, qint64 first, qint64 count, CopyBuffer &out) const;

    /// Rows of a table as {column: value}, evenly spread over its generators, people over their regions; decoded from
    /// the very bytes that seeding sends. Numbers stay exact strings, instants are QDateTime in UTC.
    QList<QVariantMap> sampleRows(int table, int count) const;

    /// Events per month by kind over the whole history, oldest month first; each kind's months sum up to its count. Up
    /// to 20,000 events are counted one by one, more are estimated from a fixed sample, so that it takes milliseconds.
    QList<MonthlyVolume> monthlyVolumes() const;

    /// About how many bytes the rows take as COPY data, extrapolated from samples.
    qint64 estimatedCopyBytes() const;

private:
    std::unique_ptr<const CompiledDataset> m_compiled;
};

using DatasetPlanPtr = std::shared_ptr<const DatasetPlan>;

/// Compiles a request. InvalidInput with all problems of checkRequest(), GuardRefused for an id that is no
/// environment's, Cancelled when the token was stopped meanwhile (a million people take about a second).
Result<DatasetPlanPtr> compile(const BlueprintPtr &blueprint, const DatasetRequest &request, const masking::Salt &salt,
                               const std::stop_token &stop = {});

/// Begins to read, on a thread of the global pool, the names and places that compile() will need for these regions,
/// while the caller waits for something else.
void readAhead(const BlueprintPtr &blueprint, const QStringList &regions);

} // namespace showroom::generation
