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
    QString profile;        ///< the name of the profile that was chosen; empty for every other way
    QString role;           ///< of the private server: whose rights to try; empty: all of them
    bool isCareful = false; ///< what takes away has to repeat a name
    QString options;        ///< what names the same database on another command line: "--profile Staging"
};

/// Reads --local, --profile, --connect, --service, --salt-file and --as-role, then SHOWROOM_PROFILE, SHOWROOM_CONNECT,
/// SHOWROOM_SERVICE, SHOWROOM_SALT_FILE and SHOWROOM_AS_ROLE; without any of them it is the private server. A problem
/// when two of the options are given, or a role for another server; errors for a profile or an address that cannot be
/// used.
Result<ServerChoice> readServerChoice(Arguments &arguments, const QProcessEnvironment &environment,
                                      const profiles::ProfileStore &profiles);

} // namespace showroom::cli
