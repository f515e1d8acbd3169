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
    Jsonl, ///< a line per record
    Sql,   ///< tables and rows that load with `psql -v ON_ERROR_STOP=1 -f`
};
inline constexpr Format allFormats[] = {Format::Jsonl, Format::Sql};

/// What a person asks for when exporting an environment.
struct ExportRequest {
    QString environmentId;
    Format format = Format::Jsonl;
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
/// With the dot: ".jsonl", ".sql".
QString fileSuffix(Format format);

/// Everything that is wrong with a request as far as this machine can tell (fields: tenant, out, events, kinds, from,
/// until, reason). A tenant that is no environment has the code "guard".
QList<Problem> validate(const ExportRequest &request);

QJsonObject toJson(const ExportRequest &request);
ExportRequest exportRequestFromJson(const QJsonObject &json);

/// A file name in the person's folder for exports: `demo-acme-2026-11-20.jsonl`.
QString suggestedFileName(const QString &environmentId, Format format, const Clock &clock);

} // namespace showroom::exporting
