#include "generation/blueprint_checks.h"

#include "generation/blueprint_schema.h"
#include "generation/blueprint_spec.h"
#include "generation/person_field.h"
#include "generation/row.h"
#include "masking/locale_corpus.h"

#include <QSet>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <numeric>

namespace showroom::generation {

using namespace Qt::StringLiterals;

namespace {

/// Keeps the weights of a million people within 64 bits.
constexpr qint64 highestActivity = 100'000;

/// What an integer column holds even when a region scales it by the highest percent.
constexpr qint64 highestInteger = 20'000'000;

bool fits(Source source, const QString &field, ColumnType type)
{
    switch (source) {
    case Source::Environment:
    case Source::Kind:
    case Source::Currency:
    case Source::Choice:
    case Source::Constant:
        return type == ColumnType::Text;
    case Source::Id:
    case Source::Parent:
        return type == ColumnType::Uuid;
    case Source::Instant:
        return type == ColumnType::Timestamp;
    case Source::Person:
        return type == (isDateField(personField(field)) ? ColumnType::Date : ColumnType::Text);
    case Source::Number:
        return type == ColumnType::Integer || type == ColumnType::BigInteger || type == ColumnType::Numeric;
    case Source::Flag:
        return type == ColumnType::Boolean;
    case Source::Object:
        return type == ColumnType::Json;
    case Source::Null:
        return true;
    }
    return false;
}

bool needsEvents(Source source)
{
    return source == Source::Parent || source == Source::Kind || source == Source::Instant ||
           source == Source::Currency;
}

bool isAscending(const QuantilesSpec &points)
{
    const auto falls = [](const QuantilePoint &left, const QuantilePoint &right) {
        return right.permyriad <= left.permyriad || right.value < left.value;
    };
    return points.front().permyriad == 0 && points.back().permyriad == 10000 &&
           std::adjacent_find(points.begin(), points.end(), falls) == points.end();
}

/// Collects the problems of one blueprint.
class Checker final {
public:
    Checker(const BlueprintSpec &spec, const YAML::Node &document)
        : m_spec(spec)
        , m_document(document)
    {
    }

    QList<Problem> run()
    {
        checkUnique("regions");
        checkUnique("verticals");
        checkUnique("sizes");
        checkUnique("calendars");
        checkUnique("tables");
        checkRegions();
        checkKindNames("verticals", "multipliers");
        checkKindNames("sizes", "counts");
        checkCalendars();
        checkTables();
        return m_problems;
    }

private:
    void report(const YAML::Node &node, const QString &field, const QString &code, const QString &message)
    {
        m_problems.append({field, code, positionOf(node) + u": "_s + message});
    }

    void checkUnique(const char *list)
    {
        QStringList seen;
        for (const YAML::Node &item : m_document[list]) {
            const QString name = QString::fromStdString(item["name"].Scalar());
            if (seen.contains(name)) {
                report(item["name"], QString::fromLatin1(list), u"duplicate"_s,
                       u"the name \"%1\" comes twice."_s.arg(name));
            }
            seen.append(name);
        }
    }

    bool isRegion(const QString &name) const
    {
        return std::any_of(m_spec.regions.cbegin(), m_spec.regions.cend(),
                           [&](const auto &r) { return r.name == name; });
    }

    void checkRegionNames(const YAML::Node &names)
    {
        for (const YAML::Node &name : names) {
            if (const QString text = QString::fromStdString(name.Scalar()); !isRegion(text))
                report(name, u"regions"_s, u"unknown"_s, u"there is no region \"%1\"."_s.arg(text));
        }
    }

    void checkRegions()
    {
        for (const YAML::Node &region : m_document["regions"]) {
            if (bool(region["locales"]) == bool(region["includes"])) {
                report(region, u"regions"_s, u"required"_s,
                       u"a region has either locales of its own or includes other regions."_s);
            }
            for (const auto &locale : region["locales"]) {
                const QString name = QString::fromStdString(locale.first.Scalar());
                if (!masking::Corpora::hasLocale(name))
                    report(locale.first, u"regions"_s, u"unknown"_s, u"there is no locale \"%1\"."_s.arg(name));
            }
            for (const YAML::Node &included : region["includes"])
                checkIncluded(included);
        }
    }

    void checkIncluded(const YAML::Node &included)
    {
        const QString name = QString::fromStdString(included.Scalar());
        const auto &regions = m_spec.regionSpecs;
        const bool plain = std::any_of(regions.begin(), regions.end(),
                                       [&](const RegionSpec &r) { return r.info.name == name && !r.locales.empty(); });
        if (!plain) {
            report(included, u"regions"_s, u"unknown"_s,
                   u"there is no region \"%1\" with locales of its own."_s.arg(name));
        }
    }

    void checkKindNames(const char *list, const char *map)
    {
        for (const YAML::Node &item : m_document[list]) {
            for (const auto &entry : item[map]) {
                const QString name = QString::fromStdString(entry.first.Scalar());
                const bool known = std::any_of(m_spec.kinds.cbegin(), m_spec.kinds.cend(),
                                               [&](const KindInfo &kind) { return kind.name == name; });
                if (!known) {
                    report(entry.first, QString::fromLatin1(list), u"unknown"_s,
                           u"there is no kind of event \"%1\"."_s.arg(name));
                }
            }
        }
    }

    void checkCalendars()
    {
        for (const YAML::Node &calendar : m_document["calendars"]) {
            for (const char *list : {"weekdays", "hours"}) {
                const YAML::Node &weights = calendar[list];
                if (std::all_of(weights.begin(), weights.end(),
                                [](const auto &w) { return w.template as<int>(0) == 0; }))
                    report(weights, u"calendars"_s, u"out-of-range"_s, u"at least one weight must be above zero."_s);
            }
            for (const YAML::Node &season : calendar["seasons"])
                checkRegionNames(season["regions"]);
            for (const YAML::Node &days : calendar["specialDays"]) {
                checkRegionNames(days["regions"]);
                if (bool(days["from"]) == bool(days["rule"]))
                    report(days, u"calendars"_s, u"required"_s, u"special days have either \"from\" or a \"rule\"."_s);
            }
        }
    }

    void checkTables()
    {
        QStringList kindNames;
        int people = 0;
        for (std::size_t i = 0; i < m_spec.tableSpecs.size(); ++i) {
            const TableSpec &table = m_spec.tableSpecs[i];
            const YAML::Node node = m_document["tables"][i];
            people += table.rows == RowsOf::People;
            checkKeys(table, node);
            checkParents(table, node, i);
            checkQuantiles(node["activity"]);
            if (!table.activity.empty() && table.activity.back().value > highestActivity)
                report(node["activity"], u"tables"_s, u"out-of-range"_s,
                       u"activity goes up to %1."_s.arg(highestActivity));
            for (std::size_t c = 0; c < table.columns.size(); ++c)
                checkGenerator(node["columns"][c]["value"], table.columns[c].generator, table, c, nullptr);
            if (table.kinds.empty())
                checkConditions(table, nullptr, node);
            for (std::size_t k = 0; k < table.kinds.size(); ++k) {
                if (kindNames.contains(table.kinds[k].info.name))
                    report(node["kinds"][k], u"tables"_s, u"duplicate"_s, u"this kind of event comes twice."_s);
                kindNames.append(table.kinds[k].info.name);
                checkKind(table, table.kinds[k], node["kinds"][k]);
            }
        }
        if (people != 1)
            report(m_document["tables"], u"tables"_s, u"required"_s, u"exactly one table has rows of people."_s);
    }

    void checkKeys(const TableSpec &table, const YAML::Node &node)
    {
        if (table.columns[0].generator.source != Source::Environment)
            report(node["columns"][0], u"tables"_s, u"key"_s, u"the first column holds the environment's id."_s);
        if (table.columns[1].generator.source != Source::Id)
            report(node["columns"][1], u"tables"_s, u"key"_s, u"the second column holds the row's own id."_s);
    }

    void checkParents(const TableSpec &table, const YAML::Node &node, std::size_t index)
    {
        if (table.rows == RowsOf::People) {
            if (node["kinds"] || node["parent"])
                report(node, u"tables"_s, u"rows"_s, u"a table of people has neither kinds nor a parent."_s);
            return;
        }
        if (!node["kinds"])
            report(node, u"tables"_s, u"required"_s, u"a table of events names its kinds."_s);
        if (!node["parent"]) {
            report(node, u"tables"_s, u"required"_s,
                   u"a table of events names the table of its people as its parent."_s);
            return;
        }
        const ParentInfo &parent = table.info.parents.first();
        const auto end = m_spec.tableSpecs.begin() + std::ptrdiff_t(index);
        const bool earlier = std::any_of(m_spec.tableSpecs.begin(), end, [&](const TableSpec &other) {
            return other.info.name == parent.table && other.rows == RowsOf::People;
        });
        if (!earlier) {
            report(node["parent"], u"tables"_s, u"unknown"_s,
                   u"\"%1\" is no table of people that comes before."_s.arg(parent.table));
        }
        const bool refers = std::any_of(table.columns.begin(), table.columns.end(), [&](const ColumnSpec &column) {
            return column.info.name == parent.column && column.generator.source == Source::Parent;
        });
        if (!refers)
            report(node["parent"], u"tables"_s, u"unknown"_s,
                   u"no column \"%1\" is made from the parent."_s.arg(parent.column));
    }

    void checkKind(const TableSpec &table, const KindSpec &kind, const YAML::Node &node)
    {
        const auto &calendars = m_spec.calendars;
        if (std::none_of(calendars.begin(), calendars.end(),
                         [&](const CalendarSpec &c) { return c.name == kind.calendar; }))
            report(node["calendar"], u"tables"_s, u"unknown"_s, u"there is no calendar \"%1\"."_s.arg(kind.calendar));
        for (const auto &entry : node["columns"]) {
            const QString name = QString::fromStdString(entry.first.Scalar());
            const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                             [&](const ColumnSpec &c) { return c.info.name == name; });
            if (column == table.columns.end()) {
                report(entry.first, u"tables"_s, u"unknown"_s, u"the table has no column \"%1\"."_s.arg(name));
                continue;
            }
            const auto index = std::size_t(column - table.columns.begin());
            if (index < 2)
                report(entry.first, u"tables"_s, u"key"_s, u"a kind cannot change the key \"%1\"."_s.arg(name));
            checkGenerator(entry.second, kind.columns[name], table, index, &kind);
        }
        checkConditions(table, &kind, node);
    }

    void checkConditions(const TableSpec &table, const KindSpec *kind, const YAML::Node &node)
    {
        QSet<QString> referred;
        for (const ColumnSpec &column : table.columns) {
            for (const QString &name : referredColumns(generatorOf(column, kind)))
                referred.insert(name);
        }
        if (referred.size() > qsizetype(maxChoiceSlots)) {
            report(node, u"tables"_s, u"out-of-range"_s,
                   u"conditions refer to more than %1 columns."_s.arg(maxChoiceSlots));
        }
    }

    void checkGenerator(const YAML::Node &node, const GeneratorSpec &spec, const TableSpec &table, std::size_t column,
                        const KindSpec *kind)
    {
        if (!node)
            return;
        const ColumnType type = table.columns[column].info.type;
        if (spec.source == Source::Person && personField(spec.field) == PersonField::Unknown) {
            report(node["field"] ? node["field"] : node, u"tables"_s, u"unknown"_s,
                   u"a person has no \"%1\"; there are: %2."_s.arg(spec.field, personFieldNames().join(u", "_s)));
        } else if (!fits(spec.source, spec.field, type)) {
            report(node, u"tables"_s, u"type"_s,
                   u"this makes no value for a column of type %1."_s.arg(columnTypeName(type)));
        }
        const bool isEvents = table.rows == RowsOf::Events;
        if ((needsEvents(spec.source) && !isEvents) || (spec.source == Source::Person && isEvents))
            report(node, u"tables"_s, u"rows"_s, u"this value does not exist in a table of these rows."_s);
        if (spec.source == Source::Number && type != ColumnType::Numeric)
            checkWhole(node, spec, type);
        checkValue(node, spec, table, column, kind);
    }

    void checkWhole(const YAML::Node &node, const GeneratorSpec &spec, ColumnType type)
    {
        if (spec.decimals > 0)
            report(node["decimals"], u"tables"_s, u"type"_s, u"only a numeric column has decimals."_s);
        const qint64 highest = spec.quantiles.empty() ? 0 : spec.quantiles.back().value;
        if (type == ColumnType::Integer && highest > highestInteger)
            report(node["quantiles"], u"tables"_s, u"out-of-range"_s,
                   u"an integer column holds up to 20 million here; take bigint."_s);
    }

    void checkValue(const YAML::Node &node, const GeneratorSpec &spec, const TableSpec &table, std::size_t column,
                    const KindSpec *kind)
    {
        if (spec.source == Source::Choice && spec.values.empty())
            report(node, u"tables"_s, u"required"_s, u"a choice has values."_s);
        if (spec.source == Source::Number && spec.quantiles.empty())
            report(node, u"tables"_s, u"required"_s, u"a number has quantiles."_s);
        if (spec.source == Source::Constant && spec.text.isEmpty())
            report(node, u"tables"_s, u"required"_s, u"a constant has a text."_s);
        checkQuantiles(node["quantiles"]);
        checkRegionPercents(node["regions"]);
        if (!spec.whenColumn.isEmpty() && !isChoiceBefore(spec.whenColumn, table, column, kind)) {
            report(node["when"], u"tables"_s, u"unknown"_s,
                   u"\"%1\" is no column to the left that chooses from values."_s.arg(spec.whenColumn));
        }
        for (const auto &[name, property] : spec.properties)
            checkProperty(node["properties"][name.toStdString()], property, table, column, kind);
    }

    void checkProperty(const YAML::Node &node, const GeneratorSpec &spec, const TableSpec &table, std::size_t column,
                       const KindSpec *kind)
    {
        const bool simple = spec.source == Source::Choice || spec.source == Source::Number ||
                            spec.source == Source::Flag || spec.source == Source::Constant;
        if (!simple)
            report(node, u"tables"_s, u"type"_s, u"a property is a choice, a number, a flag or a constant."_s);
        checkValue(node, spec, table, column, kind);
    }

    static bool isChoiceBefore(const QString &name, const TableSpec &table, std::size_t column, const KindSpec *kind)
    {
        for (std::size_t i = 0; i < column; ++i) {
            if (table.columns[i].info.name != name)
                continue;
            const bool overridden = kind && kind->columns.contains(name);
            return (overridden ? kind->columns[name] : table.columns[i].generator).source == Source::Choice;
        }
        return false;
    }

    void checkRegionPercents(const YAML::Node &node)
    {
        for (const auto &entry : node) {
            if (const QString name = QString::fromStdString(entry.first.Scalar()); !isRegion(name))
                report(entry.first, u"regions"_s, u"unknown"_s, u"there is no region \"%1\"."_s.arg(name));
        }
    }

    void checkQuantiles(const YAML::Node &node)
    {
        QuantilesSpec points;
        for (const YAML::Node &point : node)
            points.push_back({point[0].as<int>(0), point[1].as<long long>(0)});
        if (!points.empty() && !isAscending(points)) {
            report(node, u"tables"_s, u"out-of-range"_s,
                   u"quantiles ascend from 0 to 10000, and their values never fall."_s);
        }
    }

    const BlueprintSpec &m_spec;
    const YAML::Node &m_document;
    QList<Problem> m_problems;
};

} // namespace

QList<Problem> checkReferences(const BlueprintSpec &spec, const YAML::Node &document)
{
    return Checker(spec, document).run();
}

} // namespace showroom::generation
