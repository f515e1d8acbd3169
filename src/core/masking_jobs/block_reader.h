#pragma once

#include "core/masking_jobs/byte_source.h"
#include "core/masking_jobs/file_format.h"
#include "core/masking_jobs/record.h"

namespace showroom::masking_jobs {

/// Cuts a file into blocks of whole rows, in memory that depends on its longest row alone.
class BlockReader final {
public:
    /// The longest row that is read; a longer one mostly misses a closing quote.
    static constexpr std::size_t largestRow = 8 * 1024 * 1024;
    static constexpr std::size_t blockSize = 256 * 1024;

    /// Reads a CSV file's header. `delimiter` is guessed when it is not given. NotFound, FileFailure; InvalidInput for
    /// an empty file, one that is no UTF-8, and a header that names no column or one twice.
    static Result<BlockReader> open(const SourceText &source, FileFormat format, std::optional<char> delimiter = {});

    const Dialect &dialect() const { return m_dialect; }
    /// What stands before the first row: byte order mark and header, as they are.
    const std::string &preamble() const { return m_preamble; }
    /// Bytes of the whole source, and of those that next() has passed.
    qint64 size() const { return m_source.size(); }
    qint64 position() const { return m_position; }

    /// The next rows; false at the end. InvalidInput with line and column for a row longer than largestRow.
    Result<bool> next(Block &block);

private:
    explicit BlockReader(ByteSource source);

    Result<void> fill();
    Result<void> readPreamble(FileFormat format, std::optional<char> delimiter);
    std::size_t wholeRows();
    void scanCsv();
    Error tooLongError() const;
    void take(std::size_t size, std::string &into);

    ByteSource m_source;
    Dialect m_dialect;
    std::string m_preamble;
    std::string m_pending;      ///< read, and not yet given out
    std::size_t m_scanned = 0;  ///< of m_pending
    std::size_t m_rowsEnd = 0;  ///< behind the last whole row in m_pending
    std::size_t m_firstEnd = 0; ///< behind its first row, 0 when that is not whole
    bool m_isQuoted = false;    ///< at m_scanned
    bool m_isAtEnd = false;
    qint64 m_line = 1;
    qint64 m_position = 0;
};

} // namespace showroom::masking_jobs
