#pragma once

#include "core/exporting/export_plan.h"
#include "core/exporting/record_writer.h"

namespace showroom::exporting {

class OutputBuffer;

/// JSON Lines: `{"table":"impact.users","row":{…}}` a line, the row as PostgreSQL's row_to_json gives it.
class JsonlWriter final : public RecordWriter {
public:
    explicit JsonlWriter(OutputBuffer &out);

    void begin(const ExportPlan &plan) override;
    void beginTable(const ExportTable &table) override;
    void writeRow(const CopyTuple &row) override;
    void endTable(const ExportTable &table, qint64 rows) override;
    void end(const ExportPlan &plan) override;

private:
    struct Column {
        QByteArray prefix; ///< everything between the value before and this one, its key included
        Encoding encoding;
    };

    void writeValue(Encoding encoding, QByteArrayView value);

    OutputBuffer &m_out;
    QList<Column> m_columns;
};

} // namespace showroom::exporting
