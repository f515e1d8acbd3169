#include "base/disk_space.h"

#include <QFile>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <system_error>

namespace showroom {

std::optional<qint64> freeBytes(const QString &path)
{
    std::error_code error;
    const std::filesystem::space_info space = std::filesystem::space(QFile::encodeName(path).toStdString(), error);
    if (error)
        return std::nullopt;
    return qint64(std::min<std::uintmax_t>(space.available, std::numeric_limits<qint64>::max()));
}

} // namespace showroom
