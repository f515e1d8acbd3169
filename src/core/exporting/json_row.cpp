#include "core/exporting/json_row.h"

#include "core/exporting/copy_tuple.h"
#include "core/exporting/export_plan.h"
#include "core/exporting/json_text.h"
#include "core/exporting/output_buffer.h"
#include "core/exporting/value_output.h"
#include "core/exporting/value_text.h"

namespace showroom::exporting {

using namespace value_text;

namespace {

constexpr ScalarStyle jsonStyle{'"', 'T', "+00:00"};

void appendBytea(OutputBuffer &out, QByteArrayView value)
{
    out.append(QByteArrayView("\"\\\\x"));
    appendHex(out, value);
    out.append('"');
}

void appendValue(OutputBuffer &out, Encoding encoding, QByteArrayView value)
{
    if (isScalar(encoding)) {
        out.commit(writeScalar(out.reserve(maxScalarSize), encoding, value.data(), jsonStyle));
        return;
    }
    switch (encoding) {
    case Encoding::Numeric:
        return appendNumeric(out, value, jsonStyle.quote);
    case Encoding::Jsonb:
        return appendJsonLine(out, value.sliced(1)); // after the version of jsonb's binary form
    case Encoding::Json:
    case Encoding::Literal:
        return appendJsonLine(out, value);
    case Encoding::Bytea:
        return appendBytea(out, value);
    default:
        return appendJsonString(out, value);
    }
}

} // namespace

JsonRow::JsonRow(const ExportTable &table, const QByteArray &head)
{
    for (const ExportColumn &column : table.columns)
        m_columns.push_back({(m_columns.empty() ? head : ",") + jsonString(column.name) + ':', column.encoding});
}

void JsonRow::append(OutputBuffer &out, const CopyTuple &row) const
{
    for (std::size_t i = 0; i < row.size(); ++i) {
        const Column &column = m_columns[i];
        out.append(column.prefix);
        if (row.isNull(i))
            out.append(QByteArrayView("null"));
        else
            appendValue(out, column.encoding, row.field(i));
    }
}

} // namespace showroom::exporting
