#include "masking/redactor.h"

#include "masking/address_scanner.h"
#include "masking/national_id.h"
#include "masking/payment_number.h"
#include "masking/plain_masks.h"
#include "masking/text_bytes.h"
#include "masking/text_folding.h"

#include <algorithm>

namespace showroom::masking {

namespace {

/// Entries of the row's index, as seen in findings.
constexpr std::uint32_t rowEntries = 1u << 30;

bool isName(FindingKind kind)
{
    return kind == FindingKind::Name || kind == FindingKind::FirstName || kind == FindingKind::LastName;
}

/// What of two overlapping findings counts: what begins first; of those what is longer; then the known one.
bool comesBefore(const Finding &a, const Finding &b)
{
    if (a.begin != b.begin)
        return a.begin < b.begin;
    if (a.end != b.end)
        return a.end > b.end;
    return a.known != Finding::nobody && b.known == Finding::nobody;
}

/// Sorts by place and drops what overlaps with something that counts more.
void settle(std::vector<Finding> &candidates, std::vector<Finding> &findings)
{
    std::stable_sort(candidates.begin(), candidates.end(), comesBefore);
    for (const Finding &candidate : candidates) {
        if (findings.empty() || candidate.begin >= findings.back().end)
            findings.push_back(candidate);
    }
}

/// Letters and digits alone, small: equal for two spellings of a number.
void appendCompact(std::string &out, std::string_view text)
{
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), isAlphanumeric);
    std::transform(out.begin(), out.end(), out.begin(), lower);
}

} // namespace

Redactor::Redactor(const Masker &masker, std::span<const KnownValue> known)
    : m_masker(masker.clone())
    , m_watermark(m_masker)
    , m_scanner(m_masker.locale())
    , m_known(m_masker.locale())
    , m_row(m_masker.locale())
{
    m_known.assign(known, m_masker, m_watermark);
}

/// Tells whom a finding belongs to, and whether it was masked before.
void Redactor::identify(std::string_view text, Finding &finding) const
{
    const std::string_view original = text.substr(finding.begin, finding.size());
    if (finding.isOurs)
        return;
    const auto entryIn = [&](const KnownIndex &index) {
        return finding.kind == FindingKind::Email   ? index.entryOfMail(original)
               : finding.kind == FindingKind::Phone ? index.entryOfPhone(original)
                                                    : Finding::nobody;
    };
    if (const std::uint32_t entry = entryIn(m_row); entry != Finding::nobody)
        finding.known = rowEntries + entry;
    else
        finding.known = entryIn(m_known);
    finding.isOurs = isMarked(finding.kind) && m_watermark.isOn(original, finding.kind);
}

void Redactor::findAll(std::string_view text, std::span<const KnownValue> row) const
{
    m_candidates.clear();
    m_findings.clear();
    if (!row.empty() || !m_row.isEmpty())
        m_row.assign(row, m_masker, m_watermark);
    m_names.clear();
    if (!m_row.isEmpty())
        m_row.find(text, rowEntries, m_candidates);
    if (!m_known.isEmpty())
        m_known.find(text, 0, m_candidates);
    settle(m_candidates, m_names);
    m_candidates.clear();
    m_scanner.scan(text, m_names, m_candidates);
    for (Finding &candidate : m_candidates)
        identify(text, candidate);
    m_candidates.insert(m_candidates.end(), m_names.begin(), m_names.end());
    settle(m_candidates, m_findings);
}

void Redactor::appendKnown(std::string &out, std::string_view original, std::uint32_t entry) const
{
    const bool isOfRow = entry >= rowEntries;
    const std::string_view replacement = isOfRow ? m_row.replacement(entry - rowEntries) : m_known.replacement(entry);
    if (isShouted(original))
        out += upperCased(replacement);
    else
        out += replacement;
}

/// A made-up name or address, which takes many draws to find: the latest ones are kept.
const std::string &Redactor::searched(std::string_view original, FindingKind kind, const Subject &subject) const
{
    constexpr std::size_t mostKept = 4096;
    if (m_searched.size() >= mostKept)
        m_searched.clear();
    const bool hasPlace = kind == FindingKind::Address && scanAddress(original, 0).hasPlace;
    const bool isLoud = isName(kind) && isShouted(original);
    m_key.push_back(char('0' + int(kind)));
    m_key.push_back(hasPlace ? 'p' : isLoud ? 'l' : ' ');
    const auto [kept, isNew] = m_searched.try_emplace(m_key);
    std::string &text = kept->second;
    if (!isNew)
        return text;
    if (kind == FindingKind::Address)
        m_watermark.appendAddress(text, hasPlace, subject);
    else
        m_watermark.appendName(text, kind, subject);
    if (isLoud)
        text = upperCased(text);
    text += Watermark::sign;
    return text;
}

void Redactor::appendUnknown(std::string &out, std::string_view original, const Finding &finding) const
{
    m_key.clear();
    if (isMarked(finding.kind) || finding.kind == FindingKind::Email)
        appendFolded(m_key, original);
    else if (finding.kind == FindingKind::Url || finding.kind == FindingKind::IpAddress)
        m_key = original;
    else
        appendCompact(m_key, original);
    const Subject subject = m_masker.subject(m_key);
    if (isMarked(finding.kind)) {
        out += searched(original, finding.kind, subject);
        return;
    }
    bool isWritten = true;
    switch (finding.kind) {
    case FindingKind::Email:
        appendMaskedEmail(out, original, subject);
        break;
    case FindingKind::Phone:
        appendMasked(out, PersonPart::Phone, original, subject);
        break;
    case FindingKind::NationalId:
        isWritten = appendMaskedId(out, original, m_masker.locale().country, subject.words());
        break;
    case FindingKind::Iban:
        isWritten = appendMaskedIban(out, original, subject.words());
        break;
    case FindingKind::Card:
        isWritten = appendMaskedCard(out, original, subject.words());
        break;
    case FindingKind::Url:
        isWritten = appendMaskedUrl(out, original, subject.words());
        break;
    case FindingKind::IpAddress:
        isWritten = appendMaskedIp(out, original, subject.words());
        break;
    default:
        isWritten = false;
    }
    if (!isWritten)
        appendToken(out, subject.words());
}

void Redactor::append(std::string &out, std::string_view text, std::span<const KnownValue> row) const
{
    findAll(text, row);
    std::size_t copied = 0;
    for (const Finding &finding : m_findings) {
        if (finding.isOurs)
            continue;
        out += text.substr(copied, finding.begin - copied);
        const std::string_view original = text.substr(finding.begin, finding.size());
        if (finding.known != Finding::nobody)
            appendKnown(out, original, finding.known);
        else
            appendUnknown(out, original, finding);
        copied = finding.end;
    }
    out += text.substr(copied);
}

std::string Redactor::redact(std::string_view text, std::span<const KnownValue> row) const
{
    std::string out;
    append(out, text, row);
    return out;
}

std::vector<Finding> Redactor::find(std::string_view text, std::span<const KnownValue> row) const
{
    findAll(text, row);
    return m_findings;
}

} // namespace showroom::masking
