#pragma once

#include "base/result.h"

#include <QByteArray>

#include <span>

namespace showroom::database {

class Connection;
class SqlStatement;

/// Streams bytes into `COPY … FROM STDIN`; aborts the copy when destroyed unfinished. The connection stays usable.
class CopyWriter final {
public:
    /// Starts the copy; `statement` has no parameters. `connection` must outlive the writer.
    static Result<CopyWriter> begin(Connection &connection, const SqlStatement &statement);

    CopyWriter(CopyWriter &&other) noexcept;
    CopyWriter &operator=(CopyWriter &&) = delete;
    ~CopyWriter();

    /// Sends whole or partial rows in the format of the statement; waits while the server is behind.
    Result<void> write(std::span<const char> bytes);
    Result<void> write(const QByteArray &bytes)
    {
        return write(std::span(bytes.constData(), std::size_t(bytes.size())));
    }
    /// Ends the copy; the number of rows that the server took.
    Result<qint64> finish();

private:
    explicit CopyWriter(Connection *connection);
    Result<void> flush();
    Error abort(Error reason);

    Connection *m_connection;
};

} // namespace showroom::database
