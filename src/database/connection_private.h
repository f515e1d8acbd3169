#pragma once

#include "database/connection.h"

#include <QElapsedTimer>
#include <QSqlDatabase>

#include <libpq-fe.h>

#include <optional>

namespace showroom::database {

using ResultPointer = std::shared_ptr<const PGresult>;

/// Whether a wait gives in to a cancellation.
enum class Interrupts {
    Obeyed,
    Ignored, ///< for ROLLBACK: it must run after a cancellation too, yet not hang on a silent server
};

ResultPointer shareResult(PGresult *result);

/// The session itself and its interruptible waits; shared by Connection, the copies and the transactions.
class Connection::Private final {
public:
    explicit Private(ConnectionSettings settings);
    ~Private();
    Q_DISABLE_COPY_MOVE(Private)

    Result<void> open(const std::function<bool()> &isStopped);

    /// Sends the statement, ready for nextResult().
    Result<void> send(const SqlStatement &statement, const Bindings &bindings);
    /// The next result of what was sent, null at the end. Errors of the server arrive as results.
    Result<ResultPointer> nextResult(Interrupts interrupts = Interrupts::Obeyed);
    /// Sends and reads to the end: the last result, or the first error.
    Result<ResultPointer> run(const SqlStatement &statement, const Bindings &bindings);
    /// The same for constant text without parameters.
    Result<ResultPointer> runText(const QByteArray &sql, Interrupts interrupts = Interrupts::Obeyed);
    /// Reads what is left to the end: the last result, or the first error.
    Result<ResultPointer> drain(Interrupts interrupts = Interrupts::Obeyed);

    /// Waits for the socket, for a tick at most. Cancelled when the statement was asked to stop and the server stays
    /// silent.
    Result<void> waitForSocket(short events, Interrupts interrupts);
    bool isInterrupted() const;
    bool isStopRequested() const;
    /// Asks the server to end the running statement, without waiting for it.
    void requestCancel();
    void markLost();

    ConnectionSettings settings;
    PGconn *pg = nullptr;
    std::shared_ptr<std::atomic_bool> cancelRequested = std::make_shared<std::atomic_bool>(false);
    std::stop_token stopToken;
    std::function<bool()> stopCheck;
    std::function<bool()> abandonCheck;
    bool lost = false;

private:
    Result<void> startStatement();
    Error connectFailure(const QString &text, bool timedOut) const;

    QString m_name;
    std::optional<QSqlDatabase> m_database;
    std::optional<QElapsedTimer> m_cancelSent;
};

} // namespace showroom::database
