#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace showroom::masking {

/// A text with the names of fields in braces, "{number} {street}", taken apart once and filled often.
class TextPattern final {
public:
    TextPattern() = default;
    explicit TextPattern(std::string_view text)
        : m_text(text)
    {
        while (!text.empty()) {
            const std::size_t open = text.find('{');
            const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
            if (close == std::string_view::npos) {
                m_pieces.push_back({std::string(text), {}});
                return;
            }
            m_pieces.push_back(
                {std::string(text.substr(0, open)), std::string(text.substr(open + 1, close - open - 1))});
            text.remove_prefix(close + 1);
        }
    }

    const std::string &text() const { return m_text; }

    /// Appends the text between the fields to `out`, and calls `writeField` with the name of each field in its place.
    template <class Text, class WriteField>
    void fill(Text &out, const WriteField &writeField) const
    {
        for (const Piece &piece : m_pieces) {
            if (!piece.literal.empty())
                out.append(std::string_view(piece.literal));
            if (!piece.field.empty())
                writeField(std::string_view(piece.field));
        }
    }

private:
    struct Piece {
        std::string literal;
        std::string field;
    };
    std::string m_text;
    std::vector<Piece> m_pieces;
};

} // namespace showroom::masking
