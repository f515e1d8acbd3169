#include "gui/tour/tour_environment_source.h"

#include "generation/dataset_plan.h"
#include "generation/row_decoder.h"
#include "masking/salt.h"

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using browsing::BrowsedRow;
using browsing::BrowsedTable;
using browsing::RowKey;
using browsing::RowRange;
using generation::ColumnType;

namespace {

/// As PostgreSQL's format_type writes it.
QString typeName(ColumnType type)
{
    return type == ColumnType::Timestamp ? u"timestamp with time zone"_s : generation::columnTypeName(type);
}

QString textOf(const QVariant &value)
{
    if (!value.isValid())
        return {};
    if (value.metaType().id() == QMetaType::QDateTime)
        return value.toDateTime().toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s) + u"+00"_s;
    if (value.metaType().id() == QMetaType::QDate)
        return value.toDate().toString(Qt::ISODate);
    return value.toString();
}

BrowsedTable tableOf(const generation::PlannedTable &planned, const generation::TableInfo &info)
{
    BrowsedTable table{
        planned.schema + u'.' + planned.name, planned.rowCount, info.environmentColumn, {info.keyColumn}, {}, {}, {}};
    for (const generation::ColumnInfo &column : planned.columns) {
        const QString type = typeName(column.type);
        const bool isUnique = column.name == info.keyColumn || column.name == u"email";
        table.columns.append({column.name, type, browsing::valueKind(type), isUnique});
    }
    for (const generation::ParentInfo &parent : info.parents)
        table.parents.append({planned.schema + u'.' + parent.table, parent.column});
    return table;
}

QList<BrowsedRow> rowsOf(const generation::DatasetPlan &plan, int index)
{
    const generation::PlannedTable &table = plan.tables().at(index);
    generation::CopyBuffer buffer;
    plan.writeRows(index, 0, table.rowCount, buffer);
    QList<BrowsedRow> rows;
    for (const QVariantMap &values : generation::decodeRows({buffer.data(), buffer.size()}, table.columns)) {
        BrowsedRow row;
        for (const generation::ColumnInfo &column : table.columns)
            row.values.append(textOf(values.value(column.name)));
        row.key = {row.values.at(1)};
        rows.append(row);
    }
    std::sort(rows.begin(), rows.end(), [](const BrowsedRow &a, const BrowsedRow &b) { return a.key < b.key; });
    return rows;
}

browsing::MonthlyVolumes volumesOf(const generation::DatasetPlan &plan)
{
    browsing::MonthlyVolumes volumes;
    for (const generation::MonthlyVolume &month : plan.monthlyVolumes()) {
        volumes.months.append(month.month);
        for (const auto &[kind, events] : month.events.asKeyValueRange())
            volumes.totals[kind].append(events);
    }
    return volumes;
}

browsing::ValueShares sharesOf(const QList<BrowsedRow> &rows, int column)
{
    QMap<QString, qint64> counts;
    for (const BrowsedRow &row : rows)
        ++counts[row.values.value(column)];
    browsing::ValueShares shares;
    for (const auto &[value, count] : counts.asKeyValueRange())
        shares.append({value, count});
    std::sort(shares.begin(), shares.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    return shares;
}

/// What the database counts of a medium environment of the United States and the United Kingdom.
QMap<QString, realism::Measure> mediumMeasures()
{
    return {{u"december"_s, {0.2204, 0, 5'000}},
            {u"other-months"_s, {0.0498, 0.0886, 5'000}},
            {u"year-end"_s, {0.1072, 0, 5'000}},
            {u"giving-tuesday"_s, {9.17, 0, 5'000}},
            {u"giving-saturday"_s, {0.812, 0, 5'000}},
            {u"giving-hours"_s, {0.8486, 0, 5'000}},
            {u"gift-size"_s, {2.467, 0, 5'000}},
            {u"round-gifts"_s, {0.6242, 0, 5'000}},
            {u"small-donors"_s, {0.8479, 0, 217}},
            {u"matching"_s, {0.082, 0, 500}},
            {u"volunteer-share"_s, {0.332, 0, 500}},
            {u"volunteer-hours"_s, {59.26, 49, 133}},
            {u"volunteer-spread"_s, {0.743, 0, 133}},
            {u"volunteer-days"_s, {3.487, 0, 10'000}},
            {u"learning-length"_s, {1.492, 0, 8'000}},
            {u"learning-completion"_s, {0.6078, 0, 8'000}},
            {u"top-tenth"_s, {0.4134, 0, 500}},
            {u"quiet-people"_s, {0.084, 0, 500}},
            {u"ages"_s, {1, 30, 500}},
            {u"tenure"_s, {0.414, 0.224, 500}},
            {u"given-names"_s, {1.62, 0, 84}},
            {u"family-names"_s, {0.96, 0, 26}},
            {u"start-dates"_s, {0, 0, 25'250}},
            {u"currencies"_s, {0, 0, 5'000}}};
}

auto placeOf(const QList<BrowsedRow> &rows, const RowKey &key)
{
    return std::lower_bound(rows.begin(), rows.end(), key,
                            [](const BrowsedRow &row, const RowKey &wanted) { return row.key < wanted; });
}

} // namespace

TourEnvironmentSource::TourEnvironmentSource(const environments::Environment &environment, const QList<jobs::Job> &jobs)
    : m_environment(environment)
    , m_jobs(jobs)
    , m_measures(mediumMeasures())
{
}

void TourEnvironmentSource::make()
{
    if (std::exchange(m_isMade, true))
        return;
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    const auto salt = masking::Salt::create(u"tour"_s, QByteArray(masking::Salt::minimumBytes, 't'));
    generation::DatasetRequest request;
    request.environmentId = m_environment.id;
    request.size = m_environment.size;
    request.regions = m_environment.regions;
    request.vertical = m_environment.vertical;
    request.months = m_environment.months;
    request.seasonality = m_environment.seasonality;
    request.seed = m_environment.seed;
    request.referenceDate = m_environment.referenceDate;
    if (!blueprint || !salt)
        return;
    const auto plan = generation::compile(*blueprint, request, *salt);
    if (!plan) {
        m_error = plan.error();
        return;
    }
    for (int i = 0; i < (*plan)->tables().size(); ++i) {
        m_tables.append(tableOf((*plan)->tables().at(i), (*blueprint)->tables().at(i)));
        m_rows.insert(m_tables.last().name, gui::rowsOf(**plan, i));
    }
    const BrowsedTable &people = m_tables.first();
    m_figures = {volumesOf(**plan), sharesOf(m_rows.value(people.name), people.column(u"region"))};
}

template <class T>
QFuture<Result<T>> TourEnvironmentSource::answer(const T &value) const
{
    return QtFuture::makeReadyFuture(m_error ? Result<T>(*m_error) : Result<T>(value));
}

TourEnvironmentSource::Rows TourEnvironmentSource::rowsOf(const RowRange &range) const
{
    Rows rows = m_rows.value(range.table);
    if (range.column.isEmpty())
        return rows;
    const auto table = std::find_if(m_tables.begin(), m_tables.end(),
                                    [&](const BrowsedTable &candidate) { return candidate.name == range.table; });
    const int column = table == m_tables.end() ? -1 : table->column(range.column);
    rows.removeIf([&](const BrowsedRow &row) { return row.values.value(column) != range.value; });
    return rows;
}

QFuture<Result<QList<BrowsedRow>>> TourEnvironmentSource::readRows(const RowRange &range, const RowKey &from, int limit)
{
    make();
    const Rows rows = rowsOf(range);
    return answer<Rows>(rows.mid(placeOf(rows, from) - rows.begin(), limit));
}

QFuture<Result<QList<RowKey>>> TourEnvironmentSource::readFences(const RowRange &range, const RowKey &from, int step,
                                                                 int count)
{
    make();
    const Rows rows = rowsOf(range);
    QList<RowKey> keys;
    for (qsizetype i = placeOf(rows, from) - rows.begin(); i < rows.size() && keys.size() <= count; i += step)
        keys.append(rows.at(i).key);
    return answer<QList<RowKey>>(keys);
}

QFuture<Result<qint64>> TourEnvironmentSource::readPosition(const RowRange &range, const RowKey &key)
{
    make();
    const Rows rows = rowsOf(range);
    return answer<qint64>(placeOf(rows, key) - rows.begin());
}

QFuture<Result<QList<BrowsedTable>>> TourEnvironmentSource::readTables(const QString &)
{
    make();
    return answer<QList<BrowsedTable>>(m_tables);
}

QFuture<Result<QList<browsing::FoundRow>>> TourEnvironmentSource::findRows(const QString &, const QString &text)
{
    make();
    QList<browsing::FoundRow> found;
    for (const BrowsedTable &table : m_tables) {
        for (int column = 0; column < int(table.columns.size()); ++column) {
            if (!table.columns.at(column).isUnique)
                continue;
            const bool isId = table.columns.at(column).kind == browsing::ValueKind::Id;
            for (const BrowsedRow &row : m_rows.value(table.name)) {
                const QString &value = row.values.at(column);
                if (isId ? text.size() >= 4 && value.startsWith(text.toLower()) : value == text.toLower())
                    found.append({table.name, table.columns.at(column).name, row});
            }
        }
    }
    return answer<QList<browsing::FoundRow>>(found);
}

QFuture<Result<EnvironmentFigures>> TourEnvironmentSource::readFigures(const environments::Environment &)
{
    make();
    return answer<EnvironmentFigures>(m_figures);
}

QFuture<Result<realism::Report>> TourEnvironmentSource::readRealism(const environments::Environment &environment)
{
    return answer<realism::Report>(realism::judge(environment, m_measures));
}

QFuture<Result<void>> TourEnvironmentSource::recordPrint(const browsing::PrintedRows &printed)
{
    if (m_printing)
        m_printed.append(printed);
    return QtFuture::makeReadyFuture(m_printing);
}

QFuture<Result<QList<jobs::Job>>> TourEnvironmentSource::readHistory(const environments::Environment &environment)
{
    QList<jobs::Job> jobs = m_jobs;
    jobs.removeIf([&](const jobs::Job &job) { return job.environmentId != environment.id; });
    return answer<QList<jobs::Job>>(jobs);
}

} // namespace showroom::gui
