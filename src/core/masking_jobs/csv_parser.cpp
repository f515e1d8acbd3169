#include "core/masking_jobs/csv_parser.h"

#include "core/masking_jobs/value_shapes.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

Error raggedError(const Record &record, std::size_t expected, std::string_view name)
{
    const auto found = qint64(record.values.size());
    return fail(ErrorCode::InvalidInput,
                Texts::tr("In %1 the row has %2 fields, the header has %3.")
                    .arg(placeText(record.line, std::min(found, qint64(expected)) + 1, name))
                    .arg(found)
                    .arg(expected),
                Texts::tr("Mend the row: a field that holds the delimiter or a line break stands in quotes."));
}

Error headerError(const QString &message)
{
    return fail(ErrorCode::InvalidInput, message,
                Texts::tr("The first line names the columns, each by a name of its own."));
}

QString textOf(const Value &value)
{
    return QString::fromUtf8(value.text.data(), qsizetype(value.text.size()));
}

// What stands in the first line is never masked: it had better be names.
Result<void> requireName(const Value &value, qint64 column)
{
    const QString place = placeText(1, column, {});
    if (value.literal == Literal::Plain && value.text.find('\r') != std::string_view::npos)
        return fail(
            ErrorCode::InvalidInput, Texts::tr("The lines end with a carriage return alone."),
            Texts::tr("Save the file with usual line ends (for example with: tr '\\r' '\\n'), then try again."));
    if (value.text.find_first_not_of(" \t") == std::string_view::npos)
        return headerError(Texts::tr("The header has no name in %1.").arg(place));
    if (isPersonalText(textOf(value)))
        return fail(ErrorCode::InvalidInput,
                    Texts::tr("The first line names no columns: in %1 stands somebody's data.").arg(place),
                    Texts::tr("Put a line with the columns' names in front; the first line is not masked."));
    return {};
}

} // namespace

CsvParser::CsvParser(const Dialect &dialect)
    : RecordParser(dialect.columns)
    , m_delimiter(dialect.delimiter)
{
}

std::string_view CsvParser::nameOf(std::size_t column) const
{
    return column < m_columns.size() ? std::string_view(m_columns[column]) : std::string_view();
}

// The value's text begins at m_next + value.begin of the block; both readers return where the field ends.
std::size_t CsvParser::readPlain(Value &value) const
{
    const char *const begin = m_bytes.data() + value.begin;
    const char *const last = m_bytes.data() + m_bytes.size();
    const char *at = begin;
    while (at != last && *at != m_delimiter && *at != '\n')
        ++at;
    const char *end = at;
    const bool endsLine = at == last || *at == '\n';
    if (endsLine && end != begin && end[-1] == '\r')
        --end;
    value.literal = Literal::Plain;
    value.text = std::string_view(begin, std::size_t(end - begin));
    value.size = std::uint32_t(value.text.size());
    return std::size_t(at - m_bytes.data());
}

Result<std::size_t> CsvParser::readQuoted(Record &record, Value &value) const
{
    const std::size_t begin = value.begin + 1;
    std::size_t close = m_bytes.find('"', begin);
    const bool isEscaped = close != std::string_view::npos && close + 1 < m_bytes.size() && m_bytes[close + 1] == '"';
    const std::size_t stored = record.texts.size();
    std::size_t from = begin;
    while (close != std::string_view::npos && close + 1 < m_bytes.size() && m_bytes[close + 1] == '"') {
        record.texts.append(m_bytes.substr(from, close + 1 - from));
        from = close + 2;
        close = m_bytes.find('"', from);
    }
    const auto place = [&] {
        return placeText(record.line, qint64(record.values.size()) + 1, nameOf(record.values.size()));
    };
    if (close == std::string_view::npos)
        return fail(ErrorCode::InvalidInput, Texts::tr("The quote that opens in %1 is never closed.").arg(place()),
                    Texts::tr("Close it; a quote inside of quotes is written twice."));
    if (isEscaped) {
        record.texts.append(m_bytes.substr(from, close - from));
        value.text = std::string_view(record.texts).substr(stored);
    } else {
        value.text = m_bytes.substr(begin, close - begin);
    }
    value.literal = Literal::Quoted;
    value.size = std::uint32_t(close + 1 - value.begin);
    std::size_t end = close + 1;
    if (end < m_bytes.size() && m_bytes[end] == '\r' && (end + 1 == m_bytes.size() || m_bytes[end + 1] == '\n'))
        ++end;
    if (end < m_bytes.size() && m_bytes[end] != m_delimiter && m_bytes[end] != '\n')
        return fail(ErrorCode::InvalidInput, Texts::tr("In %1 text stands behind the closing quote.").arg(place()),
                    Texts::tr("A quote inside of quotes is written twice."));
    return end;
}

Result<void> CsvParser::read(Record &record)
{
    // Texts without their doubled quotes are shorter than the row, so that views into them stay valid.
    record.texts.clear();
    const std::size_t begin = m_next;
    record.raw = m_bytes.substr(begin);
    if (const auto lineEnd = m_bytes.substr(begin, 2); lineEnd.starts_with('\n') || lineEnd == "\r\n")
        return finish(record, begin, begin + (lineEnd[0] == '\n' ? 0 : 1));
    std::size_t at = begin;
    while (true) {
        Value value;
        value.column = std::uint32_t(record.values.size());
        value.begin = std::uint32_t(at);
        if (at < m_bytes.size() && m_bytes[at] == '"') {
            if (record.texts.capacity() < m_bytes.size())
                record.texts.reserve(m_bytes.size());
            const auto end = readQuoted(record, value);
            if (!end)
                return end.error();
            at = *end;
        } else {
            at = readPlain(value);
        }
        value.begin -= std::uint32_t(begin);
        record.values.push_back(value);
        if (at >= m_bytes.size() || m_bytes[at] == '\n')
            return finish(record, begin, at);
        ++at;
    }
}

Result<void> CsvParser::finish(Record &record, std::size_t begin, std::size_t end)
{
    m_next = std::min(end + 1, m_bytes.size());
    record.raw = m_bytes.substr(begin, m_next - begin);
    if (!m_isHeader && !record.values.empty() && record.values.size() != m_columns.size())
        return raggedError(record, m_columns.size(), nameOf(record.values.size()));
    return {};
}

Result<std::vector<std::string>> CsvParser::readHeader(std::string_view header, char delimiter)
{
    CsvParser parser({FileFormat::Csv, delimiter, {}});
    parser.m_isHeader = true;
    const Block block{std::string(header), 1};
    parser.begin(block);
    Record record;
    const auto isRead = parser.next(record);
    if (!isRead)
        return isRead.error();
    std::vector<std::string> names;
    for (const Value &value : record.values) {
        const qint64 column = qint64(names.size()) + 1;
        SHOWROOM_TRY(requireName(value, column));
        if (std::find(names.begin(), names.end(), value.text) != names.end())
            return headerError(
                Texts::tr("The header names “%1” a second time in %2.").arg(textOf(value), placeText(1, column, {})));
        names.emplace_back(value.text);
    }
    if (names.empty())
        return headerError(Texts::tr("The first line is blank."));
    return names;
}

} // namespace showroom::masking_jobs
