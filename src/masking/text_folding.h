#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace showroom::masking {

/// A letter as names are compared: small, without accents, full-width and half-width alike. Broken UTF-8 gives U+FFFD.
struct FoldedLetter {
    char32_t value = 0;
    std::size_t begin = 0; ///< bytes in the text that it comes from
    std::size_t end = 0;
};

/// Reads a text letter by letter in the form in which names are compared: capitals as small letters, accents left out
/// whether composed or not (NFC or NFD), invisible characters (a soft hyphen, a word joiner) left out, ß as ss, æ as
/// ae, œ as oe, full-width forms as ASCII, Hangul as its letters, any run of blanks and line breaks as one blank.
/// Linear in the text, without memory of its own.
class FoldedReader final {
public:
    explicit FoldedReader(std::string_view text)
        : m_text(text)
    {
    }

    /// The next letter; false at the end of the text.
    bool next(FoldedLetter &letter);

private:
    void readBlanks(FoldedLetter &letter);
    void fold(char32_t c);

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_begin = 0;
    char32_t m_pending[4] = {};
    int m_pendingCount = 0;
    int m_pendingNext = 0;
};

/// Appends the folded letters as UTF-8: equal for two spellings of one name.
void appendFolded(std::string &out, std::string_view text);

/// Whether a code point is a mark that belongs to the letter before it.
bool isCombiningMark(char32_t c);

/// Whether a code point shows nothing: a soft hyphen, joiners and marks of direction.
bool isInvisible(char32_t c);

/// Appends a code point as UTF-8.
void appendUtf8(std::string &out, char32_t c);

/// The text in capitals, for a name in a text that shouts; ß stays.
std::string upperCased(std::string_view text);

/// Whether a text has at least two letters and no small one.
bool isShouted(std::string_view text);

bool isUpperCase(char32_t c);
bool isLowerCase(char32_t c);

} // namespace showroom::masking
