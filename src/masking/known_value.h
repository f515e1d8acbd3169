#pragma once

#include "masking/person_text.h"

#include <string_view>

namespace showroom::masking {

/// Something of a known subject that texts may contain: a name, a mail address, a phone number, a user name, an address
/// or a company. Wherever it stands in a text, the subject's own masked value of that part takes its place.
struct KnownValue {
    PersonPart part = PersonPart::Name;
    std::string_view value;
    std::string_view subject; ///< the subject's key, as for Masker::subject()
};

} // namespace showroom::masking
