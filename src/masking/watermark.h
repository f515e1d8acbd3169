#pragma once

#include "masking/finding.h"
#include "masking/keyed_stream.h"
#include "masking/masker.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace showroom::masking {

/// Tells names and addresses that were made up for unknown people in a text from those that stood there before: of all
/// that a locale can make up, only those are taken whose keyed hash begins with some zero bits: 8 for names, 10 for
/// addresses. One in 256 of other names and one in 1024 of other addresses has them by chance.
class Watermark final {
public:
    explicit Watermark(const Masker &masker);

    /// Whether a text, however its letters are written, carries the mark.
    bool isOn(std::string_view text, FindingKind kind) const;

    /// Appends a marked name for a subject: a family name, a given name or both, by the finding's kind.
    void appendName(std::string &out, FindingKind kind, const Subject &subject) const;

    /// Appends a marked address in the locale's form, with or without the place, which the scanner reads again as one
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
    bool isStableAddress(std::string_view address) const;

    SipKey m_key;
    std::array<MarkedNames, 2> m_marked; ///< by Sex
};

} // namespace showroom::masking
