#include "core/masking_jobs/text_hashes.h"

#include "masking/text_bytes.h"

#include <QChar>

#include <algorithm>

namespace showroom::masking_jobs {

using masking::Words;

namespace {

constexpr std::size_t fewestDigits = 7;
constexpr std::size_t tailDigits = 9;

std::uint64_t folded(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide(a) * b;
    return std::uint64_t(product >> 64) ^ std::uint64_t(product);
}

// The words' hashes are keyed and uniform already; joining them only has to keep their order.
Words joined(const Words &phrase, const Words &word)
{
    return {folded(phrase.a ^ 0x9e3779b97f4a7c15u, word.a | 1) + word.b,
            folded(phrase.b ^ 0xd6e8feb86659fd93u, word.b | 1) + word.a};
}

void appendLower(std::string &out, char32_t c)
{
    const QString lower = QString::fromUcs4(&c, 1).toLower();
    out += lower.toStdString();
}

} // namespace

TextHashes::TextHashes(const masking::SipKey &key)
    : m_key(key)
{
}

void TextHashes::endWord(bool isIdeograph)
{
    if (m_word.empty())
        return;
    m_words.push_back({masking::sipHash128(m_key, m_word), m_characters, m_isNumber, isIdeograph});
    if (m_isNumber)
        m_digits += m_word;
    else
        endNumber();
    m_word.clear();
    m_characters = 0;
    m_isNumber = true;
}

void TextHashes::endNumber()
{
    if (m_digits.size() >= fewestDigits) {
        std::string_view tail = m_digits;
        tail.remove_prefix(tail.size() - std::min(tail.size(), tailDigits));
        // A word of its own space: the number is no word of the text.
        const Words hash = masking::sipHash128(m_key, tail);
        m_numbers.push_back({~hash.a, hash.b});
    }
    m_digits.clear();
}

void TextHashes::read(std::string_view text)
{
    m_words.clear();
    m_numbers.clear();
    m_digits.clear();
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            ++at;
            if (!masking::isAlphanumeric(c)) {
                endWord(false);
                continue;
            }
            m_word += masking::lower(c);
            m_isNumber = m_isNumber && masking::isDigit(c);
            ++m_characters;
            continue;
        }
        const masking::CodePoint point = masking::codePointAt(text, at);
        at += point.size;
        const bool isWordLetter = masking::isWordLetter(point.value);
        if (!isWordLetter)
            endWord(false);
        if (!isWordLetter && !QChar::isLetterOrNumber(point.value))
            continue;
        appendLower(m_word, point.value);
        m_isNumber = false;
        ++m_characters;
        if (!isWordLetter)
            endWord(true);
    }
    endWord(false);
    endNumber();
}

// Whether a value says enough to be searched for.
bool TextHashes::isTelling() const
{
    int characters = 0;
    bool isNumber = true;
    bool hasIdeograph = false;
    for (const Word &word : m_words) {
        characters += word.characters;
        isNumber = isNumber && word.isNumber;
        hasIdeograph = hasIdeograph || word.isIdeograph;
    }
    return characters >= (isNumber ? 5 : hasIdeograph ? 2 : 3);
}

std::uint32_t TextHashes::lengthBit() const
{
    return m_words.empty() ? 0 : 1u << (std::min(m_words.size(), phraseWords) - 1);
}

void TextHashes::ofOriginal(std::string_view value, std::vector<OriginalHash> &out)
{
    out.clear();
    read(value);
    if (m_words.empty() || !isTelling())
        return;
    Words phrase = m_words.front().hash;
    for (std::size_t i = 1; i < std::min(m_words.size(), phraseWords); ++i)
        phrase = joined(phrase, m_words[i].hash);
    out.push_back({phrase, OriginalKind::Whole});
    // Numbers inside of a text may be anything; a value of digits alone is one number.
    const bool isNumber = std::all_of(m_words.begin(), m_words.end(), [](const Word &word) { return word.isNumber; });
    if (isNumber && !m_numbers.empty())
        out.push_back({m_numbers.front(), OriginalKind::Whole});
    if (m_words.size() == 1)
        return;
    const OriginalKind kind = m_words.size() > phraseWords ? OriginalKind::TextPart : OriginalKind::Part;
    for (const Word &word : m_words) {
        if (word.characters > shortestPart)
            out.push_back({word.hash, kind});
    }
}

void TextHashes::ofWritten(std::string_view text, std::uint32_t lengths, std::vector<Words> &out)
{
    read(text);
    out.assign(m_numbers.begin(), m_numbers.end());
    for (std::size_t first = 0; first < m_words.size(); ++first) {
        Words phrase = m_words[first].hash;
        out.push_back(phrase);
        const std::size_t longest = std::min(phraseWords, m_words.size() - first);
        for (std::size_t length = 2; length <= longest && (lengths >> (length - 1)) != 0; ++length) {
            phrase = joined(phrase, m_words[first + length - 1].hash);
            if ((lengths >> (length - 1) & 1) != 0)
                out.push_back(phrase);
        }
    }
}

} // namespace showroom::masking_jobs
