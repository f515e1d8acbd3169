#include "core/browsing/overview_columns.h"

#include "generation/blueprint.h"
#include "generation/blueprint_spec.h"

#include <algorithm>

namespace showroom::browsing {

using namespace Qt::StringLiterals;

using generation::ColumnSpec;
using generation::RowsOf;
using generation::Source;
using generation::TableSpec;

namespace {

template <class Wanted>
QString columnOf(const TableSpec &table, Wanted isWanted)
{
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const ColumnSpec &column) { return isWanted(column.generator); });
    return found == table.columns.end() ? QString() : found->info.name;
}

} // namespace

OverviewColumns overviewColumns(const generation::Blueprint &blueprint)
{
    OverviewColumns columns;
    for (const TableSpec &table : blueprint.spec().tableSpecs) {
        const QString name = blueprint.schema() + u'.' + table.info.name;
        if (table.rows == RowsOf::People) {
            columns.peopleTable = name;
            columns.regionColumn = columnOf(table, [](const generation::GeneratorSpec &generator) {
                return generator.source == Source::Person && generator.field == u"region";
            });
        } else if (columns.kindColumn.isEmpty()) {
            columns.eventsTable = name;
            columns.timeColumn =
                columnOf(table, [](const auto &generator) { return generator.source == Source::Instant; });
            columns.kindColumn =
                columnOf(table, [](const auto &generator) { return generator.source == Source::Kind; });
        }
    }
    return columns;
}

QStringList chartedKinds(const generation::Blueprint &blueprint)
{
    const OverviewColumns columns = overviewColumns(blueprint);
    QStringList kinds;
    for (const TableSpec &table : blueprint.spec().tableSpecs) {
        const bool isCharted =
            columns.kindColumn.isEmpty() || blueprint.schema() + u'.' + table.info.name == columns.eventsTable;
        for (const generation::KindSpec &kind : table.kinds) {
            if (isCharted)
                kinds.append(kind.info.name);
        }
    }
    return kinds;
}

bool isPersonal(const generation::Blueprint &blueprint, QStringView table, QStringView column)
{
    for (const TableSpec &candidate : blueprint.spec().tableSpecs) {
        const QString name = blueprint.schema() + u'.' + candidate.info.name;
        if (name != table)
            continue;
        return std::any_of(candidate.columns.begin(), candidate.columns.end(), [&](const ColumnSpec &spec) {
            const Source source = spec.generator.source;
            return spec.info.name == column && (source == Source::Person || source == Source::Persona);
        });
    }
    return false;
}

} // namespace showroom::browsing
