#pragma once

#include "base/error.h"

#include <QDate>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace showroom {
class Clock;
}

namespace showroom::exporting {

enum class Format {
    Json,  ///< one document
    Jsonl, ///< a line per record
    Sql,   ///< tables and rows that load with `psql -v ON_ERROR_STOP=1 -f`
    Csv,   ///< a zip with a file per table
};
inline constexpr Format allFormats[] = {Format::Json, Format::Jsonl, Format::Sql, Format::Csv};

enum class Compression { None, Gzip, Zstd };
inline constexpr Compression allCompressions[] = {Compression::None, Compression::Gzip, Compression::Zstd};

/// What a person asks for when exporting an environment.
struct ExportRequest {
    QString environmentId;
    Format format = Format::Jsonl;
    Compression compression = Compression::None; ///< CSV has none: its zip is compressed already
    QString path; ///< where the finished file appears; an existing one is replaced only with `replaceExisting`
    bool replaceExisting = false;
    bool includeUsers = true;
    bool includeEvents = true;
    QStringList kinds;          ///< only these kinds of events; empty: all
    std::optional<QDate> from;  ///< first day of events, UTC
    std::optional<QDate> until; ///< last day of events, UTC
    QString reason;

    bool operator==(const ExportRequest &) const = default;
};

QString toWord(Format format);
std::optional<Format> formatFromWord(QStringView word);
QString toWord(Compression compression);
std::optional<Compression> compressionFromWord(QStringView word);
/// With the dot: ".jsonl", ".sql.gz", ".csv.zip".
QString fileSuffix(Format format, Compression compression = Compression::None);

/// Everything that is wrong with a request as far as this machine can tell (fields: tenant, compress, out, events,
/// kinds, from, until, reason). A tenant that is no environment has the code "guard".
QList<Problem> validate(const ExportRequest &request);

QJsonObject toJson(const ExportRequest &request);
ExportRequest exportRequestFromJson(const QJsonObject &json);

/// A file name in the person's folder for exports: `demo-acme-2026-11-20.jsonl`.
QString suggestedFileName(const QString &environmentId, Format format, Compression compression, const Clock &clock);

} // namespace showroom::exporting
