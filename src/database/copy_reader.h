#pragma once

#include "base/result.h"

#include <QByteArray>

#include <optional>

namespace showroom::database {

class Connection;
class SqlStatement;

/// Reads `COPY … TO STDOUT` in constant memory; cancels the copy when destroyed before its end. The connection stays
/// usable.
class CopyReader final {
public:
    /// Starts the copy; `statement` has no parameters. `connection` must outlive the reader.
    static Result<CopyReader> begin(Connection &connection, const SqlStatement &statement);

    CopyReader(CopyReader &&other) noexcept;
    CopyReader &operator=(CopyReader &&) = delete;
    ~CopyReader();

    /// The next row in the statement's format (a line, or a binary tuple; the binary header comes with the first), or
    /// nothing at the end. The view is valid until the next call.
    Result<std::optional<QByteArrayView>> next();

private:
    explicit CopyReader(Connection *connection);
    void release();

    Connection *m_connection;
    char *m_buffer = nullptr;
};

} // namespace showroom::database
