#include "core/sandboxes/bulk_sandboxes.h"

#include "base/spreadsheet_cell.h"
#include "core/sandboxes/sandbox_store.h"
#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QJsonArray>

namespace showroom::sandboxes {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

QString cell(const QString &text)
{
    QString safe = text;
    if (needsApostrophe(text.toUtf8()))
        safe.prepend(u'\'');
    return u'"' + safe.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

QList<CreateSandbox> bulkRequests(const QList<environments::BulkLine> &lines, const CreateSandbox &shared)
{
    QList<CreateSandbox> requests;
    for (const environments::CreateTenant &tenant : environments::bulkRequests(lines, shared.tenant)) {
        requests.append(shared);
        requests.last().tenant = tenant;
    }
    return requests;
}

Result<QList<environments::Created>> createMany(database::Connection &connection, const QList<CreateSandbox> &requests,
                                                const masking::Salt &salt, const Clock &clock)
{
    QJsonArray records;
    for (const CreateSandbox &request : requests) {
        const auto record = creationRecord(request, salt, clock);
        if (!record)
            return record.error();
        records.append(*record);
    }
    const auto rows = connection.query("environments/create_many"_sql, {{"requests", records}});
    if (!rows)
        return rows.error();
    QList<environments::Created> created;
    for (const database::Row &row : *rows)
        created.append({row.text("environment"), row.integer("job")});
    return created;
}

LinkRequest linkInto(const LinkRequest &like, const QString &environmentId, const QString &name)
{
    LinkRequest request = like;
    request.environmentId = environmentId;
    request.label = name;
    return request;
}

QList<SeatLink> createLinks(database::Connection &connection, const QStringList &ids, const QStringList &names,
                            const LinkRequest &like)
{
    QList<SeatLink> links;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        SeatLink seat{ids[i], names.value(i), {}, {}};
        const auto made = createLink(connection, linkInto(like, seat.environmentId, seat.name));
        if (made)
            seat.url = made->url;
        else
            seat.error = made.error();
        links.append(seat);
    }
    return links;
}

QString linksAsCsv(const QList<SeatLink> &links)
{
    QString text = u"name,environment,link\r\n"_s;
    for (const SeatLink &seat : links)
        if (!seat.url.isEmpty())
            text += cell(seat.name) + u',' + seat.environmentId + u',' + seat.url + u"\r\n"_s;
    return text;
}

} // namespace showroom::sandboxes
