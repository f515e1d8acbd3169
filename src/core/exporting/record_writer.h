#pragma once

#include <QtGlobal>

namespace showroom::exporting {

class CopyTuple;
struct ExportPlan;
struct ExportTable;

/// A file format: what stands before, between and after the rows. Calls come as begin, (beginTable, writeRow …,
/// endTable) …, end.
class RecordWriter {
public:
    virtual ~RecordWriter() = default;

    virtual void begin(const ExportPlan &plan) = 0;
    virtual void beginTable(const ExportTable &table) = 0;
    virtual void writeRow(const CopyTuple &row) = 0;
    virtual void endTable(const ExportTable &table, qint64 rows) = 0;
    virtual void end(const ExportPlan &plan) = 0;

protected:
    RecordWriter() = default;
    Q_DISABLE_COPY_MOVE(RecordWriter)
};

} // namespace showroom::exporting
