#include "masking/phone_scanner.h"

#include "masking/inline_text.h"
#include "masking/text_bytes.h"

#include <algorithm>
#include <array>

namespace showroom::masking {

namespace {

using Groups = std::span<const std::uint8_t>;

constexpr std::string_view phoneWords[] = {
    "tel",     "phone",   "telephone", "telefon",   "telefono", "telefone", "fone",    "call", "cell",
    "mobile",  "mobil",   "movil",     "celular",   "handy",    "ruf",      "rufen",   "fax",  "portable",
    "appel",   "joindre", "llam",      "ligue",     "ligar",    "whatsapp", "text me", "sms",  "reach",
    "erreich", "anruf",   "durchwahl", "cellulare", "dzwon",    "kom",      "contact", "電話", "携帯",
    "連絡先",  "전화",    "ring me",   "dial",      "hotline",  "line",     "zap",
};

// Numbers of all kinds are called so: enough for what has the form of the country's mobile numbers.
constexpr std::string_view numberWords[] = {"nummer", "numero", "number", "num", "nr"};

constexpr std::string_view otherWords[] = {
    "order",       "invoice", "ticket",       "case",       "ref",       "reference",    "bestell",  "rechnung",
    "auftrag",     "kunden",  "commande",     "facture",    "dossier",   "pedido",       "factura",  "fatura",
    "protocolo",   "nota",    "caso",         "expediente", "serial",    "serie",        "sku",      "article",
    "artikel",     "item",    "account",      "konto",      "id",        "isbn",         "tracking", "version",
    "build",       "vorgang", "aktenzeichen", "注文",       "伝票",      "受付",         "管理番号", "請求",
    "batch",       "lot",     "po",           "budget",     "total",     "amount",       "betrag",   "montant",
    "importe",     "valor",   "zip",          "plz",        "cep",       "cp",           "postcode", "contract",
    "vertrag",     "contrat", "contrato",     "policy",     "sendung",   "colis",        "envio",    "rastre",
    "seguimiento", "pin",     "code",         "codigo",     "livraison", "lieferschein", "albaran",  "entrega",
};

constexpr std::string_view unitsBehind[] = {"€",  "$",  "£",  "¥",  "%",  "zł",  "eur", "usd", "pln", "brl", "gbp",
                                            "kr", "km", "kg", "円", "r$", "mio", "pts", "m²",  "件",  "個"};

constexpr std::string_view extensionWords[] = {"ext.",  "ext",   "extension", "x",    "durchwahl", "dw",
                                               "ramal", "anexo", "interno",   "int.", "poste",     "内線"};

/// A number as far as its groups go.
struct Shape {
    InlineText<24> digits;
    std::array<std::uint8_t, 8> groups{};
    std::array<char, 8> gaps{};        ///< what stands before each group, `(` for brackets
    std::array<std::size_t, 8> ends{}; ///< where each group ends
    std::size_t count = 0;
    bool hasPlus = false;
};

/// What parts two groups: at most three of blanks, hyphens, points, slashes and brackets. The first that is no blank
/// names it.
std::size_t readGap(std::string_view text, std::size_t at, char &kind)
{
    const std::size_t begin = at;
    kind = ' ';
    for (int i = 0; i < 3 && at < text.size(); ++i) {
        const std::size_t blank = blankSize(text, at);
        const bool isMark = std::string_view("-./()").find(text[at]) != std::string_view::npos;
        const bool isAfterPoint = at > begin && text[at - 1] == '.';
        if ((blank == 0 && !isMark) || isAfterPoint)
            break;
        if (isMark)
            kind = text[at] == ')' || text[at] == '(' || kind == '(' ? '(' : text[at];
        at += blank > 0 ? blank : 1;
    }
    return at > begin && at < text.size() && isDigit(text[at]) ? at : 0;
}

/// "(0)" between the country's code and the area's, which callers from abroad leave out.
std::size_t skipTrunk(std::string_view text, std::size_t at)
{
    const std::size_t blank = blankSize(text, at);
    return text.substr(std::min(at + blank, text.size())).starts_with("(0)") ? at + blank + 3 : at;
}

Shape readShape(std::string_view text, std::size_t at)
{
    Shape shape;
    char gap = ' ';
    if (text[at] == '+') {
        shape.hasPlus = true;
        ++at;
    }
    if (at < text.size() && text[at] == '(') {
        gap = '(';
        ++at;
    }
    constexpr std::size_t mostDigits = 18;
    while (at < text.size() && isDigit(text[at]) && shape.count < shape.groups.size()) {
        const std::size_t begin = at;
        while (at < text.size() && isDigit(text[at]) && shape.digits.view().size() <= mostDigits)
            shape.digits.append(text[at++]);
        shape.groups[shape.count] = std::uint8_t(at - begin);
        shape.gaps[shape.count] = gap;
        shape.ends[shape.count++] = at;
        if (shape.digits.view().size() > mostDigits)
            return shape;
        const std::size_t trunk = skipTrunk(text, at);
        std::size_t next = readGap(text, trunk, gap);
        if (next == 0 && trunk > at && trunk < text.size() && isDigit(text[trunk]))
            next = trunk;
        if (next == 0)
            return shape;
        at = next;
    }
    return shape;
}

bool isGrouped(Groups groups, std::initializer_list<int> sizes)
{
    return std::equal(groups.begin(), groups.end(), sizes.begin(), sizes.end());
}

/// What is known about the number besides its shape.
struct Context {
    std::string_view country;
    bool isCalled = false;   ///< the text says that it is a phone number
    bool isNumbered = false; ///< the text says that it is a number of some kind
};

struct Number {
    std::string_view digits;
    Groups groups;
    std::span<const char> gaps;
    bool hasPlus = false;

    bool hasBrackets() const { return std::find(gaps.begin(), gaps.end(), '(') != gaps.end(); }
    bool hasPoints() const { return std::find(gaps.begin(), gaps.end(), '.') != gaps.end(); }

    /// Points part all groups or none, or it is a date or an amount.
    bool isUniform() const
    {
        return !hasPoints() || std::all_of(gaps.begin() + 1, gaps.end(), [](char gap) { return gap == '.'; });
    }
    bool hasOnlyBlanks() const
    {
        return std::all_of(gaps.begin(), gaps.end(), [](char gap) { return gap == ' '; });
    }
};

bool isInternational(const Number &number, const Context &context)
{
    const std::size_t size = number.digits.size();
    if (number.hasPlus)
        return size >= 8 && size <= 15 && number.digits[0] != '0';
    return number.digits.starts_with("00") && number.digits[2] != '0' && size >= 10 && size <= 17 &&
           (number.groups.size() > 1 || context.isCalled);
}

/// North America: area and exchange begin with 2 to 9.
bool isNorthAmerican(const Number &number, const Context &context)
{
    const bool hasOne = isGrouped(number.groups, {1, 3, 3, 4}) && number.digits[0] == '1';
    if (!hasOne && !isGrouped(number.groups, {3, 3, 4}))
        return false;
    const std::string_view national = number.digits.substr(hasOne ? 1 : 0);
    const bool isOwn = context.country == "US" || context.isCalled;
    return national[0] >= '2' && national[3] >= '2' && (!number.hasOnlyBlanks() || isOwn);
}

bool isTrunkMobile(std::string_view digits, std::string_view country)
{
    struct Mobile {
        std::string_view country, prefix;
        std::size_t size;
    };
    constexpr Mobile mobiles[] = {
        {"FR", "06", 10},  {"FR", "07", 10},  {"FR", "01", 10},  {"GB", "07", 11},
        {"JP", "070", 11}, {"JP", "080", 11}, {"JP", "090", 11}, {"DE", "015", 11},
        {"DE", "015", 12}, {"DE", "016", 11}, {"DE", "017", 11}, {"DE", "017", 12},
        {"AU", "04", 10},  {"KR", "010", 11}, {"NL", "06", 10},  {"SE", "07", 10},
    };
    return std::any_of(std::begin(mobiles), std::end(mobiles), [&](const Mobile &mobile) {
        return mobile.country == country && digits.size() == mobile.size && digits.starts_with(mobile.prefix);
    });
}

/// With the 0 that national numbers begin with in most of Europe and Asia.
bool hasTrunk(const Number &number, const Context &context)
{
    const std::size_t size = number.digits.size();
    if (size < 7 || size > 12 || number.digits[0] != '0' || number.digits[1] == '0' || !number.isUniform())
        return false;
    if (number.groups.size() == 1)
        return isTrunkMobile(number.digits, context.country) || (context.isCalled && size >= 9);
    const bool isMarked = number.hasBrackets() || context.isCalled ||
                          std::find(number.gaps.begin(), number.gaps.end(), '/') != number.gaps.end();
    const bool isDate = isGrouped(number.groups, {2, 2, 4}) || isGrouped(number.groups, {2, 2, 2});
    return number.groups[0] >= 2 && number.groups[0] <= 6 && !isDate && size >= (isMarked ? 7 : 9);
}

/// The groups that a country without a trunk prefix writes its numbers in.
bool isNational(const Number &number, const Context &context)
{
    struct Plan {
        std::string_view country, firstDigits;
        std::array<std::uint8_t, 4> groups;
    };
    constexpr Plan plans[] = {
        {"ES", "6789", {3, 3, 3, 0}},      {"ES", "6789", {3, 2, 2, 2}},     {"ES", "89", {2, 3, 2, 2}},
        {"PT", "29", {3, 3, 3, 0}},        {"PL", "45678", {3, 3, 3, 0}},    {"PL", "123456789", {2, 3, 2, 2}},
        {"NO", "2345679", {2, 2, 2, 2}},   {"NO", "49", {3, 2, 3, 0}},       {"IT", "3", {3, 3, 4, 0}},
        {"IT", "3", {3, 7, 0, 0}},         {"IT", "3", {3, 2, 2, 3}},        {"BR", "123456789", {2, 5, 4, 0}},
        {"BR", "123456789", {2, 4, 4, 0}}, {"MX", "23456789", {2, 4, 4, 0}}, {"MX", "23456789", {3, 3, 4, 0}},
        {"IN", "6789", {5, 5, 0, 0}},      {"SG", "689", {4, 4, 0, 0}},      {"CO", "36", {3, 3, 4, 0}},
        {"AR", "123", {2, 4, 4, 0}},       {"AR", "23", {3, 3, 4, 0}},
    };
    return number.isUniform() && std::any_of(std::begin(plans), std::end(plans), [&](const Plan &plan) {
               const auto count =
                   std::size_t(std::find(plan.groups.begin(), plan.groups.end(), 0) - plan.groups.begin());
               return plan.country == context.country &&
                      plan.firstDigits.find(number.digits[0]) != std::string_view::npos &&
                      std::equal(number.groups.begin(), number.groups.end(), plan.groups.begin(),
                                 plan.groups.begin() + std::ptrdiff_t(count));
           });
}

/// An area in brackets before two groups, as Brazil and others write it.
bool isBracketed(const Number &number)
{
    return number.gaps[0] == '(' && number.groups.size() == 3 && number.groups[0] >= 2 && number.groups[0] <= 4 &&
           number.groups[2] == 4 && number.digits.size() >= 9 && number.digits.size() <= 11;
}

/// A mobile number of a country without a trunk prefix, in one piece.
bool isBareMobile(const Number &number, const Context &context)
{
    const char first = number.digits[0];
    if (!context.isNumbered || number.groups.size() != 1)
        return false;
    const std::size_t size = number.digits.size();
    return (context.country == "ES" && size == 9 && (first == '6' || first == '7')) ||
           (context.country == "PT" && size == 9 && first == '9') ||
           (context.country == "IT" && size == 10 && first == '3') ||
           (context.country == "IN" && size == 10 && first >= '6') ||
           (context.country == "BR" && size == 11 && number.digits[2] == '9');
}

bool isCalledNumber(const Number &number, const Context &context)
{
    const std::size_t size = number.digits.size();
    const bool isDate = size == 8 && number.groups.size() == 3 && !number.hasOnlyBlanks();
    return context.isCalled && size >= 7 && size <= 13 && !isDate && number.isUniform();
}

/// A year, a month and a day, or the other way round, with marks between them.
bool beginsWithDate(const Number &number)
{
    if (number.groups.size() < 3 || number.gaps[1] == ' ' || number.gaps[1] == '(' || number.gaps[1] != number.gaps[2])
        return false;
    const Groups first = number.groups.first(3);
    return isGrouped(first, {4, 2, 2}) || isGrouped(first, {2, 2, 4});
}

bool isPhone(const Number &number, const Context &context)
{
    if (!number.hasPlus && beginsWithDate(number))
        return false;
    return isInternational(number, context) || isNorthAmerican(number, context) || hasTrunk(number, context) ||
           isNational(number, context) || isBracketed(number) || isBareMobile(number, context) ||
           isCalledNumber(number, context);
}

bool startsWithIgnoringCase(std::string_view text, std::string_view lowerCase)
{
    return text.size() >= lowerCase.size() &&
           std::equal(lowerCase.begin(), lowerCase.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

/// Behind "ext. 12" or the like; the same place when there is none.
std::size_t skipExtension(std::string_view text, std::size_t end)
{
    std::size_t at = end;
    while (at < text.size() && at < end + 3 && (text[at] == ',' || text[at] == ' ' || text[at] == '('))
        ++at;
    const std::string_view rest = text.substr(at);
    const auto word = std::find_if(std::begin(extensionWords), std::end(extensionWords),
                                   [&](std::string_view w) { return startsWithIgnoringCase(rest, w); });
    if (word == std::end(extensionWords))
        return end;
    at += word->size();
    while (at < text.size() && (text[at] == '.' || text[at] == ' ' || text[at] == ':'))
        ++at;
    const std::size_t digits = at;
    while (at < text.size() && at - digits < 6 && isDigit(text[at]))
        ++at;
    return at > digits && !continuesWord(text, at) ? at : end;
}

/// Whether what follows makes it an amount or a longer thing.
bool isSomethingElse(std::string_view text, std::size_t end)
{
    const std::string_view rest = text.substr(end);
    const bool isJoined =
        rest.size() >= 2 && std::string_view(",:.-/_").find(rest[0]) != std::string_view::npos && isDigit(rest[1]);
    const std::string_view behind = rest.substr(blankSize(text, end));
    return isJoined || std::any_of(std::begin(unitsBehind), std::end(unitsBehind), [&](std::string_view unit) {
               return startsWithIgnoringCase(behind, unit) &&
                      !(isLetter(unit[0]) && continuesWord(behind, unit.size()));
           });
}

} // namespace

PhoneScanner::PhoneScanner(const LocaleCorpus &locale)
    : m_country(locale.country)
{
    for (const City &city : locale.cities) {
        for (const NumberPattern &pattern : city.phonePatterns) {
            std::string digits;
            std::copy_if(pattern.text.begin(), pattern.text.end(), std::back_inserter(digits),
                         [](char c) { return isDigit(c) || c == '#' || c == '%'; });
            if (std::find(m_reserved.begin(), m_reserved.end(), digits) == m_reserved.end())
                m_reserved.push_back(digits);
        }
    }
}

bool PhoneScanner::isReserved(std::string_view digits) const
{
    return std::any_of(m_reserved.begin(), m_reserved.end(), [&](const std::string &pattern) {
        return std::equal(pattern.begin(), pattern.end(), digits.begin(), digits.end(),
                          [](char expected, char digit) { return isDigit(expected) ? expected == digit : true; });
    });
}

std::optional<PhoneScanner::Match> PhoneScanner::scan(std::string_view text, std::size_t at,
                                                      const FoundBefore &before) const
{
    const Shape shape = readShape(text, at);
    if (shape.digits.view().size() < 7)
        return std::nullopt;
    // A number of ours ends where it ends, whatever number follows it.
    for (std::size_t count = 1, size = 0; count <= shape.count; ++count) {
        size += shape.groups[count - 1];
        const bool isCut = count < shape.count && shape.gaps[count] != ' ';
        if (!isCut && isReserved(shape.digits.view().substr(0, size)) && !continuesWord(text, shape.ends[count - 1]))
            return Match{shape.ends[count - 1], true};
    }
    const CueWindow window(text, at, before);
    const std::size_t other = window.distanceTo(otherWords);
    const std::size_t phone = window.distanceTo(phoneWords);
    const bool isOther = !shape.hasPlus && other > 0 && (phone == 0 || other < phone);
    if (isOther)
        return std::nullopt;
    const Context context{m_country, window.leadsTo(phoneWords), window.leadsTo(numberWords)};
    std::size_t digits = shape.digits.view().size();
    for (std::size_t count = shape.count; count > 0; digits -= shape.groups[--count]) {
        const Number number{shape.digits.view().substr(0, digits), Groups(shape.groups).first(count),
                            std::span(shape.gaps).first(count), shape.hasPlus};
        const std::size_t groupsEnd = shape.ends[count - 1];
        const bool isCut = count < shape.count && shape.gaps[count] != ' ';
        if (isCut || digits < 7 || !isPhone(number, context))
            continue;
        const std::size_t end = skipExtension(text, groupsEnd);
        if (end == groupsEnd && (continuesWord(text, end) || isSomethingElse(text, end)))
            continue;
        return Match{end, end == groupsEnd && isReserved(number.digits)};
    }
    return std::nullopt;
}

std::string phoneDigits(std::string_view phone)
{
    std::string digits;
    std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits), isDigit);
    return digits;
}

} // namespace showroom::masking
