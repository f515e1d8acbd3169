#include "core/sessions/change_store.h"

#include "core/sessions/change_reading.h"
#include "core/sessions/session_rights.h"
#include "core/sessions/session_store.h"
#include "database/connection.h"
#include "database/sql_catalog.h"
#include "database/transaction.h"

#include <QJsonArray>

namespace showroom::sessions {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

constexpr int blockRows = 500; ///< rows read at once where a filter may leave few of them

std::optional<QString> given(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

Result<database::Rows> readBlock(database::Connection &connection, const ChangeRange &range, qint64 from, int rows)
{
    const database::Bindings part{{"table", given(range.table)}, {"limit", rows}, {"offset", from}};
    if (range.set.archiveId != 0)
        return connection.query("sessions/archive_preview"_sql,
                                part + database::Bindings{{"archive", range.set.archiveId}});
    return connection.query("sessions/preview"_sql, part + database::Bindings{{"session", range.set.sessionId}});
}

Result<QList<Archive>> readArchives(database::Connection &connection, const std::optional<QString> &environmentId,
                                    const std::optional<QString> &sessionId)
{
    const auto rows =
        connection.query("sessions/archives"_sql, {{"environment", environmentId}, {"session", sessionId}});
    if (!rows)
        return rows.error();
    QList<Archive> archives;
    for (const database::Row &row : *rows) {
        archives.append({row.integer("archive"), row.text("session"), row.text("environment"),
                         row.text("environment_name"), row.text("person"), row.text("name"), row.text("reason"),
                         row.boolean("is_mine"), row.integer("changes"), row.dateTime("archived_at"),
                         row.dateTime("expires_at")});
    }
    return archives;
}

Archive nothingOf(const Session &session)
{
    Archive archive;
    archive.sessionId = session.id;
    archive.environmentId = session.environmentId;
    archive.environmentName = session.environmentName;
    archive.person = session.person;
    archive.sessionName = session.name;
    archive.reason = u"reset"_s;
    return archive;
}

Result<QList<Archive>> archivesOf(database::Connection &connection, const QString &sessionId)
{
    return readArchives(connection, std::nullopt, sessionId);
}

QJsonArray toJson(const QList<Decision> &decisions)
{
    QJsonArray array;
    for (const Decision &decision : decisions)
        array.append(QJsonObject{
            {u"table"_s, decision.table}, {u"key"_s, decision.keyValues}, {u"take"_s, toWord(decision.choice)}});
    return array;
}

} // namespace

Result<ChangeSummary> summarize(database::Connection &connection, const ChangeSet &set)
{
    ChangeSummary summary;
    if (set.archiveId == 0) { // first the stamp: what changes between the two is then not confirmed unseen
        const Result<QVariant> stamp = connection.scalar("sessions/stamp"_sql, {{"session", set.sessionId}});
        if (!stamp)
            return stamp.error();
        summary.revision = stamp->toString();
    }
    const auto rows = set.archiveId == 0
                          ? connection.query("sessions/statistics"_sql, {{"session", set.sessionId}})
                          : connection.query("sessions/archive_statistics"_sql, {{"archive", set.archiveId}});
    if (!rows)
        return rows.error();
    for (const database::Row &row : *rows) {
        const ChangeCounts counts{row.integer("created"), row.integer("edited"), row.integer("deleted")};
        if (counts.total() > 0)
            summary.tables.append({row.text("table_name"), counts});
    }
    return summary;
}

Result<ChangePage> listRows(database::Connection &connection, const ChangeRange &range, qint64 from, int limit)
{
    const int block = range.filter.isEmpty() && !range.operation ? limit : std::max(limit, blockRows);
    ChangePage page;
    for (;;) {
        const Result<database::Rows> rows = readBlock(connection, range, from, block);
        if (!rows)
            return rows.error();
        for (const database::Row &row : *rows)
            if (const RowChange change = rowChangeOf(row); matches(change, range))
                page.rows.append(change);
        from += rows->size();
        if (rows->size() < block)
            return page;
        if (page.rows.size() >= limit) {
            page.next = from;
            return page;
        }
    }
}

Result<QList<Archive>> listArchives(database::Connection &connection, const QString &environmentId)
{
    return readArchives(connection, given(environmentId), std::nullopt);
}

Result<QList<Archive>> archivesFor(database::Connection &connection, const Session &session)
{
    auto archives = listArchives(connection, session.environmentId);
    if (archives)
        archives->removeIf([&session](const Archive &archive) { return archive.person != session.person; });
    return archives;
}

Result<ResetOutcome> resetSession(database::Connection &connection, const ResetRequest &request)
{
    const Result<QVariant> archive = connection.scalar("sessions/reset"_sql, {{"session", request.sessionId},
                                                                              {"confirmation", request.confirmation},
                                                                              {"stamp", given(request.revision)},
                                                                              {"reason", request.reason}});
    if (!archive)
        return explained(archive.error(), Right::Work);
    if (archive->isNull()) {
        const auto session = findSession(connection, request.sessionId);
        if (!session)
            return session.error();
        return ResetOutcome{nothingOf(*session)};
    }
    const Result<QList<Archive>> archives = archivesOf(connection, request.sessionId);
    if (!archives)
        return archives.error();
    for (const Archive &one : *archives)
        if (one.id == archive->toLongLong())
            return ResetOutcome{one};
    return ResetOutcome{};
}

Result<qint64> resetAll(database::Connection &connection, const QString &environmentId, const QString &confirmation,
                        const QString &reason)
{
    const Result<QVariant> sessions = connection.scalar(
        "sessions/reset_all"_sql, {{"environment", environmentId}, {"confirmation", confirmation}, {"reason", reason}});
    return sessions ? Result<qint64>(sessions->toLongLong())
                    : Result<qint64>(explained(sessions.error(), Right::ResetAll));
}

Result<QList<Conflict>> listConflicts(database::Connection &connection, const Archive &archive)
{
    const auto rows = connection.query("sessions/conflicts"_sql, {{"archive", archive.id}});
    if (!rows)
        return explained(rows.error(), Right::Work);
    QList<Conflict> conflicts;
    for (const database::Row &row : *rows)
        conflicts.append(conflictOf(row));
    return conflicts;
}

Result<UndoOutcome> undoReset(database::Connection &connection, const UndoRequest &request)
{
    Result<database::Transaction> transaction = database::Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const qint64 id = request.archive.id;
    const Result<QVariant> session = connection.scalar("sessions/session_of_archive"_sql, {{"archive", id}});
    if (!session)
        return explained(session.error(), Right::Work);
    const auto take = request.rest ? std::optional(toWord(*request.rest)) : std::nullopt;
    const auto rows = connection.query("sessions/undo"_sql, {{"session", session->toString()},
                                                             {"archive", id},
                                                             {"take", take},
                                                             {"choices", toJson(request.decisions)},
                                                             {"partly", request.isPartial},
                                                             {"reason", request.reason}});
    if (!rows)
        return rows.error();
    SHOWROOM_TRY(transaction->commit());
    UndoOutcome outcome{request.archive, {}};
    for (const database::Row &row : *rows)
        outcome.leftOut.append({row.text("table_name"), row.text("row_key"), row.text("problem")});
    return outcome;
}

Result<QList<TableVerification>> verifyBase(database::Connection &connection, const QString &environmentId)
{
    const auto rows = connection.query("sessions/verify"_sql, {{"environment", environmentId}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return fail(ErrorCode::NotFound, u"Of “%1” no fingerprints are kept."_s.arg(environmentId),
                    u"They are taken when an environment has been filled."_s);
    QList<TableVerification> tables;
    for (const database::Row &row : *rows) {
        TableVerification table{row.text("table_name"), row.integer("recorded_rows"), row.integer("found_rows"),
                                row.text("recorded_fingerprint"), row.text("found_fingerprint")};
        table.isIntact = table.rows == table.recordedRows && table.fingerprint == table.recordedFingerprint;
        tables.append(table);
    }
    return tables;
}

} // namespace showroom::sessions
