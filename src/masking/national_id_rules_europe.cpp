#include "masking/national_id_rules.h"

#include "masking/check_digits.h"
#include "masking/text_bytes.h"

#include <algorithm>
#include <array>

namespace showroom::masking::id {

namespace {

constexpr std::string_view spanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

int month(KeyedStream &stream)
{
    return 1 + int(stream.below(12));
}

int day(KeyedStream &stream)
{
    return 1 + int(stream.below(28));
}

/// A year's last two digits of the second half of the twentieth century: no leading zero.
int year(KeyedStream &stream)
{
    return 50 + int(stream.below(50));
}

} // namespace

// National Insurance numbers: HMRC, NIM39110. Neither letter is D, F, I, Q, U or V, the second is no O, and some pairs
// are never allocated.
bool ukIssued(std::string_view id)
{
    constexpr std::string_view never = "DFIQUV";
    constexpr std::array<std::string_view, 7> unallocated = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
    const std::string_view prefix = id.substr(0, 2);
    return never.find(prefix[0]) == never.npos && never.find(prefix[1]) == never.npos && prefix[1] != 'O' &&
           id[8] <= 'D' && std::find(unallocated.begin(), unallocated.end(), prefix) == unallocated.end();
}

void ukSettle(char *id, KeyedStream &stream)
{
    id[0] = stream.oneOf("DFQUV");
    id[1] = stream.oneOf("ABCEGHJKLMNPRSTWXYZ");
    id[8] = stream.oneOf("ABCD");
}

// Steuerliche Identifikationsnummer (§ 139b AO): of the first ten digits one comes two or three times, all others once.
bool deIssued(std::string_view id)
{
    std::array<int, 10> counts{};
    for (const char c : id.substr(0, 10))
        ++counts[std::size_t(c - '0')];
    const auto times = [&](int n) { return std::count(counts.begin(), counts.end(), n); };
    return id[0] != '0' && ((times(2) == 1 && times(1) == 8) || (times(3) == 1 && times(1) == 7));
}

char deCheck(std::string_view id)
{
    return mod1110Digit(id.substr(0, 10));
}

void deSettle(char *id, KeyedStream &stream)
{
    std::array<char, 10> digits = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'};
    for (std::size_t i = digits.size() - 1; i > 0; --i)
        std::swap(digits[i], digits[stream.below(i + 1)]);
    digits[9] = digits[stream.below(9)];
    if (digits[0] == '0')
        std::swap(digits[0], *std::find_if(digits.begin(), digits.end(), [](char c) { return c != '0'; }));
    std::copy(digits.begin(), digits.end(), id);
}

// Numéro d'inscription au répertoire (INSEE): sex, year, month, department (2A and 2B in Corsica), commune, order, key.
bool frIssued(std::string_view id)
{
    const int months = pairAt(id, 3);
    const bool isMonth = (months >= 1 && months <= 12) || (months >= 20 && months <= 42) || months >= 50;
    const int key = 97 - remainderOf(id.substr(0, 13), 97);
    return std::string_view("123478").find(id[0]) != std::string_view::npos && isMonth &&
           id[13] == char('0' + key / 10);
}

char frCheck(std::string_view id)
{
    return char('0' + (97 - remainderOf(id.substr(0, 13), 97)) % 10);
}

void frSettle(char *id, KeyedStream &stream)
{
    id[0] = stream.oneOf("12");
    putPair(id + 1, year(stream));
    putPair(id + 3, month(stream));
    putPair(id + 5, 1 + int(stream.below(95)));
}

// Documento nacional de identidad and número de identidad de extranjero: Real Decreto 1553/2005.
bool esIssued(std::string_view)
{
    return true;
}

char dniCheck(std::string_view id)
{
    return spanishLetters[std::size_t(remainderOf(id.substr(0, 8), 23))];
}

char nieCheck(std::string_view id)
{
    return spanishLetters[std::size_t(remainderOf(id.substr(1, 7), 23, id[0] - 'X'))];
}

void dniSettle(char *id, KeyedStream &stream)
{
    id[0] = stream.digitBetween('1', '7');
}

void nieSettle(char *id, KeyedStream &stream)
{
    id[0] = stream.oneOf("XYZ");
}

// Codice fiscale: DM 23 December 1976.
bool itIssued(std::string_view id)
{
    const int days = pairAt(id, 9);
    return std::string_view("ABCDEHLMPRST").find(id[8]) != std::string_view::npos &&
           ((days >= 1 && days <= 31) || (days >= 41 && days <= 71));
}

char itCheck(std::string_view id)
{
    constexpr std::array<int, 26> odd = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                         20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
    int sum = 0;
    for (std::size_t i = 0; i < 15; ++i) {
        const int value = isDigit(id[i]) ? id[i] - '0' : id[i] - 'A';
        sum += i % 2 == 0 ? odd[std::size_t(value)] : value;
    }
    return char('A' + sum % 26);
}

void itSettle(char *id, KeyedStream &stream)
{
    for (std::size_t i = 0; i < 6; ++i)
        id[i] = stream.oneOf("BCDFGLMNPRSTVZ");
    putPair(id + 6, year(stream));
    id[8] = stream.oneOf("ABCDEHLMPRST");
    putPair(id + 9, day(stream) + (stream.below(2) == 0 ? 0 : 40));
}

// Burgerservicenummer: the eleven test with the last digit weighed -1.
bool nlIssued(std::string_view id)
{
    constexpr std::array<int, 8> weights = {9, 8, 7, 6, 5, 4, 3, 2};
    return weightedSum(id, weights) % 11 != 10 && id != "000000000";
}

char nlCheck(std::string_view id)
{
    constexpr std::array<int, 8> weights = {9, 8, 7, 6, 5, 4, 3, 2};
    return char('0' + weightedSum(id, weights) % 11);
}

void nlSettle(char *id, KeyedStream &stream)
{
    id[0] = stream.digitBetween('1', '3');
}

// Personnummer and samordningsnummer (day + 60): Skatteverket SKV 704. Luhn over the last ten digits.
bool seIssued(std::string_view id)
{
    const std::string_view last = id.substr(id.size() - 10);
    const int days = pairAt(last, 4);
    return isMonthDay(pairAt(last, 2), days > 60 ? days - 60 : days);
}

char seCheck(std::string_view id)
{
    return luhnDigit(id.substr(id.size() - 10, 9));
}

void seSettle(char *id, KeyedStream &stream)
{
    putPair(id, year(stream));
    putPair(id + 2, month(stream));
    putPair(id + 4, day(stream));
}

void seLongSettle(char *id, KeyedStream &stream)
{
    putPair(id, 19);
    seSettle(id + 2, stream);
}

// Fødselsnummer and D-nummer (day + 40): Skatteetaten. Two check digits, modulo 11.
bool noIssued(std::string_view id)
{
    constexpr std::array<int, 9> weights = {3, 7, 6, 1, 8, 9, 4, 5, 2};
    const int days = pairAt(id, 0);
    const int control = (11 - weightedSum(id, weights) % 11) % 11;
    return isMonthDay(pairAt(id, 2), days > 40 ? days - 40 : days) && id[9] - '0' == control;
}

char noCheck(std::string_view id)
{
    constexpr std::array<int, 10> weights = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    return char('0' + (11 - weightedSum(id, weights) % 11) % 11);
}

void noSettle(char *id, KeyedStream &stream)
{
    putPair(id, 10 + int(stream.below(19)));
    putPair(id + 2, month(stream));
}

// PESEL: the century is in the month (80 for 18.., 0 for 19.., 20 for 20.., 40, 60).
bool plIssued(std::string_view id)
{
    return isMonthDay(pairAt(id, 2) % 20, pairAt(id, 4));
}

char plCheck(std::string_view id)
{
    constexpr std::array<int, 10> weights = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
    return char('0' + (10 - weightedSum(id, weights) % 10) % 10);
}

void plSettle(char *id, KeyedStream &stream)
{
    seSettle(id, stream);
}

} // namespace showroom::masking::id
