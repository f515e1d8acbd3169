#pragma once

#include "base/result.h"
#include "core/access/salt_rotation.h"
#include "core/access/salt_source.h"
#include "database/connection.h"
#include "database/migrator.h"

#include <QList>

#include <memory>

namespace showroom::database {
class LocalServer;
}
namespace showroom::jobs {
class JobRunner;
}

namespace showroom::cli {

/// What the verbs need from outside the process: a database, the salt, and somebody who runs jobs.
class Backend {
public:
    virtual ~Backend() = default;

    /// A connection to a database whose schema this program understands; starts the server when needed.
    virtual Result<database::Connection> connect() = 0;
    /// A connection to the same database for reading what the person's own login may read, whatever Showroom has there.
    virtual Result<database::Connection> connectAsReader() { return connect(); }
    /// The master salts, newest last.
    virtual Result<QList<masking::Salt>> salts() = 0;
    /// Where they come from.
    virtual access::SaltPlace saltPlace() const { return {}; }
    /// Adds a further one behind them; for a place that canAppend.
    virtual Result<void> keepSalt(const masking::Salt &salt) { return access::appendSalt(saltPlace().file, salt); }
    /// A runner with every handler registered; lives in the calling thread, which needs an event loop for signals.
    virtual Result<std::unique_ptr<jobs::JobRunner>> makeRunner() = 0;
    /// For changing the schema: starts the server, whatever its schema.
    virtual Result<database::Migrator> migrator() = 0;
    virtual const database::LocalServer &localServer() const = 0;
    /// Whether connect() leads to localServer().
    virtual bool isPrivate() const { return true; }

protected:
    Backend() = default;
    Q_DISABLE_COPY_MOVE(Backend)
};

} // namespace showroom::cli
