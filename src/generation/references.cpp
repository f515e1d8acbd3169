#include "generation/references.h"

#include "generation/compiled_dataset.h"

#include <algorithm>

namespace showroom::generation {

using namespace Qt::StringLiterals;

namespace {

__extension__ using Wide = __int128;

/// Draws of one reference until somebody is found who was there already.
constexpr std::uint64_t tries = 8;

const TableSpec *tableOf(const BlueprintSpec &blueprint, const QString &kind)
{
    const auto found = std::find_if(blueprint.tableSpecs.begin(), blueprint.tableSpecs.end(), [&](const TableSpec &t) {
        return std::any_of(t.kinds.begin(), t.kinds.end(), [&](const KindSpec &k) { return k.info.name == kind; });
    });
    return found == blueprint.tableSpecs.end() ? nullptr : &*found;
}

const KindSpec &kindOf(const TableSpec &table, const QString &name)
{
    return *std::find_if(table.kinds.begin(), table.kinds.end(),
                         [&](const KindSpec &kind) { return kind.info.name == name; });
}

std::int64_t scaled(std::int64_t index, std::int64_t parents, std::int64_t rows)
{
    return std::int64_t(Wide(index) * parents / std::max<std::int64_t>(rows, 1));
}

std::size_t referenceTo(const KindSpec &kind, const QString &table)
{
    const auto found = std::find_if(kind.references.begin(), kind.references.end(),
                                    [&](const ReferenceSpec &reference) { return reference.info.table == table; });
    return std::size_t(found - kind.references.begin());
}

} // namespace

const ReferredRows::Run &ReferredRows::runOf(std::int64_t position) const
{
    std::size_t run = runs.size() - 1;
    while (run > 0 && runs[run].first > position)
        --run;
    return runs[run];
}

ReferredRows referredRows(const BlueprintSpec &blueprint, const DatasetCounts &counts, const QString &table,
                          const QStringList &kinds)
{
    ReferredRows rows;
    const auto found = std::find_if(blueprint.tableSpecs.begin(), blueprint.tableSpecs.end(),
                                    [&](const TableSpec &spec) { return spec.info.name == table; });
    rows.table = std::size_t(found - blueprint.tableSpecs.begin());
    rows.isPeople = found->rows == RowsOf::People;
    if (rows.isPeople) {
        rows.runs.push_back({0, 0});
        rows.count = counts.users;
    }
    for (std::size_t part = 0; part < found->kinds.size(); ++part) {
        const QString &kind = found->kinds[part].info.name;
        if (!kinds.isEmpty() && !kinds.contains(kind))
            continue;
        rows.runs.push_back({part, rows.count});
        rows.count += counts.events.value(kind);
    }
    return rows;
}

std::int64_t shareStart(std::int64_t owner, std::int64_t owners, std::int64_t count)
{
    return std::int64_t((Wide(owner) * count + owners - 1) / owners);
}

std::pair<std::int64_t, std::int64_t> CompiledReference::share(std::int64_t index) const
{
    if (ancestors == 0)
        return {0, rows.count};
    const std::int64_t owner = scaled(index, ancestors, ownRows);
    const std::int64_t from = shareStart(owner, ancestors, rows.count);
    const std::int64_t to = shareStart(owner + 1, ancestors, rows.count);
    if (from < to)
        return {from, to};
    const std::int64_t nearest = std::min(from, rows.count - 1);
    return {nearest, nearest + 1};
}

std::int64_t CompiledReference::drawn(std::uint64_t word, std::int64_t count) const
{
    std::uint64_t position = word >> 32;
    for (int i = 1; i < tail; ++i)
        position = position * (word >> 32) >> 32;
    return std::int64_t(Wide(position) * count >> 32);
}

std::int64_t CompiledReference::turn(std::int64_t index) const
{
    // Each parent has the personas first; then everybody else in turn, so that the others have one parent each.
    const std::int64_t owner = scaled(index, ancestors, ownRows);
    const std::int64_t first = shareStart(owner, ancestors, ownRows);
    const std::int64_t place = index - first;
    const std::int64_t others = rows.count - personas;
    if (place < personas || others <= 0)
        return place % rows.count;
    return personas + (std::max<std::int64_t>(first - personas * owner, 0) + place - personas) % others;
}

std::int64_t CompiledReference::joined(const CompiledDataset &dataset, const Row &row) const
{
    const std::int64_t day = row.instant / 86400 - dataset.window.firstDay;
    const auto window = std::int64_t(dataset.joinedBy.size());
    const std::int64_t there = dataset.joinedBy[std::size_t(std::clamp<std::int64_t>(day, 0, window - 1))];
    const std::int64_t count = std::max<std::int64_t>(std::min(there, most), 1);
    return dataset.byJoining[std::size_t(drawn(masking::fieldWord(row.material, field), count))];
}

std::int64_t CompiledReference::through(const CompiledDataset &dataset, const Row &row) const
{
    const auto [from, to] = share(row.index);
    const CompiledReference &next =
        dataset.tables[rows.table].parts[rows.runs.front().part].references[throughReference];
    const std::int64_t day = row.instant / 86400 - dataset.window.firstDay;
    Row link;
    for (std::uint64_t i = 0; i < tries; ++i) {
        const masking::SipKey another{field.k0 + i, field.k1};
        link.index = from + drawn(masking::fieldWord(row.material, another), to - from);
        const std::int64_t person = next.position(dataset, link);
        if (dataset.people[std::size_t(person)].firstDay <= day)
            return person;
    }
    link.index = from;
    return next.position(dataset, link);
}

std::int64_t CompiledReference::position(const CompiledDataset &dataset, const Row &row) const
{
    if (isThrough)
        return through(dataset, row);
    if (spread == Spread::Turn)
        return turn(row.index);
    if (spread == Spread::Even)
        return scaled(row.index, rows.count, ownRows);
    if (rows.isPeople)
        return joined(dataset, row);
    const auto [from, to] = share(row.index);
    const std::uint64_t word = masking::fieldWord(row.material, field);
    if (!isOther || to - from < 2) {
        const std::int64_t position = from + drawn(word, to - from);
        return mixing ? std::int64_t((*mixing)(std::uint64_t(position))) : position;
    }
    const std::int64_t own = row.part->references.front().position(dataset, row);
    const std::int64_t position = from + drawn(word, to - from - 1);
    return position >= own && own >= from ? position + 1 : position;
}

masking::Words referredId(const CompiledDataset &dataset, const CompiledReference &reference, std::int64_t position)
{
    if (reference.rows.isPeople || reference.isThrough)
        return dataset.people[std::size_t(position)].id;
    const ReferredRows::Run &run = reference.rows.runOf(position);
    return rowId(dataset.tables[reference.rows.table].parts[run.part].idKey, position - run.first);
}

std::vector<CompiledReference> compileReferences(const BlueprintSpec &blueprint, const DatasetCounts &counts,
                                                 const KindSpec &kind, std::int64_t personas,
                                                 const std::function<masking::SipKey(const QString &)> &field)
{
    std::vector<CompiledReference> references;
    for (const ReferenceSpec &spec : kind.references) {
        CompiledReference reference;
        reference.rows = referredRows(blueprint, counts, spec.info.table, spec.kinds);
        if (!spec.through.isEmpty()) {
            const TableSpec &link = *tableOf(blueprint, spec.through);
            reference.isThrough = true;
            reference.throughReference = referenceTo(kindOf(link, spec.through), spec.info.table);
            reference.rows = referredRows(blueprint, counts, link.info.name, {spec.through});
        }
        reference.spread = spec.spread;
        reference.tail = spec.tail;
        reference.outlives = spec.outlives;
        reference.isOther = spec.isOther;
        reference.personas = personas;
        reference.ownRows = counts.events.value(kind.info.name);
        reference.most = std::max<std::int64_t>(counts.users * spec.percent / 100, 1);
        reference.field = field(u"reference "_s + spec.info.column);
        if (!spec.within.isEmpty())
            reference.ancestors = counts.events.value(spec.within);
        else if (spec.spread == Spread::Turn)
            reference.ancestors = references.front().rows.count;
        else if (reference.rows.runs.size() > 1 && spec.tail > 1)
            reference.mixing.emplace(field(u"mixing "_s + spec.info.column), std::uint64_t(reference.rows.count));
        references.push_back(std::move(reference));
    }
    return references;
}

FollowedRows::FollowedRows(const BlueprintSpec &blueprint, const DatasetCounts &counts, const QString &kind,
                           const QString &follower)
{
    const KindSpec &following = kindOf(*tableOf(blueprint, follower), follower);
    const ReferenceSpec &reference = following.references.front();
    const ReferredRows rows = referredRows(blueprint, counts, reference.info.table, reference.kinds);
    const TableSpec &table = blueprint.tableSpecs[rows.table];
    m_count = rows.count;
    m_followers = counts.events.value(follower);
    for (const ReferredRows::Run &run : rows.runs) {
        if (!rows.isPeople && table.kinds[run.part].info.name == kind)
            m_first = run.first;
    }
}

bool FollowedRows::contains(std::int64_t index) const
{
    if (m_first < 0 || m_followers == 0 || m_count == 0)
        return false;
    const std::int64_t position = m_first + index;
    const std::int64_t follower = shareStart(position, m_count, m_followers);
    return follower < m_followers && scaled(follower, m_count, m_followers) == position;
}

} // namespace showroom::generation
