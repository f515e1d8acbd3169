#include "generation/blueprint_checks.h"
#include "generation/blueprint_schema.h"
#include "generation/blueprint_spec.h"
#include "generation/generator_reader.h"
#include "generation/yaml_values.h"

#include <QCryptographicHash>

namespace showroom::generation {

using namespace Qt::StringLiterals;
using namespace yaml;

namespace {

ColumnType typeOf(const QString &name)
{
    static const QStringList names{u"text"_s,    u"uuid"_s, u"integer"_s,     u"bigint"_s, u"numeric"_s,
                                   u"boolean"_s, u"date"_s, u"timestamptz"_s, u"jsonb"_s};
    return ColumnType(names.indexOf(name));
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

Spread spreadOf(const QString &name)
{
    static const QStringList names{u"even"_s, u"drawn"_s, u"turn"_s};
    return name.isEmpty() ? Spread::Drawn : Spread(names.indexOf(name));
}

std::vector<ReferenceSpec> references(const YAML::Node &node)
{
    std::vector<ReferenceSpec> list;
    for (const YAML::Node &entry : node) {
        ReferenceSpec spec;
        spec.info = {text(entry["table"]), text(entry["column"])};
        spec.kinds = texts(entry["kinds"]);
        spec.spread = spreadOf(text(entry["spread"]));
        spec.tail = number(entry["tail"], 1);
        spec.percent = number(entry["percent"], 100);
        spec.within = text(entry["within"]);
        spec.through = text(entry["through"]);
        spec.outlives = entry["outlives"] && entry["outlives"].as<bool>(false);
        spec.isOther = entry["other"] && entry["other"].as<bool>(false);
        list.push_back(std::move(spec));
    }
    return list;
}

MomentSpec moment(const YAML::Node &node)
{
    return node ? MomentSpec{quantiles(node["after"]), quantiles(node["within"])} : MomentSpec();
}

/// `ofTable` are the table's references, which a kind may have its own of.
KindSpec kind(const YAML::Node &node, const YAML::Node &ofTable)
{
    KindSpec spec;
    spec.info = {text(node["name"]), text(node["label"]), text(node["description"])};
    spec.calendar = text(node["calendar"]);
    spec.participationPercent = number(node["participation"], 100);
    spec.activity = quantiles(node["activity"]);
    if (const YAML::Node retention = node["retention"])
        spec.retention = RetentionSpec{number(retention["new"], 0), number(retention["repeat"], 0)};
    spec.references = references(node["references"] ? node["references"] : ofTable);
    spec.starts = moment(node["starts"]);
    spec.ends = moment(node["ends"]);
    for (const auto &column : node["columns"])
        spec.columns.insert(text(column.first), readGenerator(column.second));
    return spec;
}

RowsOf rowsOf(const QString &name)
{
    static const QStringList names{u"people"_s, u"events"_s, u"records"_s};
    return RowsOf(names.indexOf(name));
}

void addParent(const ParentInfo &parent, QList<ParentInfo> &parents)
{
    const bool isKnown =
        std::any_of(parents.cbegin(), parents.cend(), [&](const ParentInfo &p) { return p.column == parent.column; });
    if (!isKnown)
        parents.append(parent);
}

TableSpec table(const YAML::Node &node)
{
    TableSpec spec;
    spec.rows = rowsOf(text(node["rows"]));
    spec.info.name = text(node["name"]);
    spec.info.label = text(node["label"]);
    spec.activity = quantiles(node["activity"]);
    for (const YAML::Node &column : node["columns"]) {
        spec.columns.push_back({{text(column["name"]), typeOf(text(column["type"]))}, readGenerator(column["value"])});
        spec.info.columns.append(spec.columns.back().info);
    }
    spec.info.environmentColumn = spec.info.columns.at(0).name;
    spec.info.keyColumn = spec.info.columns.at(1).name;
    for (const YAML::Node &entry : node["kinds"])
        spec.kinds.push_back(kind(entry, node["references"]));
    if (const YAML::Node parent = node["parent"])
        spec.info.parents.append({text(parent["table"]), text(parent["column"])});
    for (const KindSpec &entry : spec.kinds) {
        for (const ReferenceSpec &reference : entry.references)
            addParent(reference.info, spec.info.parents);
    }
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
                           node["users"].as<long long>(0), numbersByName<qint64>(node["counts"]),
                           texts(node["personas"])});
    }
    for (const YAML::Node &node : document["personas"]) {
        const QString password = text(node["password"]);
        spec.personas.append({text(node["key"]), text(node["name"]), text(node["email"]), text(node["role"]),
                              text(node["avatar"]), password.isEmpty() ? u"demo123"_s : password});
    }
}

BlueprintSpec readSpec(const YAML::Node &document)
{
    BlueprintSpec spec;
    spec.name = text(document["blueprint"]);
    spec.version = number(document["version"], 1);
    spec.rowsVersion = number(document["sameRowsSince"], spec.version);
    spec.label = text(document["label"]);
    spec.description = text(document["description"]);
    spec.schema = text(document["schema"]);
    spec.months = number(document["months"], 12);
    readOptions(document, spec);
    for (const YAML::Node &node : document["outbound"])
        spec.outbound.append({text(node["table"]), node["column"] ? text(node["column"]) : u"tenant_id"_s});
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
