#include "masking/network_text.h"
#include "masking/text_bytes.h"
#include "masking/text_scanner.h"

#include <algorithm>

namespace showroom::masking {

namespace {

constexpr std::size_t longestLocalPart = 64; // RFC 5321
constexpr std::size_t longestDomain = 253;   // RFC 1035

/// Bytes of a letter, digit or one of the marks at a place; 0 for anything else.
std::size_t partSize(std::string_view text, std::size_t at, std::string_view marks)
{
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80)
        return isAlphanumeric(c) || marks.find(c) != marks.npos ? 1 : 0;
    const CodePoint point = codePointAt(text, at);
    return isWordLetter(point.value) ? point.size : 0;
}

/// Behind a domain of at least two labels whose last one has two letters or more; 0 when there is none.
std::size_t scanDomain(std::string_view text, std::size_t at)
{
    std::size_t end = 0;
    std::size_t label = at;
    std::size_t next = at;
    bool hasPoint = false;
    while (next < text.size() && next - at <= longestDomain) {
        if (text[next] == '.') {
            if (next == label)
                break;
            hasPoint = true;
            label = ++next;
            continue;
        }
        const std::size_t size = partSize(text, next, "-");
        if (size == 0 || (text[next] == '-' && next == label))
            break;
        next += size;
        const bool isTopLevel = hasPoint && next - label >= 2 && text[next - 1] != '-' && !isDigit(text[label]);
        if (isTopLevel)
            end = next;
    }
    return end;
}

bool beginsWith(std::string_view text, std::string_view lowerCase)
{
    return text.size() >= lowerCase.size() &&
           std::equal(lowerCase.begin(), lowerCase.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

/// Where the path of a web address ends: at blanks, quotes, brackets and the letters of scripts without blanks.
std::size_t urlEnd(std::string_view text, std::size_t at)
{
    while (at < text.size()) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) >= 0x80) {
            const CodePoint point = codePointAt(text, at);
            if (!isWordLetter(point.value))
                break;
            at += point.size;
            continue;
        }
        if (static_cast<unsigned char>(c) <= ' ' || std::string_view("<>\"`{}|\\^").find(c) != std::string_view::npos ||
            c == 0x7f)
            break;
        ++at;
    }
    return at;
}

} // namespace

std::size_t scanMailAddress(std::string_view text, std::size_t at)
{
    std::size_t next = at;
    while (next < text.size() && next - at <= longestLocalPart) {
        const std::size_t size = partSize(text, next, "._%+-'");
        if (size == 0)
            break;
        next += size;
    }
    const bool isLocalPart = next > at && next - at <= longestLocalPart && next < text.size() && text[next] == '@';
    return isLocalPart && text[next - 1] != '.' ? scanDomain(text, next + 1) : 0;
}

std::size_t scanUrl(std::string_view text, std::size_t at)
{
    constexpr std::string_view beginnings[] = {"http://", "https://", "ftp://", "www."};
    const std::string_view rest = text.substr(at);
    const auto beginning = std::find_if(std::begin(beginnings), std::end(beginnings),
                                        [&](std::string_view b) { return beginsWith(rest, b); });
    if (beginning == std::end(beginnings))
        return 0;
    const std::size_t host = *beginning == "www." ? at : at + beginning->size();
    const bool hasHost = host < text.size() && (partSize(text, host, "[") > 0);
    if (!hasHost || (*beginning == "www." && scanDomain(text, host) == 0))
        return 0;
    std::size_t end = urlEnd(text, host);
    constexpr std::string_view closing = ".,;:!?'*_~";
    bool goesOn = true;
    while (goesOn && end > host) {
        const char last = text[end - 1];
        const bool isUnopened = (last == ')' || last == ']') &&
                                std::count(text.begin() + std::ptrdiff_t(host), text.begin() + std::ptrdiff_t(end),
                                           last == ')' ? '(' : '[') == 0;
        goesOn = isUnopened || closing.find(last) != closing.npos;
        end -= goesOn ? 1 : 0;
    }
    return end > host ? end : 0;
}

} // namespace showroom::masking
