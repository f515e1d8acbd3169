#pragma once

#include "masking/finding.h"
#include "masking/locale_corpus.h"
#include "masking/name_cue_scanner.h"
#include "masking/phone_scanner.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace showroom::masking {

/// Finds personal data that shows itself by its form or by the words around it. One pass; at every place it looks at a
/// bounded number of bytes, so that the time is linear whatever the text.
class TextScanner final {
public:
    explicit TextScanner(const LocaleCorpus &locale);

    /// All findings, by place, without overlaps; appends to `findings`, which must be empty. `names` are what was found
    /// before by other means, by place.
    void scan(std::string_view text, std::span<const Finding> names, std::vector<Finding> &findings) const;

private:
    std::optional<Finding> scanAt(std::string_view text, std::size_t at, const FoundBefore &before) const;
    std::optional<Finding> scanNumber(std::string_view text, std::size_t at, const FoundBefore &before) const;
    std::optional<Finding> scanId(std::string_view text, std::size_t at, const FoundBefore &before) const;
    std::optional<Finding> scanPhone(std::string_view text, std::size_t at, const FoundBefore &before) const;

    PhoneScanner m_phones;
    NameCueScanner m_names;
};

/// Where the mail address that begins at a place ends; 0 when none does.
std::size_t scanMailAddress(std::string_view text, std::size_t at);

/// Where the web address that begins at a place ends; 0 when none does.
std::size_t scanUrl(std::string_view text, std::size_t at);

} // namespace showroom::masking
