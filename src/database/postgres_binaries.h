#pragma once

#include "base/result.h"

#include <QString>

namespace showroom::database {

/// An installation of PostgreSQL's server programs.
struct PostgresBinaries {
    QString directory; ///< holds initdb, pg_ctl and postgres
    int majorVersion = 0;

    QString program(const QString &name) const { return directory + u'/' + name; }

    /// The newest installation of at least version 15, or exactly `majorVersion` when that is not 0 (a cluster belongs
    /// to its major version). NotFound says what to install.
    static Result<PostgresBinaries> find(int majorVersion = 0);
};

} // namespace showroom::database
