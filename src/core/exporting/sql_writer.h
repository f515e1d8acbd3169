#pragma once

#include "core/exporting/export_plan.h"
#include "core/exporting/record_writer.h"

#include <QList>

namespace showroom::exporting {

class OutputBuffer;

/// An SQL script for an empty database, in one transaction: schemas and tables, rows as multi-row INSERTs, then keys,
/// constraints and indexes. Loads with `psql -v ON_ERROR_STOP=1 -f`.
class SqlWriter final : public RecordWriter {
public:
    /// Few enough that a statement stays small for the server's parser, enough that its overhead vanishes.
    static constexpr int rowsPerInsert = 500;

    explicit SqlWriter(OutputBuffer &out);

    void begin(const ExportPlan &plan) override;
    void beginTable(const ExportTable &table) override;
    void writeRow(const CopyTuple &row) override;
    void endTable(const ExportTable &table, qint64 rows) override;
    void end(const ExportPlan &plan) override;

private:
    struct Written {
        QByteArray table;
        qint64 rows;
    };

    void appendLine(QByteArrayView text);
    void appendComment(QByteArray text);
    void appendDefinition(const QList<DefinitionLine> &lines);
    void appendString(QByteArrayView text);
    void writeValue(Encoding encoding, QByteArrayView value);

    OutputBuffer &m_out;
    QByteArray m_insertInto;
    QList<Encoding> m_encodings;
    int m_rowsInStatement = 0;
    QList<Written> m_written;
};

} // namespace showroom::exporting
