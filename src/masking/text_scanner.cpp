#include "masking/text_scanner.h"

#include "masking/address_scanner.h"
#include "masking/cue_window.h"
#include "masking/national_id.h"
#include "masking/network_text.h"
#include "masking/payment_number.h"
#include "masking/text_bytes.h"
#include "masking/watermark.h"

#include <algorithm>

namespace showroom::masking {

namespace {

constexpr std::string_view versionWords[] = {"version",  "ver",     "v",       "release", "build",
                                             "firmware", "chapter", "kapitel", "section"};
constexpr std::string_view machineWords[] = {"ip",      "host", "server", "address", "adresse",
                                             "gateway", "dns",  "ping",   "router",  "addr"};
constexpr int smallestObviousPart = 20;

Finding found(FindingKind kind, std::size_t begin, std::size_t end, bool isOurs = false)
{
    return {kind, begin, end, Finding::nobody, isOurs};
}

/// Whether a number may begin here: not inside a longer one, a price, a hash tag or a handle.
bool isFreeBefore(std::string_view text, std::size_t at)
{
    if (at == 0)
        return true;
    if (continuesWordBefore(text, at))
        return false;
    const char before = text[at - 1];
    if (std::string_view("#$_@+").find(before) != std::string_view::npos)
        return false;
    for (const std::string_view currency : {"€", "£", "¥"}) {
        if (text.substr(0, at).ends_with(currency))
            return false;
    }
    const bool isJoint = std::string_view("-./,:").find(before) != std::string_view::npos;
    return !isJoint || at < 2 || !isDigit(text[at - 2]);
}

std::optional<Finding> scanIp(std::string_view text, std::size_t at, const FoundBefore &before)
{
    const auto match = matchIp(text.substr(at));
    if (!match)
        return std::nullopt;
    bool isOther = match->isReserved;
    if (!match->isVersion6 && !isOther) {
        const CueWindow window(text, at, before);
        const bool isSmall = match->largestPart < smallestObviousPart;
        isOther = window.isDirectlyBehind(versionWords) || (isSmall && !window.has(machineWords));
    }
    return found(FindingKind::IpAddress, at, at + match->size, isOther);
}

/// Whether an IPv6 address may begin here; letters alone ("face::bad") are not enough.
bool mayBeVersion6(std::string_view text, std::size_t at)
{
    const std::string_view head = text.substr(at, 5);
    const std::size_t colon = head.find(':');
    return colon != head.npos && (colon == 4 || std::any_of(head.begin(), head.end(), isDigit));
}

std::optional<Finding> scanLetters(std::string_view text, std::size_t at)
{
    if (const std::size_t end = scanUrl(text, at); end > 0) {
        const bool isReserved = isReservedHost(urlParts(text.substr(at, end - at)).host);
        return found(FindingKind::Url, at, end, isReserved);
    }
    if (const std::size_t end = scanMailAddress(text, at); end > 0) {
        const std::string_view address = text.substr(at, end - at);
        return found(FindingKind::Email, at, end, isReservedHost(address.substr(address.rfind('@') + 1)));
    }
    return std::nullopt;
}

/// Whether what has a number's own layout but was never issued is one that was masked: those have no leading zero,
/// which phone numbers have.
bool looksMasked(std::string_view number)
{
    return number[0] != '0' && !std::all_of(number.begin(), number.end(), isDigit);
}

bool isAddressBeginning(std::string_view text, std::size_t at)
{
    return isAlphanumeric(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80;
}

/// Behind the word, number or single character at a place.
std::size_t nextToken(std::string_view text, std::size_t at)
{
    const CodePoint first = codePointAt(text, at);
    const bool isNumber = first.value < 0x80 && isDigit(char(first.value));
    if (!isNumber && !isWordLetter(first.value))
        return at + first.size;
    while (at < text.size() && continuesWord(text, at))
        at += codePointAt(text, at).size;
    return at;
}

} // namespace

TextScanner::TextScanner(const LocaleCorpus &locale)
    : m_phones(locale)
    , m_names(locale)
{
}

std::optional<Finding> TextScanner::scanId(std::string_view text, std::size_t at, const FoundBefore &before) const
{
    const std::string_view rest = text.substr(at);
    const std::string_view head = rest.substr(0, 8);
    if (std::none_of(head.begin(), head.end(), isDigit))
        return std::nullopt;
    std::optional<CueWindow> window;
    IdMatch best;
    for (const IdFormat &format : idFormats()) {
        const auto match = matchId(format, rest);
        if (!match || match->size < best.size || (match->size == best.size && (best.isIssued || !match->isIssued)))
            continue;
        if (!format.cues.empty() && !window)
            window.emplace(text, at, before);
        const bool isTold = !format.cues.empty() && window->has(format.cues);
        const bool speaksForItself =
            format.cues.empty() && (match->isIssued || looksMasked(rest.substr(0, match->size)));
        if (isTold || speaksForItself)
            best = *match;
    }
    if (best.size == 0)
        return std::nullopt;
    return found(FindingKind::NationalId, at, at + best.size, !best.isIssued);
}

std::optional<Finding> TextScanner::scanPhone(std::string_view text, std::size_t at, const FoundBefore &before) const
{
    const auto match = m_phones.scan(text, at, before);
    return match ? std::optional(found(FindingKind::Phone, at, match->end, match->isReserved)) : std::nullopt;
}

std::optional<Finding> TextScanner::scanNumber(std::string_view text, std::size_t at, const FoundBefore &before) const
{
    if (const auto finding = scanIp(text, at, before))
        return finding;
    if (const auto finding = scanId(text, at, before))
        return finding;
    if (const auto card = matchCard(text.substr(at)))
        return found(FindingKind::Card, at, at + card->size, !card->isValid);
    return scanPhone(text, at, before);
}

std::optional<Finding> TextScanner::scanAt(std::string_view text, std::size_t at, const FoundBefore &before) const
{
    const char first = text[at];
    const bool isNumber = isDigit(first);
    if (isAlphanumeric(first) || static_cast<unsigned char>(first) >= 0x80) {
        if (const auto finding = scanLetters(text, at))
            return finding;
    }
    if (isNumber && isFreeBefore(text, at)) {
        if (const auto finding = scanNumber(text, at, before))
            return finding;
    }
    if ((first == '+' || first == '(') && isFreeBefore(text, at))
        return scanPhone(text, at, before);
    if (isLetter(first)) {
        if (mayBeVersion6(text, at)) {
            if (const auto finding = scanIp(text, at, before))
                return finding;
        }
        if (const auto iban = matchIban(text.substr(at)))
            return found(FindingKind::Iban, at, at + iban->size, !iban->isValid);
        if (const auto finding = scanId(text, at, before))
            return finding;
    }
    if (isAddressBeginning(text, at) && (!isNumber || isFreeBefore(text, at))) {
        if (const AddressMatch address = scanAddress(text, at); address.end > at)
            return found(FindingKind::Address, at, address.end);
    }
    if (isNumber)
        return std::nullopt;
    return m_names.scan(text, at);
}

void TextScanner::scan(std::string_view text, std::span<const Finding> names, std::vector<Finding> &findings) const
{
    std::size_t passed = 0; // names that begin before the place
    for (std::size_t at = 0; at < text.size();) {
        const char first = text[at];
        const bool isBeginning =
            isAlphanumeric(first) || first == '+' || first == '(' || static_cast<unsigned char>(first) >= 0x80;
        while (passed < names.size() && names[passed].begin < at)
            ++passed;
        const FoundBefore before{findings, names.first(passed)};
        const auto finding = isBeginning ? scanAt(text, at, before) : std::nullopt;
        if (!finding) {
            at = nextToken(text, at);
            continue;
        }
        findings.push_back(*finding);
        if (isMarked(finding->kind) && text.substr(finding->end).starts_with(Watermark::sign))
            findings.back().end += Watermark::sign.size();
        // A name stands behind its title.
        at = std::max(findings.back().end, at + 1);
    }
}

} // namespace showroom::masking
