#include "generation/table_checks.h"

#include "generation/participation.h"
#include "generation/person_field.h"
#include "generation/row.h"

#include <QSet>

#include <algorithm>

namespace showroom::generation {

using namespace Qt::StringLiterals;

namespace {

/// Keeps the weights of a million people within 64 bits.
constexpr qint64 highestActivity = 100'000;

/// Of somebody's usual number; keeps amounts within 64 bits.
constexpr qint64 highestUsualPercent = 10'000;

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
    case Source::Code:
    case Source::Phrase:
        return type == ColumnType::Text;
    case Source::Id:
    case Source::Parent:
        return type == ColumnType::Uuid;
    case Source::Instant:
    case Source::End:
        return type == ColumnType::Timestamp;
    case Source::Person:
        return type == (isDateField(personField(field)) ? ColumnType::Date : ColumnType::Text);
    case Source::Number:
        return type == ColumnType::Integer || type == ColumnType::BigInteger || type == ColumnType::Numeric;
    case Source::Flag:
        return type == ColumnType::Boolean;
    case Source::Object:
        return type == ColumnType::Json;
    case Source::Persona:
        return type == (personaField(field) == PersonaField::JoinedOn ? ColumnType::Date : ColumnType::Text);
    case Source::Copy:
    case Source::Null:
        return true;
    }
    return false;
}

bool needsEvents(Source source)
{
    return source == Source::Parent || source == Source::Kind || source == Source::Instant ||
           source == Source::Currency || source == Source::End;
}

bool isAscending(const QuantilesSpec &points)
{
    const auto falls = [](const QuantilePoint &left, const QuantilePoint &right) {
        return right.permyriad <= left.permyriad || right.value < left.value;
    };
    return points.front().permyriad == 0 && points.back().permyriad == 10000 &&
           std::adjacent_find(points.begin(), points.end(), falls) == points.end();
}

} // namespace

TableChecks::TableChecks(const BlueprintSpec &spec, const YAML::Node &document, BlueprintProblems &problems)
    : m_spec(spec)
    , m_document(document)
    , m_problems(problems)
{
}

void TableChecks::run()
{
    QStringList kindNames;
    int people = 0;
    for (std::size_t i = 0; i < m_spec.tableSpecs.size(); ++i) {
        const TableSpec &table = m_spec.tableSpecs[i];
        const YAML::Node node = m_document["tables"][i];
        people += table.rows == RowsOf::People;
        checkKeys(table, node);
        checkParents(table, node, i);
        checkActivity(node["activity"], table.activity);
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            checkGenerator(node["columns"][c]["value"], table.columns[c].generator, table, c, nullptr);
        if (table.kinds.empty())
            checkConditions(table, nullptr, node);
        for (std::size_t k = 0; k < table.kinds.size(); ++k) {
            if (kindNames.contains(table.kinds[k].info.name))
                m_problems.add(node["kinds"][k], u"tables"_s, u"duplicate"_s, u"this kind of event comes twice."_s);
            kindNames.append(table.kinds[k].info.name);
            checkKind(table, table.kinds[k], node["kinds"][k]);
        }
    }
    if (people != 1)
        m_problems.add(m_document["tables"], u"tables"_s, u"required"_s, u"exactly one table has rows of people."_s);
}

void TableChecks::checkActivity(const YAML::Node &node, const QuantilesSpec &activity)
{
    checkQuantiles(node);
    if (!activity.empty() && activity.back().value > highestActivity)
        m_problems.add(node, u"tables"_s, u"out-of-range"_s, u"activity goes up to %1."_s.arg(highestActivity));
}

void TableChecks::checkKeys(const TableSpec &table, const YAML::Node &node)
{
    if (table.columns[0].generator.source != Source::Environment)
        m_problems.add(node["columns"][0], u"tables"_s, u"key"_s, u"the first column holds the environment's id."_s);
    if (table.columns[1].generator.source != Source::Id)
        m_problems.add(node["columns"][1], u"tables"_s, u"key"_s, u"the second column holds the row's own id."_s);
}

void TableChecks::checkParents(const TableSpec &table, const YAML::Node &node, std::size_t index)
{
    if (table.rows == RowsOf::People) {
        if (node["kinds"] || node["parent"])
            m_problems.add(node, u"tables"_s, u"rows"_s, u"a table of people has neither kinds nor a parent."_s);
        return;
    }
    if (!node["kinds"])
        m_problems.add(node, u"tables"_s, u"required"_s, u"a table of events or records names its kinds."_s);
    if (table.rows == RowsOf::Records) {
        if (node["parent"] || table.columns.size() < 3)
            m_problems.add(node, u"tables"_s, u"rows"_s, u"records have references and a column besides their key."_s);
        return;
    }
    if (!node["parent"]) {
        m_problems.add(node, u"tables"_s, u"required"_s,
                       u"a table of events names the table of its people as its parent."_s);
        return;
    }
    const ParentInfo &parent = table.info.parents.first();
    const auto end = m_spec.tableSpecs.begin() + std::ptrdiff_t(index);
    const bool earlier = std::any_of(m_spec.tableSpecs.begin(), end, [&](const TableSpec &other) {
        return other.info.name == parent.table && other.rows == RowsOf::People;
    });
    if (!earlier) {
        m_problems.add(node["parent"], u"tables"_s, u"unknown"_s,
                       u"\"%1\" is no table of people that comes before."_s.arg(parent.table));
    }
    const bool refers = std::any_of(table.columns.begin(), table.columns.end(), [&](const ColumnSpec &column) {
        return column.info.name == parent.column && column.generator.source == Source::Parent;
    });
    if (!refers)
        m_problems.add(node["parent"], u"tables"_s, u"unknown"_s,
                       u"no column \"%1\" is made from the parent."_s.arg(parent.column));
}

void TableChecks::checkKind(const TableSpec &table, const KindSpec &kind, const YAML::Node &node)
{
    const auto &calendars = m_spec.calendars;
    const bool needsCalendar = table.rows == RowsOf::Events || !kind.calendar.isEmpty();
    if (needsCalendar && std::none_of(calendars.begin(), calendars.end(),
                                      [&](const CalendarSpec &c) { return c.name == kind.calendar; }))
        m_problems.add(node["calendar"] ? node["calendar"] : node, u"tables"_s, u"unknown"_s,
                       u"there is no calendar \"%1\"."_s.arg(kind.calendar));
    checkParticipation(kind, node);
    for (const auto &entry : node["columns"]) {
        const QString name = QString::fromStdString(entry.first.Scalar());
        const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                         [&](const ColumnSpec &c) { return c.info.name == name; });
        if (column == table.columns.end()) {
            m_problems.add(entry.first, u"tables"_s, u"unknown"_s, u"the table has no column \"%1\"."_s.arg(name));
            continue;
        }
        const auto index = std::size_t(column - table.columns.begin());
        if (index < 2)
            m_problems.add(entry.first, u"tables"_s, u"key"_s, u"a kind cannot change the key \"%1\"."_s.arg(name));
        checkGenerator(entry.second, kind.columns[name], table, index, &kind);
    }
    checkConditions(table, &kind, node);
}

void TableChecks::checkParticipation(const KindSpec &kind, const YAML::Node &node)
{
    checkActivity(node["activity"], kind.activity);
    if (!kind.retention)
        return;
    if (kind.retention->newPercent > kind.retention->repeatPercent)
        m_problems.add(node["retention"], u"tables"_s, u"out-of-range"_s,
                       u"new people come back at most as often as those who did before."_s);
    if (acquisitionPermyriad(kind.participationPercent, *kind.retention) > 10'000) {
        m_problems.add(
            node["retention"], u"tables"_s, u"out-of-range"_s,
            u"so few come back that %1 percent cannot take part in every year."_s.arg(kind.participationPercent));
    }
}

void TableChecks::checkConditions(const TableSpec &table, const KindSpec *kind, const YAML::Node &node)
{
    QSet<QString> referred;
    for (const ColumnSpec &column : table.columns) {
        for (const QString &name : referredColumns(generatorOf(column, kind)))
            referred.insert(name);
    }
    if (referred.size() > qsizetype(maxChoiceSlots)) {
        m_problems.add(node, u"tables"_s, u"out-of-range"_s,
                       u"conditions refer to more than %1 columns."_s.arg(maxChoiceSlots));
    }
}

void TableChecks::checkGenerator(const YAML::Node &node, const GeneratorSpec &spec, const TableSpec &table,
                                 std::size_t column, const KindSpec *kind)
{
    if (!node)
        return;
    const ColumnType type = table.columns[column].info.type;
    if (spec.source == Source::Person && personField(spec.field) == PersonField::Unknown) {
        m_problems.add(node["field"] ? node["field"] : node, u"tables"_s, u"unknown"_s,
                       u"a person has no \"%1\"; there are: %2."_s.arg(spec.field, personFieldNames().join(u", "_s)));
    } else if (spec.source == Source::Persona && personaField(spec.field) == PersonaField::Unknown) {
        m_problems.add(node["field"] ? node["field"] : node, u"tables"_s, u"unknown"_s,
                       u"a persona has no \"%1\"; there are: %2."_s.arg(spec.field, personaFieldNames().join(u", "_s)));
    } else if (!fits(spec.source, spec.field, type)) {
        m_problems.add(node, u"tables"_s, u"type"_s,
                       u"this makes no value for a column of type %1."_s.arg(columnTypeName(type)));
    }
    const bool isOfPeople = spec.source == Source::Person || spec.source == Source::Persona;
    const bool hasTime = needsEvents(spec.source) || !spec.variants.empty() || spec.whenEnded.has_value();
    const bool isPeople = table.rows == RowsOf::People;
    if ((hasTime && isPeople) || (isOfPeople && !isPeople))
        m_problems.add(node, u"tables"_s, u"rows"_s, u"this value does not exist in a table of these rows."_s);
    if (spec.source == Source::Number && type != ColumnType::Numeric)
        checkWhole(node, spec, type);
    if (!spec.otherwise.empty())
        checkGenerator(node["otherwise"], spec.otherwise.front(), table, column, kind);
    checkShape(node, spec, table, type);
    checkValue(node, spec, table, column, kind);
}

void TableChecks::checkShape(const YAML::Node &node, const GeneratorSpec &spec, const TableSpec &table, ColumnType type)
{
    const bool isEvents = table.rows == RowsOf::Events;
    checkQuantiles(node["perYear"]);
    if (!spec.perYear.empty() && (spec.source != Source::Number || !isEvents))
        m_problems.add(node["perYear"], u"tables"_s, u"type"_s, u"only numbers of events come to an amount a year."_s);
    if (!spec.perYear.empty() && !spec.quantiles.empty() && spec.quantiles.back().value > highestUsualPercent) {
        m_problems.add(node["quantiles"], u"tables"_s, u"out-of-range"_s,
                       u"with an amount a year, quantiles are percents up to %1."_s.arg(highestUsualPercent));
    }
    if (spec.isMoney && (spec.source != Source::Number || type != ColumnType::Numeric))
        m_problems.add(node["money"], u"tables"_s, u"type"_s, u"money is a number in a numeric column."_s);
    const bool canBeTheirs = spec.source == Source::Choice || spec.source == Source::Flag;
    if (spec.isPerPerson && (!canBeTheirs || table.rows == RowsOf::People))
        m_problems.add(node["perPerson"], u"tables"_s, u"type"_s,
                       u"a person has choices and flags of its own, in a table of events."_s);
}

void TableChecks::checkWhole(const YAML::Node &node, const GeneratorSpec &spec, ColumnType type)
{
    if (spec.decimals > 0)
        m_problems.add(node["decimals"], u"tables"_s, u"type"_s, u"only a numeric column has decimals."_s);
    qint64 highest = spec.quantiles.empty() ? 0 : spec.quantiles.back().value;
    if (!spec.perYear.empty())
        highest = spec.perYear.back().value / 100 * std::min(highest, highestUsualPercent);
    if (type == ColumnType::Integer && highest > highestInteger)
        m_problems.add(node["quantiles"], u"tables"_s, u"out-of-range"_s,
                       u"an integer column holds up to 20 million here; take bigint."_s);
}

void TableChecks::checkValue(const YAML::Node &node, const GeneratorSpec &spec, const TableSpec &table,
                             std::size_t column, const KindSpec *kind)
{
    if (spec.source == Source::Choice && spec.values.empty())
        m_problems.add(node, u"tables"_s, u"required"_s, u"a choice has values."_s);
    if (spec.source == Source::Phrase && spec.lists.empty())
        m_problems.add(node, u"tables"_s, u"required"_s, u"a phrase has lists of its pieces."_s);
    if (spec.isLocalised && spec.source != Source::Choice)
        m_problems.add(node["localised"], u"tables"_s, u"type"_s, u"only a choice is localised."_s);
    if (spec.source == Source::Number && spec.quantiles.empty())
        m_problems.add(node, u"tables"_s, u"required"_s, u"a number has quantiles."_s);
    if (spec.source == Source::Constant && spec.text.isEmpty())
        m_problems.add(node, u"tables"_s, u"required"_s, u"a constant has a text."_s);
    checkQuantiles(node["quantiles"]);
    checkRegionPercents(node["regions"]);
    if (!spec.whenColumn.isEmpty() && !isChoiceBefore(spec.whenColumn, table, column, kind)) {
        m_problems.add(node["when"], u"tables"_s, u"unknown"_s,
                       u"\"%1\" is no column to the left that chooses from values."_s.arg(spec.whenColumn));
    }
    for (const auto &[name, property] : spec.properties)
        checkProperty(node["properties"][name.toStdString()], property, table, column, kind);
}

void TableChecks::checkProperty(const YAML::Node &node, const GeneratorSpec &spec, const TableSpec &table,
                                std::size_t column, const KindSpec *kind)
{
    const bool simple = spec.source == Source::Choice || spec.source == Source::Number || spec.source == Source::Flag ||
                        spec.source == Source::Constant;
    if (!simple)
        m_problems.add(node, u"tables"_s, u"type"_s, u"a property is a choice, a number, a flag or a constant."_s);
    checkShape(node, spec, table, ColumnType::Numeric);
    checkValue(node, spec, table, column, kind);
}

bool TableChecks::isChoiceBefore(const QString &name, const TableSpec &table, std::size_t column, const KindSpec *kind)
{
    for (std::size_t i = 0; i < column; ++i) {
        if (table.columns[i].info.name != name)
            continue;
        const bool overridden = kind && kind->columns.contains(name);
        return (overridden ? kind->columns[name] : table.columns[i].generator).source == Source::Choice;
    }
    return false;
}

void TableChecks::checkRegionPercents(const YAML::Node &node)
{
    for (const auto &entry : node) {
        const QString name = QString::fromStdString(entry.first.Scalar());
        if (std::none_of(m_spec.regions.cbegin(), m_spec.regions.cend(), [&](const auto &r) { return r.name == name; }))
            m_problems.add(entry.first, u"regions"_s, u"unknown"_s, u"there is no region \"%1\"."_s.arg(name));
    }
}

void TableChecks::checkQuantiles(const YAML::Node &node)
{
    QuantilesSpec points;
    for (const YAML::Node &point : node)
        points.push_back({point[0].as<int>(0), point[1].as<long long>(0)});
    if (!points.empty() && !isAscending(points)) {
        m_problems.add(node, u"tables"_s, u"out-of-range"_s,
                       u"quantiles ascend from 0 to 10000, and their values never fall."_s);
    }
}

} // namespace showroom::generation
