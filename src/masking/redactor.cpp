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
    if (isName(finding.kind) || finding.kind == FindingKind::Address)
        finding.isOurs = m_watermark.isOn(original);
}

void Redactor::findAll(std::string_view text, std::span<const KnownValue> row) const
{
    m_candidates.clear();
    m_findings.clear();
    if (!row.empty() || !m_row.isEmpty())
        m_row.assign(row, m_masker, m_watermark);
    m_scanner.scan(text, m_candidates);
    for (Finding &candidate : m_candidates)
        identify(text, candidate);
    if (!m_row.isEmpty())
        m_row.find(text, rowEntries, m_candidates);
    if (!m_known.isEmpty())
        m_known.find(text, 0, m_candidates);
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

void Redactor::appendUnknown(std::string &out, std::string_view original, const Finding &finding) const
{
    m_key.clear();
    if (isName(finding.kind) || finding.kind == FindingKind::Email || finding.kind == FindingKind::Address)
        appendFolded(m_key, original);
    else if (finding.kind == FindingKind::Url || finding.kind == FindingKind::IpAddress)
        m_key = original;
    else
        appendCompact(m_key, original);
    const Subject subject = m_masker.subject(m_key);
    const std::size_t begin = out.size();
    bool isWritten = true;
    switch (finding.kind) {
    case FindingKind::Email:
        appendMaskedEmail(out, original, subject);
        break;
    case FindingKind::Phone:
        appendMasked(out, PersonPart::Phone, original, subject);
        break;
    case FindingKind::Address:
        m_watermark.appendAddress(out, scanAddress(original, 0).hasPlace, subject);
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
        m_watermark.appendName(out, finding.kind, subject);
        if (isShouted(original)) {
            const std::string shouted = upperCased(std::string_view(out).substr(begin));
            out.replace(begin, out.npos, shouted);
        }
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
