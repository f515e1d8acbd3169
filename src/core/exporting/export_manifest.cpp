#include "core/exporting/export_manifest.h"

#include "core/exporting/export_plan.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace showroom::exporting {

using namespace Qt::StringLiterals;

namespace {

constexpr auto mark = "showroomExport"_L1;
constexpr int version = 1;
constexpr qint64 maxSize = 1024 * 1024; // of a manifest with thousands of tables

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::exporting)
};

QJsonObject choiceOf(const ExportRequest &request)
{
    const QJsonObject json = toJson(request);
    QJsonObject choice;
    for (const QString &key : {u"users"_s, u"events"_s, u"kinds"_s, u"from"_s, u"until"_s})
        choice.insert(key, json[key]);
    return choice;
}

QJsonObject fileToJson(const ManifestFile &file)
{
    QJsonObject json{{u"name"_s, file.name}, {u"bytes"_s, file.bytes}, {u"sha256"_s, QString::fromLatin1(file.sha256)}};
    if (!file.table.isEmpty())
        json.insert(u"table"_s, file.table);
    return json;
}

ManifestFile fileFromJson(const QJsonValue &json)
{
    return {json[u"name"_s].toString(), json[u"table"_s].toString(), json[u"bytes"_s].toInteger(-1),
            json[u"sha256"_s].toString().toLatin1()};
}

} // namespace

ExportManifest ExportManifest::of(const ExportPlan &plan, const ExportRequest &request)
{
    ExportManifest manifest;
    manifest.showroomVersion = QCoreApplication::applicationVersion();
    manifest.createdAt = plan.writtenAt;
    manifest.environmentId = plan.environmentId;
    manifest.blueprint = plan.blueprint;
    manifest.blueprintVersion = plan.blueprintVersion;
    manifest.isolation = plan.isolation;
    manifest.referenceDate = plan.referenceDate;
    manifest.fingerprint = plan.fingerprint;
    manifest.choice = choiceOf(request);
    manifest.format = request.format;
    manifest.compression = request.compression;
    return manifest;
}

QByteArray ExportManifest::toJson() const
{
    QJsonObject countsJson;
    for (const auto &[table, rows] : counts.asKeyValueRange())
        countsJson.insert(table, rows);
    QJsonArray filesJson;
    for (const ManifestFile &file : files)
        filesJson.append(fileToJson(file));
    const QJsonObject json{{mark, version},
                           {u"showroomVersion"_s, showroomVersion},
                           {u"createdAt"_s, createdAt.toUTC().toString(Qt::ISODateWithMs)},
                           {u"environment"_s, environmentId},
                           {u"blueprint"_s, blueprint},
                           {u"blueprintVersion"_s, blueprintVersion},
                           {u"isolation"_s, isolation},
                           {u"referenceDate"_s, referenceDate},
                           {u"fingerprint"_s, fingerprint},
                           {u"choice"_s, choice},
                           {u"format"_s, toWord(format)},
                           {u"compression"_s, toWord(compression)},
                           {u"counts"_s, countsJson},
                           {u"files"_s, filesJson}};
    return QJsonDocument(json).toJson();
}

std::optional<ExportManifest> ExportManifest::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const std::optional<Format> format = formatFromWord(object[u"format"_s].toString());
    const std::optional<Compression> compression = compressionFromWord(object[u"compression"_s].toString());
    if (object[mark].toInt() != version || !format || !compression)
        return {};
    ExportManifest manifest;
    manifest.showroomVersion = object[u"showroomVersion"_s].toString();
    manifest.createdAt = QDateTime::fromString(object[u"createdAt"_s].toString(), Qt::ISODateWithMs);
    manifest.environmentId = object[u"environment"_s].toString();
    manifest.blueprint = object[u"blueprint"_s].toString();
    manifest.blueprintVersion = object[u"blueprintVersion"_s].toString();
    manifest.isolation = object[u"isolation"_s].toString();
    manifest.referenceDate = object[u"referenceDate"_s].toString();
    manifest.fingerprint = object[u"fingerprint"_s].toString();
    manifest.choice = object[u"choice"_s].toObject();
    manifest.format = *format;
    manifest.compression = *compression;
    const QJsonObject countsJson = object[u"counts"_s].toObject();
    for (auto count = countsJson.begin(); count != countsJson.end(); ++count)
        manifest.counts.insert(count.key(), count.value().toInteger());
    for (const QJsonValue &file : object[u"files"_s].toArray())
        manifest.files.append(fileFromJson(file));
    return manifest;
}

bool ExportManifest::isManifest(const QString &path)
{
    return read(path).has_value();
}

Result<ExportManifest> ExportManifest::read(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        return fail(ErrorCode::NotFound, Texts::tr("There is no manifest %1.").arg(path),
                    Texts::tr("It was written beside the exported file; put it there again, or export anew."));
    }
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::FileFailure, Texts::tr("The manifest %1 cannot be read.").arg(path),
                    Texts::tr("Check who may read it."), file.errorString());
    }
    std::optional<ExportManifest> manifest = fromJson(file.read(maxSize));
    if (!manifest) {
        return fail(ErrorCode::FileFailure, Texts::tr("%1 is no manifest of an export, or a damaged one.").arg(path),
                    Texts::tr("Take the one that was written with the file, or export anew."));
    }
    return *std::move(manifest);
}

} // namespace showroom::exporting
