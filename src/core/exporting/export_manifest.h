#pragma once

#include "base/result.h"
#include "core/exporting/export_request.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMap>

namespace showroom::exporting {

struct ExportPlan;

/// One file of an export: the exported file itself, or a member of its zip.
struct ManifestFile {
    QString name;  ///< without a folder
    QString table; ///< of a member, "impact.users"
    qint64 bytes = 0;
    QByteArray sha256; ///< 64 hexadecimal digits

    bool operator==(const ManifestFile &) const = default;
};

/// What an export says about itself: where its rows come from, how many there are, and how to tell that its bytes are
/// the ones that were written.
///
/// A zip carries it as its last member, every other file has it beside it, under its own name with suffix at the end.
struct ExportManifest {
    static constexpr QLatin1StringView suffix{".manifest.json"};
    static constexpr QLatin1StringView memberName{"manifest.json"};

    QString showroomVersion;
    QDateTime createdAt; ///< the server's time of the rows
    QString environmentId;
    QString blueprint;
    QString blueprintVersion;
    QString isolation;
    QString referenceDate; ///< ISO 8601
    QString fingerprint;   ///< of the environment's whole dataset
    QJsonObject choice;    ///< the request's filters: users, events, kinds, from, until
    Format format = Format::Jsonl;
    Compression compression = Compression::None;
    QMap<QString, qint64> counts; ///< rows per table
    QList<ManifestFile> files;    ///< the file itself, or the members of the zip

    /// All but counts and files.
    static ExportManifest of(const ExportPlan &plan, const ExportRequest &request);

    QByteArray toJson() const;
    /// Nothing when it is no manifest that this program understands.
    static std::optional<ExportManifest> fromJson(const QByteArray &json);

    static QString pathBeside(const QString &exportedFile) { return exportedFile + suffix; }
    /// Whether a file is a manifest.
    static bool isManifest(const QString &path);
    /// FileFailure when it cannot be read or is no manifest, NotFound when it is not there.
    static Result<ExportManifest> read(const QString &path);
};

} // namespace showroom::exporting
