#include "cli/session_reading.h"

#include "cli/command_context.h"
#include "cli/session_text.h"
#include "cli/terminal.h"
#include "core/environments/environment_store.h"
#include "core/sessions/change_store.h"
#include "core/sessions/session_store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace showroom::cli {

using database::Connection;
using sessions::Session;

namespace {

constexpr int mostRows = 10'000;
constexpr int usualRows = 200;

/// A table that there is not has no changes either, which is no answer to a slip of the pen.
Result<void> requireTable(Connection &connection, const QString &environmentId, const QString &table)
{
    if (table.isEmpty())
        return {};
    const auto environment = environments::find(connection, environmentId);
    if (!environment)
        return environment.error();
    if (environment->counts.contains(table))
        return {};
    Error error = fail(ErrorCode::InvalidInput, u"“%1” has no table “%2”."_s.arg(environmentId, table.left(60)),
                       u"Its tables are %1."_s.arg(environment->counts.keys().join(u", "_s)));
    error.problems = {{u"table"_s, u"unknown"_s, u"There is no such table."_s}};
    return error;
}

} // namespace

Result<int> SessionReading::list()
{
    const QString tenant = m_arguments.tenant();
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<QList<Session>> sessions = sessions::listSessions(*connection, tenant);
    if (!sessions)
        return sessions.error();
    return print({{u"sessions"_s, arrayOf(*sessions)}}, sessionsTable(*sessions, u"There are no open sessions."_s));
}

Result<int> SessionReading::show()
{
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    const Result<QList<sessions::Archive>> archives = sessions::archivesFor(chosen->second, chosen->first);
    if (!archives)
        return archives.error();
    const Result<sessions::ChangeSummary> summary = sessions::summarize(chosen->second, {chosen->first.id, 0});
    if (!summary)
        return summary.error();
    QJsonObject json = toJson(chosen->first);
    json.insert(u"tables"_s, toJson(*summary).value(u"tables"_s));
    json.insert(u"archives"_s, arrayOf(*archives));
    QString text = sessionText(chosen->first) + u'\n' + summaryTable(*summary);
    if (!archives->isEmpty())
        text += u'\n' + archivesTable(*archives);
    return print(json, text);
}

Result<int> SessionReading::stats()
{
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    const Result<sessions::ChangeSummary> summary = sessions::summarize(chosen->second, {chosen->first.id, 0});
    if (!summary)
        return summary.error();
    QJsonObject json = toJson(*summary);
    json.insert(u"id"_s, chosen->first.id);
    return print(json, summaryTable(*summary));
}

Result<int> SessionReading::preview()
{
    sessions::ChangeRange range;
    range.table = m_arguments.text(u"table"_s);
    range.filter = m_arguments.text(u"filter"_s);
    const QString operation = m_arguments.text(u"operation"_s);
    range.operation = sessions::operationFromWord(operation);
    if (!operation.isEmpty() && !range.operation)
        m_arguments.addProblem(u"operation"_s, u"unknown"_s, u"Give created, edited or deleted."_s);
    const int limit = int(m_arguments.integer(u"limit"_s, 1, mostRows).value_or(usualRows));
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    SHOWROOM_TRY(requireTable(chosen->second, chosen->first.environmentId, range.table));
    range.set.sessionId = chosen->first.id;
    const Result<sessions::ChangeSummary> summary = sessions::summarize(chosen->second, range.set);
    if (!summary)
        return summary.error();
    Result<sessions::ChangePage> page = sessions::listRows(chosen->second, range, 0, limit);
    if (!page)
        return page.error();
    const bool hasMore = page->next.has_value() || page->rows.size() > limit;
    page->rows = page->rows.mid(0, limit);
    QJsonObject json = toJson(*summary);
    json.insert(u"id"_s, chosen->first.id);
    json.insert(u"revision"_s, summary->revision);
    json.insert(u"rows"_s, arrayOf(page->rows));
    json.insert(u"more"_s, hasMore);
    QString text = summaryTable(*summary);
    if (!page->rows.isEmpty())
        text += u'\n' + rowsText(page->rows);
    if (hasMore)
        text += u"There are more; --limit shows them.\n"_s;
    return print(json, text);
}

Result<int> SessionReading::conflicts()
{
    auto chosen = choose();
    if (!chosen)
        return chosen.error();
    const Result<sessions::Archive> of = archive(chosen->second, chosen->first);
    if (!of)
        return of.error();
    const Result<QList<sessions::Conflict>> conflicts = sessions::listConflicts(chosen->second, *of);
    if (!conflicts)
        return conflicts.error();
    return print({{u"archive"_s, toJson(*of)}, {u"conflicts"_s, arrayOf(*conflicts)}}, conflictsText(*conflicts));
}

Result<int> SessionReading::verify()
{
    const QString tenant = requiredTenant();
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<QList<sessions::TableVerification>> tables = sessions::verifyBase(*connection, tenant);
    if (!tables)
        return tables.error();
    const bool isIntact = std::all_of(tables->begin(), tables->end(), [](const auto &table) { return table.isIntact; });
    m_context.terminal.print({{u"environment"_s, tenant}, {u"intact"_s, isIntact}, {u"tables"_s, arrayOf(*tables)}},
                             verificationTable(*tables));
    return isIntact ? 0 : 1;
}

Result<int> SessionReading::stale()
{
    const QString tenant = m_arguments.tenant();
    const int limit = days();
    Result<Connection> connection = connect();
    if (!connection)
        return connection.error();
    const Result<QList<Session>> stale = sessions::listStale(*connection, limit, tenant);
    if (!stale)
        return stale.error();
    return print({{u"days"_s, limit}, {u"sessions"_s, arrayOf(*stale)}},
                 sessionsTable(*stale, u"No session is stale."_s));
}

} // namespace showroom::cli
