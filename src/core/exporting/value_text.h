#pragma once

#include <QByteArrayView>
#include <QtGlobal>

/// PostgreSQL's binary values as its own text (DateStyle ISO, TimeZone UTC, bytea_output hex): each function writes at
/// `out` and returns the end. Layouts: the types' send functions in src/backend/utils/adt of PostgreSQL 15.
namespace showroom::exporting::value_text {

/// Enough room for every value here except numerics, strings and bytea.
inline constexpr qsizetype maxScalarSize = 64;

qint16 readInt16(const char *data);
qint32 readInt32(const char *data);
qint64 readInt64(const char *data);

char *writeInteger(char *out, qint64 value);

/// False for NaN and the infinities, which JSON and SQL write in quotes.
bool isFiniteNumeric(QByteArrayView data);
/// Bytes that writeNumeric() needs at most.
qsizetype numericSize(QByteArrayView data);
char *writeNumeric(char *out, QByteArrayView data);

/// 16 bytes.
char *writeUuid(char *out, const char *data);

/// Days since 2000-01-01; years before 1 end in " BC".
char *writeDate(char *out, qint32 days);
/// Microseconds since midnight.
char *writeTime(char *out, qint64 microseconds);
/// Microseconds since 2000-01-01; `separator` between day and time, `zone` after it ("+00:00", "+00" or nothing).
char *writeTimestamp(char *out, qint64 microseconds, char separator, QByteArrayView zone);

/// Two lower-case digits a byte.
char *writeHex(char *out, QByteArrayView data);

} // namespace showroom::exporting::value_text
