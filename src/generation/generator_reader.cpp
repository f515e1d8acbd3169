#include "generation/generator_reader.h"

#include "generation/yaml_values.h"

namespace showroom::generation {

using namespace Qt::StringLiterals;
using namespace yaml;

namespace {

Source sourceOf(const QString &name)
{
    static const QStringList names{u"environment"_s, u"id"_s,     u"parent"_s, u"kind"_s, u"instant"_s, u"person"_s,
                                   u"currency"_s,    u"choice"_s, u"number"_s, u"flag"_s, u"object"_s,  u"constant"_s,
                                   u"null"_s,        u"end"_s,    u"copy"_s,   u"code"_s, u"phrase"_s,  u"persona"_s};
    return Source(names.indexOf(name));
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

std::optional<bool> truth(const YAML::Node &node)
{
    return node ? std::optional(node.as<bool>(false)) : std::nullopt;
}

/// What a value is put together from: variants, pieces, other rows, other generators.
void readComposition(const YAML::Node &node, GeneratorSpec &spec)
{
    for (const YAML::Node &variant : node["variants"]) {
        spec.variants.push_back({truth(variant["ended"]), text(variant["followedBy"]), weights(variant["values"])});
    }
    spec.column = text(node["column"]);
    spec.prefix = text(node["prefix"]);
    spec.digits = number(node["digits"], 6);
    for (const YAML::Node &list : node["lists"])
        spec.lists.push_back(texts(list));
    spec.separator = node["separator"] ? text(node["separator"]) : u" "_s;
    spec.isUnique = truth(node["unique"]).value_or(false);
    if (node["otherwise"])
        spec.otherwise.push_back(readGenerator(node["otherwise"]));
}

} // namespace

GeneratorSpec readGenerator(const YAML::Node &node)
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
        spec.properties.emplace_back(text(property.first), readGenerator(property.second));
    readComposition(node, spec);
    if (const YAML::Node when = node["when"]) {
        spec.whenColumn = text(when["column"]);
        spec.whenValues = texts(when["is"]);
        spec.whenEnded = truth(when["ended"]);
    }
    return spec;
}

} // namespace showroom::generation
