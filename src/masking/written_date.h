#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace showroom::masking {

/// A date at the beginning of a value, with what it takes to write another one the same way.
struct WrittenDate {
    std::int32_t day = 0;        ///< days since 1970-01-01
    std::size_t size = 0;        ///< bytes of the date; what follows them (a time, a zone) is not part of it
    char order[4] = {};          ///< "ymd", "dmy" or "mdy"
    std::string_view between[3]; ///< what stands behind each part
    bool isPadded = false;       ///< parts below ten have a leading zero
};

/// Reads `2025-04-01`, `2025/4/1`, `20250401`, `01.04.2025`, `4/1/2025`, `2025年4月1日`, years from 1000 on. A date
/// with slashes that could be read both ways is read month first when `monthFirst`. Nothing for dates that do not
/// exist.
std::optional<WrittenDate> readDate(std::string_view value, bool monthFirst);

/// Appends another day as `like` is written.
void appendDate(std::string &out, std::int32_t day, const WrittenDate &like);

} // namespace showroom::masking
