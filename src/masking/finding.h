#pragma once

#include <cstddef>
#include <cstdint>

namespace showroom::masking {

/// Kinds of personal data in free text.
enum class FindingKind {
    Name,
    FirstName,
    LastName,
    UserName,
    Email,
    Phone,
    Address,
    NationalId,
    Iban,
    Card,
    Url,
    IpAddress,
    Company,
};

/// A place of a text where personal data stands.
struct Finding {
    static constexpr std::uint32_t nobody = UINT32_MAX;

    FindingKind kind = FindingKind::Name;
    std::size_t begin = 0; ///< in bytes
    std::size_t end = 0;
    std::uint32_t known = nobody; ///< which of the known values it is
    bool isOurs = false;          ///< a masked or reserved value: stays as it is

    std::size_t size() const { return end - begin; }
};

} // namespace showroom::masking
