#include "core/exporting/jsonl_writer.h"

#include "core/exporting/copy_tuple.h"
#include "core/exporting/json_text.h"
#include "core/exporting/output_buffer.h"
#include "core/exporting/value_output.h"
#include "core/exporting/value_text.h"

namespace showroom::exporting {

using namespace value_text;

namespace {

QByteArray jsonString(QByteArrayView text)
{
    QByteArray result;
    OutputBuffer buffer([&result](QByteArrayView bytes) {
        result.append(bytes);
        return Result<void>();
    });
    appendJsonString(buffer, text);
    (void)buffer.flush();
    return result;
}

constexpr ScalarStyle jsonStyle{'"', 'T', "+00:00"};

void appendBytea(OutputBuffer &out, QByteArrayView value)
{
    out.append(QByteArrayView("\"\\\\x"));
    appendHex(out, value);
    out.append('"');
}

} // namespace

JsonlWriter::JsonlWriter(OutputBuffer &out)
    : m_out(out)
{
}

void JsonlWriter::begin(const ExportPlan &)
{
}

void JsonlWriter::beginTable(const ExportTable &table)
{
    m_columns.clear();
    for (const ExportColumn &column : table.columns) {
        QByteArray prefix(",");
        if (m_columns.isEmpty())
            prefix = "{\"table\":" + jsonString(table.name) + ",\"row\":{";
        m_columns.append({prefix + jsonString(column.name) + ':', column.encoding});
    }
}

void JsonlWriter::writeRow(const CopyTuple &row)
{
    for (std::size_t i = 0; i < row.size(); ++i) {
        const Column &column = m_columns[qsizetype(i)];
        m_out.append(column.prefix);
        if (row.isNull(i))
            m_out.append(QByteArrayView("null"));
        else
            writeValue(column.encoding, row.field(i));
    }
    m_out.append(QByteArrayView("}}\n"));
}

void JsonlWriter::endTable(const ExportTable &, qint64)
{
}

void JsonlWriter::end(const ExportPlan &)
{
}

void JsonlWriter::writeValue(Encoding encoding, QByteArrayView value)
{
    if (isScalar(encoding)) {
        m_out.commit(writeScalar(m_out.reserve(maxScalarSize), encoding, value.data(), jsonStyle));
        return;
    }
    switch (encoding) {
    case Encoding::Numeric:
        return appendNumeric(m_out, value, jsonStyle.quote);
    case Encoding::Jsonb:
        return appendJsonLine(m_out, value.sliced(1)); // after the version of jsonb's binary form
    case Encoding::Json:
    case Encoding::Literal:
        return appendJsonLine(m_out, value);
    case Encoding::Bytea:
        return appendBytea(m_out, value);
    default:
        return appendJsonString(m_out, value);
    }
}

} // namespace showroom::exporting
