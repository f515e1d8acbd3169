#include "masking/subject.h"

namespace showroom::masking {

namespace {

constexpr std::string_view subjectLabel = "showroom/subject/1";

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

std::string subjectMessagePrefix(std::string_view environment)
{
    std::string message(subjectLabel);
    appendSubjectKey(message, environment);
    return message;
}

void appendSubjectKey(std::string &message, std::string_view key)
{
    const auto size = std::uint32_t(key.size());
    const char length[] = {char(size), char(size >> 8), char(size >> 16), char(size >> 24)};
    message.append(length, sizeof length);
    message.append(key);
}

} // namespace showroom::masking
