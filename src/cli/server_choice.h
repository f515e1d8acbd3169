#pragma once

#include "base/result.h"
#include "database/connection_settings.h"

#include <QProcessEnvironment>

namespace showroom::profiles {
class ProfileStore;
}

namespace showroom::cli {

class Arguments;

/// Which database a command is for.
struct ServerChoice {
    bool isLocal = true; ///< the private server; the rest is empty then
    database::ConnectionSettings settings;
    QString saltFile;
    QString profile; ///< the name of the profile that was chosen; empty for every other way
    QString options; ///< what names the same database on another command line: "--profile Staging"
};

/// Reads --local, --profile, --connect, --service and --salt-file, then SHOWROOM_PROFILE, SHOWROOM_CONNECT,
/// SHOWROOM_SERVICE and SHOWROOM_SALT_FILE; without any of them it is the private server. A problem when two of the
/// options are given; errors for a profile or an address that cannot be used.
Result<ServerChoice> readServerChoice(Arguments &arguments, const QProcessEnvironment &environment,
                                      const profiles::ProfileStore &profiles);

} // namespace showroom::cli
