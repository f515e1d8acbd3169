#include "masking/subject.h"

namespace showroom::masking {

namespace {

constexpr std::string_view subjectLabel = "showroom/subject/1";

void appendPrefixed(std::string &message, std::string_view text)
{
    for (int shift = 0; shift < 32; shift += 8)
        message += char(std::uint32_t(text.size()) >> shift);
    message += text;
}

} // namespace

std::string SubjectHash::hex() const
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

void appendSubjectMessage(std::string &message, std::string_view environment, std::string_view key)
{
    message += subjectLabel;
    appendPrefixed(message, environment);
    appendPrefixed(message, key);
}

} // namespace showroom::masking
