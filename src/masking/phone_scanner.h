#pragma once

#include "masking/cue_window.h"
#include "masking/locale_corpus.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace showroom::masking {

/// Recognises phone numbers in the forms in which people write them, with what tells them from other numbers: a plus, a
/// trunk prefix, the country's grouping, or the word before them.
class PhoneScanner final {
public:
    explicit PhoneScanner(const LocaleCorpus &locale);

    struct Match {
        std::size_t end = 0;
        bool isReserved = false; ///< one of the numbers of the locale that reach nobody
    };

    /// The number that begins at a place, with its extension; `at` must be at a digit, a plus or an opening bracket
    /// that nothing belonging to a number precedes.
    std::optional<Match> scan(std::string_view text, std::size_t at, const FoundBefore &before) const;

private:
    bool isReserved(std::string_view digits) const;

    std::string m_country;
    std::vector<std::string> m_reserved; ///< patterns of digits
};

/// The digits of a phone number, by which two spellings of it are compared.
std::string phoneDigits(std::string_view phone);

} // namespace showroom::masking
