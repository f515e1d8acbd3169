#include "core/exporting/json_writer.h"

#include "core/exporting/export_plan.h"
#include "core/exporting/json_text.h"
#include "core/exporting/output_buffer.h"

#include <utility>

namespace showroom::exporting {

using namespace Qt::StringLiterals;

JsonWriter::JsonWriter(OutputBuffer &out)
    : m_out(out)
{
}

void JsonWriter::begin(const ExportPlan &plan)
{
    const std::pair<QByteArrayView, QString> facts[] = {
        {"environment", plan.environmentId},
        {"blueprint", plan.blueprint},
        {"blueprintVersion", plan.blueprintVersion},
        {"isolation", plan.isolation},
        {"referenceDate", plan.referenceDate},
        {"fingerprint", plan.fingerprint},
        {"createdAt", plan.writtenAt.toUTC().toString(Qt::ISODateWithMs)},
    };
    m_out.append(QByteArrayView("{\"showroomExport\":1"));
    for (const auto &[key, value] : facts)
        m_out.append(QByteArray(",\n\"" + key.toByteArray() + "\":" + jsonString(value.toUtf8())));
    m_out.append(QByteArrayView(",\n\"tables\":{"));
}

void JsonWriter::beginTable(const ExportTable &table)
{
    m_row = JsonRow(table, "{");
    m_out.append(QByteArrayView(std::exchange(m_isFirstTable, false) ? "\n" : ",\n"));
    m_out.append(QByteArray(jsonString(table.name) + ":["));
    m_isFirstRow = true;
}

void JsonWriter::writeRow(const CopyTuple &row)
{
    m_out.append(QByteArrayView(std::exchange(m_isFirstRow, false) ? "\n" : ",\n"));
    m_row.append(m_out, row);
    m_out.append('}');
}

void JsonWriter::endTable(const ExportTable &, qint64)
{
    m_out.append(QByteArrayView("\n]"));
}

void JsonWriter::end(const ExportPlan &)
{
    m_out.append(QByteArrayView("\n}}\n"));
}

} // namespace showroom::exporting
