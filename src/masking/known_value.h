#pragma once

#include "masking/person_text.h"

#include <string>
#include <string_view>

namespace showroom::masking {

/// Something of a known subject that texts may contain: a name, a mail address, a phone number, a user name, an address
/// or a company. Wherever it stands in a text, the subject's own masked value of that part takes its place, or what is
/// given instead: a column's mask may have options (`email:unique`).
struct KnownValue {
    PersonPart part = PersonPart::Name;
    std::string_view value;
    std::string_view subject;     ///< the subject's key, as for Masker::subject()
    std::string replacement = {}; ///< empty for the subject's masked value of that part
};

} // namespace showroom::masking
