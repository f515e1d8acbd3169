#include "bench/session_stage.h"

namespace showroom::bench {

using namespace Qt::StringLiterals;
using database::Connection;
using database::SqlStatement;

Result<void> SessionStage::fill(const QString &size)
{
    SHOWROOM_TRY(m_server.showroomctl({u"create"_s, u"--name"_s, u"sessions"_s, u"--size"_s, size}));
    Result<Connection> connection = m_server.connectSuperuser();
    if (!connection)
        return connection.error();
    return connection->executeScript("CREATE ROLE bench_product LOGIN IN ROLE showroom_product");
}

Result<SessionStage::Session> SessionStage::open(const QByteArray &person)
{
    Result<Connection> connection = m_server.connectSuperuser();
    if (!connection)
        return connection.error();
    const auto opened = connection->queryOne(SqlStatement::fromText(
        "SELECT session, token FROM showroom.session_open('" + QByteArray(environment) + "', '" + person + "')"));
    if (!opened)
        return opened.error();
    return Session{opened->text("session").toUtf8(), opened->text("token")};
}

Result<SessionStage::Session> SessionStage::openWithChanges(const QByteArray &person, int changes)
{
    const Result<Session> session = open(person);
    if (!session)
        return session;
    Result<Connection> connection = enter(session->token);
    if (!connection)
        return connection.error();
    const QByteArray share = QByteArray::number(changes / 6);
    const QByteArray chosen = " WHERE id IN (SELECT id FROM events ORDER BY md5(id || '" + person + "') LIMIT ";
    SHOWROOM_TRY(connection->executeScript("UPDATE events SET status = 'cancelled'" + chosen + share + " * 4)"));
    SHOWROOM_TRY(connection->executeScript(
        "INSERT INTO events (id, user_id, kind, occurred_at, title, status) SELECT gen_random_uuid(), u.id, "
        "'volunteer', now() - n * interval '1 minute', 'New', 'done' FROM generate_series(1, " +
        share + ") n, (SELECT id FROM users ORDER BY id LIMIT 1) u"));
    SHOWROOM_TRY(connection->executeScript("DELETE FROM events WHERE id IN (SELECT id FROM events WHERE status NOT IN "
                                           "('cancelled') AND title <> 'New' ORDER BY md5(id || '" +
                                           person + "') LIMIT " + share + ")"));
    return session;
}

Result<Connection> SessionStage::connectProduct() const
{
    Result<Connection> connection = m_server.connectSuperuser();
    if (connection)
        SHOWROOM_TRY(connection->executeScript("SET max_parallel_workers_per_gather = 0; "
                                               "SET SESSION AUTHORIZATION bench_product; "
                                               "SET search_path = impact_live"));
    return connection;
}

Result<Connection> SessionStage::enter(const QString &token) const
{
    Result<Connection> connection = connectProduct();
    if (connection)
        SHOWROOM_TRY(connection->query(SqlStatement::fromText("SELECT showroom.enter(:token)"), {{"token", token}}));
    return connection;
}

} // namespace showroom::bench
