#include "masking/address_scanner.h"

#include "masking/text_bytes.h"
#include "masking/word_reader.h"

#include <algorithm>

namespace showroom::masking::address {

namespace {

constexpr std::string_view unitWords[] = {
    "apt",  "apartment", "suite", "ste", "unit",       "flat",  "floor", "apto",        "ap",   "bloco",
    "piso", "puerta",    "esc",   "bat", "batiment",   "etage", "appt",  "appartement", "sala", "conjunto",
    "cj",   "andar",     "depto", "int", "hinterhaus", "whg",   "m",     "room"};
constexpr std::string_view cityParticles[] = {"am",   "an",   "der", "de", "la",  "le",  "les", "sur",
                                              "sous", "en",   "del", "do", "dos", "da",  "das", "di",
                                              "of",   "upon", "bei", "im", "in",  "aux", "el",  "et"};

/// One to four words of a city's name; 0 when the first one has no capital.
std::size_t skipCity(std::string_view text, std::size_t at)
{
    std::size_t end = 0;
    bool isLoud = false;
    for (int i = 0; i < 4; ++i) {
        const TextWord word = readWord(text, at);
        const bool isPart =
            !word.isEmpty() && !word.isLong && (word.isCapital || (end > 0 && isOneOf(word.in(text), cityParticles)));
        if (!isPart)
            break;
        if (end > 0 && word.isShouted && !isLoud)
            break;
        isLoud |= word.isShouted;
        if (word.isCapital)
            end = word.end;
        const bool isSaint = !word.isShouted && word.end - word.begin <= 3 && text.substr(word.end).starts_with('.');
        const std::size_t next = skipBlanks(text, word.end + (isSaint ? 1 : 0));
        if (next == word.end)
            break;
        at = next;
    }
    return end;
}

std::size_t countDigits(std::string_view text, std::size_t at)
{
    std::size_t count = 0;
    while (at + count < text.size() && count < 10 && isDigit(text[at + count]))
        ++count;
    return count;
}

/// A postal code of four or five digits, or 2-3, 5-3, 3-4 as in Poland, Brazil and Japan, or 3 2 as in Sweden.
std::size_t skipNumericCode(std::string_view text, std::size_t at)
{
    const std::size_t first = countDigits(text, at);
    const std::size_t end = at + first;
    const bool isParted = end < text.size() && (text[end] == '-' || text[end] == ' ');
    const std::size_t second = isParted ? countDigits(text, end + 1) : 0;
    if (isParted && text[end] == '-') {
        const bool isCode = (first == 2 && second == 3) || (first == 5 && second == 3) || (first == 3 && second == 4) ||
                            (first == 4 && second == 3);
        return isCode && !continuesWord(text, end + 1 + second) ? end + 1 + second : 0;
    }
    if (first == 3 && second == 2 && text[end] == ' ' && !continuesWord(text, end + 3))
        return end + 3;
    return (first == 4 || first == 5 || first == 6) && !continuesWord(text, end) ? end : 0;
}

/// "D-10115", "CEP 01310-100", "CP 28013".
std::size_t skipCodePrefix(std::string_view text, std::size_t at)
{
    const TextWord word = readWord(text, at);
    if (!word.isCapital || word.end - word.begin > 3)
        return at;
    std::size_t next = word.end;
    if (text.substr(next).starts_with('-') || text.substr(next).starts_with(':'))
        ++next;
    next = skipBlanks(text, next);
    return next > word.end && next < text.size() && isDigit(text[next]) ? next : at;
}

/// "10115 Berlin", also with the Dutch letters ("1017 AB Amsterdam").
std::size_t skipCodeFirst(std::string_view text, std::size_t at)
{
    std::size_t code = skipNumericCode(text, skipCodePrefix(text, at));
    // What looks like a code may be the house number of the next address.
    if (code == 0 || scanNumberFirst(text, at) > 0)
        return 0;
    const std::size_t letters = skipBlanks(text, code);
    if (letters > code && letters + 2 < text.size() && isUpper(text[letters]) && isUpper(text[letters + 1]) &&
        text[letters + 2] == ' ')
        code = letters + 2;
    const std::size_t next = skipBlanks(text, code);
    const std::size_t city = next > code ? skipCity(text, next) : 0;
    if (city == 0)
        return 0;
    // The province in brackets, as in Spain and Italy.
    const std::size_t bracket = skipBlanks(text, city);
    const TextWord province = bracket < text.size() && text[bracket] == '(' ? readWord(text, bracket + 1) : TextWord();
    return !province.isEmpty() && text.substr(province.end).starts_with(')') ? province.end + 1 : city;
}

/// "SW1A 1AA", "M1 1AE".
std::size_t skipBritishCode(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && end - at < 4 && (isUpper(text[end]) || isDigit(text[end])))
        ++end;
    const std::size_t outward = end - at;
    if (outward < 2 || !isUpper(text[at]) || end >= text.size() || text[end] != ' ')
        return 0;
    const std::string_view inward = text.substr(end + 1, 3);
    const bool isCode = inward.size() == 3 && isDigit(inward[0]) && isUpper(inward[1]) && isUpper(inward[2]);
    const bool hasDigit = std::any_of(text.begin() + std::ptrdiff_t(at), text.begin() + std::ptrdiff_t(end), isDigit);
    return isCode && hasDigit && !continuesWord(text, end + 4) ? end + 4 : 0;
}

std::size_t skipZip(std::string_view text, std::size_t at)
{
    const std::size_t digits = countDigits(text, at);
    const std::size_t end = at + digits;
    if (digits == 5 && text.substr(end).starts_with('-') && countDigits(text, end + 1) == 4)
        return end + 5;
    return (digits == 4 || digits == 5 || digits == 6) && !continuesWord(text, end) ? end : 0;
}

/// "Springfield, IL 62704", "London SW1A 1AA", "Leeds, West Yorkshire, LS1 4AP", "Sydney NSW 2000", "Singapore 238823".
std::size_t skipCityFirst(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    bool isOnNewLine = false;
    for (int part = 0; part < 4; ++part) {
        const bool mayBeZip = part > 0 && !isOnNewLine && scanNumberFirst(text, end) == 0;
        const std::size_t code = std::max(skipBritishCode(text, end), mayBeZip ? skipZip(text, end) : 0);
        if (code > 0)
            return part > 0 ? code : 0;
        // The code may be taken for a part of the name: read the city's words one by one.
        const TextWord word = readWord(text, end);
        if (word.isEmpty() || !word.isCapital || word.isLong)
            return 0;
        std::size_t name = word.end;
        for (int i = 0; i < 3; ++i) {
            const std::size_t next = skipBlanks(text, name);
            const TextWord more = readWord(text, next);
            const bool isPart = next > name && !more.isEmpty() && !more.isLong && skipBritishCode(text, next) == 0 &&
                                (more.isCapital || isOneOf(more.in(text), cityParticles));
            if (!isPart)
                break;
            name = more.end;
        }
        const std::size_t next = skipBreak(text, name);
        if (next == name)
            return 0;
        isOnNewLine = text.substr(name, next - name).find('\n') != std::string_view::npos;
        end = next;
    }
    return 0;
}

/// "- Pinheiros, São Paulo - SP, 05422-010" and shorter forms.
std::size_t skipBrazilianPlace(std::string_view text, std::size_t at)
{
    std::size_t end = 0;
    for (int part = 0; part < 4; ++part) {
        std::size_t next = skipBreak(text, at);
        const std::string_view rest = text.substr(next);
        if (rest.starts_with("- ") || rest.starts_with("– "))
            next = skipBlanks(text, next + (rest[0] == '-' ? 1 : 3));
        if (next == at)
            break;
        const std::size_t prefixed = skipCodePrefix(text, next);
        const std::size_t code = skipNumericCode(text, prefixed);
        if (code > 0 && text.substr(prefixed, code - prefixed).find('-') != std::string_view::npos)
            return code;
        const std::size_t city = skipCity(text, next);
        if (city == 0)
            break;
        const bool isState = city - next == 2 && isUpper(text[next]) && isUpper(text[next + 1]);
        const bool isStateBehindSlash = text.substr(city).starts_with('/') && city + 2 < text.size() &&
                                        isUpper(text[city + 1]) && isUpper(text[city + 2]) &&
                                        !continuesWord(text, city + 3);
        at = isStateBehindSlash ? city + 3 : city;
        if (isState || isStateBehindSlash)
            end = at;
    }
    return end;
}

} // namespace

std::size_t skipUnit(std::string_view text, std::size_t at)
{
    for (int i = 0; i < 3; ++i) {
        std::size_t next = skipBreak(text, at);
        if (next == at)
            return at;
        std::size_t end = 0;
        if (next < text.size() && text[next] == '#') {
            end = skipHouseNumber(text, next + 1);
        } else if (const TextWord word = readWord(text, next); !word.isEmpty() && isOneOf(word.in(text), unitWords)) {
            std::size_t number = word.end + (text.substr(word.end).starts_with('.') ? 1 : 0);
            number = skipBlanks(text, number);
            end = skipHouseNumber(text, number);
            const TextWord letter = readWord(text, number);
            if (end == 0 && letter.end - letter.begin == 1 && letter.isCapital)
                end = letter.end;
        } else {
            // A floor as in "3º B" or "2.º izq."
            const std::size_t digits = countDigits(text, next);
            const std::size_t sign =
                next + digits + (text.substr(std::min(next + digits, text.size())).starts_with('.') ? 1 : 0);
            const std::string_view rest = text.substr(std::min(sign, text.size()));
            if (digits > 0 && digits < 3 && (rest.starts_with("º") || rest.starts_with("ª") || rest.starts_with("°"))) {
                end = sign + 2;
                const std::size_t door = skipBlanks(text, end);
                if (door < text.size() && isUpper(text[door]) && !continuesWord(text, door + 1))
                    end = door + 1;
            }
        }
        if (end == 0)
            return at;
        at = end;
    }
    return at;
}

std::size_t skipPlace(std::string_view text, std::size_t at)
{
    const std::size_t next = skipBreak(text, at);
    if (next > at && next < text.size()) {
        if (const std::size_t end = skipCodeFirst(text, next); end > 0)
            return end;
        if (const std::size_t end = skipCityFirst(text, next); end > 0)
            return end;
    }
    const std::size_t end = skipBrazilianPlace(text, at);
    return end > 0 ? end : at;
}

} // namespace showroom::masking::address
