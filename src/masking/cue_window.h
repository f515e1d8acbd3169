#pragma once

#include <span>
#include <string>
#include <string_view>

namespace showroom::masking {

/// The few words before a place of a text, on the same line, in the form in which words are compared: what a number
/// is called there tells what it is.
class CueWindow final {
public:
    CueWindow(std::string_view text, std::size_t at);

    /// Where the last of the words begins, counted from the window's end; 0 when there is none. Words are folded
    /// (small, without accents) and only count at the beginning of a word.
    std::size_t distanceTo(std::span<const std::string_view> words) const;

    bool has(std::span<const std::string_view> words) const { return distanceTo(words) > 0; }

    /// The same, with no digit between the word and the place.
    bool leadsTo(std::span<const std::string_view> words) const;

private:
    std::string m_folded;
};

} // namespace showroom::masking
