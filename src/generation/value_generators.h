#pragma once

#include "generation/blueprint_spec.h"
#include "generation/column_generator.h"
#include "generation/compiled_dataset.h"
#include "generation/generator_factory.h"

namespace showroom::generation {

/// The generators that draw a value: choices, numbers, flags, and objects made of them.
/// `followed` are the tests of the variants, in their order.
ColumnGeneratorPtr makeChoice(const GeneratorSpec &spec, const masking::SipKey &field, int slot,
                              const std::vector<PeopleGroup> &groups,
                              std::vector<std::optional<FollowedRows>> followed);
struct NumberFields {
    masking::SipKey value;
    masking::SipKey rounding;
};
ColumnGeneratorPtr makeNumber(const GeneratorSpec &spec, ColumnType type, const NumberFields &fields,
                              const BlueprintSpec &blueprint);
ColumnGeneratorPtr makeFlag(const GeneratorSpec &spec, const masking::SipKey &field);
ColumnGeneratorPtr makeConstant(const QString &text);
ColumnGeneratorPtr makeObject(std::vector<QPair<QString, ColumnGeneratorPtr>> properties);

/// `inner` where a choice column of the row has one of some values, nothing elsewhere.
ColumnGeneratorPtr makeConditional(ColumnGeneratorPtr inner, int slot, const QStringList &values,
                                   const QStringList &allowed);

} // namespace showroom::generation
