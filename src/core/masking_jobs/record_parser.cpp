#include "core/masking_jobs/record_parser.h"

#include "core/masking_jobs/csv_parser.h"
#include "core/masking_jobs/json_parser.h"
#include "core/masking_jobs/utf8.h"

#include <QCoreApplication>

#include <algorithm>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

} // namespace

RecordParser::RecordParser(std::vector<std::string> columns)
    : m_columns(std::move(columns))
{
}

std::unique_ptr<RecordParser> RecordParser::make(const Dialect &dialect)
{
    if (dialect.format == FileFormat::Jsonl)
        return std::make_unique<JsonParser>();
    return std::make_unique<CsvParser>(dialect);
}

void RecordParser::begin(const Block &block)
{
    m_bytes = block.bytes;
    m_next = 0;
    m_line = block.firstLine;
    m_firstInvalid = firstInvalidByte(m_bytes);
}

Result<bool> RecordParser::next(Record &record)
{
    if (m_next >= m_bytes.size())
        return false;
    record.values.clear();
    record.line = m_line;
    const std::size_t begin = m_next;
    const auto verdict = read(record);
    if (!verdict)
        record.raw = m_bytes.substr(begin, m_bytes.find('\n', begin) - begin);
    // Broken bytes explain more than what a parser makes of them.
    if (record.raw.data() + record.raw.size() > m_bytes.data() + m_firstInvalid && m_firstInvalid < m_bytes.size())
        return requireUtf8(record).error();
    if (!verdict)
        return verdict.error();
    m_line += std::count(m_bytes.begin() + qsizetype(begin), m_bytes.begin() + qsizetype(m_next), '\n');
    return true;
}

Result<void> RecordParser::requireUtf8(const Record &record) const
{
    const auto at = std::size_t(m_bytes.data() + m_firstInvalid - record.raw.data());
    const std::string_view before = record.raw.substr(0, std::min(at, record.raw.size()));
    const auto line = record.line + std::count(before.begin(), before.end(), '\n');
    const auto value = std::find_if(record.values.begin(), record.values.end(),
                                    [at](const Value &v) { return at < std::size_t(v.begin) + v.size; });
    const bool isKnown = value != record.values.end();
    const qint64 column = isKnown ? value - record.values.begin() + 1 : qint64(record.values.size()) + 1;
    // A header is read before there are names.
    const bool isNamed = isKnown && value->column < m_columns.size();
    const std::string_view name = isNamed ? std::string_view(m_columns[value->column]) : std::string_view();
    return fail(ErrorCode::InvalidInput,
                Texts::tr("In %1 stand bytes that are no UTF-8 text.").arg(placeText(line, column, name)),
                Texts::tr("Save the file as UTF-8 (for example with: iconv -f WINDOWS-1252 -t UTF-8), then try again."),
                u"byte 0x%1"_s.arg(uint(static_cast<unsigned char>(m_bytes[m_firstInvalid])), 2, 16, QLatin1Char('0')));
}

} // namespace showroom::masking_jobs
