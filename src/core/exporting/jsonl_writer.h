#pragma once

#include "core/exporting/json_row.h"
#include "core/exporting/record_writer.h"

namespace showroom::exporting {

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
    OutputBuffer &m_out;
    JsonRow m_row;
};

} // namespace showroom::exporting
