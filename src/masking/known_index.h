#pragma once

#include "masking/finding.h"
#include "masking/known_value.h"
#include "masking/masker.h"
#include "masking/name_index.h"
#include "masking/watermark.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace showroom::masking {

/// The known values of a redaction, each with what takes its place, ready to be found in texts. Knows the masked values
/// too, so that it leaves them alone.
class KnownIndex final {
public:
    explicit KnownIndex(const LocaleCorpus &locale);

    /// Takes up values, in place of those from before. What a masked value would be mistaken for (another known
    /// person's real name) is not used: the subject's full name or a marked one stands in for it.
    void assign(std::span<const KnownValue> values, const Masker &masker, const Watermark &watermark);

    bool isEmpty() const { return m_entries.empty(); }

    /// Where known values stand in the text, by place, without overlaps; appends. Findings point to entries of this
    /// index with `firstEntry` added.
    void find(std::string_view text, std::uint32_t firstEntry, std::vector<Finding> &findings) const;

    /// The entry of a mail address, or of a phone number however it is written; Finding::nobody when it is not known.
    std::uint32_t entryOfMail(std::string_view address) const;
    std::uint32_t entryOfPhone(std::string_view phone) const;

    std::string_view replacement(std::uint32_t entry) const { return m_entries[entry].replacement; }

private:
    struct Entry {
        PersonPart part = PersonPart::Name;
        std::string replacement;
    };

    void addValue(const KnownValue &value);
    std::string replacementOf(const KnownValue &value, const Masker &masker, const Watermark &watermark) const;
    bool isTaken(std::string_view text) const;

    NameIndex m_names;
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::uint32_t> m_phones; ///< by the last digits
    std::string m_language;
    mutable std::vector<NameIndex::Match> m_matches;
};

} // namespace showroom::masking
