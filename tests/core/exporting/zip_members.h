#pragma once

#include <QByteArray>
#include <QFile>
#include <QMap>
#include <QString>

#include <archive.h>
#include <archive_entry.h>

namespace showroom::test {

/// The members of a zip as a program sees them that reads it from front to back, without its directory; empty when the
/// zip is broken.
inline QMap<QString, QByteArray> zipMembers(const QString &path)
{
    QMap<QString, QByteArray> members;
    archive *const reader = archive_read_new();
    archive_read_support_format_zip_streamable(reader);
    archive_entry *entry = nullptr;
    int code = archive_read_open_filename(reader, QFile::encodeName(path).constData(), 10240);
    while (code == ARCHIVE_OK && (code = archive_read_next_header(reader, &entry)) == ARCHIVE_OK) {
        QByteArray &content = members[QString::fromUtf8(archive_entry_pathname(entry))];
        QByteArray block(65536, Qt::Uninitialized);
        for (la_ssize_t size = 0; (size = archive_read_data(reader, block.data(), size_t(block.size()))) > 0;)
            content.append(block.constData(), size);
    }
    archive_read_free(reader);
    return code == ARCHIVE_EOF ? members : QMap<QString, QByteArray>();
}

} // namespace showroom::test
