#pragma once

#include <QByteArrayView>

#include <optional>

namespace showroom::exporting {

/// How a column arrives in a binary COPY, hence how it is written. Every type without a form of its own comes as
/// Literal (text that is JSON already) for JSON, as Text for SQL.
enum class Encoding {
    Bool,
    Int2,
    Int4,
    Int8,
    Uuid,
    Date,
    Time,
    Timestamp,
    TimestampTz,
    Numeric,
    Text,
    Json,
    Jsonb,
    Bytea,
    Literal,
};

/// The word of the database's export plan, for example "timestamptz".
std::optional<Encoding> encodingFromWord(QByteArrayView word);

/// True for the encodings of a bounded length that writeScalar() knows.
constexpr bool isScalar(Encoding encoding)
{
    return encoding <= Encoding::TimestampTz;
}

/// What differs between notations of scalars.
struct ScalarStyle {
    char quote;
    char separator; ///< between day and time
    QByteArrayView zone;
};

/// Writes at most value_text::maxScalarSize bytes and returns the end.
char *writeScalar(char *out, Encoding encoding, const char *data, const ScalarStyle &style);

} // namespace showroom::exporting
