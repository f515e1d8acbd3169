#include "core/exporting/csv_writer.h"

#include "base/spreadsheet_cell.h"
#include "core/exporting/copy_tuple.h"
#include "core/exporting/export_plan.h"
#include "core/exporting/output_buffer.h"
#include "core/exporting/value_output.h"
#include "core/exporting/value_text.h"

#include <algorithm>
#include <cstring>

namespace showroom::exporting {

using namespace value_text;

namespace {

constexpr ScalarStyle csvStyle{'"', ' ', "+00"};
constexpr QByteArrayView endOfLine("\r\n");

bool needsQuotes(QByteArrayView text)
{
    const auto isSpecial = [](char c) { return c == '"' || c == ',' || c == '\n' || c == '\r'; };
    // A lone \. ends the data of PostgreSQL's COPY; blanks at the ends are dropped by some readers.
    return text.isEmpty() || text.front() == ' ' || text.back() == ' ' || text == QByteArrayView("\\.") ||
           std::any_of(text.begin(), text.end(), isSpecial);
}

} // namespace

CsvWriter::CsvWriter(OutputBuffer &out)
    : m_out(out)
{
}

void CsvWriter::begin(const ExportPlan &)
{
}

void CsvWriter::beginTable(const ExportTable &table)
{
    m_encodings.clear();
    for (const ExportColumn &column : table.columns) {
        if (!m_encodings.empty())
            m_out.append(',');
        appendText(column.name);
        m_encodings.push_back(column.encoding);
    }
    m_out.append(endOfLine);
}

void CsvWriter::writeRow(const CopyTuple &row)
{
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0)
            m_out.append(',');
        if (!row.isNull(i))
            appendValue(m_encodings[i], row.field(i));
    }
    m_out.append(endOfLine);
}

void CsvWriter::endTable(const ExportTable &, qint64)
{
}

void CsvWriter::end(const ExportPlan &)
{
}

void CsvWriter::appendText(QByteArrayView text)
{
    const bool isQuoted = needsQuotes(text);
    if (isQuoted)
        m_out.append('"');
    if (needsApostrophe(text))
        m_out.append('\'');
    if (isQuoted) {
        appendQuoted(text);
        m_out.append('"');
    } else {
        m_out.append(text);
    }
}

void CsvWriter::appendQuoted(QByteArrayView text)
{
    while (!text.isEmpty()) {
        const auto *quote = static_cast<const char *>(std::memchr(text.data(), '"', std::size_t(text.size())));
        const qsizetype size = quote ? quote + 1 - text.data() : text.size();
        m_out.append(text.first(size));
        if (quote)
            m_out.append('"');
        text = text.sliced(size);
    }
}

void CsvWriter::appendScalar(Encoding encoding, const char *data)
{
    char *const begin = m_out.reserve(maxScalarSize);
    char *const end = writeScalar(begin, encoding, data, csvStyle);
    if (*begin != csvStyle.quote) {
        m_out.commit(end); // a number or a truth value
        return;
    }
    // The quotes go: dates have no comma. A minus at the front is the one of "-infinity".
    *begin = '\'';
    const bool isInfinite = begin[1] == '-';
    const std::ptrdiff_t size = end - 2 - begin;
    if (!isInfinite)
        std::memmove(begin, begin + 1, std::size_t(size));
    m_out.commit(begin + size + (isInfinite ? 1 : 0));
}

void CsvWriter::appendNumber(QByteArrayView value)
{
    if (isFiniteNumeric(value)) {
        appendNumeric(m_out, value, '"');
        return;
    }
    char word[maxScalarSize];
    appendText(QByteArrayView(word, writeNumeric(word, value) - word));
}

void CsvWriter::appendValue(Encoding encoding, QByteArrayView value)
{
    if (isScalar(encoding))
        return appendScalar(encoding, value.data());
    switch (encoding) {
    case Encoding::Numeric:
        return appendNumber(value);
    case Encoding::Bytea:
        m_out.append(QByteArrayView("\\x"));
        return appendHex(m_out, value);
    case Encoding::Jsonb:
        return appendText(value.sliced(1)); // after the version of jsonb's binary form
    default:
        return appendText(value);
    }
}

} // namespace showroom::exporting
