#pragma once

#include "masking/finding.h"
#include "masking/masker.h"

#include <string>
#include <string_view>

namespace showroom::masking {

class TextScanner;

/// Tells names and addresses that were made up for unknown people in a text from those that stood there before: of all
/// that a locale can make up, only those are taken whose keyed hash has `bits` zero bits. One in 256 of other names and
/// addresses has them by chance.
class Watermark final {
public:
    static constexpr int bits = 8;

    explicit Watermark(const Masker &masker);

    /// Whether a text, however its letters are written, carries the mark.
    bool isOn(std::string_view text) const;

    /// Appends a marked name for a subject: a family name, a given name or both, by the finding's kind.
    void appendName(std::string &out, FindingKind kind, const Subject &subject) const;

    /// Appends a marked address in the locale's form, with or without the place, which the scanner reads again as one
    /// address or as none.
    void appendAddress(std::string &out, bool hasPlace, const Subject &subject) const;

private:
    SipKey m_key;
};

} // namespace showroom::masking
