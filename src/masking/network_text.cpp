#include "masking/network_text.h"

#include "masking/text_bytes.h"

#include <algorithm>
#include <array>

namespace showroom::masking {

namespace {

constexpr std::size_t longestHost = 253;

bool equalsIgnoringCase(std::string_view a, std::string_view lowerCase)
{
    return a.size() == lowerCase.size() &&
           std::equal(a.begin(), a.end(), lowerCase.begin(), [](char x, char y) { return lower(x) == y; });
}

bool isReserved(const std::array<int, 4> &parts)
{
    const int first = (parts[0] << 16) | (parts[1] << 8) | parts[2];
    constexpr int documentation[] = {(192 << 16) | 2, (198 << 16) | (51 << 8) | 100, (203 << 16) | 113};
    return parts[0] == 0 || parts[0] == 127 || parts[0] == 255 ||
           std::find(std::begin(documentation), std::end(documentation), first) != std::end(documentation);
}

std::optional<IpMatch> matchVersion4(std::string_view text)
{
    std::array<int, 4> parts{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        if (i > 0 && (at >= text.size() || text[at++] != '.'))
            return std::nullopt;
        const std::size_t begin = at;
        while (at < text.size() && at - begin < 4 && isDigit(text[at]))
            parts[i] = parts[i] * 10 + (text[at++] - '0');
        const bool hasLeadingZero = at - begin > 1 && text[begin] == '0';
        if (at == begin || parts[i] > 255 || hasLeadingZero)
            return std::nullopt;
    }
    const bool goesOn = at + 1 < text.size() && text[at] == '.' && isAlphanumeric(text[at + 1]);
    if (goesOn || continuesWord(text, at))
        return std::nullopt;
    return IpMatch{at, false, isReserved(parts), *std::max_element(parts.begin(), parts.end())};
}

/// The groups of hexadecimal digits and colons of an IPv6 address, as far as they look like one.
struct Version6Scan {
    std::size_t size = 0;
    int groups = 0;
    int colons = 0;
    bool isShortened = false;
    bool isBroken = false;
};

bool isHex(char c)
{
    return isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}

Version6Scan scanVersion6(std::string_view text)
{
    Version6Scan scan;
    std::size_t digits = 0;
    for (; scan.size < text.size() && scan.size < 40; ++scan.size) {
        const char c = text[scan.size];
        if (isHex(c)) {
            scan.groups += digits == 0 ? 1 : 0;
            scan.isBroken |= ++digits > 4;
        } else if (c == ':') {
            const bool isDouble = scan.size + 1 < text.size() && text[scan.size + 1] == ':';
            scan.isBroken |= isDouble && scan.isShortened;
            scan.isShortened |= isDouble;
            scan.size += isDouble ? 1 : 0;
            scan.colons += isDouble ? 2 : 1;
            digits = 0;
        } else {
            break;
        }
    }
    return scan;
}

std::optional<IpMatch> matchVersion6(std::string_view text)
{
    const Version6Scan scan = scanVersion6(text);
    const bool isWhole = scan.isShortened ? scan.groups >= 2 && scan.groups <= 7 : scan.groups == 8;
    const std::string_view address = text.substr(0, scan.size);
    const bool endsWell = !address.ends_with(':') || address.ends_with("::");
    if (scan.isBroken || !isWhole || scan.colons < 2 || !endsWell || continuesWord(text, scan.size))
        return std::nullopt;
    const bool isDocumentation = address.size() > 9 && equalsIgnoringCase(address.substr(0, 9), "2001:db8:");
    return IpMatch{scan.size, true, isDocumentation, 0};
}

} // namespace

std::optional<IpMatch> matchIp(std::string_view text)
{
    if (const auto match = matchVersion4(text))
        return match;
    return matchVersion6(text);
}

bool isReservedHost(std::string_view host)
{
    constexpr std::string_view names[] = {"example.com", "example.org", "example.net", "example",
                                          "test",        "invalid",     "localhost"};
    if (host.empty() || host.size() > longestHost)
        return false;
    return std::any_of(std::begin(names), std::end(names), [&](std::string_view name) {
        if (host.size() < name.size() || !equalsIgnoringCase(host.substr(host.size() - name.size()), name))
            return false;
        return host.size() == name.size() || host[host.size() - name.size() - 1] == '.';
    });
}

UrlParts urlParts(std::string_view url)
{
    UrlParts parts;
    const std::size_t colon = url.find("://");
    const std::size_t begin = colon == url.npos ? 0 : colon + 3;
    parts.scheme = url.substr(0, begin);
    std::string_view authority = url.substr(begin, url.substr(begin).find_first_of("/?#\\"));
    if (const std::size_t user = authority.rfind('@'); user != authority.npos)
        authority.remove_prefix(user + 1);
    const std::size_t port = authority.starts_with('[') ? authority.find(']') + 1 : authority.find(':');
    parts.host = authority.substr(0, port == 0 ? authority.npos : port);
    return parts;
}

} // namespace showroom::masking
