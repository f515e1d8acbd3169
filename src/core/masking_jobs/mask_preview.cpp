#include "core/masking_jobs/mask_preview.h"

#include "core/masking_jobs/block_reader.h"
#include "core/masking_jobs/row_masker.h"

#include <algorithm>

namespace showroom::masking_jobs {

namespace {

void addRow(TableSample &sample, const Record &record, const std::vector<std::string> &columns)
{
    while (std::size_t(sample.columns.size()) < columns.size())
        sample.columns.append(QString::fromStdString(columns[std::size_t(sample.columns.size())]));
    QList<QStringList> row(sample.columns.size());
    for (const Value &value : record.values)
        row[value.column].append(QString::fromUtf8(value.text.data(), qsizetype(value.text.size())));
    sample.rows.append(row);
}

/// Only the first rows of a file, as a file of their own.
struct Beginning {
    Dialect dialect;
    Block block;
    bool isWhole = false;
};

Result<Beginning> readBeginning(const SourceText &source, FileFormat format, std::optional<char> delimiter, int rows)
{
    auto reader = BlockReader::open(source, format, delimiter);
    if (!reader)
        return reader.error();
    Beginning beginning{reader->dialect(), {}, false};
    const std::unique_ptr<RecordParser> parser = RecordParser::make(reader->dialect());
    Block block;
    Record record;
    int count = 0;
    while (true) {
        const auto hasBlock = reader->next(block);
        if (!hasBlock)
            return hasBlock.error();
        beginning.isWhole = !*hasBlock;
        if (!*hasBlock)
            return beginning;
        if (count == 0)
            beginning.block.firstLine = block.firstLine;
        parser->begin(block);
        for (auto hasRow = parser->next(record);; hasRow = parser->next(record)) {
            if (!hasRow)
                return hasRow.error();
            if (!*hasRow)
                break;
            if (!record.values.empty() && count++ == rows)
                return beginning;
            beginning.block.bytes += record.raw;
        }
    }
}

Result<TableSample> sampleOf(const Beginning &beginning, const Block &block)
{
    TableSample sample;
    sample.dialect = beginning.dialect;
    sample.isWhole = beginning.isWhole;
    const std::unique_ptr<RecordParser> parser = RecordParser::make(beginning.dialect);
    for (const std::string &column : parser->columns())
        sample.columns.append(QString::fromStdString(column));
    parser->begin(block);
    Record record;
    while (true) {
        const auto hasRow = parser->next(record);
        if (!hasRow)
            return hasRow.error();
        if (!*hasRow)
            break;
        if (!record.values.empty())
            addRow(sample, record, parser->columns());
    }
    for (QList<QStringList> &row : sample.rows)
        row.resize(sample.columns.size());
    return sample;
}

} // namespace

Result<TableSample> readSample(const SourceText &source, FileFormat format, std::optional<char> delimiter, int rows)
{
    const auto beginning = readBeginning(source, format, delimiter, rows);
    if (!beginning)
        return beginning.error();
    return sampleOf(*beginning, beginning->block);
}

Result<TableSample> previewMask(const SourceText &source, const Dialect &dialect, MaskPlan plan,
                                const masking::Masker &masker, int rows)
{
    const auto beginning = readBeginning(source, dialect.format, dialect.delimiter, rows);
    if (!beginning)
        return beginning.error();
    const auto before = sampleOf(*beginning, beginning->block);
    if (!before)
        return before.error();
    for (const QString &column : before->columns) {
        if (!plan.rule(column))
            plan.rules.append({column, {}});
    }
    RowMasker row(plan, beginning->dialect, masker);
    Block masked;
    masked.firstLine = beginning->block.firstLine;
    SHOWROOM_TRY(row.mask(beginning->block, masked.bytes));
    return sampleOf(*beginning, masked);
}

} // namespace showroom::masking_jobs
