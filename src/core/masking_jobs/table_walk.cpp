#include "core/masking_jobs/table_walk.h"

namespace showroom::masking_jobs {

Result<void>
walkTable(const SourceText &source, const Dialect &dialect,
          const std::function<Result<void>(const Record &, qint64, const std::vector<std::string> &)> &visit,
          const std::function<Result<void>(qint64)> &between)
{
    auto reader = BlockReader::open(source, dialect.format, dialect.delimiter);
    if (!reader)
        return reader.error();
    const std::unique_ptr<RecordParser> parser = RecordParser::make(reader->dialect());
    Block block;
    Record record;
    qint64 row = 0;
    while (true) {
        const auto hasBlock = reader->next(block);
        if (!hasBlock)
            return hasBlock.error();
        if (!*hasBlock)
            return {};
        parser->begin(block);
        while (true) {
            const auto hasRow = parser->next(record);
            if (!hasRow)
                return hasRow.error();
            if (!*hasRow)
                break;
            if (!record.values.empty())
                SHOWROOM_TRY(visit(record, ++row, parser->columns()));
        }
        if (between)
            SHOWROOM_TRY(between(reader->position()));
    }
}

} // namespace showroom::masking_jobs
