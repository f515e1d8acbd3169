#pragma once

#include "base/result.h"
#include "database/sql_statement.h"

#include <vector>

namespace showroom::database {

/// The bindings of a statement in the shape that PQsendQueryParams takes.
struct EncodedBindings {
    std::vector<QByteArray> bytes; ///< keeps what `values` points to
    std::vector<const char *> values;
    std::vector<unsigned int> types; ///< 0: the server infers it
    std::vector<int> lengths;
    std::vector<int> formats;
};

/// Orders and encodes the values; InvalidInput (with the binding's name as field) for a text with a NUL character,
/// Internal for a missing or superfluous name or a type that has no SQL form.
Result<EncodedBindings> encodeBindings(const SqlStatement &statement, const Bindings &bindings);

} // namespace showroom::database
