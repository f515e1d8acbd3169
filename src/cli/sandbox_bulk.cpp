#include "cli/sandbox_bulk.h"

#include "base/clock.h"
#include "cli/backend.h"
#include "cli/bulk_list.h"
#include "cli/command_context.h"
#include "cli/sandbox_request.h"
#include "cli/sandbox_text.h"
#include "cli/terminal.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"
#include "core/sandboxes/bulk_sandboxes.h"
#include "masking/salt.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

using environments::Created;
using sandboxes::SeatLink;

namespace {

QList<SeatLink> linksInto(database::Connection &connection, const QList<environments::BulkLine> &lines,
                          const QList<Created> &created, const sandboxes::LinkRequest &like)
{
    QStringList ids;
    QStringList names;
    for (qsizetype i = 0; i < created.size(); ++i) {
        ids << created[i].environmentId;
        names << lines[i].name;
    }
    return sandboxes::createLinks(connection, ids, names, like);
}

QJsonArray jsonOf(const QList<SeatLink> &links)
{
    QJsonArray array;
    for (const SeatLink &seat : links)
        array.append(QJsonObject{{u"environment"_s, seat.environmentId},
                                 {u"name"_s, seat.name},
                                 {u"url"_s, seat.error ? QJsonValue() : QJsonValue(seat.url)},
                                 {u"why"_s, seat.error ? QJsonValue(seat.error->message) : QJsonValue()}});
    return array;
}

QString textOf(const QList<SeatLink> &links)
{
    TextTable table({{u"SEAT"_s}, {u"LINK"_s}});
    for (const SeatLink &seat : links)
        table.addRow({seat.name, seat.error ? seat.error->message : seat.url});
    return links.isEmpty() ? QString() : u'\n' + table.toString() + u"The links are shown this one time.\n"_s;
}

/// What there is now of those that were recorded, in the order of the list.
Result<void> print(CommandContext &context, database::Connection &connection, const QList<Created> &created,
                   const QList<SeatLink> &links)
{
    const auto all = sandboxes::list(connection);
    if (!all)
        return all.error();
    QList<sandboxes::Sandbox> made;
    QJsonArray array;
    for (const Created &one : created)
        for (const sandboxes::Sandbox &sandbox : *all)
            if (sandbox.environment.id == one.environmentId) {
                made.append(sandbox);
                array.append(toJson(sandbox));
            }
    context.terminal.print({{u"sandboxes"_s, array}, {u"links"_s, jsonOf(links)}},
                           sandboxesTable(made, context.clock.now()) + textOf(links));
    return {};
}

} // namespace

/// Links are made whatever became of the filling: they are told once, and those that are filled later are entered by
/// them then.
Result<int> createManySandboxes(CommandContext &context, Arguments &arguments)
{
    const QList<environments::BulkLine> lines = bulkLinesOf(arguments);
    const sandboxes::CreateSandbox shared = createManyRequest(arguments);
    const sandboxes::LinkRequest like = linkTerms(arguments, context.clock);
    SHOWROOM_TRY(arguments.verdict());
    if (const auto problems = environments::validateBulk(lines, shared.tenant, {}, context.clock); !problems.isEmpty())
        return environments::toError(problems);
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const Result<QList<masking::Salt>> salts = context.backend.salts();
    if (!salts)
        return salts.error();
    SHOWROOM_TRY(checkBulk(*connection, lines, shared.tenant, context.clock));
    const auto created =
        sandboxes::createMany(*connection, sandboxes::bulkRequests(lines, shared), salts->constLast(), context.clock);
    if (!created)
        return created.error();
    const Result<QStringList> filled = fillMany(context, *created);
    const QList<SeatLink> links =
        arguments.has(u"with-links"_s) ? linksInto(*connection, lines, *created, like) : QList<SeatLink>();
    SHOWROOM_TRY(print(context, *connection, *created, links));
    return filled ? Result<int>(0) : Result<int>(filled.error());
}

} // namespace showroom::cli
