#include "support/test_database.h"

#include "support/test_result.h"
#include "support/test_server.h"

#include <QCoreApplication>
#include <QUuid>

namespace showroom::test {

using namespace Qt::StringLiterals;
using namespace showroom::database;

TestDatabase::TestDatabase(Content content)
    : m_name(u"test_%1_%2"_s.arg(QString::number(QCoreApplication::applicationPid()),
                                 QUuid::createUuid().toString(QUuid::Id128).left(12)))
{
    if (Result<void> created = create(content); !created)
        m_error = created.error();
}

TestDatabase::~TestDatabase()
{
    if (m_superuser.host.isEmpty())
        return;
    if (Result<Connection> connection = Connection::open(m_superuser))
        (void)connection->executeScript("DROP DATABASE IF EXISTS " + m_name.toLatin1() + " WITH (FORCE)");
}

Result<void> TestDatabase::create(Content content)
{
    const Result<ConnectionSettings> superuser = TestServer::acquire();
    if (!superuser)
        return superuser.error();
    m_superuser = *superuser;
    const Result<QString> source = TestServer::migratedTemplate(m_superuser);
    if (!source)
        return source.error();
    Result<Connection> connection = Connection::open(m_superuser);
    if (!connection)
        return connection.error();
    const QString from = content == Content::Migrated ? *source : u"template1"_s;
    SHOWROOM_TRY(connection->executeScript("CREATE DATABASE " + m_name.toLatin1() + " TEMPLATE " + from.toLatin1() +
                                           " STRATEGY FILE_COPY"));
    if (content == Content::Empty)
        return {};
    // A copy has none of the rights on the database itself that the template's migrations gave.
    const QByteArray database = " ON DATABASE " + m_name.toLatin1();
    return connection->executeScript("GRANT CREATE" + database + " TO showroom_guard, showroom_live; REVOKE TEMPORARY" +
                                     database + " FROM PUBLIC; GRANT TEMPORARY" + database +
                                     " TO showroom_viewer, showroom_service, showroom_guard");
}

QString TestDatabase::error() const
{
    return m_error ? QString::fromUtf8(describe(*m_error)) : QString();
}

ConnectionSettings TestDatabase::superuser() const
{
    return m_superuser.withDatabase(m_name);
}

ConnectionSettings TestDatabase::local() const
{
    ConnectionSettings settings = superuser();
    settings.user = u"showroom_local"_s;
    return settings;
}

ConnectionSettings TestDatabase::login(const QString &role) const
{
    ConnectionSettings settings = superuser();
    settings.user = u"test_"_s + role;
    return settings;
}

Connection TestDatabase::connect(const ConnectionSettings &settings)
{
    Result<Connection> connection = Connection::open(settings);
    if (!connection)
        qFatal("No connection as %s: %s", qUtf8Printable(settings.user), describe(connection.error()).constData());
    return std::move(*connection);
}

} // namespace showroom::test
