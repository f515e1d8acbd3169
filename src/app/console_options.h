#pragma once

#include "base/result.h"
#include "database/connection_settings.h"
#include "gui/common/theme.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace showroom::app {

/// What the command line and the SHOWROOM_* variables ask of the console; the command line wins.
struct ConsoleOptions {
    bool local = false; ///< --local, SHOWROOM_LOCAL=1: the private server, without asking
    QString profile;    ///< --profile, SHOWROOM_PROFILE: a named connection
    /// --connect, SHOWROOM_CONNECT; --service, SHOWROOM_SERVICE: a server that is not remembered
    std::optional<database::ConnectionSettings> server;
    QString asRole;                        ///< --as-role, SHOWROOM_AS_ROLE: of the private server's logins
    QString saltFile;                      ///< --salt-file, SHOWROOM_SALT_FILE
    QString page;                          ///< --page, SHOWROOM_PAGE
    std::optional<QDateTime> at;           ///< --at, SHOWROOM_AT: a clock that stands still
    std::optional<quint64> seed;           ///< --seed, SHOWROOM_SEED: the wizard's proposal
    std::optional<gui::ThemeChoice> theme; ///< --theme, SHOWROOM_THEME
    QString locale;                        ///< --locale, SHOWROOM_LOCALE
    QString dataDirectory;                 ///< --data-dir, SHOWROOM_DATA_DIR
    QString tourDirectory;                 ///< --tour
    bool help = false;
    bool version = false;
};

/// Reads the arguments (the program's name first). InvalidInput names every bad value.
Result<ConsoleOptions> readConsoleOptions(const QStringList &arguments);

/// The text of --help.
QString consoleHelp();

} // namespace showroom::app
