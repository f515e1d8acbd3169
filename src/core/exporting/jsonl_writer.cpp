#include "core/exporting/jsonl_writer.h"

#include "core/exporting/export_plan.h"
#include "core/exporting/json_text.h"
#include "core/exporting/output_buffer.h"

namespace showroom::exporting {

JsonlWriter::JsonlWriter(OutputBuffer &out)
    : m_out(out)
{
}

void JsonlWriter::begin(const ExportPlan &)
{
}

void JsonlWriter::beginTable(const ExportTable &table)
{
    m_row = JsonRow(table, "{\"table\":" + jsonString(table.name) + ",\"row\":{");
}

void JsonlWriter::writeRow(const CopyTuple &row)
{
    m_row.append(m_out, row);
    m_out.append(QByteArrayView("}}\n"));
}

void JsonlWriter::endTable(const ExportTable &, qint64)
{
}

void JsonlWriter::end(const ExportPlan &)
{
}

} // namespace showroom::exporting
