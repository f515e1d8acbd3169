#pragma once

#include <span>
#include <string_view>

namespace showroom::masking {

/// Whether the last digit is that of Luhn's formula (ISO/IEC 7812-1 annex B). `digits` are ASCII digits.
bool passesLuhn(std::string_view digits);
/// The digit that Luhn's formula puts behind these.
char luhnDigit(std::string_view digits);

/// The digit that Verhoeff's scheme (1969; used by Aadhaar) puts behind these.
char verhoeffDigit(std::string_view digits);

/// The digit that ISO 7064 mod 11,10 puts behind these.
char mod1110Digit(std::string_view digits);

/// The sum of digit × weight over as many digits as there are weights.
int weightedSum(std::string_view digits, std::span<const int> weights);

/// The remainder of a decimal number by a modulus of at most 1000; letters count 10 to 35 as in ISO 13616 (IBAN).
int remainderOf(std::string_view alphanumeric, int modulus, int start = 0);

} // namespace showroom::masking
