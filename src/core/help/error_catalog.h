#pragma once

#include "base/error.h"

#include <QList>
#include <QStringList>

namespace showroom::help {

/// What is known of one error code: the programs' list of error codes is made of these.
struct ErrorEntry {
    ErrorCode code = ErrorCode::Internal;
    QString name; ///< "guard-refused"
    int exit = 1; ///< the exit code of showroomctl
    QString meaning;
    QString remedy;
    QStringList sqlStates; ///< of PostgreSQL, classes as "08…"
};

/// Every code, from the tables that the programs themselves go by.
QList<ErrorEntry> errorCatalog();

} // namespace showroom::help
