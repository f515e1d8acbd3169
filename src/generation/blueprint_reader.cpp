#include "generation/blueprint_checks.h"
#include "generation/blueprint_schema.h"
#include "generation/blueprint_spec.h"

#include <QCryptographicHash>

#include <yaml-cpp/yaml.h>

namespace showroom::generation {

using namespace Qt::StringLiterals;

namespace {

QString text(const YAML::Node &node)
{
    return node ? QString::fromStdString(node.Scalar()) : QString();
}

int number(const YAML::Node &node, int fallback)
{
    return node ? node.as<int>(fallback) : fallback;
}

QStringList texts(const YAML::Node &node)
{
    QStringList list;
    for (const YAML::Node &item : node)
        list.append(text(item));
    return list;
}

std::vector<QPair<QString, int>> weights(const YAML::Node &node)
{
    std::vector<QPair<QString, int>> list;
    for (const auto &entry : node)
        list.emplace_back(text(entry.first), entry.second.as<int>(0));
    return list;
}

template <class T>
QMap<QString, T> numbersByName(const YAML::Node &node)
{
    QMap<QString, T> map;
    for (const auto &entry : node)
        map.insert(text(entry.first), entry.second.as<T>(T(0)));
    return map;
}

template <std::size_t Size>
std::array<int, Size> numbers(const YAML::Node &node)
{
    std::array<int, Size> array{};
    for (std::size_t i = 0; i < Size && i < node.size(); ++i)
        array[i] = node[i].as<int>(0);
    return array;
}

QuantilesSpec quantiles(const YAML::Node &node)
{
    QuantilesSpec points;
    for (const YAML::Node &point : node)
        points.push_back({point[0].as<int>(0), point[1].as<long long>(0)});
    return points;
}

Source sourceOf(const QString &name)
{
    static const QStringList names{u"environment"_s, u"id"_s,       u"parent"_s, u"kind"_s,   u"instant"_s,
                                   u"person"_s,      u"currency"_s, u"choice"_s, u"number"_s, u"flag"_s,
                                   u"object"_s,      u"constant"_s, u"null"_s};
    return Source(names.indexOf(name));
}

ColumnType typeOf(const QString &name)
{
    static const QStringList names{u"text"_s,    u"uuid"_s, u"integer"_s,     u"bigint"_s, u"numeric"_s,
                                   u"boolean"_s, u"date"_s, u"timestamptz"_s, u"jsonb"_s};
    return ColumnType(names.indexOf(name));
}

std::vector<RoundingSpec> rounding(const YAML::Node &node)
{
    std::vector<RoundingSpec> bands;
    for (const YAML::Node &band : node) {
        RoundingSpec spec{band["upTo"].as<long long>(0), {}};
        for (const auto &unit : band["units"])
            spec.units.emplace_back(unit.first.as<long long>(0), unit.second.as<int>(0));
        bands.push_back(std::move(spec));
    }
    return bands;
}

GeneratorSpec generator(const YAML::Node &node)
{
    GeneratorSpec spec;
    if (!node)
        return spec;
    spec.source = sourceOf(text(node["from"]));
    spec.field = text(node["field"]);
    spec.values = weights(node["values"]);
    spec.isLocalised = node["localised"] && node["localised"].as<bool>(false);
    spec.quantiles = quantiles(node["quantiles"]);
    spec.decimals = number(node["decimals"], 0);
    spec.rounding = rounding(node["rounding"]);
    spec.regionPercents = numbersByName<int>(node["regions"]);
    spec.percent = number(node["percent"], 0);
    spec.perYear = quantiles(node["perYear"]);
    spec.isMoney = node["money"] && node["money"].as<bool>(false);
    spec.isPerPerson = node["perPerson"] && node["perPerson"].as<bool>(false);
    spec.text = text(node["text"]);
    for (const auto &property : node["properties"])
        spec.properties.emplace_back(text(property.first), generator(property.second));
    if (const YAML::Node when = node["when"]) {
        spec.whenColumn = text(when["column"]);
        spec.whenValues = texts(when["is"]);
    }
    return spec;
}

SpecialDaysSpec specialDays(const YAML::Node &node)
{
    SpecialDaysSpec spec;
    spec.percent = number(node["percent"], 100);
    spec.regions = texts(node["regions"]);
    if (const YAML::Node rule = node["rule"]) {
        spec.ruleMonth = number(rule["month"], 0);
        spec.ruleWeekday = number(rule["weekday"], 0);
        spec.ruleNth = number(rule["nth"], 0);
        spec.rulePlusDays = number(rule["plusDays"], 0);
        return spec;
    }
    const QString from = text(node["from"]);
    const QString to = node["to"] ? text(node["to"]) : from;
    spec.fromMonth = from.first(2).toInt();
    spec.fromDay = from.last(2).toInt();
    spec.toMonth = to.first(2).toInt();
    spec.toDay = to.last(2).toInt();
    return spec;
}

CalendarSpec calendar(const YAML::Node &node)
{
    CalendarSpec spec;
    spec.name = text(node["name"]);
    spec.weekdays = numbers<7>(node["weekdays"]);
    spec.hours = numbers<24>(node["hours"]);
    spec.growthPercent = number(node["growth"], 0);
    spec.holidayPercent = number(node["holidays"], 100);
    for (const YAML::Node &season : node["seasons"])
        spec.seasons.push_back({numbers<12>(season["months"]), texts(season["regions"])});
    for (const YAML::Node &days : node["specialDays"])
        spec.specialDays.push_back(specialDays(days));
    return spec;
}

KindSpec kind(const YAML::Node &node)
{
    KindSpec spec;
    spec.info = {text(node["name"]), text(node["label"]), text(node["description"])};
    spec.calendar = text(node["calendar"]);
    spec.participationPercent = number(node["participation"], 100);
    spec.activity = quantiles(node["activity"]);
    if (const YAML::Node retention = node["retention"])
        spec.retention = RetentionSpec{number(retention["new"], 0), number(retention["repeat"], 0)};
    for (const auto &column : node["columns"])
        spec.columns.insert(text(column.first), generator(column.second));
    return spec;
}

TableSpec table(const YAML::Node &node)
{
    TableSpec spec;
    spec.rows = text(node["rows"]) == u"people" ? RowsOf::People : RowsOf::Events;
    spec.info.name = text(node["name"]);
    spec.info.label = text(node["label"]);
    spec.activity = quantiles(node["activity"]);
    for (const YAML::Node &column : node["columns"]) {
        spec.columns.push_back({{text(column["name"]), typeOf(text(column["type"]))}, generator(column["value"])});
        spec.info.columns.append(spec.columns.back().info);
    }
    spec.info.environmentColumn = spec.info.columns.at(0).name;
    spec.info.keyColumn = spec.info.columns.at(1).name;
    for (const YAML::Node &entry : node["kinds"])
        spec.kinds.push_back(kind(entry));
    if (const YAML::Node parent = node["parent"])
        spec.info.parents.append({text(parent["table"]), text(parent["column"])});
    return spec;
}

RegionSpec region(const YAML::Node &node)
{
    RegionSpec spec;
    spec.info = {text(node["name"]), text(node["label"]), text(node["description"]), text(node["currency"])};
    spec.activityPercent = number(node["activity"], 100);
    spec.share = number(node["share"], 1);
    spec.locales = weights(node["locales"]);
    spec.includes = texts(node["includes"]);
    return spec;
}

void readOptions(const YAML::Node &document, BlueprintSpec &spec)
{
    for (const YAML::Node &node : document["regions"]) {
        spec.regionSpecs.push_back(region(node));
        spec.regions.append(spec.regionSpecs.back().info);
    }
    for (const YAML::Node &node : document["verticals"]) {
        spec.verticals.append({text(node["name"]), text(node["label"]), text(node["description"]),
                               numbersByName<int>(node["multipliers"])});
    }
    for (const YAML::Node &node : document["sizes"]) {
        spec.sizes.append({text(node["name"]), text(node["label"]), text(node["description"]),
                           node["users"].as<long long>(0), numbersByName<qint64>(node["counts"])});
    }
}

BlueprintSpec readSpec(const YAML::Node &document)
{
    BlueprintSpec spec;
    spec.name = text(document["blueprint"]);
    spec.version = number(document["version"], 1);
    spec.label = text(document["label"]);
    spec.description = text(document["description"]);
    spec.schema = text(document["schema"]);
    readOptions(document, spec);
    for (const YAML::Node &node : document["calendars"])
        spec.calendars.push_back(calendar(node));
    for (const YAML::Node &node : document["tables"]) {
        spec.tableSpecs.push_back(table(node));
        spec.tables.append(spec.tableSpecs.back().info);
        for (const KindSpec &entry : spec.tableSpecs.back().kinds)
            spec.kinds.append(entry.info);
    }
    return spec;
}

Error refusal(const QString &sourceName, QList<Problem> problems)
{
    Error error =
        fail(ErrorCode::InvalidInput,
             problems.size() == 1 ? u"The blueprint %1 has a problem: %2"_s.arg(sourceName, problems.first().message)
                                  : u"The blueprint %1 has %2 problems."_s.arg(sourceName).arg(problems.size()),
             u"Correct the places that are named, then read it again."_s);
    error.problems = std::move(problems);
    return error;
}

} // namespace

Result<BlueprintPtr> readBlueprint(const QByteArray &yaml, const QString &sourceName)
{
    try {
        const YAML::Node document = YAML::Load(yaml.toStdString());
        if (QList<Problem> problems = checkBlueprintSchema(document); !problems.isEmpty())
            return refusal(sourceName, std::move(problems));
        BlueprintSpec spec = readSpec(document);
        if (QList<Problem> problems = checkReferences(spec, document); !problems.isEmpty())
            return refusal(sourceName, std::move(problems));
        const QByteArray checksum = QCryptographicHash::hash(yaml, QCryptographicHash::Sha256).toHex();
        return BlueprintPtr(std::make_shared<const Blueprint>(std::move(spec), checksum));
    } catch (const YAML::Exception &exception) {
        const QString place = u"line %1, column %2"_s.arg(exception.mark.line + 1).arg(exception.mark.column + 1);
        return refusal(sourceName,
                       {{u"blueprint"_s, u"yaml"_s, place + u": "_s + QString::fromStdString(exception.msg)}});
    }
}

} // namespace showroom::generation
