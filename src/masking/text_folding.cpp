#include "masking/text_folding.h"

#include "masking/text_bytes.h"

#include <QChar>
#include <QString>

#include <array>

namespace showroom::masking {

namespace {

// Latin, Greek, Cyrillic and their extensions: what has capitals and accents.
constexpr char32_t tableSize = 0x2000;

// Kana that a following sound mark turns into another letter, written in two pieces or in one.
constexpr char32_t voicedMark = 0x3099;
constexpr char32_t halfVoicedMark = 0x309a;

constexpr char32_t firstSyllable = 0xac00;
constexpr char32_t lastSyllable = 0xd7a3;

/// Letters without a canonical decomposition.
constexpr std::pair<char32_t, char32_t> plainForms[] = {
    {U'ø', U'o'}, {U'ł', U'l'}, {U'đ', U'd'}, {U'ð', U'd'}, {U'ħ', U'h'}, {U'ı', U'i'}, {U'ŋ', U'n'}, {U'’', U'\''},
};

char32_t baseOf(char32_t c)
{
    char32_t folded = QChar::toCaseFolded(c);
    for (QString parts = QChar::decomposition(folded); !parts.isEmpty(); parts = QChar::decomposition(folded)) {
        if (QChar::decompositionTag(folded) != QChar::Canonical)
            break;
        folded = parts.toUcs4().first();
    }
    for (const auto &[from, to] : plainForms) {
        if (folded == from)
            return to;
    }
    return folded;
}

const std::array<char16_t, tableSize> &baseTable()
{
    static const auto table = [] {
        std::array<char16_t, tableSize> bases{};
        for (char32_t c = 0; c < tableSize; ++c)
            bases[c] = char16_t(baseOf(c));
        return bases;
    }();
    return table;
}

bool isBlank(char32_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xa0 || c == 0x202f || c == 0x3000 || c == 0x2009;
}

bool isKana(char32_t c)
{
    return c >= 0x3041 && c <= 0x30fe;
}

} // namespace

bool isCombiningMark(char32_t c)
{
    return (c >= 0x300 && c <= 0x36f) || c == voicedMark || c == halfVoicedMark;
}

bool isInvisible(char32_t c)
{
    constexpr char32_t softHyphen = 0xad;
    constexpr char32_t byteOrderMark = 0xfeff;
    return c == softHyphen || (c >= 0x200b && c <= 0x200f) || (c >= 0x2060 && c <= 0x2064) || c == byteOrderMark;
}

void FoldedReader::fold(char32_t c)
{
    m_pendingNext = 0;
    m_pendingCount = 1;
    if (c >= firstSyllable && c <= lastSyllable) {
        const char32_t index = c - firstSyllable;
        m_pending[0] = 0x1100 + index / 588;
        m_pending[1] = 0x1161 + index % 588 / 28;
        m_pending[2] = 0x11a7 + index % 28;
        m_pendingCount = index % 28 == 0 ? 2 : 3;
        return;
    }
    const char32_t wide = c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
    const char32_t base = wide < tableSize ? baseTable()[wide] : wide;
    const bool isLigature = base == U'ß' || base == U'æ' || base == U'œ';
    m_pending[0] = base == U'ß' ? U's' : base == U'æ' ? U'a' : base == U'œ' ? U'o' : base;
    m_pending[1] = base == U'ß' ? U's' : U'e';
    m_pendingCount = isLigature ? 2 : 1;
}

void FoldedReader::readBlanks(FoldedLetter &letter)
{
    letter = {U' ', m_at, m_at};
    while (m_at < m_text.size()) {
        const CodePoint point = codePointAt(m_text, m_at);
        if (!isBlank(point.value))
            break;
        m_at += point.size;
    }
    letter.end = m_at;
}

bool FoldedReader::next(FoldedLetter &letter)
{
    while (m_pendingNext == m_pendingCount) {
        if (m_at >= m_text.size())
            return false;
        const CodePoint point = codePointAt(m_text, m_at);
        if (isBlank(point.value)) {
            readBlanks(letter);
            return true;
        }
        m_begin = m_at;
        m_at += point.size;
        if (isCombiningMark(point.value) || isInvisible(point.value))
            continue;
        const char32_t mark = isKana(point.value) && m_at < m_text.size() ? codePointAt(m_text, m_at).value : 0;
        const bool isMarked = mark == voicedMark || mark == halfVoicedMark;
        fold(point.value + (isMarked ? mark - voicedMark + 1 : 0));
    }
    letter = {m_pending[m_pendingNext++], m_begin, m_at};
    return true;
}

void appendUtf8(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out.push_back(char(c));
    } else if (c < 0x800) {
        out.push_back(char(0xc0 | (c >> 6)));
        out.push_back(char(0x80 | (c & 0x3f)));
    } else if (c < 0x10000) {
        out.push_back(char(0xe0 | (c >> 12)));
        out.push_back(char(0x80 | ((c >> 6) & 0x3f)));
        out.push_back(char(0x80 | (c & 0x3f)));
    } else {
        out.push_back(char(0xf0 | (c >> 18)));
        out.push_back(char(0x80 | ((c >> 12) & 0x3f)));
        out.push_back(char(0x80 | ((c >> 6) & 0x3f)));
        out.push_back(char(0x80 | (c & 0x3f)));
    }
}

void appendFolded(std::string &out, std::string_view text)
{
    FoldedReader reader(text);
    FoldedLetter letter;
    while (reader.next(letter))
        appendUtf8(out, letter.value);
}

bool isUpperCase(char32_t c)
{
    return c < 0x80 ? isUpper(char(c)) : QChar::isUpper(c) || QChar::isTitleCase(c);
}

bool isLowerCase(char32_t c)
{
    return c < 0x80 ? isLower(char(c)) : QChar::isLower(c);
}

std::string upperCased(std::string_view text)
{
    std::string upperText;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = codePointAt(text, at);
        appendUtf8(upperText, QChar::toUpper(point.value));
        at += point.size;
    }
    return upperText;
}

bool isShouted(std::string_view text)
{
    int capitals = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = codePointAt(text, at);
        if (isLowerCase(point.value))
            return false;
        capitals += isUpperCase(point.value) ? 1 : 0;
        at += point.size;
    }
    return capitals >= 2;
}

} // namespace showroom::masking
