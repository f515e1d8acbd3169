#pragma once

#include "masking/inline_text.h"
#include "masking/keyed_stream.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace showroom::masking {

/// A country's personal number: how it is written, which ones are issued, and how another one is drawn that never is.
struct IdFormat {
    std::string_view country; ///< ISO 3166
    std::string_view name;    ///< as people call it, for example "PESEL"
    /// How it is written: `9` a digit, `A` a letter, everything else itself (a blank also stands for a no-break space).
    std::span<const std::string_view> layouts;
    /// Lower-case words of which one must stand shortly before it in a text, because other numbers look the same; empty
    /// when the number speaks for itself.
    std::span<const std::string_view> cues;
    /// Whether such a number can have been issued, its last character left aside.
    bool (*isPlausible)(std::string_view compact);
    /// The last character that belongs to the others; null for numbers without a check.
    char (*checkCharacter)(std::string_view compact);
    std::string_view checkAlphabet;
    /// Makes drawn characters look like one of the country's or, without a check, puts them where none is issued.
    void (*settle)(char *compact, KeyedStream &stream);
};

/// The letters and digits of such a number, capitals, without what stands between them.
using CompactId = InlineText<24>;

/// The formats of all countries that have a locale here.
std::span<const IdFormat> idFormats();

/// A number found in a text.
struct IdMatch {
    const IdFormat *format = nullptr;
    std::size_t size = 0;  ///< bytes from where it begins
    bool isIssued = false; ///< false for one whose check digit is wrong or that no country gives out
};

/// The longest layout of a format that the text begins with; the character behind must be neither letter nor digit.
std::optional<IdMatch> matchId(const IdFormat &format, std::string_view text);

/// Appends another number in the format and spelling of `value`, made unusable: a wrong check digit or a range that is
/// never issued. `country` wins when several countries write theirs alike. False, with nothing appended, when no format
/// fits.
bool appendMaskedId(std::string &out, std::string_view value, std::string_view country, const SubjectWords &subject);

} // namespace showroom::masking
