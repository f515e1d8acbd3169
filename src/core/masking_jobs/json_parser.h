#pragma once

#include "core/masking_jobs/record_parser.h"

#include <map>

namespace showroom::masking_jobs {

/// Rows of JSON Lines (RFC 8259, an object a line). A column is the path of keys to a text, number, true, false or
/// null: `address.city`; a dot inside a key is written `\.`. Arrays add nothing to a path: `emails` is every element of
/// the array, `contacts.name` that key of every object in it.
class JsonParser final : public RecordParser {
public:
    /// Deeper objects are refused; no table has them, and each level takes stack.
    static constexpr int maximumDepth = 64;

    JsonParser();

protected:
    Result<void> read(Record &record) override;

private:
    void skipBlanks();
    bool takes(char expected);
    bool takesWord(std::string_view word);
    bool readObject(int depth);
    bool readArray(int depth);
    bool readValue(int depth);
    bool readString(std::string_view &text);
    bool isNoPersonalKey(std::string_view key, std::size_t begin);
    bool readEscape();
    bool readCodeUnit(unsigned &unit);
    bool readNumber();
    bool readScalar();
    bool addValue(Literal literal, std::size_t begin, std::string_view text);
    std::string_view currentElement();
    std::uint32_t columnOf(std::string_view path);
    Error syntaxError(const Record &record) const;
    Error keyError(const Record &record) const;

    std::map<std::string, std::uint32_t, std::less<>> m_columnByPath;
    std::string_view m_row;
    std::size_t m_at = 0; ///< in m_row
    Record *m_record = nullptr;
    std::string m_path;
    std::string m_element; ///< the places in the arrays around the value, as `/0/2`
    std::size_t m_elementCount = 0;
    std::size_t m_personalKey =
        0;                        ///< where in the row a key stands that is somebody's data, counted from 1; 0: nowhere
    bool m_isFirstScalar = false; ///< the value is itself the first element of its array
};

} // namespace showroom::masking_jobs
