#pragma once

#include "base/result.h"
#include "database/connection_settings.h"

#include <QString>

namespace showroom::test {

/// The throwaway PostgreSQL of this build folder's tests: a LocalServer without fsync in a temporary folder.
///
/// Executables that run at the same time share it. It ends with the last of them, or with ctest's clean-up when ctest
/// started it.
class TestServer final {
public:
    /// Starts the server when needed and keeps it for the life of this program; the superuser's settings.
    static Result<database::ConnectionSettings> acquire();
    /// Starts the server for a whole ctest run.
    static Result<void> startForRun();
    /// Stops the server and removes its folder.
    static Result<void> stopAfterRun();

    /// The migrated schema as SQL, without what differs from one run or minor version to the next.
    static Result<QByteArray> dumpSchema();

    /// The name of the database with every migration applied, made on first use.
    static Result<QString> migratedTemplate(const database::ConnectionSettings &superuser);
};

} // namespace showroom::test
