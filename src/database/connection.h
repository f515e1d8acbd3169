#pragma once

#include "base/result.h"
#include "database/connection_settings.h"
#include "database/rows.h"
#include "database/sql_statement.h"

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>

typedef struct pg_conn PGconn;

namespace showroom::database {

/// Stops whatever statement runs on its connection; any thread may hold and call it, also after the connection's end.
class Canceller {
public:
    /// Returns at once; the statement fails with ErrorCode::Cancelled within a tenth of a second, or three seconds when
    /// the server no longer answers. Without a running statement nothing happens.
    void cancel() const { m_requested->store(true); }

private:
    friend class Connection;
    std::shared_ptr<std::atomic_bool> m_requested = std::make_shared<std::atomic_bool>(false);
};

/// A PostgreSQL session of one thread: a QSqlDatabase (QPSQL) and the libpq handle below it.
///
/// Statements go through the handle with server-side parameters: QPSQL would write the values into the statement's
/// text, hence into the server's log, and would drop the server's HINT and DETAIL. Every wait is interruptible.
class Connection final {
public:
    /// Connects; blocks up to the settings' time-out, or until `isStopped` says so (then Cancelled). Never on the GUI
    /// thread.
    static Result<Connection> open(const ConnectionSettings &settings, const std::function<bool()> &isStopped = {});

    Connection(Connection &&) noexcept;
    Connection &operator=(Connection &&) noexcept;
    ~Connection();

    /// The result as a whole.
    Result<Rows> query(const SqlStatement &statement, const Bindings &bindings = {});
    /// The first row; NotFound when there is none.
    Result<Row> queryOne(const SqlStatement &statement, const Bindings &bindings = {});
    /// The number of affected rows.
    Result<qint64> execute(const SqlStatement &statement, const Bindings &bindings = {});
    /// First column of the first row; invalid for NULL or no row.
    Result<QVariant> scalar(const SqlStatement &statement, const Bindings &bindings = {});
    /// Row by row in constant memory. An error from `visit` cancels the statement and is returned.
    Result<void> forEachRow(const SqlStatement &statement, const Bindings &bindings,
                            const std::function<Result<void>(const Row &)> &visit);
    /// A script of several statements without parameters: migrations only.
    Result<void> executeScript(const QByteArray &sql);
    /// Asks the server to parse and describe the statement without running it.
    Result<void> check(const SqlStatement &statement);

    /// The libpq handle, for COPY. Valid as long as the connection.
    PGconn *handle() const;
    /// False when the session is lost; open another one then.
    bool isUsable() const;
    bool inTransaction() const;
    /// For example 150020.
    int serverVersion() const;
    /// The protocol that encrypts the session, for example "TLSv1.3"; empty without.
    QString encryption() const;
    const ConnectionSettings &settings() const;

    Canceller canceller() const;
    /// Statements end with Cancelled when `token` is stopped; a default token ends that.
    void setStopToken(std::stop_token token);
    /// A further condition under which statements stop, asked some fifty times a second; an empty one ends that.
    void setStopCheck(std::function<bool()> check);
    /// Like a stop check, but the session is given up at once instead of waiting for the server's word: for owners that
    /// end.
    void setAbandonCheck(std::function<bool()> check);
    /// True when the stop token was stopped or the canceller called during the current wait.
    bool isInterrupted() const;

private:
    friend class CopyWriter;
    friend class CopyReader;
    friend class Transaction;
    friend class Savepoint;
    class Private;
    explicit Connection(std::unique_ptr<Private> d);

    std::unique_ptr<Private> d;
};

} // namespace showroom::database
