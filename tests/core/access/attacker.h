#pragma once

#include "database/connection_settings.h"

#include <QByteArray>

#include <memory>

typedef struct pg_conn PGconn;

namespace showroom::test {

/// What the server answered to an attempt.
struct Outcome {
    QByteArray state; ///< SQLSTATE of the error; empty when there was none
    QByteArray words; ///< everything that came back: rows, copied data, notices, errors with detail, hint and context

    bool operator==(const Outcome &) const = default;
};

/// A login that sends statements as they are and keeps everything that the server says to them.
class Attacker final {
public:
    /// `options` are the session's settings as libpq takes them ("-c name=value …").
    Attacker(const database::ConnectionSettings &settings, const QByteArray &options);
    ~Attacker();
    Q_DISABLE_COPY_MOVE(Attacker)

    /// Statements that each new session begins with; what fails of them fails for the role.
    void setPreparation(const QList<QByteArray> &statements);

    /// Runs statements in a transaction that is undone, or kept when `isKept`; `copied` is what a COPY FROM STDIN gets.
    Outcome attempt(const QByteArray &statements, const QByteArray &copied, bool isKept);

private:
    struct Close {
        void operator()(PGconn *connection) const;
    };

    void open();
    void prepare();
    Outcome send(const QByteArray &statements, const QByteArray &copied);
    void takeCopy(Outcome &outcome);

    database::ConnectionSettings m_settings;
    QByteArray m_options;
    QList<QByteArray> m_preparation;
    QByteArray m_notices;
    std::unique_ptr<PGconn, Close> m_connection;
};

} // namespace showroom::test
