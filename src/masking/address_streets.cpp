#include "masking/address_scanner.h"

#include "masking/text_bytes.h"
#include "masking/word_reader.h"

#include <algorithm>

namespace showroom::masking::address {

namespace {

constexpr std::string_view englishTypes[] = {
    "street", "st",        "avenue", "ave",     "road",  "rd",     "lane",      "ln",    "drive", "dr",       "court",
    "ct",     "boulevard", "blvd",   "way",     "place", "pl",     "terrace",   "ter",   "close", "crescent", "square",
    "sq",     "parkway",   "pkwy",   "highway", "hwy",   "circle", "cir",       "trail", "trl",   "row",      "grove",
    "hill",   "gardens",   "mews",   "walk",    "quay",  "parade", "esplanade", "rise",  "green", "loop",
};

constexpr std::string_view frenchTypes[] = {"rue",    "avenue",  "av",       "boulevard", "bd",        "bld",   "place",
                                            "chemin", "allee",   "allees",   "impasse",   "quai",      "route", "cours",
                                            "square", "passage", "faubourg", "sentier",   "esplanade", "villa"};

constexpr std::string_view leadingTypes[] = {
    "calle",   "c/",        "avenida",  "avda",  "av",       "paseo",       "p.º",      "plaza", "pza",
    "camino",  "carretera", "ctra",     "ronda", "rambla",   "travesia",    "glorieta", "rua",   "r",
    "alameda", "al",        "travessa", "praca", "estrada",  "rodovia",     "largo",    "via",   "viale",
    "piazza",  "corso",     "vicolo",   "ul",    "ulica",    "aleja",       "os",       "pl",    "carrera",
    "calzada", "bulevar",   "pasaje",   "cra",   "diagonal", "transversal",
};
// Short forms that are words or initials otherwise: they need their point.
constexpr std::string_view dottedTypes[] = {"av", "pza", "r", "al", "ul", "os", "pl", "ctra", "avda", "cra"};

constexpr std::string_view particles[] = {"de",  "del", "la", "las", "los", "el",  "du",    "des", "le",
                                          "les", "da",  "do", "dos", "das", "di",  "della", "dei", "degli",
                                          "e",   "y",   "et", "of",  "the", "d",   "l",     "en",  "sur",
                                          "aux", "a",   "al", "san", "ii",  "iii", "e.",    "sous"};

constexpr std::string_view numberWords[] = {"n", "no", "nr", "num", "numero", "nº", "n°", "km", "numéro"};

constexpr std::string_view germanEndings[] = {
    "strasse", "straße",    "str",   "weg",    "platz", "allee", "gasse",  "ufer", "damm",   "chaussee",
    "steig",   "stieg",     "pfad",  "straat", "laan",  "plein", "gracht", "kade", "singel", "dijk",
    "gatan",   "vagen",     "grand", "torget", "gata",  "gate",  "veien",  "vei",  "stien",  "ring",
    "graben",  "promenade", "wall",  "hof",    "markt", "zeile", "twiete",
};
constexpr std::string_view germanTypes[] = {"strasse", "str",  "allee",    "platz", "weg",       "ring",
                                            "damm",    "ufer", "chaussee", "gasse", "promenade", "landstrasse"};
// Words that only look like streets.
constexpr std::string_view noStreets[] = {
    "vorweg",       "unterweg",  "umweg",      "ausweg",      "arbeitsweg",   "dienstweg",  "bahnhof",
    "arbeitsplatz", "parkplatz", "bauernhof",  "supermarkt",  "arbeitsmarkt", "marktplatz", "rechtsweg",
    "postweg",      "hering",    "spring",     "string",      "bring",        "during",     "friedhof",
    "stellplatz",   "sitzplatz", "flohmarkt",  "rundweg",     "radweg",       "mailing",    "seating",
    "meeting",      "training",  "onboarding", "monitoring",  "engineering",  "gate",       "investigate",
    "schulhof",     "innenhof",  "spielplatz", "aktienmarkt", "offering",     "sponsoring", "catering",
    "marketing",    "ranking",   "tracking",   "grand",       "gering"};

// Words before a street's name that belong to it.
constexpr std::string_view adjectives[] = {
    "alte",  "alter",  "altes", "neue",  "neuer", "grosse", "grosser", "kleine", "kleiner", "obere", "untere",
    "lange", "langer", "hohe",  "hoher", "erste", "zweite", "dritte",  "oude",   "nieuwe",  "grote", "kleine",
    "gamla", "nya",    "stora", "lilla", "norra", "sodra",  "ostra",   "vastra", "gamle"};

constexpr std::string_view prepositions[] = {"am",  "im",    "zum",    "zur", "an", "in",
                                             "auf", "unter", "hinter", "vor", "bei"};
constexpr std::string_view articles[] = {"der", "den", "dem", "die"};

/// "St.", "Dr.", "Av.": the point ends no sentence.
constexpr std::size_t longestShortForm = 3;

/// "Ave.", "Blvd.".
constexpr std::size_t longestDottedType = 4;

bool isOrdinal(std::string_view text, std::size_t at, std::size_t &end)
{
    end = at;
    while (end < text.size() && end - at < 3 && isDigit(text[end]))
        ++end;
    constexpr std::string_view endings[] = {"st", "nd", "rd", "th"};
    const std::string_view rest = text.substr(end, 2);
    const bool isEnding = std::any_of(std::begin(endings), std::end(endings), [&](std::string_view ending) {
        return rest.size() == 2 && lower(rest[0]) == ending[0] && lower(rest[1]) == ending[1];
    });
    if (end == at || !isEnding || continuesWord(text, end + 2))
        return false;
    end += 2;
    return true;
}

/// "Seestraße 2030" is a project.
bool isYear(std::string_view text, std::size_t at)
{
    const std::string_view digits = text.substr(at, 4);
    return digits.size() == 4 && std::all_of(digits.begin(), digits.end(), isDigit);
}

std::size_t skipPoint(std::string_view text, std::size_t at)
{
    return at < text.size() && text[at] == '.' ? at + 1 : at;
}

/// The words of an English street name up to its type.
std::size_t englishName(std::string_view text, std::size_t at)
{
    constexpr int mostWords = 6;
    int names = 0;
    std::size_t end = 0;
    for (int i = 0; i < mostWords; ++i) {
        std::size_t next = 0;
        if (isOrdinal(text, at, next)) {
            ++names;
        } else {
            const TextWord word = readWord(text, at);
            if (word.isEmpty() || !word.isCapital || word.isLong)
                break;
            next = word.end;
            const bool isType = names > 0 && isOneOf(word.in(text), englishTypes);
            if (isType) {
                end = next;
                const bool isShortForm = next - at <= longestDottedType;
                const std::size_t dotted = isShortForm ? skipPoint(text, next) : next;
                if (dotted > next && dotted < text.size() && (text[dotted] == ' ' || text[dotted] == ','))
                    end = dotted;
            }
            ++names;
        }
        at = skipBlanks(text, skipPoint(text, next));
        if (at == next)
            break;
    }
    return end;
}

/// Up to six words of a street name that has its type before it; ends with the last one that begins with a capital.
std::size_t romanceName(std::string_view text, std::size_t at, bool isNumberAllowed)
{
    constexpr int mostWords = 7;
    std::size_t end = 0;
    for (int i = 0; i < mostWords; ++i) {
        const TextWord word = readWord(text, at);
        std::size_t next = word.end;
        const bool isNumberName = isNumberAllowed && word.isEmpty() && i == 0 && at < text.size() && isDigit(text[at]);
        if (isNumberName) {
            while (next < text.size() && next - at < 4 && isAlphanumeric(text[next]))
                ++next;
        } else if (word.isEmpty() || word.isLong ||
                   (!word.isCapital && !isOneOf(word.in(text), particles) &&
                    word.in(text).find('\'') == std::string_view::npos)) {
            break;
        }
        if (word.isCapital || isNumberName || word.in(text).find('\'') != std::string_view::npos)
            end = next;
        const bool isShortForm = !word.isEmpty() && word.end - word.begin <= longestShortForm;
        at = skipBlanks(text, isShortForm ? skipPoint(text, next) : next);
        if (at == next)
            break;
    }
    return end;
}

/// "n.º 5", "nº5", "#5", "5".
std::size_t markedNumber(std::string_view text, std::size_t at)
{
    at = skipBlanks(text, at);
    if (at < text.size() && text[at] == ',')
        at = skipBlanks(text, at + 1);
    if (at < text.size() && text[at] == '#')
        return skipHouseNumber(text, skipBlanks(text, at + 1));
    const TextWord word = readWord(text, at);
    if (!word.isEmpty() && isOneOf(word.in(text), numberWords)) {
        at = skipPoint(text, word.end);
        for (const std::string_view sign : {"º", "°", "."}) {
            if (text.substr(at).starts_with(sign))
                at += sign.size();
        }
        at = skipBlanks(text, at);
    }
    return skipHouseNumber(text, at);
}

} // namespace

std::size_t skipHouseNumber(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && end - at < 6 && isDigit(text[end]))
        ++end;
    const std::size_t digits = end - at;
    if (digits == 0 || digits > 5)
        return 0;
    if (end + 1 < text.size() && (text[end] == '-' || text[end] == '/') && isDigit(text[end + 1])) {
        std::size_t second = end + 1;
        while (second < text.size() && second - end <= 4 && isDigit(text[second]))
            ++second;
        end = second;
    }
    const std::size_t blank = blankSize(text, end);
    if (end < text.size() && isLetter(text[end]) && !continuesWord(text, end + 1))
        return end + 1;
    if (blank > 0 && end + blank < text.size() && text[end + blank] >= 'a' && text[end + blank] <= 'h' &&
        !continuesWord(text, end + blank + 1) && text.substr(end + blank, 2) != "a " &&
        text.substr(end + blank, 2) != "e ")
        return end + blank + 1;
    const bool isFraction =
        end + 1 < text.size() && (text[end] == '.' || text[end] == ',' || text[end] == ':') && isDigit(text[end + 1]);
    return continuesWord(text, end) || isFraction ? 0 : end;
}

std::size_t scanNumberFirst(std::string_view text, std::size_t at)
{
    std::size_t number = skipHouseNumber(text, at);
    if (number == 0)
        return 0;
    for (const std::string_view repeated : {" bis", " ter", " quater"}) {
        if (text.substr(number).starts_with(repeated) && !continuesWord(text, number + repeated.size()))
            number += repeated.size();
    }
    std::size_t next = skipBlanks(text, number);
    if (const std::size_t end = next > number ? englishName(text, next) : 0; end > 0)
        return end;
    if (next < text.size() && text[next] == ',')
        next = skipBlanks(text, next + 1);
    const TextWord type = readWord(text, next);
    if (type.isEmpty() || next == number || !isOneOf(type.in(text), frenchTypes))
        return 0;
    return romanceName(text, skipBlanks(text, skipPoint(text, type.end)), false);
}

std::size_t scanTypeFirst(std::string_view text, std::size_t at)
{
    const TextWord type = readWord(text, at);
    if (type.isEmpty() || type.isLong)
        return 0;
    const bool isSlashed =
        type.in(text).size() == 1 && upper(text[at]) == 'C' && text.substr(type.end).starts_with('/');
    if (!isSlashed && !isOneOf(type.in(text), leadingTypes))
        return 0;
    const bool needsPoint = !isSlashed && isOneOf(type.in(text), dottedTypes);
    std::size_t next = isSlashed ? type.end + 1 : skipPoint(text, type.end);
    if (needsPoint && next == type.end)
        return 0;
    next = skipBlanks(text, next);
    const std::size_t name = romanceName(text, next, true);
    return name == 0 ? 0 : markedNumber(text, name);
}

std::size_t scanNumberLast(std::string_view text, std::size_t at)
{
    TextWord word = readWord(text, at);
    const std::string_view firstWord = word.in(text);
    bool hasAdjectives = true;
    for (int i = 0; i < 3; ++i) {
        if (word.isEmpty() || word.isLong || !word.isCapital)
            return 0;
        const bool isCompound = endsInOneOf(word.in(text), germanEndings) && !isOneOf(word.in(text), noStreets);
        const bool isType = i > 0 && isOneOf(word.in(text), germanTypes);
        const std::size_t behind = skipPoint(text, word.end);
        const std::size_t next = skipBlanks(text, behind);
        if (((isCompound && hasAdjectives) || isType) && next > word.end && next < text.size() && isDigit(text[next]))
            return isYear(text, next) ? 0 : skipHouseNumber(text, next);
        hasAdjectives &= isOneOf(word.in(text), adjectives);
        if (next == word.end || behind > word.end || (i > 0 && !hasAdjectives && !isOneOf(firstWord, adjectives)))
            return 0;
        word = readWord(text, next);
    }
    return 0;
}

std::size_t scanPreposition(std::string_view text, std::size_t at)
{
    const TextWord first = readWord(text, at);
    if (!first.isCapital || !isOneOf(first.in(text), prepositions))
        return 0;
    std::size_t next = skipBlanks(text, first.end);
    TextWord word = readWord(text, next);
    if (!word.isEmpty() && isOneOf(word.in(text), articles)) {
        next = skipBlanks(text, word.end);
        word = readWord(text, next);
    }
    for (int i = 0; i < 3 && word.isCapital && !word.isLong; ++i) {
        next = skipBlanks(text, word.end);
        if (next == word.end)
            return 0;
        if (next < text.size() && isDigit(text[next]))
            return skipHouseNumber(text, next);
        word = readWord(text, next);
    }
    return 0;
}

} // namespace showroom::masking::address
