#include "generation/record_checks.h"

#include "generation/row_placer.h"

#include <algorithm>

namespace showroom::generation {

using namespace Qt::StringLiterals;

namespace {

/// Ten years; keeps moments within 64 bits whatever the history.
constexpr qint64 mostMinutes = 10 * 366 * 24 * 60;
constexpr qint64 wholeSpan = 10'000;

const ColumnSpec *columnOf(const TableSpec &table, const QString &name)
{
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const ColumnSpec &column) { return column.info.name == name; });
    return found == table.columns.end() ? nullptr : &*found;
}

} // namespace

RecordChecks::RecordChecks(const BlueprintSpec &spec, const YAML::Node &document, BlueprintProblems &problems)
    : m_spec(spec)
    , m_document(document)
    , m_problems(problems)
{
}

void RecordChecks::add(const YAML::Node &node, const QString &code, const QString &message)
{
    m_problems.add(node, u"tables"_s, code, message);
}

void RecordChecks::run()
{
    checkPersonas();
    for (std::size_t i = 0; i < m_spec.tableSpecs.size(); ++i) {
        const TableSpec &table = m_spec.tableSpecs[i];
        const YAML::Node node = m_document["tables"][i];
        if (node["references"] && table.rows != RowsOf::Records)
            add(node["references"], u"rows"_s, u"only a table of records refers to other rows."_s);
        for (std::size_t k = 0; k < table.kinds.size(); ++k)
            checkKind(table, table.kinds[k], node["kinds"][k]);
    }
}

void RecordChecks::checkPersonas()
{
    QStringList keys;
    QStringList mails;
    for (qsizetype i = 0; i < m_spec.personas.size(); ++i) {
        const PersonaInfo &persona = m_spec.personas.at(i);
        if (keys.contains(persona.key) || mails.contains(persona.email)) {
            m_problems.add(m_document["personas"][std::size_t(i)], u"personas"_s, u"duplicate"_s,
                           u"no two personas have the same key or mail address."_s);
        }
        keys.append(persona.key);
        mails.append(persona.email);
    }
    checkSizes(keys);
}

void RecordChecks::checkSizes(const QStringList &personas)
{
    for (const YAML::Node &size : m_document["sizes"]) {
        QStringList named;
        for (const YAML::Node &key : size["personas"]) {
            named.append(QString::fromStdString(key.Scalar()));
            if (!personas.contains(named.last()))
                m_problems.add(key, u"sizes"_s, u"unknown"_s, u"there is no persona \"%1\"."_s.arg(named.last()));
        }
        if (size["users"].as<qsizetype>(0) < named.size())
            m_problems.add(size["personas"], u"sizes"_s, u"out-of-range"_s, u"there are more personas than users."_s);
        if (named.removeDuplicates() > 0)
            m_problems.add(size["personas"], u"sizes"_s, u"duplicate"_s, u"a persona is named twice."_s);
    }
}

void RecordChecks::checkKind(const TableSpec &table, const KindSpec &kind, const YAML::Node &node)
{
    checkMoment(kind.starts, node["starts"]);
    checkMoment(kind.ends, node["ends"]);
    checkColumns(table, kind, node);
    if (table.rows != RowsOf::Records) {
        if (node["references"] || node["starts"])
            add(node, u"rows"_s, u"only records refer to other rows and begin after them."_s);
        return;
    }
    for (std::size_t i = 0; i < kind.references.size(); ++i)
        checkReference(table, kind, i, node["references"] ? node["references"][i] : node);
    if (lineage(kind, 0) > longestLineage)
        add(node, u"out-of-range"_s, u"more than %1 records hang on each other."_s.arg(longestLineage));
}

void RecordChecks::checkReference(const TableSpec &table, const KindSpec &kind, std::size_t index,
                                  const YAML::Node &node)
{
    const ReferenceSpec &reference = kind.references[index];
    const ColumnSpec *column = columnOf(table, reference.info.column);
    const Source source = column ? generatorOf(*column, &kind).source : Source::Constant;
    if (source != Source::Parent && source != Source::Null) {
        add(node, u"unknown"_s, u"no column \"%1\" is made from the parent."_s.arg(reference.info.column));
        return;
    }
    if (!hasReferredRows(table, kind, reference)) {
        add(node, u"unknown"_s, u"\"%1\" has no such rows that come before."_s.arg(reference.info.table));
        return;
    }
    checkWays(kind, index, node);
}

void RecordChecks::checkWays(const KindSpec &kind, std::size_t index, const YAML::Node &node)
{
    const ReferenceSpec &reference = kind.references[index];
    const bool isPeople = tableOf(reference.info.table)->rows == RowsOf::People;
    const bool isRowOfTheirs = index > 0 && kind.references.front().spread == Spread::Even;
    if (reference.spread == Spread::Turn && (!isPeople || !isRowOfTheirs))
        add(node, u"rows"_s, u"people come in turn under rows that have equally many."_s);
    if (reference.isOther && (index == 0 || reference.info.table != kind.references.front().info.table))
        add(node, u"rows"_s, u"another row is one of the first reference's table."_s);
    if (reference.isOther && !kind.references.front().outlives)
        add(node, u"rows"_s, u"what has another row goes on after the first one's time: it \"outlives\" it."_s);
    if (!reference.within.isEmpty()) {
        const ReferenceSpec &first = kind.references.front();
        const QString way = reference.through.isEmpty() ? reference.kinds.value(0) : reference.through;
        const bool isOwn = index == 0 || first.within == reference.within ||
                           (first.kinds == QStringList{reference.within} && first.spread == Spread::Even);
        if (!kindOf(reference.within) || !isOwn || !isAligned(way, reference.within, 0))
            add(node, u"unknown"_s, u"rows do not come in equal shares of \"%1\"."_s.arg(reference.within));
    }
    if (reference.through.isEmpty())
        return;
    const KindSpec *link = kindOf(reference.through);
    const bool leads = link && comesBefore(reference.through, kind.info.name) &&
                       std::any_of(link->references.begin(), link->references.end(), [&](const ReferenceSpec &other) {
                           return other.info.table == reference.info.table && other.spread == Spread::Turn;
                       });
    if (!leads || !isPeople || reference.within.isEmpty() || index == 0)
        add(node, u"unknown"_s, u"no people come in turn through \"%1\"."_s.arg(reference.through));
}

void RecordChecks::checkMoment(const MomentSpec &moment, const YAML::Node &node)
{
    const auto isWrong = [](const QuantilesSpec &points, qint64 most) {
        return !points.empty() && points.back().value > most;
    };
    if (isWrong(moment.after, mostMinutes) || isWrong(moment.within, wholeSpan))
        add(node, u"out-of-range"_s, u"this is more than ten years, or more than the whole of the time."_s);
}

void RecordChecks::checkColumns(const TableSpec &table, const KindSpec &kind, const YAML::Node &node)
{
    for (const ColumnSpec &column : table.columns) {
        const GeneratorSpec &generator = generatorOf(column, &kind);
        const bool isReference = std::any_of(kind.references.begin(), kind.references.end(),
                                             [&](const auto &r) { return r.info.column == column.info.name; });
        if (table.rows == RowsOf::Records && generator.source == Source::Parent && !isReference)
            add(node, u"unknown"_s, u"\"%1\" is no reference's column."_s.arg(column.info.name));
        if (generator.source == Source::Copy)
            checkCopy(column, generator, kind, node);
        checkVariants(table, generator, node);
    }
}

void RecordChecks::checkCopy(const ColumnSpec &column, const GeneratorSpec &generator, const KindSpec &kind,
                             const YAML::Node &node)
{
    const TableSpec *own = nullptr;
    kindOf(kind.info.name, &own);
    const TableSpec *parent = kind.references.empty() ? nullptr : tableOf(kind.references.front().info.table);
    const ColumnSpec *copied = parent && parent != own ? columnOf(*parent, generator.column) : nullptr;
    if (!copied || parent->rows == RowsOf::People || copied->info.type != column.info.type)
        add(node, u"unknown"_s,
            u"\"%1\" is no column of this type of the rows that these hang on."_s.arg(generator.column));
}

void RecordChecks::checkVariants(const TableSpec &table, const GeneratorSpec &generator, const YAML::Node &node)
{
    if (!generator.variants.empty() && generator.source != Source::Choice)
        add(node, u"type"_s, u"only a choice has variants."_s);
    for (const VariantSpec &variant : generator.variants) {
        if (variant.followedBy.isEmpty())
            continue;
        const KindSpec *follower = kindOf(variant.followedBy);
        const bool follows = follower && !follower->references.empty() &&
                             follower->references.front().info.table == table.info.name &&
                             follower->references.front().spread == Spread::Even;
        if (!follows)
            add(node, u"unknown"_s, u"no records \"%1\" are spread evenly over this table."_s.arg(variant.followedBy));
    }
}

const TableSpec *RecordChecks::tableOf(const QString &name) const
{
    const auto &tables = m_spec.tableSpecs;
    const auto found =
        std::find_if(tables.begin(), tables.end(), [&](const TableSpec &table) { return table.info.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

const KindSpec *RecordChecks::kindOf(const QString &name, const TableSpec **table) const
{
    for (const TableSpec &candidate : m_spec.tableSpecs) {
        for (const KindSpec &kind : candidate.kinds) {
            if (kind.info.name != name)
                continue;
            if (table)
                *table = &candidate;
            return &kind;
        }
    }
    return nullptr;
}

bool RecordChecks::comesBefore(const QString &kind, const QString &other) const
{
    for (const TableSpec &table : m_spec.tableSpecs) {
        for (const KindSpec &candidate : table.kinds) {
            if (candidate.info.name == other)
                return false;
            if (candidate.info.name == kind)
                return true;
        }
    }
    return false;
}

bool RecordChecks::hasReferredRows(const TableSpec &table, const KindSpec &kind, const ReferenceSpec &reference) const
{
    const TableSpec *referred = tableOf(reference.info.table);
    if (!referred || (referred == &table && reference.kinds.isEmpty()))
        return false;
    if (referred->rows == RowsOf::People)
        return reference.kinds.isEmpty() && referred < &table;
    const bool areBefore = std::all_of(reference.kinds.cbegin(), reference.kinds.cend(), [&](const QString &name) {
        const TableSpec *owner = nullptr;
        return kindOf(name, &owner) && owner == referred && comesBefore(name, kind.info.name);
    });
    return areBefore && referred <= &table;
}

bool RecordChecks::isAligned(const QString &kind, const QString &ancestor, std::size_t depth) const
{
    const KindSpec *spec = kindOf(kind);
    if (!spec || spec->references.empty() || depth > longestLineage)
        return false;
    const ReferenceSpec &first = spec->references.front();
    if (first.kinds == QStringList{ancestor} && first.spread == Spread::Even)
        return true;
    return first.within == ancestor && isAligned(first.kinds.value(0), ancestor, depth + 1);
}

std::size_t RecordChecks::lineage(const KindSpec &kind, std::size_t depth) const
{
    if (kind.references.empty() || depth > longestLineage)
        return depth + 1;
    const ReferenceSpec &first = kind.references.front();
    const TableSpec *table = tableOf(first.info.table);
    std::size_t longest = depth + 1;
    for (const KindSpec &parent : table ? table->kinds : std::vector<KindSpec>()) {
        if (&parent != &kind && (first.kinds.isEmpty() || first.kinds.contains(parent.info.name)))
            longest = std::max(longest, lineage(parent, depth + 1));
    }
    return longest;
}

} // namespace showroom::generation
