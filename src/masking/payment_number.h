#pragma once

#include "masking/subject_words.h"

#include <optional>
#include <string>
#include <string_view>

namespace showroom::masking {

/// A payment number at the beginning of a text.
struct PaymentMatch {
    std::size_t size = 0;
    bool isValid = false; ///< its check digits are right
};

/// A card number of ISO/IEC 7812: 13 to 19 digits of a payment brand, in one piece or in groups parted by a blank or a
/// hyphen, with no digit or letter behind.
std::optional<PaymentMatch> matchCard(std::string_view text);

/// An account number of ISO 13616: a country's letters, two digits, and what the country's length asks for, in one
/// piece or in groups of four parted by blanks.
std::optional<PaymentMatch> matchIban(std::string_view text);

/// Appends another card number with the same first digit, length and groups, which fails Luhn's formula. False, with
/// nothing appended, when the value is none.
bool appendMaskedCard(std::string &out, std::string_view value, const SubjectWords &subject);

/// Appends another account number of the same country, length and groups, whose check digits are wrong. False, with
/// nothing appended, when the value is none.
bool appendMaskedIban(std::string &out, std::string_view value, const SubjectWords &subject);

} // namespace showroom::masking
