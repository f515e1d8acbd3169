#pragma once

#include "generation/blueprint_spec.h"
#include "generation/column_generator.h"
#include "generation/persona_password.h"
#include "masking/sip_hash.h"

#include <span>

namespace showroom::generation {

struct CompiledDataset;

/// The generators of what rows know of other rows, and of texts that are put together.

/// The key of the row that a record's reference leads to; the first reference is the row that the record hangs on.
ColumnGeneratorPtr makeReference(const CompiledDataset &dataset, std::size_t reference);

/// When the row's time was over; nothing while it goes on.
ColumnGeneratorPtr makeEnd();

/// What the row that a record hangs on has in a column, at its place in that row's table.
ColumnGeneratorPtr makeCopy(std::size_t column, std::size_t maxBytes);

/// A number of at least `digits` digits that no other of the table's `rows` rows has, after a prefix.
ColumnGeneratorPtr makeCode(const GeneratorSpec &spec, const masking::SipKey &field, std::int64_t rows);

/// Pieces of text, one of each list, by one word of keyed bits a list. Unique ones get a number once all combinations
/// are used up.
ColumnGeneratorPtr makePhrase(const GeneratorSpec &spec, std::vector<masking::SipKey> fields);

/// The text of a persona in the rows of personas, `otherwise` (or nothing) in those of other people.
ColumnGeneratorPtr makePersonaText(const QStringList &texts, ColumnGeneratorPtr otherwise);

/// A day in the rows of personas, as days since 1970-01-01.
ColumnGeneratorPtr makePersonaDay(std::int32_t day, std::int64_t personas, ColumnGeneratorPtr otherwise);

/// The hash of a persona's password in the rows of personas.
ColumnGeneratorPtr makePersonaPassword(PersonaPasswordsPtr passwords, ColumnGeneratorPtr otherwise);

/// `inner` only where the row's time is over, or only where it is not.
ColumnGeneratorPtr makeWhenEnded(ColumnGeneratorPtr inner, bool hasEnded);

} // namespace showroom::generation
