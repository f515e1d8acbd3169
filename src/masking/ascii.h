#pragma once

#include <QStringView>

#include <string>
#include <string_view>

namespace showroom::masking {

/// Lower-case ASCII letters of a Latin name for the local part of a mail address: accents dropped, German umlauts as
/// two letters when `germanUmlauts`, everything else but letters left out.
std::string asciiLocalPart(QStringView name, bool germanUmlauts);
std::string asciiLocalPart(std::string_view name, bool germanUmlauts); ///< the same of UTF-8

} // namespace showroom::masking
