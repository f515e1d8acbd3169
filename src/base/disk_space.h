#pragma once

#include <QString>
#include <QtGlobal>

#include <optional>

namespace showroom {

/// Bytes that this user may still write to the disk of an existing file or folder; nothing when the system does not
/// tell. Asks the file system itself: QStorageInfo looks for the disk in the mount table, which a chroot does not show.
std::optional<qint64> freeBytes(const QString &path);

} // namespace showroom
