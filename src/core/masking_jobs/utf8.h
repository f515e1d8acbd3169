#pragma once

#include <cstddef>
#include <string_view>

namespace showroom::masking_jobs {

/// Where a text stops being UTF-8 without NUL characters; its size when it is all right.
std::size_t firstInvalidByte(std::string_view text);

} // namespace showroom::masking_jobs
