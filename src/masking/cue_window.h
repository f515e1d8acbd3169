#pragma once

#include "masking/finding.h"

#include <span>
#include <string>
#include <string_view>

namespace showroom::masking {

/// What was found before a place of a text, each by place and without overlaps.
struct FoundBefore {
    std::span<const Finding> scanned;
    std::span<const Finding> names;
};

/// The few words before a place of a text, on the same line, in the form in which words are compared: what a number
/// is called there tells what it is. What was found there counts as one character, so that the words in reach are the
/// same when it has been replaced.
class CueWindow final {
public:
    CueWindow(std::string_view text, std::size_t at, const FoundBefore &before);

    /// Where the last of the words begins, counted from the window's end; 0 when there is none. Words are folded
    /// (small, without accents) and count at the beginning of a word, those of up to three letters as a whole.
    std::size_t distanceTo(std::span<const std::string_view> words) const;

    bool has(std::span<const std::string_view> words) const { return distanceTo(words) > 0; }

    /// The same, with at most a few characters between the word's beginning and the place, and nothing found there.
    bool isDirectlyBehind(std::span<const std::string_view> words) const;

    /// Whether there is one with no digit between it and the place.
    bool leadsTo(std::span<const std::string_view> words) const;

private:
    void fold(std::string_view text, std::size_t end, const FoundBefore &before, std::size_t room);

    std::string m_folded;
};

} // namespace showroom::masking
