#pragma once

namespace showroom::test {

/// How many times as long as built otherwise, and as much memory, something may take under a sanitizer, which keeps
/// books on every byte: neither says anything there.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int slowness = 10;
#else
inline constexpr int slowness = 1;
#endif

} // namespace showroom::test
