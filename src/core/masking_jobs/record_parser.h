#pragma once

#include "base/result.h"
#include "core/masking_jobs/file_format.h"
#include "core/masking_jobs/record.h"

#include <memory>

namespace showroom::masking_jobs {

/// Takes the rows of a block apart. One per thread.
class RecordParser {
public:
    virtual ~RecordParser() = default;

    static std::unique_ptr<RecordParser> make(const Dialect &dialect);

    /// Goes on with the rows of this block, which must outlive the records.
    void begin(const Block &block);

    /// The next row; false at the block's end. Blank lines come as rows without values. InvalidInput with line and
    /// column for bytes that are no UTF-8, a row with more or fewer fields than the header, what stands behind a
    /// closing quote, and what is no JSON object.
    Result<bool> next(Record &record);

    /// What Value::column counts; JSON columns are added as they are met.
    const std::vector<std::string> &columns() const { return m_columns; }

protected:
    explicit RecordParser(std::vector<std::string> columns);
    Q_DISABLE_COPY_MOVE(RecordParser)

    /// Reads the row at m_next, sets its raw bytes and values, and moves on.
    virtual Result<void> read(Record &record) = 0;

    std::vector<std::string> m_columns;
    std::string_view m_bytes;
    std::size_t m_next = 0;
    std::int64_t m_line = 1;

private:
    Result<void> requireUtf8(const Record &record) const;

    std::size_t m_firstInvalid = 0;
};

} // namespace showroom::masking_jobs
