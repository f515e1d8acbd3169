#pragma once

#include "masking/finding.h"
#include "masking/known_index.h"
#include "masking/known_value.h"
#include "masking/masker.h"
#include "masking/text_scanner.h"
#include "masking/watermark.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace showroom::masking {

/// Replaces personal data in free text and leaves every other byte as it is: known people's names, mail addresses and
/// phone numbers by the same subject's masked ones, and what it recognises by its form (mail addresses, phone numbers,
/// postal addresses, national ids, cards, accounts, web and machine addresses, names after a title or "my name is") by
/// that of a subject of its own, whose key is the value itself, however it is written.
///
/// Takes time linear in the text, and memory for one text and the known values. Redacting the result again, with the
/// same known values, changes nothing: masked values lie in reserved ranges, fail their checks, belong to a known
/// subject, or carry a mark that nobody sees (see Watermark). Broken UTF-8 is copied as it is, a character is never
/// split. One per thread.
class Redactor final {
public:
    /// Looks for what belongs to `known` people besides what shows itself by its form. The values are copied. Names of
    /// more than NameIndex::longestName bytes are not looked for.
    explicit Redactor(const Masker &masker, std::span<const KnownValue> known = {});

    /// Appends the redacted text. `row` are further known values for this text alone, a handful of them.
    void append(std::string &out, std::string_view text, std::span<const KnownValue> row = {}) const;

    std::string redact(std::string_view text, std::span<const KnownValue> row = {}) const;

    /// What append() replaces, and what it leaves because it is masked already (Finding::isOurs), by place, without
    /// overlaps.
    std::vector<Finding> find(std::string_view text, std::span<const KnownValue> row = {}) const;

private:
    void findAll(std::string_view text, std::span<const KnownValue> row) const;
    void identify(std::string_view text, Finding &finding) const;
    void appendKnown(std::string &out, std::string_view original, std::uint32_t entry) const;
    const std::string &searched(std::string_view original, FindingKind kind, const Subject &subject) const;
    void appendUnknown(std::string &out, std::string_view original, const Finding &finding) const;

    Masker m_masker;
    Watermark m_watermark;
    TextScanner m_scanner;
    KnownIndex m_known;
    mutable KnownIndex m_row;
    // Kept from text to text, so that they need not be allocated anew.
    mutable std::vector<Finding> m_findings;
    mutable std::vector<Finding> m_candidates;
    mutable std::vector<Finding> m_names;
    mutable std::string m_key;
    mutable std::unordered_map<std::string, std::string> m_searched;
};

} // namespace showroom::masking
