#include "masking/known_index.h"

#include "masking/phone_scanner.h"

#include <algorithm>

namespace showroom::masking {

namespace {

/// Marks values of the name index that are ours: masked ones.
constexpr std::uint32_t ours = 1u << 31;

/// Two spellings of a phone number agree in these, whatever stands for the country.
constexpr std::size_t comparedDigits = 8;

bool hasBareGenitive(std::string_view language)
{
    return language == "de" || language == "nl" || language == "sv" || language == "nb";
}

bool isNamePart(PersonPart part)
{
    return part == PersonPart::Name || part == PersonPart::FirstName || part == PersonPart::LastName ||
           part == PersonPart::LatinName;
}

FindingKind kindOf(PersonPart part)
{
    switch (part) {
    case PersonPart::FirstName:
        return FindingKind::FirstName;
    case PersonPart::LastName:
        return FindingKind::LastName;
    case PersonPart::UserName:
        return FindingKind::UserName;
    case PersonPart::Email:
        return FindingKind::Email;
    case PersonPart::Phone:
        return FindingKind::Phone;
    case PersonPart::Company:
        return FindingKind::Company;
    case PersonPart::Address:
    case PersonPart::Street:
        return FindingKind::Address;
    default:
        return FindingKind::Name;
    }
}

std::string_view lastDigits(const std::string &digits)
{
    return std::string_view(digits).substr(digits.size() > comparedDigits ? digits.size() - comparedDigits : 0);
}

constexpr std::pair<std::string_view, std::string_view> umlauts[] = {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"},
                                                                     {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}};

/// The spellings of a German name with some of its umlauts as two letters: "Jürgen Mueller", "Juergen Mueller".
std::vector<std::string> withoutUmlauts(std::string_view name)
{
    constexpr std::size_t mostSpellings = 8;
    std::vector<std::string> spellings = {std::string(name)};
    for (std::size_t at = 0; at < name.size() && spellings.size() < mostSpellings; ++at) {
        const auto umlaut = std::find_if(std::begin(umlauts), std::end(umlauts),
                                         [&](const auto &pair) { return name.substr(at).starts_with(pair.first); });
        if (umlaut == std::end(umlauts))
            continue;
        const std::size_t behind = name.size() - at;
        for (std::size_t i = spellings.size(); i-- > 0;) {
            std::string spelling = spellings[i];
            spelling.replace(spelling.size() - behind, umlaut->first.size(), umlaut->second);
            spellings.push_back(std::move(spelling));
        }
    }
    return spellings;
}

} // namespace

KnownIndex::KnownIndex(const LocaleCorpus &locale)
    : m_names(hasBareGenitive(locale.language))
    , m_language(locale.language)
{
}

void KnownIndex::addValue(const KnownValue &value)
{
    const auto entry = std::uint32_t(m_entries.size());
    m_entries.push_back({value.part, {}});
    if (value.part == PersonPart::Phone) {
        const std::string digits = phoneDigits(value.value);
        if (digits.size() >= comparedDigits)
            m_phones.emplace(lastDigits(digits), entry);
        return;
    }
    m_names.add(value.value, entry, !isNamePart(value.part));
    if (isNamePart(value.part) && (m_language == "ja" || m_language == "ko")) {
        std::string closed(value.value);
        std::erase(closed, ' ');
        m_names.add(closed, entry);
    }
    if (isNamePart(value.part) && m_language == "de") {
        for (const std::string &spelling : withoutUmlauts(value.value))
            m_names.add(spelling, entry);
    }
}

bool KnownIndex::isTaken(std::string_view text) const
{
    const std::uint32_t *known = m_names.valueOf(text);
    return known && (*known & ours) == 0;
}

std::string KnownIndex::replacementOf(const KnownValue &value, const Masker &masker, const Watermark &watermark) const
{
    if (!value.replacement.empty())
        return value.replacement;
    const Subject subject = masker.subject(value.subject);
    std::string masked(personText(subject.person(), value.part).view());
    if (!isNamePart(value.part) || !isTaken(masked))
        return masked;
    masked = fullName(subject.person()).view();
    constexpr int mostTries = 16;
    for (int i = 0; i < mostTries && isTaken(masked); ++i) {
        masked.clear();
        watermark.appendName(masked, FindingKind::Name, masker.subject(std::string(value.subject) + char('a' + i)));
    }
    return masked;
}

void KnownIndex::assign(std::span<const KnownValue> values, const Masker &masker, const Watermark &watermark)
{
    m_entries.clear();
    m_phones.clear();
    m_names.clear();
    for (const KnownValue &value : values)
        addValue(value);
    for (std::size_t i = 0; i < values.size(); ++i)
        m_entries[i].replacement = replacementOf(values[i], masker, watermark);
    for (std::size_t i = 0; i < values.size(); ++i)
        m_names.add(m_entries[i].replacement, std::uint32_t(i) | ours, !isNamePart(values[i].part));
    m_names.finish();
}

void KnownIndex::find(std::string_view text, std::uint32_t firstEntry, std::vector<Finding> &findings) const
{
    m_matches.clear();
    m_names.find(text, m_matches);
    for (const NameIndex::Match &match : m_matches) {
        const std::uint32_t entry = match.value & ~ours;
        const bool isOurs = (match.value & ours) != 0;
        findings.push_back({kindOf(m_entries[entry].part), match.begin, match.end, firstEntry + entry, isOurs});
    }
}

std::uint32_t KnownIndex::entryOfMail(std::string_view address) const
{
    const std::uint32_t *entry = m_names.valueOf(address);
    return entry && (*entry & ours) == 0 && m_entries[*entry].part == PersonPart::Email ? *entry : Finding::nobody;
}

std::uint32_t KnownIndex::entryOfPhone(std::string_view phone) const
{
    if (m_phones.empty())
        return Finding::nobody;
    const std::string digits = phoneDigits(phone);
    const auto known = m_phones.find(std::string(lastDigits(digits)));
    return known == m_phones.end() ? Finding::nobody : known->second;
}

} // namespace showroom::masking
