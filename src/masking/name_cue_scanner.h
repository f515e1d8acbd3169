#pragma once

#include "masking/finding.h"
#include "masking/locale_corpus.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace showroom::masking {

/// Finds names of people whom nobody announced, where the words before them leave little doubt: a title ("Herr",
/// "Mme"), "my name is" in several languages, a greeting before one of the locale's given names, one of its given names
/// before one of its family names, a Japanese family name before "san".
class NameCueScanner final {
public:
    explicit NameCueScanner(const LocaleCorpus &locale);

    /// The name behind the cue that begins at a place, which is the beginning of a word.
    std::optional<Finding> scan(std::string_view text, std::size_t at) const;

    /// Where a name of at most `mostWords` capital words (with particles between them) ends; `at` when there is none.
    static std::size_t nameEnd(std::string_view text, std::size_t at, int mostWords);

private:
    std::optional<Finding> scanTitle(std::string_view text, std::size_t at) const;
    std::optional<Finding> scanIntroduction(std::string_view text, std::size_t at) const;
    std::optional<Finding> scanGreeting(std::string_view text, std::size_t at) const;
    std::size_t familyEnd(std::string_view text, std::size_t at) const;
    std::optional<Finding> scanPair(std::string_view text, std::size_t at) const;
    std::optional<Finding> scanHonorific(std::string_view text, std::size_t at) const;

    std::string m_language;
    std::set<std::string, std::less<>> m_givenNames;  ///< folded
    std::set<std::string, std::less<>> m_familyNames; ///< in ideographs as written, else folded
};

} // namespace showroom::masking
