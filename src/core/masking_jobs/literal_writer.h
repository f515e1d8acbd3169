#pragma once

#include "core/masking_jobs/record.h"

#include <string>
#include <string_view>

namespace showroom::masking_jobs {

/// Appends a text in place of a value's literal, in the file's own notation: CSV in quotes where the value stood in
/// quotes or the text needs them; JSON as a number where the value was one and the text is one, else as a string.
/// `isNull` writes no value: an empty CSV field, JSON null.
void appendLiteral(std::string &out, std::string_view text, bool isNull, const Value &value, char delimiter);

} // namespace showroom::masking_jobs
