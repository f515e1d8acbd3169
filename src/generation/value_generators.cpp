#include "generation/value_generators.h"

#include "generation/binary_format.h"
#include "generation/compiled_dataset.h"
#include "generation/quantiles.h"

#include <charconv>
#include <string>

namespace showroom::generation {

namespace {

constexpr std::size_t maxJsonNumberBytes = 24;
constexpr std::array<std::int64_t, 5> powersOfTen = {1, 10, 100, 1000, 10000};

std::string jsonText(const QString &text)
{
    std::string quoted = "\"";
    for (const char c : text.toStdString()) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

char *append(char *out, std::string_view text)
{
    std::memcpy(out, text.data(), text.size());
    return out + text.size();
}

class ConstantGenerator final : public ColumnGenerator {
public:
    explicit ConstantGenerator(const QString &text)
        : m_text(text.toStdString())
        , m_json(jsonText(text))
    {
    }

    char *writeField(char *out, Row &) const override { return binary::text(out, m_text); }
    char *writeJson(char *out, Row &) const override { return append(out, m_json); }
    bool hasJson() const override { return true; }
    std::size_t maxBytes() const override { return binary::lengthBytes + m_json.size(); }

private:
    std::string m_text;
    std::string m_json;
};

/// The texts of a choice, as they stand in a text column and in JSON, in the order of its values.
struct ChoiceTexts {
    std::vector<std::string> texts;
    std::vector<std::string> jsons;

    void add(const std::string &text)
    {
        texts.push_back(text);
        jsons.push_back(jsonText(QString::fromStdString(text)));
    }
};

/// A value that isn't in the locale's phrases stays as it is.
ChoiceTexts choiceTexts(const GeneratorSpec &spec, const masking::LocaleCorpus *locale)
{
    ChoiceTexts texts;
    for (const auto &[value, weight] : allValues(spec)) {
        const std::string text = value.toStdString();
        const bool isKnown = locale && locale->phrases.contains(text);
        texts.add(isKnown ? locale->phrases.find(text)->second.text : text);
    }
    return texts;
}

class ChoiceGenerator final : public ColumnGenerator {
public:
    ChoiceGenerator(const GeneratorSpec &spec, const masking::SipKey &field, int slot,
                    const std::vector<PeopleGroup> &groups, std::vector<std::optional<FollowedRows>> followed)
        : m_field(field)
        , m_slot(slot)
        , m_isLocalised(spec.isLocalised)
        , m_isPerPerson(spec.isPerPerson)
    {
        m_weights = weightsOf(spec.values);
        std::size_t first = spec.values.size();
        for (std::size_t i = 0; i < spec.variants.size(); ++i) {
            const VariantSpec &variant = spec.variants[i];
            m_variants.push_back({variant.hasEnded, std::move(followed[i]), weightsOf(variant.values), first});
            first += variant.values.size();
        }
        if (m_isLocalised) {
            for (const PeopleGroup &group : groups)
                m_texts.push_back(choiceTexts(spec, group.locale.get()));
        } else {
            m_texts.push_back(choiceTexts(spec, nullptr));
        }
        for (const ChoiceTexts &texts : m_texts) {
            for (const std::string &json : texts.jsons)
                m_longest = std::max(m_longest, json.size());
        }
    }

    char *writeField(char *out, Row &row) const override { return binary::text(out, textsOf(row).texts[draw(row)]); }
    char *writeJson(char *out, Row &row) const override { return append(out, textsOf(row).jsons[draw(row)]); }
    void choose(Row &row) const override { draw(row); }
    bool hasJson() const override { return true; }
    std::size_t maxBytes() const override { return binary::lengthBytes + m_longest; }

private:
    struct Variant {
        std::optional<bool> hasEnded;
        std::optional<FollowedRows> followed;
        masking::AliasTable weights;
        std::size_t first; ///< of its values among all

        bool appliesTo(const Row &row) const
        {
            return (!hasEnded || (row.end != noEnd) == *hasEnded) && (!followed || followed->contains(row.index));
        }
    };

    static masking::AliasTable weightsOf(const std::vector<QPair<QString, int>> &values)
    {
        std::vector<std::uint64_t> weights;
        for (const auto &[text, weight] : values)
            weights.push_back(std::uint64_t(weight));
        return masking::AliasTable(weights);
    }

    const ChoiceTexts &textsOf(const Row &row) const { return m_texts[m_isLocalised ? row.group->index : 0]; }

    std::size_t draw(Row &row) const
    {
        const masking::Words &material = m_isPerPerson ? row.facts->id : row.material;
        const std::uint64_t word = masking::fieldWord(material, m_field);
        const auto variant = std::find_if(m_variants.begin(), m_variants.end(),
                                          [&](const Variant &candidate) { return candidate.appliesTo(row); });
        const std::size_t index =
            variant == m_variants.end() ? m_weights.pick(word) : variant->first + variant->weights.pick(word);
        if (m_slot >= 0)
            row.choices[std::size_t(m_slot)] = std::uint16_t(index);
        return index;
    }

    masking::SipKey m_field;
    int m_slot;
    bool m_isLocalised;
    bool m_isPerPerson;
    std::vector<ChoiceTexts> m_texts; ///< by people's group when localised, else one
    std::size_t m_longest = 0;
    masking::AliasTable m_weights;
    std::vector<Variant> m_variants;
};

/// A number drawn from quantiles, scaled by region, heaped by rounding. With `perYear` a person's numbers of a year
/// come to about what that person has drawn from those quantiles, however many they are; `quantiles` are then percents
/// of the person's usual number.
class NumberGenerator final : public ColumnGenerator {
public:
    NumberGenerator(const GeneratorSpec &spec, ColumnType type, const NumberFields &fields,
                    const BlueprintSpec &blueprint)
        : m_type(type)
        , m_decimals(spec.decimals)
        , m_isMoney(spec.isMoney)
        , m_fields(fields)
        , m_quantiles(spec.quantiles)
        , m_rounding(spec.rounding)
    {
        if (!spec.perYear.empty())
            m_perYear = Quantiles(spec.perYear);
        if (spec.regionPercents.isEmpty())
            return;
        for (const RegionInfo &region : blueprint.regions)
            m_percents.push_back(spec.regionPercents.value(region.name, 100));
    }

    char *writeField(char *out, Row &row) const override
    {
        const std::int64_t value = draw(row);
        switch (m_type) {
        case ColumnType::Integer:
            return binary::integer(out, std::int32_t(value));
        case ColumnType::BigInteger:
            return binary::bigInteger(out, value);
        default:
            const int decimals = decimalsOf(row);
            return binary::numeric(out, value / unitOf(decimals), decimals);
        }
    }

    char *writeJson(char *out, Row &row) const override
    {
        const int decimals = decimalsOf(row);
        const std::int64_t value = draw(row) / unitOf(decimals);
        const std::int64_t scale = powersOfTen[std::size_t(decimals)];
        out = std::to_chars(out, out + maxJsonNumberBytes, value / scale).ptr;
        if (decimals == 0)
            return out;
        *out++ = '.';
        for (std::int64_t digit = scale / 10, rest = value % scale; digit > 0; rest %= digit, digit /= 10)
            *out++ = char('0' + rest / digit);
        return out;
    }

    bool hasJson() const override { return true; }
    std::size_t maxBytes() const override { return binary::maxNumericBytes + maxJsonNumberBytes; }

private:
    /// No more of them than the person's currency has.
    int decimalsOf(const Row &row) const
    {
        return m_isMoney && row.group ? std::min(m_decimals, row.group->currencyDecimals) : m_decimals;
    }

    std::int64_t unitOf(int decimals) const { return powersOfTen[std::size_t(m_decimals - decimals)]; }

    std::int64_t drawPlain(const Row &row) const
    {
        const std::int64_t drawn = m_quantiles.at(masking::fieldWord(row.material, m_fields.value));
        if (m_perYear.isEmpty())
            return drawn;
        const std::int64_t yearly = m_perYear.at(masking::fieldWord(row.facts->id, m_fields.value));
        return yearly * yearlyUnit / row.stint->yearly * drawn / 100;
    }

    std::int64_t draw(const Row &row) const
    {
        std::int64_t value = drawPlain(row);
        if (!m_percents.empty() && row.group)
            value = value * m_percents[std::size_t(row.group->regionIndex)] / 100;
        value = m_rounding.apply(value, masking::fieldWord(row.material, m_fields.rounding));
        const std::int64_t unit = unitOf(decimalsOf(row));
        return unit == 1 ? value : std::max(unit, (value + unit / 2) / unit * unit);
    }

    ColumnType m_type;
    int m_decimals;
    bool m_isMoney;
    NumberFields m_fields;
    Quantiles m_quantiles;
    Quantiles m_perYear; ///< what a person's numbers of a year come to
    Rounding m_rounding;
    std::vector<int> m_percents; ///< by region of the blueprint
};

class FlagGenerator final : public ColumnGenerator {
public:
    FlagGenerator(const GeneratorSpec &spec, const masking::SipKey &field)
        : m_percent(std::uint64_t(spec.percent))
        , m_isPerPerson(spec.isPerPerson)
        , m_field(field)
    {
    }

    char *writeField(char *out, Row &row) const override { return binary::boolean(out, draw(row)); }
    char *writeJson(char *out, Row &row) const override { return append(out, draw(row) ? "true" : "false"); }
    bool hasJson() const override { return true; }
    std::size_t maxBytes() const override { return binary::lengthBytes + 5; }

private:
    bool draw(const Row &row) const
    {
        const masking::Words &material = m_isPerPerson ? row.facts->id : row.material;
        return masking::scaleTo(masking::fieldWord(material, m_field), 100) < m_percent;
    }

    std::uint64_t m_percent;
    bool m_isPerPerson;
    masking::SipKey m_field;
};

class ConditionalGenerator final : public ColumnGenerator {
public:
    ConditionalGenerator(ColumnGeneratorPtr inner, int slot, std::vector<bool> allowed)
        : m_inner(std::move(inner))
        , m_slot(std::size_t(slot))
        , m_allowed(std::move(allowed))
    {
    }

    bool appliesTo(const Row &row) const override { return m_allowed[row.choices[m_slot]]; }
    void choose(Row &row) const override { m_inner->choose(row); }
    char *writeField(char *out, Row &row) const override
    {
        return appliesTo(row) ? m_inner->writeField(out, row) : binary::null(out);
    }
    char *writeJson(char *out, Row &row) const override { return m_inner->writeJson(out, row); }
    bool hasJson() const override { return m_inner->hasJson(); }
    std::size_t maxBytes() const override { return m_inner->maxBytes(); }

private:
    ColumnGeneratorPtr m_inner;
    std::size_t m_slot;
    std::vector<bool> m_allowed;
};

class ObjectGenerator final : public ColumnGenerator {
public:
    explicit ObjectGenerator(std::vector<QPair<QString, ColumnGeneratorPtr>> properties)
    {
        for (auto &[name, generator] : properties) {
            m_maxBytes += generator->maxBytes();
            m_properties.push_back({jsonText(name) + ": ", std::move(generator)});
            m_maxBytes += m_properties.back().prefix.size() + 2;
        }
    }

    char *writeField(char *out, Row &row) const override
    {
        constexpr char jsonbVersion = 1;
        char *const start = out + binary::lengthBytes;
        char *end = start;
        *end++ = jsonbVersion;
        end = writeJson(end, row);
        binary::raw(out, std::int32_t(end - start));
        return end;
    }

    char *writeJson(char *out, Row &row) const override
    {
        *out++ = '{';
        bool first = true;
        for (const Property &property : m_properties) {
            if (!property.generator->appliesTo(row))
                continue;
            if (!first)
                out = append(out, ", ");
            first = false;
            out = property.generator->writeJson(append(out, property.prefix), row);
        }
        *out++ = '}';
        return out;
    }

    bool hasJson() const override { return true; }
    std::size_t maxBytes() const override { return m_maxBytes; }

private:
    struct Property {
        std::string prefix;
        ColumnGeneratorPtr generator;
    };
    std::vector<Property> m_properties;
    std::size_t m_maxBytes = binary::lengthBytes + 3;
};

} // namespace

ColumnGeneratorPtr makeChoice(const GeneratorSpec &spec, const masking::SipKey &field, int slot,
                              const std::vector<PeopleGroup> &groups, std::vector<std::optional<FollowedRows>> followed)
{
    return std::make_unique<ChoiceGenerator>(spec, field, slot, groups, std::move(followed));
}

ColumnGeneratorPtr makeNumber(const GeneratorSpec &spec, ColumnType type, const NumberFields &fields,
                              const BlueprintSpec &blueprint)
{
    return std::make_unique<NumberGenerator>(spec, type, fields, blueprint);
}

ColumnGeneratorPtr makeFlag(const GeneratorSpec &spec, const masking::SipKey &field)
{
    return std::make_unique<FlagGenerator>(spec, field);
}

ColumnGeneratorPtr makeConstant(const QString &text)
{
    return std::make_unique<ConstantGenerator>(text);
}

ColumnGeneratorPtr makeObject(std::vector<QPair<QString, ColumnGeneratorPtr>> properties)
{
    return std::make_unique<ObjectGenerator>(std::move(properties));
}

ColumnGeneratorPtr makeConditional(ColumnGeneratorPtr inner, int slot, const QStringList &values,
                                   const QStringList &allowed)
{
    std::vector<bool> mask;
    for (const QString &value : values)
        mask.push_back(allowed.contains(value));
    return std::make_unique<ConditionalGenerator>(std::move(inner), slot, std::move(mask));
}

} // namespace showroom::generation
