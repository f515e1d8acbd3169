#pragma once

#include <optional>
#include <string_view>

namespace showroom::masking {

/// An IP address at the beginning of a text.
struct IpMatch {
    std::size_t size = 0;
    bool isVersion6 = false;
    bool isReserved = false; ///< for documentation, this machine, or no address at all: stands for nobody
    int largestPart = 0;     ///< of version 4: the largest of its four numbers
};

/// Version 4 in four decimal parts, or version 6 as RFC 4291 writes it with at least two colons. Neither letter, digit
/// nor another part follows.
std::optional<IpMatch> matchIp(std::string_view text);

/// Whether a host lies in a name reserved by RFC 2606 or RFC 6761: nobody can be reached there.
bool isReservedHost(std::string_view host);

/// The parts of a web address.
struct UrlParts {
    std::string_view scheme; ///< with "://", empty when it has none
    std::string_view host;   ///< without user and port
};

UrlParts urlParts(std::string_view url);

} // namespace showroom::masking
