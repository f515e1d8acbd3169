#include "core/exporting/sql_writer.h"

#include "core/exporting/copy_tuple.h"
#include "core/exporting/output_buffer.h"
#include "core/exporting/value_output.h"
#include "core/exporting/value_text.h"

#include <algorithm>
#include <cstring>

namespace showroom::exporting {

using namespace value_text;

namespace {

constexpr ScalarStyle sqlStyle{'\'', ' ', "+00"};

constexpr QByteArrayView settings = R"(
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET client_min_messages = warning;
SET DateStyle = 'ISO, YMD';
SET IntervalStyle = 'postgres';
SET TimeZone = 'UTC';
SET search_path = '';

BEGIN;
)";

QByteArray line(const char *label, const QString &value)
{
    return QByteArray(label) + value.toUtf8();
}

} // namespace

SqlWriter::SqlWriter(OutputBuffer &out)
    : m_out(out)
{
}

void SqlWriter::begin(const ExportPlan &plan)
{
    appendComment(line("Showroom export of ", plan.environmentId));
    appendComment(line("Written at:     ", plan.writtenAt.toUTC().toString(Qt::ISODate)));
    appendComment(line("Blueprint:      ", plan.blueprint + QLatin1Char(' ') + plan.blueprintVersion));
    appendComment(line("Reference date: ", plan.referenceDate));
    appendComment(line("Fingerprint:    ", plan.fingerprint) + " (of the whole dataset)");
    for (const ExportTable &table : plan.tables) {
        appendComment("Table:          " + table.name + (table.isFiltered ? " (some of its rows)" : ""));
    }
    appendComment("How many rows each table has stands in the last lines.");
    appendComment("Load it into an empty database: psql -v ON_ERROR_STOP=1 -d DATABASE -f THIS_FILE");
    m_out.append(settings);
    appendDefinition(plan.before);
}

void SqlWriter::beginTable(const ExportTable &table)
{
    m_insertInto = table.insertInto + " VALUES\n";
    m_rowsInStatement = 0;
    m_encodings.clear();
    for (const ExportColumn &column : table.columns)
        m_encodings.append(column.encoding);
    m_out.append('\n');
}

void SqlWriter::writeRow(const CopyTuple &row)
{
    m_out.append(m_rowsInStatement == 0 ? QByteArrayView(m_insertInto) : QByteArrayView(",\n"));
    for (std::size_t i = 0; i < row.size(); ++i) {
        m_out.append(i == 0 ? '(' : ',');
        if (row.isNull(i))
            m_out.append(QByteArrayView("NULL"));
        else
            writeValue(m_encodings[qsizetype(i)], row.field(i));
    }
    m_out.append(')');
    if (++m_rowsInStatement == rowsPerInsert) {
        m_out.append(QByteArrayView(";\n"));
        m_rowsInStatement = 0;
    }
}

void SqlWriter::endTable(const ExportTable &table, qint64 rows)
{
    if (m_rowsInStatement > 0)
        m_out.append(QByteArrayView(";\n"));
    m_written.append({table.name, rows});
}

void SqlWriter::end(const ExportPlan &plan)
{
    m_out.append('\n');
    appendDefinition(plan.after);
    appendLine("\nCOMMIT;\n");
    for (const Written &written : m_written)
        appendComment("Rows written: " + written.table + ' ' + QByteArray::number(written.rows));
}

void SqlWriter::appendLine(QByteArrayView text)
{
    m_out.append(text);
    m_out.append('\n');
}

void SqlWriter::appendComment(QByteArray text)
{
    // A line break in a name would end the comment and run the rest as SQL.
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
    m_out.append(QByteArrayView("-- "));
    appendLine(text);
}

void SqlWriter::appendDefinition(const QList<DefinitionLine> &lines)
{
    for (const DefinitionLine &definition : lines) {
        if (definition.isComment)
            appendComment(definition.text);
        else
            appendLine(definition.text);
    }
}

void SqlWriter::appendString(QByteArrayView text)
{
    m_out.append('\'');
    while (!text.isEmpty()) {
        const auto *quote = static_cast<const char *>(std::memchr(text.data(), '\'', std::size_t(text.size())));
        const qsizetype size = quote ? quote + 1 - text.data() : text.size();
        m_out.append(text.first(size));
        if (quote)
            m_out.append('\'');
        text = text.sliced(size);
    }
    m_out.append('\'');
}

void SqlWriter::writeValue(Encoding encoding, QByteArrayView value)
{
    if (isScalar(encoding)) {
        m_out.commit(writeScalar(m_out.reserve(maxScalarSize), encoding, value.data(), sqlStyle));
        return;
    }
    switch (encoding) {
    case Encoding::Numeric:
        return appendNumeric(m_out, value, sqlStyle.quote);
    case Encoding::Bytea:
        m_out.append(QByteArrayView("'\\x"));
        appendHex(m_out, value);
        m_out.append('\'');
        return;
    case Encoding::Jsonb:
        return appendString(value.sliced(1)); // after the version of jsonb's binary form
    default:
        return appendString(value);
    }
}

} // namespace showroom::exporting
