#include "masking/name_cue_scanner.h"

#include "masking/text_bytes.h"
#include "masking/text_folding.h"
#include "masking/watermark.h"
#include "masking/word_reader.h"

#include <algorithm>

namespace showroom::masking {

namespace {

constexpr std::string_view titles[] = {
    "mr",   "mrs",       "ms",      "miss",         "mx",     "dr",      "prof",    "herr",     "herrn",
    "frau", "monsieur",  "madame",  "mademoiselle", "mme",    "mlle",    "senor",   "senora",   "senorita",
    "sr",   "sra",       "srta",    "dona",         "senhor", "senhora", "signor",  "signora",  "sig",
    "sir",  "mevrouw",   "meneer",  "dhr",          "mevr",   "doctor",  "doctora", "profesor", "profesora",
    "pani", "professor", "docteur", "dra",          "drs",    "doutor",  "doutora",
};
// Titles that are common words or initials in other languages.
struct LocalTitle {
    std::string_view language, title;
};
constexpr LocalTitle localTitles[] = {{"fr", "m"},    {"fr", "mm"},    {"fr", "me"},   {"es", "don"}, {"pl", "pan"},
                                      {"pl", "pana"}, {"pl", "panem"}, {"pl", "panu"}, {"pt", "seu"}, {"de", "hr"}};

// Titles that are also written small.
constexpr std::string_view smallTitles[] = {"senor",  "senora",       "senorita", "senhor",  "senhora", "monsieur",
                                            "madame", "mademoiselle", "signor",   "signora", "doctora", "doutora",
                                            "frau",   "herr",         "herrn",    "don",     "dona",    "mevrouw",
                                            "meneer", "pan",          "pani"};

constexpr std::string_view noNames[] = {
    "president",
    "chairman",
    "speaker",
    "director",
    "directora",
    "directeur",
    "presidente",
    "prasident",
    "prasidentin",
    "direktor",
    "direktorin",
    "kollege",
    "kollegin",
    "doktor",
    "professor",
    "minister",
    "ministre",
    "ministro",
    "mayor",
    "alcalde",
    "maire",
    "bundeskanzler",
    "bundeskanzlerin",
    "nachbar",
    "right",
    "holmes",
    "team",
    "customer",
    "kunde",
    "kundin",
    "cliente",
    "client",
    "madam",
    "sir",
    "all",
    "everyone",
    "colleagues",
    "professeur",
    "juge",
    "judge",
    "richter",
    "richterin",
    "doctor",
    "i",
    "und",
    "the",
    "your",
    "our",
    "her",
    "his",
    "vorsitzende",
    "vorsitzender",
    "geschaftsfuhrerin",
};

constexpr std::string_view introductions[] = {
    "my name is ",   "my name's ", "i am called ",  "mein name ist ", "ich heiße ", "ich heisse ",  "je m'appelle ",
    "mon nom est ",  "me llamo ",  "mi nombre es ", "meu nome e ",    "me chamo ",  "nazywam sie ", "mi chiamo ",
    "mijn naam is ", "jag heter ", "jeg heter ",    "私の名前は",     "私は",
};

constexpr std::string_view greetings[] = {"dear",     "hi",       "hello",  "hey",     "hallo",   "liebe",   "lieber",
                                          "bonjour",  "cher",     "chere",  "salut",   "hola",    "querida", "querido",
                                          "estimada", "estimado", "ola",    "prezada", "prezado", "caro",    "cara",
                                          "ciao",     "hej",      "thanks", "danke",   "merci",   "gracias", "oi"};

constexpr std::string_view nameParticles[] = {"de",  "la",  "del", "van", "von", "der", "den", "da",
                                              "dos", "das", "di",  "du",  "le",  "y",   "bin", "al",
                                              "zu",  "ter", "ten", "el",  "los", "las", "e"};

// Given names that are as often a month, a virtue, a verb or a place.
constexpr std::string_view ambiguousGivenNames[] = {
    "will",      "may",     "grace",  "hope",     "faith",  "joy",     "june",      "april",      "august",  "summer",
    "dawn",      "rose",    "art",    "chase",    "grant",  "major",   "christian", "virginia",   "georgia", "carolina",
    "florence",  "paris",   "london", "madison",  "austin", "jackson", "lincoln",   "washington", "jordan",  "victoria",
    "charlotte", "chelsea", "sydney", "savannah", "angel",  "cruz",    "santiago",  "rosario",    "santa",   "san",
};

// Family names that are as often a part of a place's or a day's name.
constexpr std::string_view ambiguousFamilyNames[] = {
    "street", "park",    "beach", "hill",  "day",   "road",   "square", "lake",    "bridge", "church", "house", "field",
    "fields", "wood",    "woods", "may",   "march", "rose",   "green",  "banks",   "court",  "hall",   "lane",  "place",
    "garden", "gardens", "way",   "drive", "mall",  "center", "school", "college", "west",   "east",   "north", "south",
};

constexpr std::string_view introducers[] = {"と申します", "といいます", "と言います", "です"};
constexpr std::string_view honorifics[] = {"さん", "様", "氏"};

bool isIdeograph(char32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || c == 0x3005;
}

/// Where a folded phrase ends in a text, 0 when the text does not begin with it.
std::size_t matchPhrase(std::string_view text, std::string_view folded)
{
    FoldedReader letters(text.substr(0, folded.size() * 3 + 8));
    FoldedReader expected(folded);
    FoldedLetter letter;
    FoldedLetter wanted;
    std::size_t end = 0;
    while (expected.next(wanted)) {
        if (!letters.next(letter) || letter.value != wanted.value)
            return 0;
        end = letter.end;
    }
    return end;
}

std::size_t skipPoint(std::string_view text, std::size_t at)
{
    return at < text.size() && text[at] == '.' ? at + 1 : at;
}

/// Ideographs from a place on, at most six.
std::size_t ideographsEnd(std::string_view text, std::size_t at)
{
    for (int i = 0; i < 6 && at < text.size(); ++i) {
        const CodePoint point = codePointAt(text, at);
        if (!isIdeograph(point.value))
            break;
        at += point.size;
    }
    return at;
}

bool startsWithOneOf(std::string_view text, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

std::optional<Finding> named(std::string_view text, std::size_t begin, std::size_t end, FindingKind oneWord)
{
    if (end == begin)
        return std::nullopt;
    const bool isOneWord = text.substr(begin, end - begin).find(' ') == std::string_view::npos;
    Finding finding;
    finding.kind = isOneWord ? oneWord : FindingKind::Name;
    finding.begin = begin;
    finding.end = end;
    return finding;
}

} // namespace

NameCueScanner::NameCueScanner(const LocaleCorpus &locale)
    : m_language(locale.language)
{
    for (const GivenNames &names : locale.givenNames) {
        for (const Name &name : names.names) {
            std::string folded;
            appendFolded(folded, name.text);
            m_givenNames.insert(std::move(folded));
        }
    }
    for (const std::vector<Name> &names : locale.familyNames.listed) {
        for (const Name &name : names) {
            std::string kept = m_language == "ja" ? name.text : std::string();
            if (kept.empty())
                appendFolded(kept, name.text);
            m_familyNames.insert(std::move(kept));
        }
    }
}

std::size_t NameCueScanner::nameEnd(std::string_view text, std::size_t at, int mostWords)
{
    std::size_t end = at;
    std::size_t next = at;
    bool isLoud = false; // a name in capitals goes on in capitals, another one does not
    for (int words = 0; words < mostWords;) {
        const TextWord word = readWord(text, next);
        if (word.isEmpty() || word.isLong)
            break;
        const bool isParticle = !word.isCapital && isOneOf(word.in(text), nameParticles);
        if (!word.isCapital && !isParticle)
            break;
        if (word.isCapital) {
            if (isOneOf(word.in(text), noNames) || isOneOf(word.in(text), titles))
                break;
            if (words > 0 && word.isShouted && !isLoud)
                break;
            isLoud = word.isShouted;
            const bool isInitial = word.end - word.begin == 1;
            if (isInitial && !text.substr(word.end).starts_with('.'))
                break;
            end = isInitial ? word.end + 1 : word.end;
            ++words;
            if (word.isShouted && words == 1)
                mostWords = std::min(mostWords, 2);
            next = end;
        } else {
            next = word.end;
        }
        const std::size_t blank = blankSize(text, next);
        if (blank == 0)
            break;
        next += blank;
    }
    const bool isInitialAlone = end == at + 2 && text[at + 1] == '.';
    return isInitialAlone ? at : end;
}

std::optional<Finding> NameCueScanner::scanTitle(std::string_view text, std::size_t at) const
{
    constexpr int mostTitles = 3;
    std::size_t begin = at;
    for (int i = 0; i < mostTitles; ++i) {
        const TextWord word = readWord(text, begin);
        const std::string_view title = word.in(text);
        const bool isLocal = std::any_of(std::begin(localTitles), std::end(localTitles), [&](const LocalTitle &local) {
            return local.language == m_language && isOneOf(title, std::span(&local.title, 1));
        });
        if (word.isEmpty() || (!isLocal && !isOneOf(title, titles)) ||
            (!word.isCapital && !isOneOf(title, smallTitles)))
            break;
        const std::size_t next = skipBlanks(text, skipPoint(text, word.end));
        if (next == word.end)
            return std::nullopt;
        begin = next;
    }
    if (begin == at)
        return std::nullopt;
    return named(text, begin, nameEnd(text, begin, 3), FindingKind::LastName);
}

std::optional<Finding> NameCueScanner::scanIntroduction(std::string_view text, std::size_t at) const
{
    for (const std::string_view phrase : introductions) {
        const std::size_t size = matchPhrase(text.substr(at), phrase);
        if (size == 0)
            continue;
        const std::size_t begin = at + size;
        if (begin < text.size() && isIdeograph(codePointAt(text, begin).value)) {
            const std::size_t end = ideographsEnd(text, begin);
            return startsWithOneOf(text.substr(end), std::span(introducers))
                       ? named(text, begin, end, end - begin > 9 ? FindingKind::Name : FindingKind::LastName)
                       : std::nullopt;
        }
        return named(text, begin, nameEnd(text, begin, 3), FindingKind::FirstName);
    }
    return std::nullopt;
}

std::optional<Finding> NameCueScanner::scanGreeting(std::string_view text, std::size_t at) const
{
    const TextWord word = readWord(text, at);
    if (word.isEmpty() || !isOneOf(word.in(text), greetings))
        return std::nullopt;
    std::size_t begin = skipBlanks(text, word.end);
    if (text.substr(word.end).starts_with(','))
        begin = skipBlanks(text, word.end + 1);
    const TextWord name = readWord(text, begin);
    if (begin == word.end || name.isEmpty() || !name.isCapital)
        return std::nullopt;
    std::string folded;
    appendFolded(folded, name.in(text));
    if (!m_givenNames.contains(folded))
        return std::nullopt;
    return named(text, begin, nameEnd(text, begin, 3), FindingKind::FirstName);
}

/// Where the family name that begins at a place ends; the place when none does.
std::size_t NameCueScanner::familyEnd(std::string_view text, std::size_t at) const
{
    const TextWord word = readWord(text, at);
    if (!word.isCapital || word.isShouted || word.isLong || isOneOf(word.in(text), ambiguousFamilyNames))
        return at;
    std::string folded;
    appendFolded(folded, word.in(text));
    return m_familyNames.contains(folded) ? word.end : at;
}

// Either list alone holds too many common words; one behind the other leaves little doubt.
std::optional<Finding> NameCueScanner::scanPair(std::string_view text, std::size_t at) const
{
    const TextWord given = readWord(text, at);
    if (!given.isCapital || given.isShouted || given.isLong || isOneOf(given.in(text), ambiguousGivenNames))
        return std::nullopt;
    const std::size_t next = given.end + blankSize(text, given.end);
    const std::size_t end = familyEnd(text, next);
    std::string folded;
    appendFolded(folded, given.in(text));
    if (next == given.end || end == next || !m_givenNames.contains(folded))
        return std::nullopt;
    // What was made up here is read as a whole, whether or not its second family name is a listed one.
    const std::size_t whole = nameEnd(text, at, 3);
    if (text.substr(whole).starts_with(Watermark::sign))
        return named(text, at, whole, FindingKind::Name);
    const std::size_t second = familyEnd(text, end + blankSize(text, end));
    return named(text, at, second > end + 1 ? second : end, FindingKind::Name);
}

std::optional<Finding> NameCueScanner::scanHonorific(std::string_view text, std::size_t at) const
{
    if (at > 0 && isIdeograph(codePointBefore(text, at).value))
        return std::nullopt;
    const std::size_t end = ideographsEnd(text, at);
    const std::string_view behind = text.substr(end);
    std::size_t nameEnd = end;
    bool isCue = startsWithOneOf(behind, honorifics) || startsWithOneOf(behind, std::span(introducers).first(3));
    if (!isCue && end > at + 3 && (text.substr(end - 3, 3) == "様" || text.substr(end - 3, 3) == "氏")) {
        nameEnd = end - 3;
        isCue = true;
    }
    if (!isCue)
        return std::nullopt;
    for (std::size_t size = std::min<std::size_t>(nameEnd - at, 12); size >= 3; size -= 3) {
        if (m_familyNames.contains(text.substr(at, size)))
            return named(text, at, nameEnd, nameEnd - at == size ? FindingKind::LastName : FindingKind::Name);
    }
    return std::nullopt;
}

std::optional<Finding> NameCueScanner::scan(std::string_view text, std::size_t at) const
{
    if (isIdeograph(codePointAt(text, at).value)) {
        if (const auto finding = scanIntroduction(text, at))
            return finding;
        return m_language == "ja" ? scanHonorific(text, at) : std::nullopt;
    }
    if (const auto finding = scanTitle(text, at))
        return finding;
    if (const auto finding = scanIntroduction(text, at))
        return finding;
    if (const auto finding = scanGreeting(text, at))
        return finding;
    return scanPair(text, at);
}

} // namespace showroom::masking
