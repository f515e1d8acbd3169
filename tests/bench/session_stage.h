#pragma once

#include "base/result.h"
#include "bench/bench_server.h"

#include <QByteArray>

namespace showroom::bench {

/// An environment that people have sessions in, with a login of the product's.
class SessionStage final {
public:
    static constexpr char environment[] = "demo-sessions";

    struct Session {
        QByteArray id;
        QString token;
    };

    explicit SessionStage(BenchServer &server)
        : m_server(server)
    {
    }

    /// Fills the environment: `size` as showroomctl knows it.
    Result<void> fill(const QString &size);
    Result<Session> open(const QByteArray &person);
    /// A session with changes in it, all in the table of events: two thirds edits, the rest new rows and deletions.
    Result<Session> openWithChanges(const QByteArray &person, int changes);
    /// A connection of the product's login; it enters nothing.
    Result<database::Connection> connectProduct() const;
    /// The same, within a session and with the product's search path.
    Result<database::Connection> enter(const QString &token) const;

private:
    BenchServer &m_server;
};

} // namespace showroom::bench
