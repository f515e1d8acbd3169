#include "masking/national_id_rules.h"

#include "masking/check_digits.h"
#include "masking/text_bytes.h"

#include <array>

namespace showroom::masking::id {

namespace {

void putBirthDate(char *at, KeyedStream &stream)
{
    putPair(at, 50 + int(stream.below(50)));
    putPair(at + 2, 1 + int(stream.below(12)));
    putPair(at + 4, 1 + int(stream.below(28)));
}

char digitOf(int number)
{
    return char('0' + number % 10);
}

} // namespace

// Social Security numbers: SSA, no area 000, 666 or 900 to 999, no group 00, no serial 0000. The groups 01 to 49 behind
// such an area are no taxpayer's number of the IRS either.
bool usIssued(std::string_view id)
{
    const std::string_view area = id.substr(0, 3);
    return area != "000" && area != "666" && area[0] != '9' && id.substr(3, 2) != "00" && id.substr(5, 4) != "0000";
}

void usSettle(char *id, KeyedStream &stream)
{
    id[0] = '9';
    putPair(id + 3, 1 + int(stream.below(49)));
}

// My Number: Ministry of Internal Affairs and Communications, ordinance 85 of 2014.
bool jpIssued(std::string_view)
{
    return true;
}

char jpCheck(std::string_view id)
{
    constexpr std::array<int, 11> weights = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    const int rest = weightedSum(id, weights) % 11;
    return char('0' + (rest <= 1 ? 0 : 11 - rest));
}

void jpSettle(char *id, KeyedStream &stream)
{
    id[0] = stream.digitBetween('1', '9');
}

// Resident registration numbers: the digit behind the hyphen tells sex and century; 9 and 0 stand for births before
// 1900. Numbers given out since October 2020 have no check digit any more.
bool krIssued(std::string_view id)
{
    return isMonthDay(pairAt(id, 2), pairAt(id, 4)) && id[6] >= '1' && id[6] <= '8';
}

void krSettle(char *id, KeyedStream &stream)
{
    putBirthDate(id, stream);
    id[6] = stream.oneOf("90");
}

// Aadhaar: UIDAI; never begins with 0 or 1.
bool inIssued(std::string_view id)
{
    return id[0] >= '2';
}

char inCheck(std::string_view id)
{
    return verhoeffDigit(id.substr(0, 11));
}

void inSettle(char *id, KeyedStream &stream)
{
    id[0] = stream.digitBetween('2', '9');
}

// Tax file numbers: Australian Taxation Office; the weighted sum is a multiple of 11.
bool auIssued(std::string_view id)
{
    constexpr std::array<int, 8> weights = {1, 4, 3, 7, 5, 8, 6, 9};
    return weightedSum(id, weights) % 11 != 10;
}

char auCheck(std::string_view id)
{
    constexpr std::array<int, 8> weights = {1, 4, 3, 7, 5, 8, 6, 9};
    return digitOf(weightedSum(id, weights) % 11);
}

void auSettle(char *id, KeyedStream &stream)
{
    id[0] = stream.digitBetween('1', '3');
}

// National registration identity cards: Immigration & Checkpoints Authority.
bool sgIssued(std::string_view id)
{
    return std::string_view("STFGM").find(id[0]) != std::string_view::npos;
}

char sgCheck(std::string_view id)
{
    constexpr std::array<int, 7> weights = {2, 7, 6, 5, 4, 3, 2};
    const int offset = id[0] == 'S' || id[0] == 'F' ? 0 : id[0] == 'M' ? 3 : 4;
    const auto rest = std::size_t((weightedSum(id.substr(1), weights) + offset) % 11);
    if (id[0] == 'S' || id[0] == 'T')
        return "JZIHGFEDCBA"[rest];
    return id[0] == 'M' ? "XWUTRQPNJLK"[rest] : "XWUTRQPNMLK"[rest];
}

void sgSettle(char *id, KeyedStream &stream)
{
    id[0] = stream.oneOf("STFG");
}

// Clave Única de Registro de Población: RENAPO; letters count from 10 on, with Ñ between N and O.
bool mxIssued(std::string_view id)
{
    return isMonthDay(pairAt(id, 6), pairAt(id, 8)) && (id[10] == 'H' || id[10] == 'M' || id[10] == 'X');
}

char mxCheck(std::string_view id)
{
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) {
        const int value = isDigit(id[i]) ? id[i] - '0' : id[i] - 'A' + 10 + (id[i] > 'N' ? 1 : 0);
        sum += value * int(18 - i);
    }
    return digitOf(10 - sum % 10);
}

void mxSettle(char *id, KeyedStream &stream)
{
    putBirthDate(id + 4, stream);
    id[10] = stream.oneOf("HM");
}

// Cadastro de Pessoas Físicas: Receita Federal; two check digits, modulo 11; never one digit eleven times.
bool brIssued(std::string_view id)
{
    constexpr std::array<int, 9> weights = {10, 9, 8, 7, 6, 5, 4, 3, 2};
    const int rest = weightedSum(id, weights) * 10 % 11 % 10;
    return id.find_first_not_of(id[0]) != id.npos && id[9] == char('0' + rest);
}

char brCheck(std::string_view id)
{
    constexpr std::array<int, 10> weights = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
    return char('0' + weightedSum(id, weights) * 10 % 11 % 10);
}

void brSettle(char *id, KeyedStream &stream)
{
    id[0] = stream.digitBetween('1', '9');
}

// Documento nacional de identidad of Argentina (no check digit): births have reached 71 million, numbers of foreigners
// begin at 90 million.
bool arIssued(std::string_view id)
{
    return !id.starts_with("89") && id[0] != '0';
}

void arSettle(char *id, KeyedStream &)
{
    putPair(id, 89);
}

// Cédula de ciudadanía (no check digit): none begins with zero, and those of ten digits are at 1.2 thousand million.
bool coIssued(std::string_view id)
{
    return id[0] != '0' && !(id.size() == 10 && id[0] == '9');
}

void coSettle(char *id, KeyedStream &)
{
    id[0] = '0';
}

} // namespace showroom::masking::id
