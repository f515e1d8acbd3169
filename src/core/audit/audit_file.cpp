#include "core/audit/audit_file.h"

#include "base/spreadsheet_cell.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace showroom::audit {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::audit)
};

const QStringList csvColumns{u"occurredAt"_s,  u"actor"_s,       u"program"_s,  u"host"_s,
                             u"action"_s,      u"environment"_s, u"reason"_s,   u"countsBefore"_s,
                             u"countsAfter"_s, u"details"_s,     u"sequence"_s, u"hash"_s};

QByteArray cell(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
    }
    return value.toVariant().toString().toUtf8();
}

QByteArray csvLine(const QJsonObject &entry)
{
    QByteArray line;
    for (const QString &column : csvColumns) {
        QByteArray text = cell(entry[column]);
        if (needsApostrophe(text))
            text.prepend('\'');
        line += line.isEmpty() ? "\"" : ",\"";
        line += text.replace('"', "\"\"") + '"';
    }
    return line + "\r\n";
}

/// A file and its checksum.
class Sink final {
public:
    explicit Sink(const QString &path)
        : m_file(path)
    {
    }

    Result<void> open() { return m_file.open(QIODevice::WriteOnly) ? Result<void>() : Result<void>(failure()); }
    Result<void> write(const QByteArray &bytes)
    {
        m_hash.addData(bytes);
        return m_file.write(bytes) == bytes.size() ? Result<void>() : Result<void>(failure());
    }
    Result<QByteArray> commit()
    {
        if (!m_file.commit())
            return failure();
        return m_hash.result().toHex();
    }

private:
    Error failure() const
    {
        return fail(ErrorCode::FileFailure,
                    Texts::tr("“%1” could not be written: %2.").arg(m_file.fileName(), m_file.errorString()),
                    Texts::tr("Choose another place, or make room there; nothing was written under that name."));
    }

    QSaveFile m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace

Result<void> checkTarget(const QString &path, Existing existing)
{
    if (existing == Existing::Replace || !QFileInfo::exists(path))
        return {};
    return fail(ErrorCode::Conflict, Texts::tr("There is a file “%1” already.").arg(path),
                Texts::tr("Choose another name, or say that it may be replaced."));
}

Result<Written> writeFile(database::Connection &connection, const Filter &filter, FileFormat format,
                          const QString &path, Existing existing)
{
    SHOWROOM_TRY(checkTarget(path, existing));
    Sink sink(path);
    SHOWROOM_TRY(sink.open());
    if (format == FileFormat::Csv)
        SHOWROOM_TRY(sink.write(csvColumns.join(u',').toUtf8() + "\r\n"));
    Written written;
    SHOWROOM_TRY(forEach(connection, filter, [&](const Entry &entry) {
        ++written.entries;
        const QJsonObject json = toJson(entry);
        return sink.write(format == FileFormat::Csv ? csvLine(json)
                                                    : QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
    }));
    const auto sha256 = sink.commit();
    if (!sha256)
        return sha256.error();
    written.sha256 = *sha256;
    return written;
}

} // namespace showroom::audit
