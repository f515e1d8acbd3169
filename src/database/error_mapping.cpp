#include "database/error_mapping.h"

#include "base/result.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <libpq-fe.h>

#include <algorithm>
#include <iterator>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

struct Mapping {
    QLatin1StringView state; ///< a whole SQLSTATE, or its class
    ErrorCode code;
    const char16_t *message;
    const char16_t *hint;
};

/// First match wins: whole states stand before their classes.
constexpr Mapping mappings[] = {
    {"08"_L1, ErrorCode::DatabaseUnreachable, u"The connection to the database was lost.",
     u"Check that the server runs and is reachable, then reconnect."},
    {"57P01"_L1, ErrorCode::DatabaseUnreachable, u"The server closed the connection.", u"Reconnect in a moment."},
    {"57P02"_L1, ErrorCode::DatabaseUnreachable, u"The server stopped after a crash.", u"Reconnect in a moment."},
    {"57P03"_L1, ErrorCode::DatabaseUnreachable, u"The server is starting or shutting down.",
     u"Reconnect in a moment."},
    {"57P05"_L1, ErrorCode::DatabaseUnreachable, u"The server closed the idle connection.", u"Reconnect."},
    {"28"_L1, ErrorCode::AuthenticationFailed, u"The server refused the login.",
     u"Check the user name and the password, and that the login may connect from here."},
    {"3D000"_L1, ErrorCode::DatabaseUnreachable, u"The server has no database of this name.",
     u"Check the name of the database in the connection."},
    {"42501"_L1, ErrorCode::PermissionDenied, u"Your role lacks the right to do this.",
     u"Exporting takes the role showroom_support; creating, changing and tearing down showroom_ops; settings "
     u"showroom_admin. An administrator grants them."},
    {"44000"_L1, ErrorCode::GuardRefused, u"The rows do not belong to a demo tenant or sandbox.",
     u"Only environments whose id begins with demo- or sandbox- can be written."},
    {"53100"_L1, ErrorCode::StorageFull, u"The server's disk is full.",
     u"Make room on the server (tear down environments that nobody needs), then try again."},
    {"53300"_L1, ErrorCode::Busy, u"The server has no connection left.",
     u"Close other programs or try again in a moment."},
    {"57014"_L1, ErrorCode::Cancelled, u"The operation was cancelled.", u""},
    {"55P03"_L1, ErrorCode::Busy, u"Somebody else is working on the same data.", u"Try again in a moment."},
    {"40P01"_L1, ErrorCode::Busy, u"Somebody else is working on the same data.", u"Try again."},
    {"40001"_L1, ErrorCode::Busy, u"The data changed meanwhile.", u"Try again."},
    {"23505"_L1, ErrorCode::Conflict, u"An entry with this key exists already.", u"Choose another name or key."},
    {"22021"_L1, ErrorCode::InvalidInput, u"A text holds characters that the database cannot keep.",
     u"Remove control characters."},
    {"22P05"_L1, ErrorCode::InvalidInput, u"A text holds characters that the database cannot keep.",
     u"Remove control characters."},
    {"25006"_L1, ErrorCode::PermissionDenied, u"This connection is read-only: nothing is changed through it.",
     u"Its profile says so, or the server is a standby: connect by another profile, or to the primary server."},
};

struct OwnState {
    QLatin1StringView state;
    ErrorCode code;
};

constexpr OwnState ownStates[] = {
    {"SR001"_L1, ErrorCode::GuardRefused},
    {"SR002"_L1, ErrorCode::NotFound},
    {"SR003"_L1, ErrorCode::Conflict},
    {"SR004"_L1, ErrorCode::RateLimited},
    {"SR005"_L1, ErrorCode::InvalidInput},
    {"SR006"_L1, ErrorCode::Busy},
    {"SR007"_L1, ErrorCode::SaltMismatch},
    {"SR008"_L1, ErrorCode::Conflict},
    {"SR009"_L1, ErrorCode::Busy},
    {"SR010"_L1, ErrorCode::NotFound},
    {"SR011"_L1, ErrorCode::Conflict},
    {"SR012"_L1, ErrorCode::GuardRefused},
    {"SR013"_L1, ErrorCode::PermissionDenied},
    {"SR014"_L1, ErrorCode::InvalidInput},
    {"SR015"_L1, ErrorCode::NotFound},
    {"SR016"_L1, ErrorCode::Conflict},
    {"SR017"_L1, ErrorCode::PermissionDenied},
    {"SR018"_L1, ErrorCode::PermissionDenied},
    {"SR020"_L1, ErrorCode::PermissionDenied},
    {"SR021"_L1, ErrorCode::RateLimited},
    {"SR022"_L1, ErrorCode::Conflict},
    {"SR023"_L1, ErrorCode::PermissionDenied},
    {"SR024"_L1, ErrorCode::NotFound},
    {"SR029"_L1, ErrorCode::PermissionDenied},
    {"SR030"_L1, ErrorCode::GuardRefused},
    {"SR034"_L1, ErrorCode::SaltMismatch},
    {"SR035"_L1, ErrorCode::SaltMissing},
};

QList<Problem> problemsOf(const QString &detail)
{
    QList<Problem> problems;
    for (const QJsonValue &value : QJsonDocument::fromJson(detail.toUtf8()).array()) {
        problems.append({value["field"_L1].toString(), value["code"_L1].toString(), value["message"_L1].toString()});
    }
    return problems;
}

QString machineText(const ServerMessage &message)
{
    QStringList parts;
    for (const QString &part : {message.sqlState, message.text.trimmed(), message.detail, message.hint}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(u" | "_s);
}

/// Something of ours is missing, so the schema is older than the program.
bool isMissingObject(const ServerMessage &message)
{
    const bool isUndefined = message.sqlState == u"42P01" || message.sqlState == u"42883" ||
                             message.sqlState == u"3F000" || message.sqlState == u"42703";
    return isUndefined && message.text.contains(u"showroom");
}

QString field(const PGresult *result, int code)
{
    return QString::fromUtf8(PQresultErrorField(result, code));
}

} // namespace

Error mapServerMessage(const ServerMessage &message)
{
    const auto own = std::find_if(std::begin(ownStates), std::end(ownStates),
                                  [&](const OwnState &state) { return message.sqlState == state.state; });
    if (own != std::end(ownStates))
        return {own->code, message.text, message.hint, message.sqlState, problemsOf(message.detail)};

    const QString detail = machineText(message);
    if (message.sqlState == u"23514" && message.text.contains(u"showroom_environment_check")) {
        return fail(ErrorCode::GuardRefused, u"The rows belong to another environment than the table."_s,
                    u"An environment's own tables take its own rows alone."_s, detail);
    }
    const auto known = std::find_if(std::begin(mappings), std::end(mappings),
                                    [&](const Mapping &mapping) { return message.sqlState.startsWith(mapping.state); });
    if (known != std::end(mappings))
        return fail(known->code, QString::fromUtf16(known->message), QString::fromUtf16(known->hint), detail);
    if (message.connectionLost || message.sqlState.isEmpty())
        return lostConnection(detail);
    if (isMissingObject(message)) {
        return fail(ErrorCode::SchemaOutdated, u"The database lacks a part that this program needs."_s,
                    u"Bring it up to date with “showroomctl db migrate”."_s, detail);
    }
    return fail(ErrorCode::DatabaseFailure, u"The database could not carry out the operation."_s,
                u"Try again; if it stays so, the program's log has the server's words."_s, detail);
}

QStringList sqlStatesOf(ErrorCode code)
{
    constexpr qsizetype wholeState = 5;
    QStringList states;
    for (const OwnState &own : ownStates)
        if (own.code == code)
            states.append(own.state);
    for (const Mapping &mapping : mappings)
        if (mapping.code == code)
            states.append(mapping.state.size() < wholeState ? mapping.state + u"…"_s : QString(mapping.state));
    return states;
}

Error lostConnection(const QString &detail)
{
    return fail(ErrorCode::DatabaseUnreachable, u"The connection to the database was lost."_s,
                u"Check that the server runs and is reachable, then reconnect."_s, detail);
}

Error silentServer()
{
    return fail(ErrorCode::DatabaseUnreachable, u"The server does not answer any more."_s,
                u"It hangs, or the network swallows its words. What you see stays; Showroom goes on trying."_s);
}

Error mapResult(const PGresult *result, const PGconn *connection)
{
    ServerMessage message;
    message.connectionLost = connection && PQstatus(connection) == CONNECTION_BAD;
    if (result) {
        message.sqlState = field(result, PG_DIAG_SQLSTATE);
        message.text = field(result, PG_DIAG_MESSAGE_PRIMARY);
        message.detail = field(result, PG_DIAG_MESSAGE_DETAIL);
        message.hint = field(result, PG_DIAG_MESSAGE_HINT);
    }
    if (message.text.isEmpty() && connection)
        message.text = QString::fromUtf8(PQerrorMessage(connection));
    return mapServerMessage(message);
}

} // namespace showroom::database
