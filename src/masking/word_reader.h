#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace showroom::masking {

/// A word of a text: letters with marks, apostrophes, hyphens and inner points ("O'Brien", "Maria-Weber", "St.").
struct TextWord {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool isCapital = false; ///< begins with a capital
    bool isShouted = false; ///< two capitals and more, no small letter
    bool isLong = false;    ///< cut at longestWord, no word of a language

    bool isEmpty() const { return begin == end; }
    std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

inline constexpr std::size_t longestWord = 64;

/// The word at a place; empty when there is no letter. A point at its end is not part of it.
TextWord readWord(std::string_view text, std::size_t at);

/// Behind one or two blanks of one line, or the same place.
std::size_t skipBlanks(std::string_view text, std::size_t at);

/// Behind a comma, blanks, and at most one line break with the blanks around it.
std::size_t skipBreak(std::string_view text, std::size_t at);

/// Whether a word, folded, is one of these.
bool isOneOf(std::string_view word, std::span<const std::string_view> foldedWords);

/// Whether a word, folded, ends in one of these and has something before it.
bool endsInOneOf(std::string_view word, std::span<const std::string_view> foldedEndings);

} // namespace showroom::masking
