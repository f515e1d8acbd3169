#pragma once

#include <QDateTime>
#include <QString>
#include <QStringView>

namespace showroom::cli {

/// Text from outside, safe to show on a terminal: control characters, escape sequences, line breaks and marks that
/// turn the writing direction become visible escapes (`\x1b`, `\n`, `\u202e`).
QString printable(QStringView text);
/// printable() between double quotes, cut to a length that a sentence can bear.
QString quoted(QStringView text);
/// Columns that `text` takes on a terminal: none for combining marks, two for East Asian wide characters.
int displayWidth(QStringView text);

/// 25250 as "25,250".
QString number(qint64 value);
/// "1 row", "25,250 rows".
QString rowCount(qint64 rows);
/// "1 change", "1,234 changes"
QString counted(qint64 amount, const QString &noun);
/// Bytes in the largest binary unit that leaves a number over one: "3.4 MiB".
QString byteSize(qint64 bytes);
/// "0.8 s", "1:05 min", "2:03:09 h".
QString duration(qint64 milliseconds);
/// "2026-11-20 12:15 UTC"; a dash for no date.
QString moment(const QDateTime &at);

} // namespace showroom::cli
