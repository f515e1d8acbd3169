#include "core/sandboxes/access_link.h"

#include "core/environments/environment_store.h"
#include "database/connection.h"
#include "database/sql_catalog.h"

namespace showroom::sandboxes {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

LinkState stateFromWord(const QString &word)
{
    for (const LinkState state : {LinkState::Expired, LinkState::UsedUp, LinkState::Revoked}) {
        if (toWord(state) == word)
            return state;
    }
    return LinkState::Active;
}

AccessLink linkOf(const database::Row &row)
{
    AccessLink link;
    link.id = row.text("id");
    link.environmentId = row.text("environment");
    link.persona = row.text("persona");
    link.personaName = row.text("persona_name");
    link.label = row.text("label");
    if (!row.isNull("max_uses"))
        link.maxUses = int(row.integer("max_uses"));
    link.uses = int(row.integer("uses"));
    link.lastUsedAt = row.dateTime("last_used_at");
    link.expiresAt = row.dateTime("expires_at");
    link.revokedAt = row.dateTime("revoked_at");
    link.createdAt = row.dateTime("created_at");
    link.createdBy = row.text("created_by");
    link.state = stateFromWord(row.text("state"));
    return link;
}

Result<QList<AccessLink>> read(database::Connection &connection, const QString &environmentId,
                               const std::optional<QString> &linkId)
{
    const auto rows = connection.query("sandboxes/links"_sql, {{"environment", environmentId}, {"link", linkId}});
    if (!rows)
        return rows.error();
    QList<AccessLink> links;
    for (const database::Row &row : *rows)
        links.append(linkOf(row));
    return links;
}

} // namespace

QString toWord(LinkState state)
{
    switch (state) {
    case LinkState::Active:
        return u"active"_s;
    case LinkState::Expired:
        return u"expired"_s;
    case LinkState::UsedUp:
        return u"used-up"_s;
    case LinkState::Revoked:
        return u"revoked"_s;
    }
    Q_UNREACHABLE();
}

Result<QList<AccessLink>> listLinks(database::Connection &connection, const QString &environmentId)
{
    // An unknown environment is told apart from one without links.
    const auto environment = environments::find(connection, environmentId);
    if (!environment)
        return environment.error();
    return read(connection, environmentId, std::nullopt);
}

Result<NewLink> createLink(database::Connection &connection, const LinkRequest &request)
{
    SHOWROOM_TRY(environments::requireEnvironmentId(request.environmentId));
    const auto made = connection.queryOne(
        "sandboxes/create_link"_sql,
        {{"environment", request.environmentId},
         {"persona", request.persona},
         {"label", request.label},
         {"uses", request.maxUses},
         {"expires", request.expiresAt.isValid() ? std::optional(request.expiresAt) : std::nullopt}});
    if (!made)
        return made.error();
    const auto links = read(connection, request.environmentId, made->text("id"));
    if (!links)
        return links.error();
    return NewLink{links->value(0), made->text("token"), made->text("url")};
}

Result<void> revokeLink(database::Connection &connection, const QString &linkId)
{
    const auto done = connection.query("sandboxes/revoke_link"_sql, {{"link", linkId}});
    return done ? Result<void>() : Result<void>(done.error());
}

Result<OpenedLink> openLink(database::Connection &connection, const QString &token)
{
    const auto opened = connection.queryOne("sandboxes/open_link"_sql, {{"token", token}});
    if (!opened)
        return opened.error();
    return OpenedLink{opened->text("environment"), opened->text("persona"), opened->text("redirect")};
}

Result<QString> environmentUrl(database::Connection &connection, const QString &environmentId, const QString &persona)
{
    SHOWROOM_TRY(environments::requireEnvironmentId(environmentId));
    const auto url =
        connection.scalar("sandboxes/environment_url"_sql, {{"environment", environmentId}, {"persona", persona}});
    return url ? Result<QString>(url->toString()) : Result<QString>(url.error());
}

} // namespace showroom::sandboxes
