#include "core/exporting/export_request.h"

#include "base/clock.h"
#include "base/environment_id.h"
#include "core/exporting/export_file.h"
#include "core/exporting/export_manifest.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace showroom::exporting {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxReasonLength = 500;
constexpr qsizetype maxKindLength = 63;
constexpr qsizetype maxFileNameBytes = 255; // NAME_MAX of Linux's file systems
constexpr qsizetype maxPathBytes = 4096;    // PATH_MAX

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::exporting)
};

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

void checkTenant(const ExportRequest &request, QList<Problem> &problems)
{
    if (request.environmentId.isEmpty()) {
        problems.append({u"tenant"_s, u"required"_s, Texts::tr("Say which tenant to export.")});
    } else if (!isEnvironmentId(request.environmentId)) {
        problems.append({u"tenant"_s, u"guard"_s,
                         Texts::tr("“%1” is not a demo tenant or sandbox. Showroom only exports environments whose id "
                                   "starts with demo- or sandbox-.")
                             .arg(request.environmentId.left(60))});
    }
}

std::optional<Problem> folderProblem(const QFileInfo &file)
{
    const QFileInfo folder(file.absolutePath());
    if (!folder.exists())
        return Problem{
            u"out"_s, u"no-folder"_s,
            Texts::tr("The folder %1 does not exist. Make it, or choose another one.").arg(folder.filePath())};
    if (!folder.isDir())
        return Problem{u"out"_s, u"not-a-folder"_s,
                       Texts::tr("%1 is not a folder. Choose a file in a folder.").arg(folder.filePath())};
    if (!folder.isWritable())
        return Problem{u"out"_s, u"not-writable"_s,
                       Texts::tr("You may not write to the folder %1. Choose another one.").arg(folder.filePath())};
    return {};
}

// What an interrupted export may have left of a manifest is no obstacle, anybody else's file is.
std::optional<Problem> manifestProblem(const ExportRequest &request)
{
    if (request.format == Format::Csv || request.replaceExisting)
        return {};
    const QString path = ExportManifest::pathBeside(request.path);
    const QFileInfo manifest(path);
    if ((!manifest.exists() && !manifest.isSymLink()) || ExportManifest::isManifest(path))
        return {};
    return Problem{
        u"out"_s, u"exists"_s,
        Texts::tr("%1, where the export's manifest belongs, exists already. Choose another name, or allow it "
                  "to be replaced.")
            .arg(path)};
}

std::optional<Problem> pathProblem(const ExportRequest &request)
{
    const QString &path = request.path;
    if (path.trimmed().isEmpty())
        return Problem{u"out"_s, u"required"_s, Texts::tr("Say in which file to write the export.")};
    if (hasControlCharacter(path))
        return Problem{u"out"_s, u"invalid"_s, Texts::tr("The file's name contains a control character; remove it.")};
    if (!QDir::isAbsolutePath(path))
        return Problem{u"out"_s, u"relative"_s,
                       Texts::tr("“%1” is not a full path. Give one that starts with a slash.").arg(path.left(120))};
    const QFileInfo file(path);
    if (path.endsWith(u'/') || file.isDir())
        return Problem{u"out"_s, u"is-folder"_s,
                       Texts::tr("%1 is a folder. Add a file name.").arg(QDir::cleanPath(path))};
    const qsizetype longest = ExportManifest::suffix.size() + ExportFile::maxPartialSuffix;
    const qsizetype nameBytes = QFile::encodeName(file.fileName()).size() + longest;
    if (nameBytes > maxFileNameBytes || QFile::encodeName(path).size() + longest >= maxPathBytes)
        return Problem{u"out"_s, u"too-long"_s, Texts::tr("The file's name is too long. Choose a shorter one.")};
    if (request.format == Format::Csv && path.endsWith(u".csv", Qt::CaseInsensitive))
        return Problem{u"out"_s, u"not-a-zip"_s,
                       Texts::tr("A CSV export is a zip with a file per table. Name it %1.zip.").arg(path)};
    if (file.exists() && !file.isFile())
        return Problem{u"out"_s, u"not-a-file"_s,
                       Texts::tr("%1 is not an ordinary file. Choose another name.").arg(path)};
    if (std::optional<Problem> problem = folderProblem(file))
        return problem;
    if ((file.exists() || file.isSymLink()) && !request.replaceExisting)
        return Problem{u"out"_s, u"exists"_s,
                       Texts::tr("%1 exists already. Choose another name, or allow it to be replaced.").arg(path)};
    return manifestProblem(request);
}

void checkKinds(const ExportRequest &request, QList<Problem> &problems)
{
    const auto isBad = [](const QString &kind) {
        return kind.trimmed().isEmpty() || kind.size() > maxKindLength || hasControlCharacter(kind);
    };
    if (!request.includeEvents && !request.kinds.isEmpty()) {
        problems.append({u"kinds"_s, u"contradiction"_s,
                         Texts::tr("Kinds of events are chosen although events are left out. Choose one of both.")});
    } else if (std::any_of(request.kinds.begin(), request.kinds.end(), isBad)) {
        problems.append({u"kinds"_s, u"invalid"_s,
                         Texts::tr("A kind of events is a name of at most %1 characters, for example donation.")
                             .arg(maxKindLength)});
    }
}

void checkDay(const QString &field, const std::optional<QDate> &day, QList<Problem> &problems)
{
    if (day && (!day->isValid() || day->year() < 1 || day->year() > 9999))
        problems.append({field, u"invalid"_s,
                         Texts::tr("This is not a date. Write it as year-month-day, for example 2026-11-20.")});
}

void checkDays(const ExportRequest &request, QList<Problem> &problems)
{
    const qsizetype before = problems.size();
    checkDay(u"from"_s, request.from, problems);
    checkDay(u"until"_s, request.until, problems);
    if (problems.size() != before)
        return;
    if (request.from && request.until && *request.from > *request.until) {
        problems.append({u"until"_s, u"before-from"_s,
                         Texts::tr("The last day, %1, is before the first one, %2.")
                             .arg(request.until->toString(Qt::ISODate), request.from->toString(Qt::ISODate))});
    }
    if (!request.includeEvents && (request.from || request.until)) {
        problems.append({request.from ? u"from"_s : u"until"_s, u"contradiction"_s,
                         Texts::tr("Days of events are chosen although events are left out. Choose one of both.")});
    }
}

QJsonValue toJson(const std::optional<QDate> &day)
{
    return day ? QJsonValue(day->toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

std::optional<QDate> dayFromJson(const QJsonValue &value)
{
    const QDate day = QDate::fromString(value.toString(), Qt::ISODate);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

} // namespace

QString toWord(Format format)
{
    switch (format) {
    case Format::Json:
        return u"json"_s;
    case Format::Jsonl:
        return u"jsonl"_s;
    case Format::Sql:
        return u"sql"_s;
    case Format::Csv:
        return u"csv"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Format> formatFromWord(QStringView word)
{
    for (const Format format : allFormats) {
        if (toWord(format) == word)
            return format;
    }
    return {};
}

QString toWord(Compression compression)
{
    switch (compression) {
    case Compression::None:
        return u"none"_s;
    case Compression::Gzip:
        return u"gzip"_s;
    case Compression::Zstd:
        return u"zstd"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Compression> compressionFromWord(QStringView word)
{
    for (const Compression compression : allCompressions) {
        if (toWord(compression) == word)
            return compression;
    }
    return {};
}

QString fileSuffix(Format format, Compression compression)
{
    const QString suffix = u'.' + toWord(format);
    if (format == Format::Csv)
        return suffix + u".zip"_s;
    switch (compression) {
    case Compression::None:
        return suffix;
    case Compression::Gzip:
        return suffix + u".gz"_s;
    case Compression::Zstd:
        return suffix + u".zst"_s;
    }
    Q_UNREACHABLE();
}

QList<Problem> validate(const ExportRequest &request)
{
    QList<Problem> problems;
    checkTenant(request, problems);
    if (request.format == Format::Csv && request.compression != Compression::None) {
        problems.append({u"compress"_s, u"contradiction"_s,
                         Texts::tr("CSV comes in a zip, which is compressed already. Leave the compression out.")});
    }
    if (const std::optional<Problem> problem = pathProblem(request))
        problems.append(*problem);
    if (!request.includeUsers && !request.includeEvents) {
        problems.append({u"events"_s, u"nothing-chosen"_s,
                         Texts::tr("Users and events are both left out; nothing would be exported.")});
    }
    checkKinds(request, problems);
    checkDays(request, problems);
    if (request.reason.size() > maxReasonLength) {
        problems.append({u"reason"_s, u"too-long"_s,
                         Texts::tr("The reason has %1 characters; at most %2 are allowed.")
                             .arg(request.reason.size())
                             .arg(maxReasonLength)});
    }
    return problems;
}

QJsonObject toJson(const ExportRequest &request)
{
    return {{u"tenant"_s, request.environmentId},
            {u"format"_s, toWord(request.format)},
            {u"compress"_s, toWord(request.compression)},
            {u"out"_s, request.path},
            {u"replaceExisting"_s, request.replaceExisting},
            {u"users"_s, request.includeUsers},
            {u"events"_s, request.includeEvents},
            {u"kinds"_s, QJsonArray::fromStringList(request.kinds)},
            {u"from"_s, toJson(request.from)},
            {u"until"_s, toJson(request.until)},
            {u"reason"_s, request.reason}};
}

ExportRequest exportRequestFromJson(const QJsonObject &json)
{
    ExportRequest request;
    request.environmentId = json[u"tenant"_s].toString();
    request.format = formatFromWord(json[u"format"_s].toString()).value_or(Format::Jsonl);
    request.compression = compressionFromWord(json[u"compress"_s].toString()).value_or(Compression::None);
    request.path = json[u"out"_s].toString();
    request.replaceExisting = json[u"replaceExisting"_s].toBool();
    request.includeUsers = json[u"users"_s].toBool(true);
    request.includeEvents = json[u"events"_s].toBool(true);
    for (const QJsonValue &kind : json[u"kinds"_s].toArray())
        request.kinds.append(kind.toString());
    request.from = dayFromJson(json[u"from"_s]);
    request.until = dayFromJson(json[u"until"_s]);
    request.reason = json[u"reason"_s].toString();
    return request;
}

QString suggestedFileName(const QString &environmentId, Format format, Compression compression, const Clock &clock)
{
    return environmentId + u'-' + clock.now().date().toString(Qt::ISODate) + fileSuffix(format, compression);
}

} // namespace showroom::exporting
