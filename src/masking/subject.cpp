#include "masking/subject.h"

#include <QtEndian>

#include <algorithm>

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
    setSubjectKey(message, message.size(), environment);
    return message;
}

void setSubjectKey(std::string &message, std::size_t prefixSize, std::string_view key)
{
    constexpr std::size_t lengthSize = sizeof(quint32);
    message.resize(prefixSize + lengthSize + key.size());
    qToLittleEndian(quint32(key.size()), message.data() + prefixSize);
    std::copy(key.begin(), key.end(), message.data() + prefixSize + lengthSize);
}

} // namespace showroom::masking
