#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace showroom::database {
class Connection;
}

namespace showroom::sandboxes {

enum class LinkState { Active, Expired, UsedUp, Revoked };
/// "active", "expired", "used-up", "revoked".
QString toWord(LinkState state);

/// A URL that lets whoever has it into an environment as a persona. The token itself is nowhere but in the URL.
struct AccessLink {
    QString id;
    QString environmentId;
    QString persona; ///< mail address; empty: nobody in particular
    QString personaName;
    QString label;
    std::optional<int> maxUses;
    int uses = 0;
    QDateTime lastUsedAt; ///< invalid: never
    QDateTime expiresAt;  ///< invalid: with its environment
    QDateTime revokedAt;
    QDateTime createdAt;
    QString createdBy;
    LinkState state = LinkState::Active;

    bool operator==(const AccessLink &) const = default;
};

/// What somebody wants of a new link.
struct LinkRequest {
    QString environmentId;
    QString persona; ///< mail address of one of the environment's; empty: nobody in particular
    QString label;
    std::optional<int> maxUses;
    QDateTime expiresAt; ///< invalid: with its environment
};

/// A new link. Token and URL are told this one time.
struct NewLink {
    AccessLink link;
    QString token; ///< "srl_" and 43 characters
    QString url;   ///< https://{base domain}/demo/{token}
};

/// What opening a link gives.
struct OpenedLink {
    QString environmentId;
    QString persona;
    QString redirect; ///< https://{id}.{base domain}?auto_login={persona}
};

/// Links of an environment, newest first.
Result<QList<AccessLink>> listLinks(database::Connection &connection, const QString &environmentId);
/// Errors: InvalidInput (persona, uses, expires, label), Conflict (expired or gone), PermissionDenied.
Result<NewLink> createLink(database::Connection &connection, const LinkRequest &request);
/// Ends it at once. NotFound.
Result<void> revokeLink(database::Connection &connection, const QString &linkId);
/// Opens a link as the gateway does: counts the use. NotFound, the same for every token that opens nothing.
Result<OpenedLink> openLink(database::Connection &connection, const QString &token);
/// Where an environment is reached as a persona (mail address; empty: nobody in particular).
Result<QString> environmentUrl(database::Connection &connection, const QString &environmentId, const QString &persona);

} // namespace showroom::sandboxes

Q_DECLARE_METATYPE(showroom::sandboxes::AccessLink)
Q_DECLARE_METATYPE(showroom::sandboxes::LinkRequest)
