#pragma once

#include "masking/finding.h"
#include "masking/keyed_stream.h"
#include "masking/masker.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace showroom::masking {

/// Kinds whose made-up values are marked: what else is made up shows itself by reserved ranges and wrong checks.
constexpr bool isMarked(FindingKind kind)
{
    return kind == FindingKind::Name || kind == FindingKind::FirstName || kind == FindingKind::LastName ||
           kind == FindingKind::Address;
}

/// Tells names and addresses that were made up for unknown people in a text from those that stood there before. They
/// are followed by a sign that nobody sees and hardly any text has there, and they are such ones of all that a locale
/// can make up whose keyed hash begins with some zero bits (8 for names, 10 for addresses). So a real name counts as
/// made up when a text has a word joiner directly behind it and, by chance, the bits are right: with a joiner behind
/// one name in ten thousand, less than once in two million names.
class Watermark final {
public:
    /// U+2060 WORD JOINER.
    static constexpr std::string_view sign = "\xe2\x81\xa0";

    explicit Watermark(const Masker &masker);

    /// Whether a name or address with what stands behind it, however its letters are written, was made up here.
    bool isOn(std::string_view text, FindingKind kind) const;

    /// Appends a marked name or address without the sign, which the text needs behind it.

    /// A name for a subject: a family name, a given name or both, by the finding's kind.
    void appendName(std::string &out, FindingKind kind, const Subject &subject) const;

    /// An address in the locale's form, with or without the place, which the scanner reads again as one
    /// address or as none.
    void appendAddress(std::string &out, bool hasPlace, const Subject &subject) const;

private:
    /// The marked names of one sex.
    struct MarkedNames {
        std::vector<std::string> given;
        std::vector<std::string> family;
    };

    MarkedNames markedNames(const LocaleCorpus &locale, Sex sex) const;
    bool appendSingleName(std::string &out, FindingKind kind, const Person &person, KeyedStream &stream) const;
    bool hasBits(std::string_view text, FindingKind kind) const;
    bool isStableAddress(std::string_view address) const;

    SipKey m_key;
    std::array<MarkedNames, 2> m_marked; ///< by Sex
};

} // namespace showroom::masking
