#include "masking/payment_number.h"

#include "masking/check_digits.h"
#include "masking/inline_text.h"
#include "masking/keyed_stream.h"
#include "masking/text_bytes.h"

#include <algorithm>
#include <array>

namespace showroom::masking {

namespace {

constexpr std::size_t shortestCard = 13;
constexpr std::size_t longestCard = 19;
using CardDigits = InlineText<longestCard + 1>;
using IbanText = InlineText<34>;

struct IbanLength {
    std::string_view country;
    std::size_t length;
};

// SWIFT's IBAN registry, release 97.
constexpr IbanLength ibanLengths[] = {
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22}, {"BH", 22},
    {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24}, {"DE", 22}, {"DK", 18}, {"DO", 28},
    {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23},
    {"GL", 18}, {"GR", 27}, {"GT", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26},
    {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20},
    {"LV", 21}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NL", 18},
    {"NO", 15}, {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"SA", 24},
    {"SC", 31}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"ST", 25}, {"SV", 28}, {"TL", 23}, {"TN", 24},
    {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20},
};

std::size_t ibanLength(char first, char second)
{
    const char code[] = {upper(first), upper(second)};
    const std::string_view country(code, 2);
    const auto found = std::find_if(std::begin(ibanLengths), std::end(ibanLengths),
                                    [&](const IbanLength &entry) { return entry.country == country; });
    return found == std::end(ibanLengths) ? 0 : found->length;
}

/// A blank or hyphen between two groups, when another digit follows.
std::size_t groupBreak(std::string_view text, std::size_t at)
{
    const std::size_t size = at < text.size() && text[at] == '-' ? 1 : blankSize(text, at);
    return size > 0 && at + size < text.size() && isDigit(text[at + size]) ? size : 0;
}

/// Groups as cards have them: one, or 4-4-4-… with a shorter last one, or 4-6-4 and 4-6-5.
bool isCardGrouping(std::span<const std::size_t> groups)
{
    if (groups.size() == 1)
        return true;
    if (groups.size() == 3 && groups[0] == 4 && groups[1] == 6)
        return groups[2] == 4 || groups[2] == 5;
    return groups.size() >= 4 && groups.back() <= 4 &&
           std::all_of(groups.begin(), groups.end() - 1, [](std::size_t size) { return size == 4; });
}

/// The ranges of the payment brands: Mastercard, American Express, Diners, JCB, Visa, Maestro, Discover, UnionPay.
bool isPaymentBrand(std::string_view digits)
{
    switch (digits[0]) {
    case '2':
        return digits.substr(0, 4) >= "2221" && digits.substr(0, 4) <= "2720";
    case '3':
        return std::string_view("045678").find(digits[1]) != std::string_view::npos;
    case '4':
    case '6':
        return true;
    case '5':
        return digits[1] != '9';
    default:
        return false;
    }
}

struct CardScan {
    CardDigits digits;
    std::size_t size = 0;
    bool isCard = false;
};

CardScan scanCard(std::string_view text)
{
    CardScan scan;
    std::array<std::size_t, 6> groups{};
    std::size_t group = 0;
    while (scan.size < text.size() && scan.digits.view().size() <= longestCard) {
        if (isDigit(text[scan.size])) {
            scan.digits.append(text[scan.size++]);
            ++groups[group];
            continue;
        }
        const std::size_t gap = groupBreak(text, scan.size);
        if (gap == 0 || group + 1 == groups.size())
            break;
        scan.size += gap;
        ++group;
    }
    const std::string_view digits = scan.digits.view();
    scan.isCard = digits.size() >= shortestCard && digits.size() <= longestCard && !continuesWord(text, scan.size) &&
                  isCardGrouping(std::span(groups).first(group + 1)) && isPaymentBrand(digits);
    return scan;
}

/// Reads as much of the text as an IBAN of its country has; nothing when it is too short or grouped otherwise.
std::size_t scanIban(std::string_view text, IbanText &iban)
{
    iban.clear();
    const std::size_t length = text.size() < 15 ? 0 : ibanLength(text[0], text[1]);
    std::size_t at = 0;
    while (at < text.size() && iban.view().size() < length) {
        if (isAlphanumeric(text[at])) {
            iban.append(upper(text[at++]));
            continue;
        }
        const std::size_t gap = iban.view().size() % 4 == 0 ? blankSize(text, at) : 0;
        if (gap == 0)
            return 0;
        at += gap;
    }
    const std::string_view found = iban.view();
    const bool fits = length > 0 && found.size() == length && isDigit(found[2]) && isDigit(found[3]);
    return fits && !continuesWord(text, at) ? at : 0;
}

int ibanRemainder(std::string_view iban)
{
    return remainderOf(iban.substr(0, 4), 97, remainderOf(iban.substr(4), 97));
}

void appendLike(std::string &out, std::string_view written, std::string_view characters)
{
    std::size_t next = 0;
    for (const char c : written) {
        if (!isAlphanumeric(c))
            out.push_back(c);
        else
            out.push_back(isLower(c) ? lower(characters[next++]) : characters[next++]);
    }
}

} // namespace

std::optional<PaymentMatch> matchCard(std::string_view text)
{
    const CardScan scan = scanCard(text);
    if (!scan.isCard)
        return std::nullopt;
    return PaymentMatch{scan.size, passesLuhn(scan.digits.view())};
}

std::optional<PaymentMatch> matchIban(std::string_view text)
{
    IbanText iban;
    const std::size_t size = scanIban(text, iban);
    if (size == 0)
        return std::nullopt;
    return PaymentMatch{size, ibanRemainder(iban.view()) == 1};
}

bool appendMaskedCard(std::string &out, std::string_view value, const SubjectWords &subject)
{
    const CardScan scan = scanCard(value);
    if (!scan.isCard || scan.size != value.size())
        return false;
    KeyedStream stream(subject, "card");
    std::array<char, longestCard> drawn{};
    const std::string_view digits = scan.digits.view();
    const std::size_t kept = digits[0] == '2' || digits[0] == '3' || digits[0] == '5' ? 2 : 1;
    for (std::size_t i = 0; i < digits.size(); ++i)
        drawn[i] = i < kept ? digits[i] : stream.digit();
    const std::string_view payload(drawn.data(), digits.size() - 1);
    drawn[digits.size() - 1] = stream.oneBut(luhnDigit(payload), "0123456789");
    appendLike(out, value, {drawn.data(), digits.size()});
    return true;
}

bool appendMaskedIban(std::string &out, std::string_view value, const SubjectWords &subject)
{
    IbanText iban;
    if (scanIban(value, iban) != value.size() || value.empty())
        return false;
    KeyedStream stream(subject, "iban");
    std::array<char, 34> drawn{};
    const std::string_view from = iban.view();
    for (std::size_t i = 0; i < from.size(); ++i) {
        const bool isPayload = i >= 4;
        drawn[i] = !isPayload ? from[i] : isDigit(from[i]) ? stream.digit() : stream.oneOf("ABCDEFGHJKLMNPRSTUVWXYZ");
    }
    drawn[2] = drawn[3] = '0';
    const int right = 98 - ibanRemainder({drawn.data(), from.size()});
    const int wrong = 2 + (right - 2 + 1 + int(stream.below(96))) % 97;
    drawn[2] = char('0' + wrong / 10);
    drawn[3] = char('0' + wrong % 10);
    appendLike(out, value, {drawn.data(), from.size()});
    return true;
}

} // namespace showroom::masking
