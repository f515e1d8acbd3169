#pragma once

#include "base/result.h"
#include "core/access/database_survey.h"
#include "core/profiles/profile.h"
#include "database/connection_settings.h"

#include <QColor>
#include <QString>

#include <functional>

namespace showroom::gui {

/// What people call a database, and how they tell it from others.
struct ConnectionPlace {
    QString name;              ///< "local", the profile's name, or what the command line named
    QColor color;              ///< the dot of the connection chip
    QString location;          ///< for sentences: a folder, or "“sales” at db.example.com"
    bool isPrivate = false;    ///< the private server of this computer
    bool isRemembered = false; ///< whether the next start connects to it again
    profiles::Confirmation confirmation = profiles::Confirmation::Normal;
};

/// A database that the console may work on, and the blocking steps that lead to it, which the controller runs on a
/// thread of their own: LocalConnectionBackend and ServerConnectionBackend.
class ConnectionBackend {
public:
    using StopCheck = std::function<bool()>;

    virtual ~ConnectionBackend() = default;

    virtual ConnectionPlace place() const = 0;
    /// The file that the master salt is read from unless a variable gives it; empty when none is named.
    virtual QString masterSaltFile() const = 0;

    /// Starts what has to run, connects and looks. Cancelled as soon as `isStopped` says so, if the server allows it.
    virtual Result<access::DatabaseSurvey> survey(const StopCheck &isStopped) = 0;
    /// Sets Showroom up, or brings it up to date.
    virtual Result<void> migrate() = 0;
    /// How to connect; valid after a survey.
    virtual database::ConnectionSettings settings() const = 0;

protected:
    ConnectionBackend() = default;
    Q_DISABLE_COPY_MOVE(ConnectionBackend)
};

} // namespace showroom::gui
