#include "core/masking_jobs/block_reader.h"

#include "core/masking_jobs/csv_parser.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

bool isUtf16(std::string_view beginning)
{
    return beginning.starts_with("\xff\xfe") || beginning.starts_with("\xfe\xff");
}

} // namespace

BlockReader::BlockReader(ByteSource source)
    : m_source(std::move(source))
{
}

Result<BlockReader> BlockReader::open(const SourceText &source, FileFormat format, std::optional<char> delimiter)
{
    auto bytes = ByteSource::open(source);
    if (!bytes)
        return bytes.error();
    BlockReader reader(std::move(*bytes));
    SHOWROOM_TRY(reader.readPreamble(format, source.table ? ',' : delimiter));
    if (reader.m_pending.empty() && reader.m_preamble.empty())
        return fail(ErrorCode::InvalidInput, Texts::tr("“%1” is empty.").arg(source.label()),
                    Texts::tr("Choose a file with rows."));
    return reader;
}

Result<void> BlockReader::fill()
{
    const std::size_t before = m_pending.size();
    m_pending.resize(before + blockSize);
    const auto count = m_source.read(std::span(m_pending).subspan(before));
    m_pending.resize(before + std::size_t(count.value_or(0)));
    if (!count)
        return count.error();
    m_isAtEnd = *count == 0;
    return {};
}

Result<void> BlockReader::readPreamble(FileFormat format, std::optional<char> delimiter)
{
    m_dialect.format = format;
    SHOWROOM_TRY(fill());
    if (isUtf16(m_pending))
        return fail(ErrorCode::InvalidInput, Texts::tr("The file is UTF-16, not UTF-8."),
                    Texts::tr("Save it as UTF-8 (for example with: iconv -f UTF-16 -t UTF-8), then try again."));
    if (m_pending.starts_with(byteOrderMark))
        take(byteOrderMark.size(), m_preamble);
    if (format == FileFormat::Jsonl)
        return {};
    m_dialect.delimiter = delimiter.value_or(guessDelimiter(m_pending));
    while (m_firstEnd == 0 && wholeRows() == 0 && !m_isAtEnd) {
        if (m_pending.size() > largestRow)
            return tooLongError();
        SHOWROOM_TRY(fill());
    }
    std::string header;
    take(m_firstEnd > 0 ? m_firstEnd : m_pending.size(), header);
    if (header.empty())
        return {};
    auto names = CsvParser::readHeader(header, m_dialect.delimiter);
    if (!names)
        return names.error();
    m_dialect.columns = std::move(*names);
    m_preamble += header;
    return {};
}

Result<bool> BlockReader::next(Block &block)
{
    block.bytes.clear();
    while (wholeRows() == 0 && !m_isAtEnd) {
        if (m_pending.size() > largestRow)
            return tooLongError();
        SHOWROOM_TRY(fill());
    }
    block.firstLine = m_line;
    take(m_rowsEnd > 0 ? m_rowsEnd : m_pending.size(), block.bytes);
    return !block.bytes.empty();
}

/// Bytes of the whole rows that wait.
std::size_t BlockReader::wholeRows()
{
    if (m_dialect.format == FileFormat::Csv) {
        scanCsv();
    } else if (m_scanned < m_pending.size()) {
        const std::size_t end = m_pending.rfind('\n');
        m_rowsEnd = end == std::string::npos ? 0 : end + 1;
        m_scanned = m_pending.size();
    }
    return m_rowsEnd;
}

// A line break inside of quotes is part of a field. A quote opens at a field's beginning only; one at the end of what
// is known so far waits for the next byte, which may double it.
void BlockReader::scanCsv()
{
    const std::string_view text = m_pending;
    const auto passPlain = [&](std::size_t from, std::size_t to) {
        const std::string_view plain = text.substr(from, to - from);
        if (const std::size_t last = plain.rfind('\n'); last != std::string_view::npos) {
            m_rowsEnd = from + last + 1;
            if (m_firstEnd == 0)
                m_firstEnd = from + plain.find('\n') + 1;
        }
    };
    while (m_scanned < text.size()) {
        const std::size_t quote = std::min(text.find('"', m_scanned), text.size());
        if (!m_isQuoted) {
            passPlain(m_scanned, quote);
            const char before = quote == 0 ? '\n' : text[quote - 1];
            m_isQuoted = quote < text.size() && (before == '\n' || before == m_dialect.delimiter);
            m_scanned = std::min(quote + 1, text.size());
        } else if (quote + 1 < text.size()) {
            m_isQuoted = text[quote + 1] == '"';
            m_scanned = quote + (m_isQuoted ? 2 : 1);
        } else {
            m_scanned = quote;
            return;
        }
    }
}

void BlockReader::take(std::size_t size, std::string &into)
{
    into.append(m_pending, 0, size);
    m_line += std::count(m_pending.begin(), m_pending.begin() + qsizetype(size), '\n');
    m_position += qint64(size);
    m_pending.erase(0, size);
    m_scanned -= std::min(m_scanned, size);
    m_rowsEnd -= std::min(m_rowsEnd, size);
    m_firstEnd = 0;
}

// Counts the fields before the end of what was read; inside of quotes, that is the field whose quote opened.
Error BlockReader::tooLongError() const
{
    qint64 column = 0;
    if (m_dialect.format == FileFormat::Csv) {
        bool isQuoted = false;
        column = 1;
        for (const char c : m_pending) {
            isQuoted = isQuoted != (c == '"');
            column += !isQuoted && c == m_dialect.delimiter ? 1 : 0;
        }
    }
    const bool isNamed = column > 0 && std::size_t(column) <= m_dialect.columns.size();
    return fail(
        ErrorCode::InvalidInput,
        Texts::tr("In %1 the row grows longer than %2.")
            .arg(placeText(m_line, column,
                           isNamed ? std::string_view(m_dialect.columns[std::size_t(column) - 1]) : std::string_view()),
                 QLocale::c().formattedDataSize(qint64(largestRow))),
        Texts::tr("Look for a quote that is never closed, or take so long a field out of the file."));
}

} // namespace showroom::masking_jobs
