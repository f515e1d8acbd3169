#include "generation/dataset_plan.h"

#include "generation/binary_format.h"
#include "generation/civil_date.h"
#include "generation/compiled_dataset.h"
#include "generation/row_decoder.h"
#include "generation/row_placer.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace showroom::generation {

namespace {

/// Events that monthlyVolumes() looks at; more are extrapolated.
constexpr qint64 volumeSample = 20'000;

/// Rows of each generator that estimatedCopyBytes() looks at.
constexpr qint64 sizeSample = 32;

char *writeColumns(const CompiledPart &part, char *out, Row &row)
{
    out = binary::raw(out, std::int16_t(part.columns.size()));
    for (const ColumnGeneratorPtr &column : part.columns)
        out = column->writeField(out, row);
    return out;
}

void writePeople(const CompiledDataset &dataset, const CompiledPart &part, qint64 first, qint64 count, CopyBuffer &out)
{
    const masking::KeyedHash hash(dataset.personKey);
    for (qint64 index = first; index < first + count; ++index) {
        Row row;
        row.material = masking::sipHash128(part.materialKey, std::uint64_t(index));
        row.part = &part;
        row.index = index;
        row.facts = &dataset.people[std::size_t(index)];
        row.group = &dataset.groups[row.facts->group];
        row.id = row.facts->id;
        const RowPerson somebody = makeRowPerson(dataset, hash, index, *row.facts);
        row.person = &somebody.person;
        row.namesake = somebody.namesake;
        row.mailDomain = dataset.rosters[row.group->roster].mailDomain;
        out.commit(writeColumns(part, out.reserve(part.maxRowBytes), row));
    }
}

void writeEvents(const CompiledDataset &dataset, const CompiledPart &part, qint64 first, qint64 count, CopyBuffer &out)
{
    for (qint64 index = first; index < first + count; ++index) {
        Row row;
        dataset.placeEvent(part, index, row);
        row.id = rowId(part.idKey, index);
        out.commit(writeColumns(part, out.reserve(part.maxRowBytes), row));
    }
}

void writeRecords(const CompiledDataset &dataset, const CompiledPart &part, qint64 first, qint64 count, CopyBuffer &out)
{
    RowPlacer placer(dataset);
    for (qint64 index = first; index < first + count; ++index) {
        Row &row = placer.place(part, index);
        row.id = rowId(part.idKey, index);
        out.commit(writeColumns(part, out.reserve(part.maxRowBytes), row));
    }
}

/// Events without an end of their own time need no more than themselves.
void writePart(const CompiledDataset &dataset, const CompiledPart &part, qint64 first, qint64 count, CopyBuffer &out)
{
    if (part.rows == RowsOf::People)
        writePeople(dataset, part, first, count, out);
    else if (part.rows == RowsOf::Events && !part.ends.isGiven())
        writeEvents(dataset, part, first, count, out);
    else
        writeRecords(dataset, part, first, count, out);
}

/// The first people of each region, in the order in which the regions were asked for.
std::vector<std::vector<qint64>> peopleByRegion(const CompiledDataset &dataset, int most)
{
    std::map<int, std::size_t> placeOfRegion;
    for (const PeopleGroup &group : dataset.groups)
        placeOfRegion.emplace(group.regionIndex, placeOfRegion.size());
    std::vector<std::vector<qint64>> people(placeOfRegion.size());
    for (std::size_t index = 0; index < dataset.people.size(); ++index) {
        const PeopleGroup &group = dataset.groups[dataset.people[index].group];
        std::vector<qint64> &region = people[placeOfRegion.at(group.regionIndex)];
        if (region.size() < std::size_t(most))
            region.push_back(qint64(index));
    }
    return people;
}

/// The first rows of each generator.
std::vector<std::vector<qint64>> firstRows(const QList<GeneratorInfo> &generators, int most)
{
    std::vector<std::vector<qint64>> rows;
    for (const GeneratorInfo &generator : generators) {
        rows.emplace_back(std::size_t(std::min<qint64>(most, generator.rowCount)));
        std::iota(rows.back().begin(), rows.back().end(), generator.firstRow);
    }
    return rows;
}

/// Counts the events of one part by month. What time zones put before the history's first month counts as that month's.
class VolumeCounter final {
public:
    explicit VolumeCounter(const CompiledDataset &dataset)
        : m_dataset(dataset)
        , m_firstMonth(monthOf(dataset.window.firstDay))
        , m_months(std::size_t(monthOf(dataset.referenceDay - 1) - m_firstMonth + 1))
    {
    }

    std::size_t months() const { return m_months; }
    QDate month(std::size_t index) const
    {
        const int month = m_firstMonth + int(index);
        return QDate(month / 12, month % 12 + 1, 1);
    }

    std::vector<qint64> count(const CompiledPart &part, qint64 sample) const
    {
        std::vector<qint64> sampled(m_months);
        RowPlacer placer(m_dataset);
        for (qint64 i = 0; i < sample; ++i) {
            const Row &row = placer.place(part, i);
            ++sampled[std::size_t(std::max(0, monthOf(std::int32_t(row.instant / 86400)) - m_firstMonth))];
        }
        return scaled(sampled, sample, part.info.rowCount);
    }

private:
    static int monthOf(std::int32_t day)
    {
        const CivilDate date = civilFromDays(day);
        return date.year * 12 + date.month - 1;
    }

    /// Rounds the running sum, so that the months add up to the whole.
    static std::vector<qint64> scaled(const std::vector<qint64> &sampled, qint64 sample, qint64 whole)
    {
        std::vector<qint64> volumes;
        qint64 seen = 0;
        qint64 given = 0;
        for (const qint64 events : sampled) {
            seen += events;
            const qint64 upToHere = sample > 0 ? whole * seen / sample : 0;
            volumes.push_back(upToHere - given);
            given = upToHere;
        }
        return volumes;
    }

    const CompiledDataset &m_dataset;
    int m_firstMonth;
    std::size_t m_months;
};

} // namespace

DatasetPlan::DatasetPlan(std::unique_ptr<const CompiledDataset> compiled)
    : m_compiled(std::move(compiled))
{
}

DatasetPlan::~DatasetPlan() = default;

const Blueprint &DatasetPlan::blueprint() const
{
    return *m_compiled->blueprint;
}

const DatasetRequest &DatasetPlan::request() const
{
    return m_compiled->request;
}

const QList<PlannedTable> &DatasetPlan::tables() const
{
    return m_compiled->plannedTables;
}

QMap<QString, qint64> DatasetPlan::counts() const
{
    QMap<QString, qint64> counts;
    for (const PlannedTable &table : tables())
        counts.insert(table.name, table.rowCount);
    return counts;
}

QMap<QString, qint64> DatasetPlan::eventsByKind() const
{
    return m_compiled->counts.events;
}

qint64 DatasetPlan::eventsTotal() const
{
    return m_compiled->counts.eventsTotal;
}

qint64 DatasetPlan::rowsTotal() const
{
    return std::accumulate(tables().cbegin(), tables().cend(), qint64(0),
                           [](qint64 sum, const PlannedTable &table) { return sum + table.rowCount; });
}

void DatasetPlan::writeRows(int table, qint64 first, qint64 count, CopyBuffer &out) const
{
    const CompiledTable &compiled = m_compiled->tables.at(std::size_t(table));
    const qint64 end = std::min(first + count, tables().at(table).rowCount);
    for (const CompiledPart &part : compiled.parts) {
        const qint64 from = std::max(first, part.info.firstRow) - part.info.firstRow;
        const qint64 to = std::min(end, part.info.firstRow + part.info.rowCount) - part.info.firstRow;
        if (from >= to)
            continue;
        writePart(*m_compiled, part, from, to - from, out);
    }
}

QList<QVariantMap> DatasetPlan::sampleRows(int table, int count) const
{
    const PlannedTable &planned = tables().at(table);
    const bool isPeople = m_compiled->tables.at(std::size_t(table)).rows == RowsOf::People;
    const std::vector<std::vector<qint64>> sources =
        isPeople ? peopleByRegion(*m_compiled, count) : firstRows(planned.generators, count);
    const qint64 wanted = std::min<qint64>(count, planned.rowCount);
    CopyBuffer buffer;
    qint64 written = 0;
    for (std::size_t depth = 0; written < wanted; ++depth) {
        for (const std::vector<qint64> &rows : sources) {
            if (depth < rows.size() && written++ < wanted)
                writeRows(table, rows[depth], 1, buffer);
        }
    }
    return decodeRows({buffer.data(), buffer.size()}, planned.columns);
}

QList<MonthlyVolume> DatasetPlan::monthlyVolumes() const
{
    VolumeCounter counter(*m_compiled);
    QList<MonthlyVolume> volumes;
    for (std::size_t i = 0; i < counter.months(); ++i)
        volumes.append({counter.month(i), {}});
    const qint64 total = std::max<qint64>(eventsTotal(), 1);
    for (const CompiledTable &table : m_compiled->tables) {
        if (table.rows == RowsOf::People)
            continue;
        for (const CompiledPart &part : table.parts) {
            const qint64 events = part.info.rowCount;
            const qint64 sample =
                total <= volumeSample ? events : std::min(events, 200 + events * (volumeSample - 1000) / total);
            const std::vector<qint64> counts = counter.count(part, sample);
            for (std::size_t i = 0; i < counts.size(); ++i)
                volumes[qsizetype(i)].events.insert(part.info.name, counts[i]);
        }
    }
    return volumes;
}

qint64 DatasetPlan::estimatedCopyBytes() const
{
    qint64 bytes = 0;
    for (int table = 0; table < tables().size(); ++table) {
        for (const GeneratorInfo &generator : tables().at(table).generators) {
            CopyBuffer buffer;
            const qint64 sample = std::min(generator.rowCount, sizeSample);
            writeRows(table, generator.firstRow, sample, buffer);
            if (sample > 0)
                bytes += qint64(buffer.size()) * generator.rowCount / sample;
        }
    }
    return bytes;
}

} // namespace showroom::generation
