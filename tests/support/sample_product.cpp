#include "support/sample_product.h"

#include "database/transaction.h"

namespace showroom::test {

using namespace Qt::StringLiterals;
using namespace showroom::database;

namespace {

SqlStatement sql(const QByteArray &text)
{
    return SqlStatement::fromText(text);
}

QString failure(const Error &error)
{
    return u"!"_s + error.detail.left(5);
}

} // namespace

SampleProduct::SampleProduct(const TestDatabase &database, const QString &schema, std::size_t connections)
{
    for (std::size_t i = 0; i < connections; ++i) {
        m_pool.push_back(TestDatabase::connect(database.login(u"product"_s)));
        if (const auto set = m_pool.back().executeScript("SET search_path = " + schema.toUtf8() + "_live"); !set)
            qFatal("%s", qPrintable(set.error().message));
    }
}

Connection &SampleProduct::next()
{
    return m_pool[m_turn++ % m_pool.size()];
}

Result<void> SampleProduct::within(const QString &token, const Work &work)
{
    Connection &connection = next();
    Result<Transaction> transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    // Bound, never written into the statement: the server would log and list it.
    if (const auto entered = connection.scalar(sql("SELECT showroom.enter(:token, true)"), {{"token", token}});
        !entered)
        return entered.error();
    SHOWROOM_TRY(work(connection));
    return transaction->commit();
}

QString SampleProduct::ask(const QString &token, const QByteArray &text, const Bindings &values)
{
    QString answer;
    const auto done = within(token, [&](Connection &connection) -> Result<void> {
        const auto value = connection.scalar(sql(text), values);
        if (!value)
            return value.error();
        answer = value->toString();
        return {};
    });
    return done ? answer : failure(done.error());
}

QString SampleProduct::run(const QString &token, const QByteArray &text, const Bindings &values)
{
    qint64 rows = 0;
    const auto done = within(token, [&](Connection &connection) -> Result<void> {
        const auto written = connection.execute(sql(text), values);
        if (!written)
            return written.error();
        rows = *written;
        return {};
    });
    return done ? QString::number(rows) : failure(done.error());
}

QString SampleProduct::askOutside(const QByteArray &text)
{
    const auto value = next().scalar(sql(text));
    return value ? value->toString() : failure(value.error());
}

} // namespace showroom::test
