#include "core/exporting/encoding.h"

#include "core/exporting/value_text.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace showroom::exporting {

using namespace value_text;

namespace {

struct Word {
    QByteArrayView word;
    Encoding encoding;
};

constexpr Word words[] = {
    {"bool", Encoding::Bool},       {"int2", Encoding::Int2},           {"int4", Encoding::Int4},
    {"int8", Encoding::Int8},       {"uuid", Encoding::Uuid},           {"date", Encoding::Date},
    {"time", Encoding::Time},       {"timestamp", Encoding::Timestamp}, {"timestamptz", Encoding::TimestampTz},
    {"numeric", Encoding::Numeric}, {"text", Encoding::Text},           {"json", Encoding::Json},
    {"jsonb", Encoding::Jsonb},     {"bytea", Encoding::Bytea},         {"literal", Encoding::Literal},
};

char *writeBool(char *out, bool value)
{
    const QByteArrayView word(value ? "true" : "false");
    std::memcpy(out, word.data(), std::size_t(word.size()));
    return out + word.size();
}

char *writeQuotable(char *out, Encoding encoding, const char *data, const ScalarStyle &style)
{
    switch (encoding) {
    case Encoding::Uuid:
        return writeUuid(out, data);
    case Encoding::Date:
        return writeDate(out, readInt32(data));
    case Encoding::Time:
        return writeTime(out, readInt64(data));
    case Encoding::Timestamp:
        return writeTimestamp(out, readInt64(data), style.separator, {});
    default:
        return writeTimestamp(out, readInt64(data), style.separator, style.zone);
    }
}

} // namespace

std::optional<Encoding> encodingFromWord(QByteArrayView word)
{
    const auto found =
        std::find_if(std::begin(words), std::end(words), [word](const Word &w) { return w.word == word; });
    return found == std::end(words) ? std::nullopt : std::optional(found->encoding);
}

char *writeScalar(char *out, Encoding encoding, const char *data, const ScalarStyle &style)
{
    switch (encoding) {
    case Encoding::Bool:
        return writeBool(out, *data != 0);
    case Encoding::Int2:
        return writeInteger(out, readInt16(data));
    case Encoding::Int4:
        return writeInteger(out, readInt32(data));
    case Encoding::Int8:
        return writeInteger(out, readInt64(data));
    default:
        *out++ = style.quote;
        out = writeQuotable(out, encoding, data, style);
        *out++ = style.quote;
        return out;
    }
}

} // namespace showroom::exporting
