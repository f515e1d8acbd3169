#include "generation/generator_factory.h"

#include "generation/person_field.h"
#include "generation/record_generators.h"
#include "generation/row_generators.h"
#include "generation/value_generators.h"

namespace showroom::generation {

using namespace Qt::StringLiterals;

namespace {

ColumnGeneratorPtr compileValue(const QString &label, ColumnType type, const GeneratorSpec &spec,
                                const ColumnContext &context);

ColumnGeneratorPtr compileObject(const QString &label, const GeneratorSpec &spec, const ColumnContext &context)
{
    std::vector<QPair<QString, ColumnGeneratorPtr>> properties;
    for (const auto &[name, property] : spec.properties)
        properties.emplace_back(name, compileValue(label + u'.' + name, ColumnType::Numeric, property, context));
    return makeObject(std::move(properties));
}

ColumnGeneratorPtr compileChoice(const QString &label, const GeneratorSpec &spec, const ColumnContext &context)
{
    std::vector<std::optional<FollowedRows>> followed;
    for (const VariantSpec &variant : spec.variants) {
        followed.emplace_back();
        if (!variant.followedBy.isEmpty())
            followed.back().emplace(*context.blueprint, context.dataset->counts, context.kind, variant.followedBy);
    }
    return makeChoice(spec, context.field(label), context.choiceSlots.value(label, -1), *context.groups,
                      std::move(followed));
}

ColumnGeneratorPtr compileParent(const QString &label, const ColumnContext &context)
{
    const qsizetype reference = context.references.indexOf(label);
    return reference < 0 ? makeParent() : makeReference(*context.dataset, std::size_t(reference));
}

/// A record's parent is compiled before it, and its table's columns are in the same places whatever the kind.
ColumnGeneratorPtr compileCopy(const GeneratorSpec &spec, const ColumnContext &context)
{
    const auto kind = std::find_if(context.table->kinds.begin(), context.table->kinds.end(),
                                   [&](const KindSpec &k) { return k.info.name == context.kind; });
    const QString &parent = kind->references.front().info.table;
    const auto table = std::find_if(context.blueprint->tableSpecs.begin(), context.blueprint->tableSpecs.end(),
                                    [&](const TableSpec &t) { return t.info.name == parent; });
    const auto column = std::find_if(table->columns.begin(), table->columns.end(),
                                     [&](const ColumnSpec &c) { return c.info.name == spec.column; });
    const auto place = std::size_t(column - table->columns.begin());
    const auto index = std::size_t(table - context.blueprint->tableSpecs.begin());
    std::size_t maxBytes = 0;
    for (const CompiledPart &part : context.dataset->tables[index].parts)
        maxBytes = std::max(maxBytes, part.columns[place]->maxBytes());
    return makeCopy(place, maxBytes);
}

ColumnGeneratorPtr compilePhrase(const QString &label, const GeneratorSpec &spec, const ColumnContext &context)
{
    const auto &field = spec.isUnique ? context.tableField : context.field;
    std::vector<masking::SipKey> fields;
    for (std::size_t i = 0; i < spec.lists.size(); ++i)
        fields.push_back(field(label + u" piece "_s + QString::number(i)));
    return makePhrase(spec, std::move(fields));
}

ColumnGeneratorPtr compilePersona(const QString &label, ColumnType type, const GeneratorSpec &spec,
                                  const ColumnContext &context)
{
    ColumnGeneratorPtr otherwise;
    if (!spec.otherwise.empty())
        otherwise = compileValue(label, type, spec.otherwise.front(), context);
    const auto field = personaField(spec.field);
    if (field == PersonaField::Password)
        return makePersonaPassword(context.passwords, std::move(otherwise));
    if (field == PersonaField::JoinedOn) {
        return makePersonaDay(context.dataset->window.firstDay - 1, context.personas.size(), std::move(otherwise));
    }
    QStringList texts;
    for (const PersonaInfo &persona : context.personas)
        texts.append(personaText(persona, field));
    return makePersonaText(texts, std::move(otherwise));
}

ColumnGeneratorPtr compileSource(const QString &label, ColumnType type, const GeneratorSpec &spec,
                                 const ColumnContext &context)
{
    switch (spec.source) {
    case Source::Environment:
        return makeConstant(context.request->environmentId);
    case Source::Kind:
        return makeConstant(context.kind);
    case Source::Constant:
        return makeConstant(spec.text);
    case Source::Id:
        return makeId();
    case Source::Parent:
        return compileParent(label, context);
    case Source::Instant:
        return makeInstant();
    case Source::Currency:
        return makeCurrency();
    case Source::Person:
        return makePersonField(personField(spec.field));
    case Source::Choice:
        return compileChoice(label, spec, context);
    case Source::Number:
        return makeNumber(spec, type, {context.field(label), context.field(label + u" rounding"_s)},
                          *context.blueprint);
    case Source::Flag:
        return makeFlag(spec, context.field(label));
    case Source::Object:
        return compileObject(label, spec, context);
    case Source::Null:
        return makeNull();
    case Source::End:
        return makeEnd();
    case Source::Copy:
        return compileCopy(spec, context);
    case Source::Code:
        return makeCode(spec, context.tableField(label), context.tableRows);
    case Source::Phrase:
        return compilePhrase(label, spec, context);
    case Source::Persona:
        return compilePersona(label, type, spec, context);
    }
    Q_UNREACHABLE();
}

ColumnGeneratorPtr compileValue(const QString &label, ColumnType type, const GeneratorSpec &spec,
                                const ColumnContext &context)
{
    ColumnGeneratorPtr generator = compileSource(label, type, spec, context);
    if (!spec.whenColumn.isEmpty()) {
        generator = makeConditional(std::move(generator), context.choiceSlots.value(spec.whenColumn),
                                    context.choiceValues.value(spec.whenColumn), spec.whenValues);
    }
    return spec.whenEnded ? makeWhenEnded(std::move(generator), *spec.whenEnded) : std::move(generator);
}

} // namespace

ColumnGeneratorPtr compileColumn(const ColumnInfo &column, const GeneratorSpec &spec, const ColumnContext &context)
{
    return compileValue(column.name, column.type, spec, context);
}

} // namespace showroom::generation
