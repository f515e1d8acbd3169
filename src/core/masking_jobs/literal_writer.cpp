#include "core/masking_jobs/literal_writer.h"

namespace showroom::masking_jobs {

namespace {

bool needsQuotes(std::string_view text, char delimiter)
{
    for (const char c : text) {
        if (c == delimiter || c == '"' || c == '\n' || c == '\r')
            return true;
    }
    return false;
}

void appendCsv(std::string &out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

void appendJson(std::string &out, std::string_view text)
{
    constexpr char digits[] = "0123456789abcdef";
    constexpr std::string_view named = "\"\\\b\f\n\r\t";
    constexpr std::string_view names = "\"\\bfnrt";
    out += '"';
    for (const char c : text) {
        if (const std::size_t known = named.find(c); known != std::string_view::npos) {
            out += '\\';
            out += names[known];
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += digits[static_cast<unsigned char>(c) >> 4];
            out += digits[static_cast<unsigned char>(c) & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

std::size_t skipDigits(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
        ++at;
    return at;
}

/// An optional sign, digits without a needless zero, optional decimals.
bool isJsonNumber(std::string_view text)
{
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    std::size_t at = skipDigits(text, first);
    if (at == first || (text[first] == '0' && at > first + 1))
        return false;
    if (at < text.size() && text[at] == '.') {
        const std::size_t decimals = at + 1;
        at = skipDigits(text, decimals);
        if (at == decimals)
            return false;
    }
    return at == text.size();
}

} // namespace

void appendLiteral(std::string &out, std::string_view text, bool isNull, const Value &value, char delimiter)
{
    switch (value.literal) {
    case Literal::Plain:
    case Literal::Quoted:
        if (isNull)
            return;
        if (value.literal == Literal::Quoted || needsQuotes(text, delimiter))
            appendCsv(out, text);
        else
            out += text;
        return;
    case Literal::Scalar:
        if (!isNull && isJsonNumber(text)) {
            out += text;
            return;
        }
        break;
    case Literal::String:
    case Literal::Null:
        break;
    }
    if (isNull)
        out += "null";
    else
        appendJson(out, text);
}

} // namespace showroom::masking_jobs
