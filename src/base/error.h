#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace showroom {

/// What kind of failure an operation met. Exit codes, HTTP statuses and dialog texts derive from it.
enum class ErrorCode {
    InvalidInput,         ///< one or more values are not acceptable; Error::problems names each
    GuardRefused,         ///< aimed at something that is not an environment, or at a protected one
    PermissionDenied,     ///< the role lacks the right
    NotFound,             ///< no such environment, job, file …
    Conflict,             ///< exists already, or is in a state that does not allow the operation
    Busy,                 ///< somebody else holds it at the moment; worth another try
    RateLimited,          ///< too many calls in the window; the message says when the next one is free
    Cancelled,            ///< the person asked for it
    Paused,               ///< likewise; it can go on
    DatabaseUnreachable,  ///< no connection, or it was lost
    AuthenticationFailed, ///< the server refused the login
    SchemaOutdated,       ///< the database needs `showroomctl db migrate`
    SchemaNewer,          ///< the database was migrated by a newer Showroom
    StorageFull,          ///< no room left on the server's or this machine's disk
    DatabaseFailure,      ///< any other failure of the server
    SaltMissing,          ///< no master salt is configured
    SaltMismatch,         ///< the master salt is not the one this database was filled with
    FileFailure,          ///< a file could not be read or written
    Internal,             ///< a defect of ours
};

/// One refused value. `field` is the name that the CLI, the REST API and the form share (for example "regions").
struct Problem {
    QString field;
    QString code;    ///< stable, in kebab case: "required", "too-long", "unknown", "out-of-range" …
    QString message; ///< a sentence for a person

    bool operator==(const Problem &) const = default;
};

/// A failure as a value: what happened (message), what to do (hint), what the machine said (detail, for logs only).
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message;
    QString hint;
    QString detail;
    QList<Problem> problems;

    bool operator==(const Error &) const = default;
};

/// The stable word of a code in JSON output and problem documents, for example "guard-refused".
QString errorCodeName(ErrorCode code);

/// The code of such a word; Internal for one that is not known.
ErrorCode errorCodeFromName(QStringView name);

/// The process exit code that a code maps to: 2 invalid value, 3 refused by a guard or missing right, 4 not found,
/// 5 conflict, 6 rate limit, 7 database, 1 anything else.
int exitCode(ErrorCode code);

/// Every code, in the order of the list of error codes.
QList<ErrorCode> allErrorCodes();
/// What a code says in general, and what to do: a sentence each. A failure's own message and hint say more.
QString errorMeaning(ErrorCode code);
QString errorRemedy(ErrorCode code);

} // namespace showroom
