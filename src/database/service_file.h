#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace showroom::database {

/// The services of pg_service.conf, the person's own before the system's: PGSERVICEFILE or ~/.pg_service.conf, then
/// PGSYSCONFDIR or the folders that distributions use. Sorted by name; a broken file only lacks what is broken.
QStringList serviceNames();

/// What a service says, by libpq's keywords; nothing when no file that Showroom knows of has it.
std::optional<QHash<QString, QString>> findService(const QString &name);

} // namespace showroom::database
