#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace showroom::masking_jobs {

/// How a value stands in its file.
enum class Literal : std::uint8_t {
    Plain,  ///< CSV without quotes
    Quoted, ///< CSV in quotes
    String, ///< JSON in quotes
    Scalar, ///< JSON number, true or false
    Null,   ///< JSON null
};

/// One value of a row: what it says, and which bytes of the row say so.
struct Value {
    std::uint32_t column = 0; ///< index into the parser's column names
    Literal literal = Literal::Plain;
    std::uint32_t begin = 0; ///< of the literal, quotes included, in Record::raw
    std::uint32_t size = 0;
    std::string_view text;    ///< unquoted and unescaped
    std::string_view element; ///< inside JSON arrays what tells this element from the others, else empty
};

/// One row of a file as its bytes and the values found in them. Whoever replaces some of the literals and copies all
/// other bytes leaves the rest of the file exactly as it was.
struct Record {
    std::string_view raw;  ///< line end included
    std::int64_t line = 0; ///< of its first byte, from 1
    std::vector<Value> values;

    // Storage of texts and elements, kept from row to row.
    std::string texts;
    std::deque<std::string> elements;
};

/// Some whole rows of a file.
struct Block {
    std::string bytes;
    std::int64_t firstLine = 1;
};

} // namespace showroom::masking_jobs
