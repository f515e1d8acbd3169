#pragma once

#include "core/exporting/json_row.h"
#include "core/exporting/record_writer.h"

namespace showroom::exporting {

/// One JSON document: what the rows come from, and under "tables" an array of rows per table, each row as PostgreSQL's
/// row_to_json gives it and on a line of its own.
class JsonWriter final : public RecordWriter {
public:
    explicit JsonWriter(OutputBuffer &out);

    void begin(const ExportPlan &plan) override;
    void beginTable(const ExportTable &table) override;
    void writeRow(const CopyTuple &row) override;
    void endTable(const ExportTable &table, qint64 rows) override;
    void end(const ExportPlan &plan) override;

private:
    OutputBuffer &m_out;
    JsonRow m_row;
    bool m_isFirstTable = true;
    bool m_isFirstRow = true;
};

} // namespace showroom::exporting
