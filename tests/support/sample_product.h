#pragma once

#include "database/connection.h"
#include "support/test_database.h"

#include <QString>

#include <functional>
#include <vector>

namespace showroom::test {

/// A product as its developers write it over the live views: a few pooled connections that belong to no session, and
/// every piece of work a transaction that enters the person's session for itself alone. Tables go by their bare names.
class SampleProduct final {
public:
    /// `schema` is the product's, for example "casework".
    SampleProduct(const TestDatabase &database, const QString &schema, std::size_t connections);

    using Work = std::function<Result<void>(database::Connection &)>;

    /// Does the work inside the session, on the next connection of the pool; nothing of it stays when it fails.
    Result<void> within(const QString &token, const Work &work);

    /// The first column of the first row, asked inside the session. A failure reads "!" and its SQLSTATE.
    QString ask(const QString &token, const QByteArray &sql, const database::Bindings &values = {});
    /// The number of rows that a statement wrote inside the session. A failure reads "!" and its SQLSTATE.
    QString run(const QString &token, const QByteArray &sql, const database::Bindings &values = {});
    /// Asked on a connection of the pool that has entered nothing.
    QString askOutside(const QByteArray &sql);

private:
    database::Connection &next();

    std::vector<database::Connection> m_pool;
    std::size_t m_turn = 0;
};

} // namespace showroom::test
