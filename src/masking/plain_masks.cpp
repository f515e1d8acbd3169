#include "masking/plain_masks.h"

#include "masking/keyed_stream.h"
#include "masking/network_text.h"
#include "masking/text_bytes.h"
#include "masking/written_date.h"

namespace showroom::masking {

namespace {

constexpr std::string_view base32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t mostDigits = 18;

__extension__ using Wide = __int128;

/// A decimal number as an integer of its last decimal.
struct Decimal {
    Wide units = 0;
    std::size_t decimals = 0;
    char point = '.';
    bool isNegative = false;
    bool hasPlus = false;
};

bool readDecimal(std::string_view value, Decimal &number)
{
    std::size_t at = 0;
    if (!value.empty() && (value[0] == '-' || value[0] == '+')) {
        number.isNegative = value[0] == '-';
        number.hasPlus = value[0] == '+';
        at = 1;
    }
    std::size_t digits = 0;
    bool isFraction = false;
    for (; at < value.size(); ++at) {
        const char c = value[at];
        if (isDigit(c)) {
            number.units = number.units * 10 + (c - '0');
            number.decimals += isFraction ? 1 : 0;
            if (++digits > mostDigits)
                return false;
        } else if ((c == '.' || c == ',') && !isFraction && digits > 0) {
            isFraction = true;
            number.point = c;
        } else {
            return false;
        }
    }
    return digits > 0 && isDigit(value.back());
}

void appendDecimal(std::string &out, Wide units, const Decimal &like)
{
    char digits[40];
    std::size_t first = sizeof digits;
    const bool isNegative = units < 0;
    Wide left = isNegative ? -units : units;
    for (std::size_t written = 0; left > 0 || written <= like.decimals; ++written) {
        if (written == like.decimals && like.decimals > 0)
            digits[--first] = like.point;
        digits[--first] = char('0' + int(left % 10));
        left /= 10;
    }
    if (isNegative)
        out.push_back('-');
    else if (like.hasPlus)
        out.push_back('+');
    out.append(digits + first, sizeof digits - first);
}

/// The largest multiple of `width` that is not above the number.
Wide lowerEdge(Wide number, Wide width)
{
    const Wide rest = number % width;
    return number - (rest < 0 ? rest + width : rest);
}

/// The subject's own offset, in millionths of the value.
std::int64_t noiseMillionths(int percent, const SubjectWords &subject)
{
    const std::int64_t widest = std::int64_t(percent) * 10'000;
    KeyedStream stream(subject, "number");
    return std::int64_t(stream.below(std::uint64_t(2 * widest + 1))) - widest;
}

} // namespace

bool appendMaskedNumber(std::string &out, std::string_view value, const MaskSpec &spec, const SubjectWords &subject)
{
    Decimal number;
    if (!readDecimal(value, number))
        return false;
    Wide units = number.isNegative ? -number.units : number.units;
    if (spec.noisePercent > 0)
        units += units * noiseMillionths(spec.noisePercent, subject) / 1'000'000;
    if (spec.bucket > 0) {
        Wide width = spec.bucket;
        for (std::size_t i = 0; i < number.decimals; ++i)
            width *= 10;
        units = lowerEdge(units, width);
    }
    appendDecimal(out, units, number);
    return true;
}

bool appendMaskedDate(std::string &out, std::string_view value, int shiftDays, bool monthFirst,
                      const SubjectWords &subject)
{
    const auto date = readDate(value, monthFirst);
    if (!date)
        return false;
    const std::string_view rest = value.substr(date->size);
    if (!rest.empty() && rest[0] != ' ' && rest[0] != 'T')
        return false;
    KeyedStream stream(subject, "date");
    const auto days = std::int32_t(1 + stream.below(std::uint64_t(shiftDays)));
    appendDate(out, date->day + (stream.below(2) == 0 ? days : -days), *date);
    out += rest;
    return true;
}

void appendMaskedCategory(std::string &out, const MaskSpec &spec, const SubjectWords &subject)
{
    Words words = subject.pair("category");
    for (const std::string &choice : spec.choices)
        words = sipHash128(SipKey{words.a, words.b}, choice);
    KeyedStream stream(words);
    out += spec.choices[stream.below(spec.choices.size())];
}

void appendToken(std::string &out, const SubjectWords &subject)
{
    appendBase32(out, "token", 24, subject);
}

void appendBase32(std::string &out, std::string_view label, int size, const SubjectWords &subject)
{
    const Words words = subject.pair(label);
    for (int i = 0; i < size; ++i)
        out.push_back(base32[((i < 12 ? words.a : words.b) >> (5 * (i % 12))) & 31]);
}

bool appendMaskedIp(std::string &out, std::string_view value, const SubjectWords &subject)
{
    const auto match = matchIp(value);
    if (!match)
        return false;
    const std::string_view rest = value.substr(match->size);
    if (!rest.empty() && rest[0] != '/' && rest[0] != ':')
        return false;
    KeyedStream stream(subject, "ip");
    if (match->isVersion6) {
        out += "2001:db8:";
        constexpr std::string_view hex = "0123456789abcdef";
        for (int group = 0; group < 6; ++group) {
            out += group == 0 ? "" : ":";
            out.push_back(stream.oneOf("123456789abcdef"));
            for (int i = 0; i < 3; ++i)
                out.push_back(stream.oneOf(hex));
        }
    } else {
        constexpr std::string_view blocks[] = {"192.0.2.", "198.51.100.", "203.0.113."};
        out += blocks[stream.below(3)];
        out += std::to_string(1 + stream.below(254));
    }
    out += rest;
    return true;
}

bool appendMaskedUrl(std::string &out, std::string_view value, const SubjectWords &subject)
{
    const UrlParts parts = urlParts(value);
    if (parts.scheme.empty() && parts.host.find('.') == parts.host.npos)
        return false;
    constexpr std::string_view hosts[] = {"www.example.com", "www.example.org", "www.example.net"};
    KeyedStream stream(subject, "url");
    out += parts.scheme;
    out += hosts[stream.below(3)];
    out.push_back('/');
    appendBase32(out, "url path", 10, subject);
    return true;
}

} // namespace showroom::masking
