#include "core/browsing/browse.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace showroom::browsing {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

constexpr int mostShares = 50;

QVariant orNull(const QString &text, bool isNull)
{
    return isNull ? QVariant() : QVariant(text);
}

QVariant orNull(const RowKey &key)
{
    return key.isEmpty() ? QVariant() : QVariant(key);
}

QList<BrowsedColumn> columnsFrom(const QJsonArray &json)
{
    QList<BrowsedColumn> columns;
    for (const QJsonValue &value : json) {
        const QString type = value[u"type"].toString();
        columns.append({value[u"name"].toString(), type, valueKind(type), value[u"unique"].toBool()});
    }
    return columns;
}

QList<BrowsedParent> parentsFrom(const QJsonArray &json)
{
    QList<BrowsedParent> parents;
    for (const QJsonValue &value : json)
        parents.append({value[u"table"].toString(), value[u"column"].toString()});
    return parents;
}

/// An empty text must not pass for NULL.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

BrowsedRow rowFrom(const database::Row &row)
{
    BrowsedRow browsed{row.texts("row_key"), {}};
    const QJsonArray content = row.jsonArray("content");
    browsed.values.reserve(content.size());
    for (const QJsonValue &value : content)
        browsed.values.append(value.isNull() ? QString() : notNull(value.toString()));
    return browsed;
}

/// A row as a page's statement gives it: a value a column.
BrowsedRow pageRow(const database::Row &row, const QList<int> &keyColumns)
{
    BrowsedRow browsed;
    const int columns = row.columnCount();
    browsed.values.reserve(columns);
    for (int column = 0; column < columns; ++column)
        browsed.values.append(row.words(column));
    browsed.key.reserve(keyColumns.size());
    for (const int column : keyColumns)
        browsed.key.append(browsed.values.at(column));
    return browsed;
}

Result<PageStatement> askForPages(database::Connection &connection, const RowRange &range)
{
    const auto row =
        connection.queryOne("browsing/pages"_sql, {{"environment", range.environmentId}, {"table", range.table}});
    if (!row)
        return row.error();
    return PageStatement{row->text("page_statement"), row->texts("key_names")};
}

/// Whether asking for the statement anew may help, or tell why it does not.
bool mayBeOutdated(const Error &error)
{
    return error.code == ErrorCode::SchemaOutdated || error.code == ErrorCode::DatabaseFailure ||
           error.code == ErrorCode::Conflict;
}

Result<QList<BrowsedRow>> readPage(database::Connection &connection, const PageStatement &pages, const RowRange &range,
                                   const RowKey &from, int limit)
{
    const auto answer = connection.query(database::SqlStatement::fromText(pages.text.toUtf8(), u"browsing/page"_s),
                                         {{"environment", range.environmentId},
                                          {"column", orNull(range.column, range.column.isEmpty())},
                                          {"value", orNull(range.value, range.column.isEmpty())},
                                          {"from", orNull(from)},
                                          {"limit", limit}});
    if (!answer)
        return answer.error();
    QList<BrowsedRow> rows;
    if (answer->isEmpty())
        return rows;
    QList<int> keyColumns;
    for (const QString &name : pages.keyNames) {
        const int column = answer->first().column(name.toUtf8().constData());
        if (column < 0)
            return fail(ErrorCode::Conflict, u"The columns of “%1” have changed."_s.arg(range.table),
                        u"Have its owner register it again, then read the tables of the environment again."_s);
        keyColumns.append(column);
    }
    rows.reserve(answer->size());
    for (const database::Row &row : *answer)
        rows.append(pageRow(row, keyColumns));
    return rows;
}

/// Months in which nothing happened count as well.
QList<QDate> monthsBetween(const QDate &first, const QDate &last)
{
    QList<QDate> months;
    for (QDate month = first; month <= last; month = month.addMonths(1))
        months.append(month);
    return months;
}

} // namespace

Result<QList<BrowsedTable>> tables(database::Connection &connection, const QString &environmentId)
{
    const auto rows = connection.query("browsing/tables"_sql, {{"environment", environmentId}});
    if (!rows)
        return rows.error();
    QList<BrowsedTable> tables;
    for (const database::Row &row : *rows) {
        tables.append({row.text("table_name"), row.integer("row_count"), row.text("key_column"), row.texts("key_names"),
                       columnsFrom(row.jsonArray("columns")), parentsFrom(row.jsonArray("parents")),
                       row.text("page_statement")});
    }
    return tables;
}

Result<QList<BrowsedRow>> rows(database::Connection &connection, const RowRange &range, const RowKey &from, int limit)
{
    if (range.pages.text.isEmpty()) {
        const auto pages = askForPages(connection, range);
        return pages ? readPage(connection, *pages, range, from, limit) : pages.error();
    }
    const auto page = readPage(connection, range.pages, range, from, limit);
    if (page || !mayBeOutdated(page.error()))
        return page;
    const auto pages = askForPages(connection, range);
    if (!pages)
        return pages.error();
    return *pages == range.pages ? page : readPage(connection, *pages, range, from, limit);
}

Result<QList<RowKey>> fences(database::Connection &connection, const RowRange &range, const RowKey &from, int step,
                             int count)
{
    const auto answer =
        connection.query("browsing/fences"_sql, {{"environment", range.environmentId},
                                                 {"table", range.table},
                                                 {"column", orNull(range.column, range.column.isEmpty())},
                                                 {"value", orNull(range.value, range.column.isEmpty())},
                                                 {"from", orNull(from)},
                                                 {"step", step},
                                                 {"count", count}});
    if (!answer)
        return answer.error();
    QList<RowKey> keys;
    keys.reserve(answer->size());
    for (const database::Row &row : *answer)
        keys.append(row.texts("row_key"));
    return keys;
}

Result<qint64> position(database::Connection &connection, const RowRange &range, const RowKey &key)
{
    const auto answer =
        connection.scalar("browsing/position"_sql, {{"environment", range.environmentId},
                                                    {"table", range.table},
                                                    {"column", orNull(range.column, range.column.isEmpty())},
                                                    {"value", orNull(range.value, range.column.isEmpty())},
                                                    {"key", key}});
    if (!answer)
        return answer.error();
    return answer->toLongLong();
}

Result<QList<FoundRow>> find(database::Connection &connection, const QString &environmentId, const QString &text,
                             int limit)
{
    const auto answer = connection.query("browsing/find"_sql,
                                         {{"environment", environmentId}, {"text", text.trimmed()}, {"limit", limit}});
    if (!answer)
        return answer.error();
    QList<FoundRow> found;
    for (const database::Row &row : *answer)
        found.append({row.text("table_name"), row.text("column_name"), rowFrom(row)});
    return found;
}

Result<void> recordPrint(database::Connection &connection, const PrintedRows &printed)
{
    SHOWROOM_TRY(connection.execute("browsing/record_print"_sql, {{"environment", printed.environmentId},
                                                                  {"table", printed.table},
                                                                  {"rows", printed.rows},
                                                                  {"reason", printed.reason}}));
    return {};
}

Result<MonthlyVolumes> monthlyVolumes(database::Connection &connection, const QString &environmentId,
                                      const QString &table, const QString &timeColumn, const QString &kindColumn)
{
    const auto answer = connection.query(
        "browsing/monthly_volumes"_sql,
        {{"environment", environmentId}, {"table", table}, {"time_column", timeColumn}, {"kind_column", kindColumn}});
    if (!answer)
        return answer.error();
    MonthlyVolumes volumes;
    if (answer->isEmpty())
        return volumes;
    volumes.months = monthsBetween(answer->first().date("month"), answer->at(answer->size() - 1).date("month"));
    for (const database::Row &row : *answer) {
        QList<qint64> &totals = volumes.totals[row.text("kind")];
        totals.resize(volumes.months.size());
        totals[volumes.months.indexOf(row.date("month"))] = row.integer("total");
    }
    return volumes;
}

Result<ValueShares> valueShares(database::Connection &connection, const QString &environmentId, const QString &table,
                                const QString &column)
{
    const auto answer =
        connection.query("browsing/value_shares"_sql,
                         {{"environment", environmentId}, {"table", table}, {"column", column}, {"limit", mostShares}});
    if (!answer)
        return answer.error();
    ValueShares shares;
    for (const database::Row &row : *answer)
        shares.append({row.text("value"), row.integer("total")});
    return shares;
}

} // namespace showroom::browsing
