#include "masking/word_reader.h"

#include "masking/text_bytes.h"
#include "masking/text_folding.h"

#include <algorithm>

namespace showroom::masking {

namespace {

bool isWordPart(char32_t c)
{
    return isWordLetter(c) || isCombiningMark(c);
}

/// An apostrophe or hyphen between two letters.
std::size_t joinSize(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at);
    const std::size_t size = rest.starts_with('\'') || rest.starts_with('-') ? 1 : rest.starts_with("’") ? 3 : 0;
    const bool joins = size > 0 && at + size < text.size() && isWordPart(codePointAt(text, at + size).value);
    return joins ? size : 0;
}

} // namespace

TextWord readWord(std::string_view text, std::size_t at)
{
    TextWord word{at, at};
    int capitals = 0;
    bool hasSmall = false;
    while (word.end < text.size()) {
        const CodePoint point = codePointAt(text, word.end);
        std::size_t size = isWordPart(point.value) ? point.size : 0;
        if (size == 0 && word.end > word.begin)
            size = joinSize(text, word.end);
        if (size == 0)
            break;
        if (word.end - word.begin + size > longestWord) {
            word.isLong = true;
            break;
        }
        const bool isUpperLetter = isUpperCase(point.value);
        word.isCapital |= isUpperLetter && word.end == at;
        capitals += isUpperLetter ? 1 : 0;
        hasSmall |= isLowerCase(point.value);
        word.end += size;
    }
    word.isShouted = capitals >= 2 && !hasSmall;
    return word;
}

std::size_t skipBlanks(std::string_view text, std::size_t at)
{
    for (int i = 0; i < 2; ++i)
        at += blankSize(text, at);
    return at;
}

std::size_t skipBreak(std::string_view text, std::size_t at)
{
    constexpr std::size_t longestBreak = 8;
    bool hadComma = false;
    bool hadLine = false;
    const std::size_t begin = at;
    while (at < text.size() && at - begin < longestBreak) {
        if (text[at] == ',' && !hadComma && !hadLine) {
            hadComma = true;
            ++at;
        } else if (text[at] == '\n' && !hadLine) {
            hadLine = true;
            ++at;
        } else if (text[at] == '\r' || text[at] == '\t') {
            ++at;
        } else if (const std::size_t blank = blankSize(text, at); blank > 0) {
            at += blank;
        } else {
            break;
        }
    }
    return at;
}

bool isOneOf(std::string_view word, std::span<const std::string_view> foldedWords)
{
    std::string folded;
    appendFolded(folded, word);
    return std::find(foldedWords.begin(), foldedWords.end(), folded) != foldedWords.end();
}

bool endsInOneOf(std::string_view word, std::span<const std::string_view> foldedEndings)
{
    std::string folded;
    appendFolded(folded, word);
    return std::any_of(foldedEndings.begin(), foldedEndings.end(), [&](std::string_view ending) {
        return folded.size() > ending.size() + 1 && folded.ends_with(ending);
    });
}

} // namespace showroom::masking
