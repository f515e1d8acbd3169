#pragma once

#include "base/error.h"

#include <QString>
#include <QStringList>

typedef struct pg_result PGresult;
typedef struct pg_conn PGconn;

namespace showroom::database {

/// What the server said about a failure, as its fields.
struct ServerMessage {
    QString sqlState; ///< five characters; empty when the connection broke
    QString text;     ///< MESSAGE
    QString detail;   ///< DETAIL
    QString hint;     ///< HINT
    bool connectionLost = false;
};

/// The one place where SQLSTATEs become errors. Class `SR` is our functions' own: SR001 guard refused, SR002 not found,
/// SR003 conflict, SR004 rate limited, SR005 invalid input, SR006 busy (lost ownership), SR007 salt mismatch. Of
/// sessions: SR008 changed since the preview, SR009 held, SR010 unknown token, SR011 closed, SR012 another
/// environment's token, SR013 outside a session, SR014 a table that cannot have layers, SR015 nothing to undo, SR016 an
/// undo that needs decisions or does not fit, SR017 somebody else's session, SR018 a login that can make functions. Of
/// sandboxes: SR020 restricted, SR021 API calls used up, SR022 no room for another user, SR023 not among those who may
/// enter, SR024 a link that opens nothing. Of the guard: SR029 the audit log only grows, SR030
/// an outbound table takes nothing of environments.
/// There MESSAGE is the sentence for the person, HINT the way out, DETAIL optionally `[{"field","code","message"}]`.
Error mapServerMessage(const ServerMessage &message);

/// The SQLSTATEs that become a code: whole ones, and classes as "08…".
QStringList sqlStatesOf(ErrorCode code);

/// The error of a session whose server is gone.
Error lostConnection(const QString &detail = {});

/// The error of a server that accepts questions and answers none.
Error silentServer();

/// The error of a failed result, or of the connection when `result` is null.
Error mapResult(const PGresult *result, const PGconn *connection);

} // namespace showroom::database
