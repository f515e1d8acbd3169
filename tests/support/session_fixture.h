#pragma once

#include "database/connection.h"
#include "support/test_database.h"

#include <QString>

namespace showroom::test {

/// All rows of the fixture's tables as one digest, read through the live views.
inline constexpr char everything[] =
    "SELECT md5(concat_ws('#', (SELECT string_agg(c::text, '|' ORDER BY id) FROM client c), "
    "(SELECT string_agg(l::text, '|' ORDER BY client_id, \"select\") FROM \"Order Line\" l), "
    "(SELECT string_agg(t::text, '|' ORDER BY id) FROM ticket t), (SELECT string_agg(t::text, '|' ORDER BY id) FROM "
    "tree t), "
    "(SELECT string_agg(b::text, '|' ORDER BY id) FROM badge b), (SELECT string_agg(p::text, '|') FROM preference p), "
    "(SELECT string_agg(s::text, '|' ORDER BY id) FROM sample s)))";

/// The SQLSTATE with which a statement failed; empty when it succeeded.
template <typename T>
QString sqlState(const Result<T> &result)
{
    return result ? QString() : result.error().detail.left(5);
}

/// A product's connection inside a session: it logs in as the product, enters by token and uses the live views by their
/// bare names, as a product's own code would.
class ProductClient final {
public:
    ProductClient(const TestDatabase &database, const QString &token, const QString &liveSchema);

    /// The first column of the first row as text; "" for NULL or none. A failure reads "!" and its SQLSTATE.
    QString ask(const QByteArray &sql);
    /// The number of rows that a statement wrote, as text. A failure reads "!" and its SQLSTATE.
    QString run(const QByteArray &sql);
    database::Connection &connection() { return m_connection; }

private:
    database::Connection m_connection;
};

/// A token and the session that it belongs to.
struct OpenedSession {
    QString id;
    QString token;
    bool isNew = false;
};

/// A database with the product `shop`, whatever makes sessions over its tables hard, and environments filled with its
/// rows.
class SessionFixture final {
public:
    SessionFixture();
    Q_DISABLE_COPY_MOVE(SessionFixture)

    bool isValid() const { return m_database.isValid() && m_error.isEmpty(); }
    QString error() const { return m_error.isEmpty() ? m_database.error() : m_error; }
    TestDatabase &database() { return m_database; }

    /// Opens or resumes as a login of the group role `role`.
    Result<OpenedSession> open(const QString &person, const QString &environment = QStringLiteral("demo-acme"),
                               const QString &role = QStringLiteral("support"));
    /// A client inside a session that is opened for it.
    ProductClient enter(const QString &person, const QString &environment = QStringLiteral("demo-acme"));
    /// Asks as the superuser; a failure reads "!" and its SQLSTATE.
    QString ask(const QByteArray &sql);
    /// Asks as a login of a group role; a failure reads "!" and its SQLSTATE.
    QString askAs(const QString &role, const QByteArray &sql);
    /// Every base row of the product's tables as text, in one digest.
    QString baseDigest();

    /// The product's tables, with rows of two environments and of production.
    static QByteArray product();
    /// An environment of the product that is ready.
    static QByteArray environment(const QByteArray &id, const QByteArray &columns = {}, const QByteArray &values = {});

private:
    TestDatabase m_database;
    QString m_error;
};

} // namespace showroom::test
