#pragma once

#include "core/environments/bulk_creation.h"
#include "core/sandboxes/access_link.h"
#include "core/sandboxes/create_sandbox.h"

namespace showroom::sandboxes {

/// What is asked for a line of a list: the shared values with the line's name and mail. The id follows the name.
QList<CreateSandbox> bulkRequests(const QList<environments::BulkLine> &lines, const CreateSandbox &shared);

/// Records all sandboxes with their jobs, or nothing at all; it counts as one creation. Errors as create().
Result<QList<environments::Created>> createMany(database::Connection &connection, const QList<CreateSandbox> &requests,
                                                const masking::Salt &salt, const Clock &clock);

/// The link into one seat; without an URL there is what spoke against it.
struct SeatLink {
    QString environmentId;
    QString name;
    QString url;
    std::optional<Error> error;
};

/// A request of its own for each environment: `like` with its id, and its name as the label.
LinkRequest linkInto(const LinkRequest &like, const QString &environmentId, const QString &name);
/// A link into each; one that fails stops no other. `names` are those of `ids`, in their order.
QList<SeatLink> createLinks(database::Connection &connection, const QStringList &ids, const QStringList &names,
                            const LinkRequest &like);
/// "name,environment,link" as RFC 4180, with a heading; no cell starts a formula in a spreadsheet. What has no link is
/// left out.
QString linksAsCsv(const QList<SeatLink> &links);

} // namespace showroom::sandboxes
