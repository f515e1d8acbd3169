#pragma once

#include "base/result.h"
#include "core/access/identity.h"
#include "database/connection_settings.h"

#include <QString>
#include <QStringList>

namespace showroom::gui {

/// What a database's schema needs before the console can work with it.
struct SchemaState {
    QStringList pending;  ///< updates to apply, in order
    bool isEmpty = false; ///< nothing was ever applied: a brand-new database
    bool isNewer = false; ///< made by a newer Showroom
};

/// The blocking steps of connecting, one after the other on the controller's thread. The real one is
/// LocalConnectionBackend.
class ConnectionBackend {
public:
    virtual ~ConnectionBackend() = default;

    /// Starts what has to run; how to connect to it.
    virtual Result<database::ConnectionSettings> start() = 0;
    virtual Result<SchemaState> schemaState() = 0;
    virtual Result<void> migrate() = 0;
    virtual Result<access::Identity> identify(const database::ConnectionSettings &settings) = 0;

    /// Where the data will live, for people.
    virtual QString location() const = 0;
    /// The file that the master salt is read from unless a variable gives it.
    virtual QString masterSaltFile() const = 0;

protected:
    ConnectionBackend() = default;
    Q_DISABLE_COPY_MOVE(ConnectionBackend)
};

} // namespace showroom::gui
