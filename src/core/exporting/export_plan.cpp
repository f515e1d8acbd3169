#include "core/exporting/export_plan.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace showroom::exporting {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

Result<QList<ExportColumn>> readColumns(const QJsonArray &json)
{
    QList<ExportColumn> columns;
    for (const QJsonValue &entry : json) {
        const QByteArray word = entry[u"encoding"_s].toString().toLatin1();
        const std::optional<Encoding> encoding = encodingFromWord(word);
        if (!encoding) {
            return fail(
                ErrorCode::SchemaNewer,
                QCoreApplication::translate("showroom::exporting",
                                            "The database describes rows in a way that this program does not know."),
                QCoreApplication::translate("showroom::exporting", "Update Showroom on this machine."),
                QString::fromLatin1(word));
        }
        columns.append({entry[u"name"_s].toString().toUtf8(), *encoding});
    }
    return columns;
}

Result<ExportTable> readTable(const database::Row &row)
{
    Result<QList<ExportColumn>> columns = readColumns(row.jsonArray("columns"));
    if (!columns)
        return columns.error();
    ExportTable table;
    table.name = row.text("table_name").toUtf8();
    table.insertInto = row.text("insert_into").toUtf8();
    table.columns = *columns;
    table.copy = database::SqlStatement::fromText(row.text("statement").toUtf8(), u"exporting/plan"_s);
    table.isFiltered = row.boolean("is_filtered");
    return table;
}

Result<void> loadTables(database::Connection &connection, const database::Bindings &bindings, ExportPlan &plan)
{
    const Result<database::Rows> rows = connection.query("exporting/plan"_sql, bindings);
    if (!rows)
        return rows.error();
    for (const database::Row &row : *rows) {
        Result<ExportTable> table = readTable(row);
        if (!table)
            return table.error();
        plan.tables.append(*std::move(table));
    }
    return {};
}

Result<void> loadDefinition(database::Connection &connection, const database::Bindings &bindings, ExportPlan &plan)
{
    const Result<database::Rows> rows = connection.query("exporting/definition"_sql, bindings);
    if (!rows)
        return rows.error();
    for (const database::Row &row : *rows) {
        QList<DefinitionLine> &lines = row.boolean("is_before") ? plan.before : plan.after;
        lines.append({row.boolean("is_comment"), row.text("line").toUtf8()});
    }
    return {};
}

Result<void> loadHeading(database::Connection &connection, const database::Bindings &bindings, ExportPlan &plan)
{
    const Result<database::Row> row = connection.queryOne("exporting/heading"_sql, bindings);
    if (!row)
        return row.error();
    plan.environmentId = row->text("id");
    plan.blueprint = row->text("blueprint");
    plan.blueprintVersion = row->text("blueprint_version");
    plan.isolation = row->text("isolation");
    plan.fingerprint = row->text("fingerprint");
    plan.referenceDate = row->text("reference_date");
    plan.writtenAt = row->dateTime("written_at");
    return {};
}

} // namespace

Result<ExportPlan> loadPlan(database::Connection &connection, const ExportRequest &request)
{
    const database::Bindings bindings{{"request", toJson(request)}};
    ExportPlan plan;
    SHOWROOM_TRY(loadHeading(connection, bindings, plan));
    SHOWROOM_TRY(loadTables(connection, bindings, plan));
    if (request.format == Format::Sql)
        SHOWROOM_TRY(loadDefinition(connection, bindings, plan));
    return plan;
}

Result<QList<TableEstimate>> loadEstimate(database::Connection &connection, const ExportRequest &request)
{
    const Result<database::Rows> rows = connection.query("exporting/estimate"_sql, {{"request", toJson(request)}});
    if (!rows)
        return rows.error();
    QList<TableEstimate> estimates;
    for (const database::Row &row : *rows) {
        estimates.append({row.text("table_name"), row.text("label"), row.boolean("is_event"), row.integer("row_count"),
                          row.integer("byte_count")});
    }
    return estimates;
}

} // namespace showroom::exporting
