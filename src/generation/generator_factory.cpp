#include "generation/generator_factory.h"

#include "generation/person_field.h"
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
        return makeParent();
    case Source::Instant:
        return makeInstant();
    case Source::Currency:
        return makeCurrency();
    case Source::Person:
        return makePersonField(personField(spec.field));
    case Source::Choice:
        return makeChoice(spec, context.field(label), context.choiceSlots.value(label, -1), *context.groups);
    case Source::Number:
        return makeNumber(spec, type, {context.field(label), context.field(label + u" rounding"_s)},
                          *context.blueprint);
    case Source::Flag:
        return makeFlag(spec, context.field(label));
    case Source::Object:
        return compileObject(label, spec, context);
    case Source::Null:
        return makeNull();
    }
    Q_UNREACHABLE();
}

ColumnGeneratorPtr compileValue(const QString &label, ColumnType type, const GeneratorSpec &spec,
                                const ColumnContext &context)
{
    ColumnGeneratorPtr generator = compileSource(label, type, spec, context);
    if (spec.whenColumn.isEmpty())
        return generator;
    return makeConditional(std::move(generator), context.choiceSlots.value(spec.whenColumn),
                           context.choiceValues.value(spec.whenColumn), spec.whenValues);
}

} // namespace

ColumnGeneratorPtr compileColumn(const ColumnInfo &column, const GeneratorSpec &spec, const ColumnContext &context)
{
    return compileValue(column.name, column.type, spec, context);
}

} // namespace showroom::generation
