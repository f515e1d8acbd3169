#pragma once

#include <cstddef>
#include <string_view>

namespace showroom::masking {

/// A postal address found in a text.
struct AddressMatch {
    std::size_t end = 0;   ///< 0 when there is none
    bool hasPlace = false; ///< with postal code and city, not the street alone
};

/// The address that begins at a place, which is the beginning of a word or number. Knows how English, German, French,
/// Spanish, Portuguese, Italian, Dutch, Polish, the Nordic languages and Japanese write a street with its number, a
/// flat, and what follows on the same or the next line: postal code and city in the country's order.
AddressMatch scanAddress(std::string_view text, std::size_t at);

namespace address {

// The single forms: where the street with its number ends, 0 when there is none.

std::size_t scanNumberFirst(std::string_view text, std::size_t at);
std::size_t scanTypeFirst(std::string_view text, std::size_t at);
std::size_t scanNumberLast(std::string_view text, std::size_t at);

/// "am Markt 5": only an address when a place follows it.
std::size_t scanPreposition(std::string_view text, std::size_t at);

/// The whole address in Japanese order, from the postal code or the prefecture to the last number.
std::size_t scanJapanese(std::string_view text, std::size_t at);

/// Behind a flat, floor or door, or the same place.
std::size_t skipUnit(std::string_view text, std::size_t at);

/// Behind postal code and city, or the same place.
std::size_t skipPlace(std::string_view text, std::size_t at);

/// Behind a house number with letter or range ("12", "12a", "12-14", "12/3"), or 0.
std::size_t skipHouseNumber(std::string_view text, std::size_t at);

} // namespace address

} // namespace showroom::masking
