#pragma once

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>
#include <QString>

#include <unistd.h>

namespace showroom::test {

/// Where throwaway servers live: in memory where the system has room for it, since cloning a database makes hundreds of
/// files; as root in a folder that the server's system user can enter, which a private TMPDIR may not be.
inline QString temporaryFolder()
{
    const QString inMemory = QStringLiteral("/dev/shm");
    constexpr qint64 enough = qint64(2) << 30;
    if (QFileInfo(inMemory).isWritable() && QStorageInfo(inMemory).bytesTotal() >= enough)
        return inMemory;
    return geteuid() == 0 ? QStringLiteral("/tmp") : QDir::tempPath();
}

} // namespace showroom::test
