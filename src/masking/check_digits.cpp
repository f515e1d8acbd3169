#include "masking/check_digits.h"

#include <array>

namespace showroom::masking {

namespace {

int luhnSum(std::string_view digits, bool doubleLast)
{
    int sum = 0;
    bool doubled = doubleLast;
    for (std::size_t i = digits.size(); i-- > 0; doubled = !doubled) {
        const int digit = digits[i] - '0';
        const int twice = digit * 2;
        sum += doubled ? twice / 10 + twice % 10 : digit;
    }
    return sum;
}

using VerhoeffTable = std::array<std::array<int, 10>, 10>;

/// The multiplication of the dihedral group of order ten.
constexpr VerhoeffTable dihedral = {{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                                     {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
                                     {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
                                     {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
                                     {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
                                     {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
                                     {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
                                     {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
                                     {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
                                     {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}}};
constexpr std::array<int, 10> inverse = {0, 4, 3, 2, 1, 5, 6, 7, 8, 9};
constexpr std::array<int, 10> permutation = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

int permuted(int digit, std::size_t times)
{
    for (std::size_t i = 0; i < times % 8; ++i)
        digit = permutation[std::size_t(digit)];
    return digit;
}

} // namespace

bool passesLuhn(std::string_view digits)
{
    return !digits.empty() && luhnSum(digits, false) % 10 == 0;
}

char luhnDigit(std::string_view digits)
{
    return char('0' + (10 - luhnSum(digits, true) % 10) % 10);
}

char verhoeffDigit(std::string_view digits)
{
    int check = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int digit = permuted(digits[digits.size() - 1 - i] - '0', i + 1);
        check = dihedral[std::size_t(check)][std::size_t(digit)];
    }
    return char('0' + inverse[std::size_t(check)]);
}

char mod1110Digit(std::string_view digits)
{
    int product = 10;
    for (const char c : digits) {
        int sum = (c - '0' + product) % 10;
        if (sum == 0)
            sum = 10;
        product = sum * 2 % 11;
    }
    return char('0' + (11 - product) % 10);
}

int weightedSum(std::string_view digits, std::span<const int> weights)
{
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += (digits[i] - '0') * weights[i];
    return sum;
}

int remainderOf(std::string_view alphanumeric, int modulus, int start)
{
    int remainder = start;
    for (const char c : alphanumeric) {
        const bool isDigit = c >= '0' && c <= '9';
        const int value = isDigit ? c - '0' : (c | 0x20) - 'a' + 10;
        remainder = (remainder * (isDigit ? 10 : 100) + value) % modulus;
    }
    return remainder;
}

} // namespace showroom::masking
