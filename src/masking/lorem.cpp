#include "masking/lorem.h"

#include "masking/keyed_stream.h"
#include "masking/text_bytes.h"
#include "masking/text_folding.h"

#include <algorithm>

namespace showroom::masking {

namespace {

std::size_t characters(std::string_view text)
{
    return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return !isContinuation(c); }));
}

/// The first so many characters.
std::string_view firstCharacters(std::string_view text, std::size_t count)
{
    std::size_t end = 0;
    while (end < text.size() && (count > 0 || isContinuation(text[end]))) {
        if (!isContinuation(text[end]))
            --count;
        ++end;
    }
    while (end < text.size() && isContinuation(text[end]))
        ++end;
    return text.substr(0, end);
}

bool isPartedByBlanks(std::string_view language)
{
    return language != "ja" && language != "zh";
}

void appendSentence(std::string &out, const TextShape &text, KeyedStream &stream)
{
    if (text.sentences.empty()) {
        out += text.words[stream.below(text.words.size())];
        return;
    }
    std::string_view pattern = text.sentences[stream.below(text.sentences.size())];
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == pattern.npos)
            return;
        const std::size_t close = std::min(pattern.find('}', open), pattern.size() - 1);
        const auto fillings = text.fillings.find(pattern.substr(open + 1, close - open - 1));
        if (fillings != text.fillings.end() && !fillings->second.empty())
            out += fillings->second[stream.below(fillings->second.size())];
        pattern.remove_prefix(close + 1);
    }
}

/// Where the last word that ends within so many characters ends.
std::size_t lastWordEnd(std::string_view line)
{
    const std::size_t blank = line.rfind(' ');
    return blank == line.npos ? 0 : blank;
}

/// A word of exactly so many characters, or an empty text.
std::string_view wordOf(std::size_t size, const TextShape &text, KeyedStream &stream)
{
    const std::size_t start = stream.below(text.words.size());
    for (std::size_t i = 0; i < text.words.size(); ++i) {
        const std::string &word = text.words[(start + i) % text.words.size()];
        if (characters(word) == size)
            return word;
    }
    return {};
}

/// Cuts what was written since `begin` to so many characters, at the end of a word where one can be found that fills
/// the rest.
void fit(std::string &out, std::size_t begin, std::size_t count, const LocaleCorpus &locale, KeyedStream &stream)
{
    const std::string_view line = firstCharacters(std::string_view(out).substr(begin), count);
    const std::size_t cut = line.size();
    const bool isCutInside = begin + cut < out.size() && isPartedByBlanks(locale.language);
    const std::size_t kept = isCutInside ? lastWordEnd(line) : cut;
    const std::size_t missing = isCutInside ? count - characters(line.substr(0, kept)) : 0;
    const bool hasBlank = kept > 0;
    std::string_view filler;
    if (isCutInside && missing > (hasBlank ? 1u : 0u))
        filler = wordOf(missing - (hasBlank ? 1 : 0), locale.text, stream);
    if (filler.empty()) {
        out.resize(begin + cut);
        return;
    }
    out.resize(begin + kept);
    if (hasBlank)
        out.push_back(' ');
    out += filler;
}

bool isEnding(char32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == U'。' || c == U'！' || c == U'？' || c == ':' || c == U'…';
}

/// Puts the original's last mark in place of the last character.
void endLike(std::string &out, std::size_t begin, std::string_view original)
{
    const CodePoint last = codePointBefore(original, original.size());
    if (!isEnding(last.value) || out.size() <= begin)
        return;
    out.resize(out.size() - codePointBefore(out, out.size()).size);
    if (out.size() > begin && (out.back() == ' ' || out.back() == ','))
        out.back() = 'n';
    appendUtf8(out, last.value);
}

void appendLine(std::string &out, std::string_view line, const LocaleCorpus &locale, KeyedStream &stream)
{
    const std::size_t start = std::min(line.find_first_not_of(" \t\r-*>#+|"), line.size());
    const std::size_t finish = line.find_last_not_of(" \t\r") + 1;
    out += line.substr(0, start);
    if (start >= finish)
        return;
    const std::string_view original = line.substr(start, finish - start);
    const std::size_t count = characters(original);
    const std::size_t begin = out.size();
    for (std::size_t written = 0; written < count;) {
        const std::size_t sentence = out.size();
        if (sentence > begin && isPartedByBlanks(locale.language))
            out.push_back(' ');
        appendSentence(out, locale.text, stream);
        written += std::max<std::size_t>(characters(std::string_view(out).substr(sentence)), 1);
    }
    fit(out, begin, count, locale, stream);
    endLike(out, begin, original);
    out += line.substr(finish);
}

} // namespace

bool appendLorem(std::string &out, std::string_view value, const Subject &subject)
{
    const LocaleCorpus &locale = subject.locale();
    if (locale.text.words.empty())
        return false;
    const Words key = subject.words().pair("lorem");
    KeyedStream stream(sipHash128(SipKey{key.a, key.b}, value));
    while (true) {
        const std::size_t line = value.find('\n');
        appendLine(out, value.substr(0, line), locale, stream);
        if (line == value.npos)
            return true;
        out.push_back('\n');
        value.remove_prefix(line + 1);
    }
}

} // namespace showroom::masking
