#pragma once

#include "masking/mask_spec.h"
#include "masking/subject_words.h"

#include <string>
#include <string_view>

namespace showroom::masking {

// Masks that need no person. Each appends to `out` and answers false, with nothing appended, when the value does not
// have the shape that it needs.

/// A number (an optional sign, at most 18 digits, an optional point or comma with decimals) moved by the subject's own
/// share of at most `noisePercent`, then put to the lower edge of its bucket. Sign and decimals stay.
[[nodiscard]] bool appendMaskedNumber(std::string &out, std::string_view value, const MaskSpec &spec,
                                      const SubjectWords &subject);

/// A date moved by the subject's own number of days, 1 to `shiftDays` to either side, the same for all its dates. What
/// follows the date stays.
[[nodiscard]] bool appendMaskedDate(std::string &out, std::string_view value, int shiftDays, bool monthFirst,
                                    const SubjectWords &subject);

/// One of the choices, each as likely as the others.
void appendMaskedCategory(std::string &out, const MaskSpec &spec, const SubjectWords &subject);

/// 24 lower-case letters and digits (120 keyed bits, RFC 4648's base32 alphabet in lower case).
void appendToken(std::string &out, const SubjectWords &subject);

/// An IPv4 address of RFC 5737's documentation blocks for one of version 4, an IPv6 address of RFC 3849's for one of
/// version 6. A prefix length or port behind it stays.
[[nodiscard]] bool appendMaskedIp(std::string &out, std::string_view value, const SubjectWords &subject);

/// The value's scheme, a reserved host (RFC 2606) and a keyed path. The value must have a scheme or a host with a dot.
[[nodiscard]] bool appendMaskedUrl(std::string &out, std::string_view value, const SubjectWords &subject);

/// Appends so many keyed characters of the base32 alphabet, five bits each; at most 24.
void appendBase32(std::string &out, std::string_view label, int size, const SubjectWords &subject);

} // namespace showroom::masking
