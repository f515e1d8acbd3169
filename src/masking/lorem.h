#pragma once

#include "masking/subject.h"

#include <string>
#include <string_view>

namespace showroom::masking {

/// Appends text in the subject's language with as many characters as `value` has, its line breaks and what its lines
/// begin with (blanks, list marks) in the same places, and its last punctuation mark: sentences of the locale, then
/// words that fill the line. False, with nothing appended, when the locale has no words.
[[nodiscard]] bool appendLorem(std::string &out, std::string_view value, const Subject &subject);

} // namespace showroom::masking
