#pragma once

#include "base/result.h"
#include "core/exporting/encoding.h"
#include "core/exporting/export_request.h"
#include "database/sql_statement.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace showroom::database {
class Connection;
}

namespace showroom::exporting {

struct ExportColumn {
    QByteArray name; ///< UTF-8
    Encoding encoding = Encoding::Text;
};

struct ExportTable {
    QByteArray name;             ///< "impact.users", the word of JSON lines
    QByteArray insertInto;       ///< quoted, with the columns: `INSERT INTO impact.users (tenant_id, id) `
    QList<ExportColumn> columns; ///< in the statement's order
    database::SqlStatement copy; ///< COPY … TO STDOUT (FORMAT binary)
    bool isFiltered = false;     ///< kinds or days leave some of its rows out
};

/// A line of SQL around the rows: a statement, or a comment on what was left out.
struct DefinitionLine {
    bool isComment = false;
    QByteArray text;
};

/// What an export of one environment consists of, as the database describes it.
struct ExportPlan {
    QString environmentId;
    QString blueprint;
    QString blueprintVersion;
    QString isolation; ///< "shared_schema" or "full"
    QString fingerprint;
    QString referenceDate;        ///< ISO 8601
    QDateTime writtenAt;          ///< the server's time
    QList<ExportTable> tables;    ///< parents before children
    QList<DefinitionLine> before; ///< SQL only: schemas, types, sequences and tables
    QList<DefinitionLine> after;  ///< SQL only: keys, constraints, indexes, sequence values
};

/// What to expect of one table of an export.
struct TableEstimate {
    QString table; ///< "impact.users"
    QString label; ///< for people
    bool isEvent = false;
    qint64 rows = 0;  ///< by the environment's record, counted where the request filters by days
    qint64 bytes = 0; ///< extrapolated from a sample
};

/// Asks the database what to export and how. GuardRefused, NotFound, Conflict (not complete, or a type that SQL cannot
/// carry), InvalidInput (an unknown kind).
Result<ExportPlan> loadPlan(database::Connection &connection, const ExportRequest &request);

/// How much an export is, in the plan's order. The same errors.
Result<QList<TableEstimate>> loadEstimate(database::Connection &connection, const ExportRequest &request);

} // namespace showroom::exporting
