#include "database/connection.h"
#include "database/connection_string.h"
#include "database/migrator.h"
#include "support/silent_host.h"
#include "support/tcp_server.h"
#include "support/test_result.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

/// Everything that keeps a program from its database ends in a sentence that says what it was, and in a way out.
class TestConnectFailures final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void connectsWithAChecksOfTheCertificate();
    void saysWhatWasWrong_data();
    void saysWhatWasWrong();
    void saysItInEnglishOrNotAtAll();
    void readsServices();
    void goesToTheAddressThatIsGiven();
    void onlyLoopbackAddressesAreLocal_data();
    void onlyLoopbackAddressesAreLocal();
    void saysWhichServiceIsMissing();
    void givesUpOnAServerThatHangs();
    void stopsWaitingWhenAskedTo();
    void saysWhichRightsAMigrationLacks();

private:
    std::unique_ptr<TcpServer> m_server;
};

void TestConnectFailures::initTestCase()
{
    for (const char *variable : {"PGHOST", "PGHOSTADDR", "PGPORT", "PGSERVICE", "PGSSLMODE", "PGSSLROOTCERT",
                                 "PGPASSWORD", "PGPASSFILE", "PGUSER", "PGDATABASE"})
        qunsetenv(variable);
    m_server = std::make_unique<TcpServer>();
    QVERIFY2(m_server->isValid(), qPrintable(m_server->error()));
}

void TestConnectFailures::cleanupTestCase()
{
    m_server.reset();
}

void TestConnectFailures::connectsWithAChecksOfTheCertificate()
{
    ConnectionSettings settings = m_server->boss();
    settings.sslMode = u"verify-full"_s;
    settings.sslRootCert = m_server->certificate();
    const Result<Connection> connection = Connection::open(settings);
    VERIFY_RESULT(connection);
    QVERIFY2(connection->encryption().startsWith(u"TLSv1."), qPrintable(connection->encryption()));
    settings.sslMode = u"disable"_s;
    const Result<Connection> open = Connection::open(settings);
    VERIFY_RESULT(open);
    QVERIFY(open->encryption().isEmpty());
}

void TestConnectFailures::saysWhatWasWrong_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("hint");

    using enum ErrorCode;
    QTest::newRow("wrong host") << u"host=db.nowhere.invalid"_s << DatabaseUnreachable
                                << u"no computer named “db.nowhere.invalid”"_s << u"spelling"_s;
    QTest::newRow("wrong port") << u"port=1"_s << DatabaseUnreachable << u"localhost:1: nothing listens"_s << u"port"_s;
    QTest::newRow("wrong database") << u"dbname=nowhere"_s << DatabaseUnreachable << u"“nowhere” at localhost"_s
                                    << u"name of the database"_s;
    QTest::newRow("wrong password") << u"user=guarded password=wrong"_s << AuthenticationFailed
                                    << u"user name and password do not match"_s << u"~/.pgpass"_s;
    QTest::newRow("no password") << u"user=guarded"_s << AuthenticationFailed << u"asks for a password"_s
                                 << u"~/.pgpass"_s;
    QTest::newRow("unknown user") << u"user=stranger"_s << AuthenticationFailed << u"refused the login"_s
                                  << u"CREATE ROLE"_s;
    QTest::newRow("banned user") << u"user=banned"_s << AuthenticationFailed << u"refused the login"_s
                                 << u"pg_hba.conf"_s;
    QTest::newRow("self-signed certificate") << u"sslmode=verify-full sslrootcert=/etc/ssl/certs/ca-certificates.crt"_s
                                             << DatabaseUnreachable << u"not signed by anybody"_s << u"sslrootcert"_s;
    QTest::newRow("certificate of another name")
        << u"host=127.0.0.1 sslmode=verify-full sslrootcert=SERVER"_s << DatabaseUnreachable
        << u"another name than “127.0.0.1”"_s << u"name that the certificate bears"_s;
    QTest::newRow("no root certificate") << u"sslmode=verify-full sslrootcert=/nonexistent/root.crt"_s << FileFailure
                                         << u"certificates that are trusted is missing"_s << u"ca-certificates"_s;
    QTest::newRow("no private key") << u"sslmode=require sslcert=SERVER sslkey=/nonexistent/me.key"_s << FileFailure
                                    << u"private key"_s << u"chmod 600"_s;
    QTest::newRow("unknown TLS mode") << u"sslmode=strict"_s << InvalidInput << u"TLS mode"_s << u"verify-full"_s;
    QTest::newRow("no socket") << u"host=/nonexistent"_s << DatabaseUnreachable << u"none runs on this computer"_s
                               << u"Start the server"_s;
}

void TestConnectFailures::saysWhatWasWrong()
{
    QFETCH(QString, change);
    QFETCH(QString, message);
    QFETCH(QString, hint);
    change.replace(u"SERVER"_s, m_server->certificate());
    const QString base = u"host=localhost port=%1 dbname=postgres user=boss "_s.arg(m_server->port());
    const Result<ConnectionSettings> settings = parseConnectionString(base + change);
    VERIFY_RESULT(settings);
    const Result<Connection> connection = Connection::open(*settings);
    QVERIFY(!connection);
    const Error &error = connection.error();
    QTEST(error.code, "code");
    QVERIFY2(error.message.contains(message), describe(error).constData());
    QVERIFY2(error.hint.contains(hint), describe(error).constData());
    QVERIFY2(!describe(error).contains("%"), describe(error).constData());
}

void TestConnectFailures::saysItInEnglishOrNotAtAll()
{
    const char *before = setlocale(LC_ALL, "de_DE.UTF-8"); // may be missing: then it is English anyhow
    ConnectionSettings settings = m_server->boss();
    settings.port = 1;
    const Result<Connection> connection = Connection::open(settings);
    setlocale(LC_ALL, before ? "C.UTF-8" : "C");
    VERIFY_ERROR(connection, ErrorCode::DatabaseUnreachable);
    QVERIFY2(connection.error().message.contains(u"nothing listens"), describe(connection.error()).constData());
}

void TestConnectFailures::readsServices()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"services"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# ours\n[remote]\nhost=db.example.com\n\n[near]\nhost=localhost\nport=" +
               QByteArray::number(m_server->port()) + "\ndbname=postgres\nuser=boss\n");
    file.close();
    qputenv("PGSERVICEFILE", file.fileName().toUtf8());
    ConnectionSettings remote;
    remote.service = u"remote"_s;
    QVERIFY(!remote.isLocal());
    QVERIFY(remote.connectOptions().contains(u"sslmode='verify-full'"));
    ConnectionSettings near;
    near.service = u"near"_s;
    QVERIFY(near.isLocal());
    const Result<Connection> connection = Connection::open(near);
    qunsetenv("PGSERVICEFILE");
    VERIFY_RESULT(connection);
}

void TestConnectFailures::goesToTheAddressThatIsGiven()
{
    ConnectionSettings named = m_server->boss();
    named.host = u"nowhere.invalid"_s; // needs no lookup
    named.others.insert(u"hostaddr"_s, u"127.0.0.1"_s);
    QVERIFY(named.isLocal());
    VERIFY_RESULT(Connection::open(named));

    ConnectionSettings posing;
    posing.host = u"localhost"_s;
    posing.others.insert(u"hostaddr"_s, u"203.0.113.5"_s);
    QVERIFY(!posing.isLocal());
    QVERIFY(posing.connectOptions().contains(u"sslmode='verify-full'"));

    qputenv("PGHOSTADDR", "203.0.113.5");
    const bool isLocal = ConnectionSettings().isLocal();
    const Result<Connection> connection = Connection::open(m_server->boss()); // names its host itself
    qunsetenv("PGHOSTADDR");
    QVERIFY(!isLocal);
    VERIFY_RESULT(connection);
}

void TestConnectFailures::onlyLoopbackAddressesAreLocal_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLocal");
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("socket") << u"/var/run/postgresql"_s << true;
    QTest::newRow("localhost") << u"localhost"_s << true;
    QTest::newRow("127.0.0.1") << u"127.0.0.1"_s << true;
    QTest::newRow("127.255.3.4") << u"127.255.3.4"_s << true;
    QTest::newRow("::1") << u"::1"_s << true;
    QTest::newRow("both") << u"localhost,127.0.0.2"_s << true;
    QTest::newRow("a name that begins with digits") << u"127.example.org"_s << false;
    QTest::newRow("a name that begins with an address") << u"127.0.0.1.example.org"_s << false;
    QTest::newRow("128.0.0.1") << u"128.0.0.1"_s << false;
    QTest::newRow("one of two") << u"localhost,127.example.org"_s << false;
}

void TestConnectFailures::onlyLoopbackAddressesAreLocal()
{
    QFETCH(QString, host);
    QFETCH(bool, isLocal);
    ConnectionSettings settings;
    settings.host = host;
    QCOMPARE(settings.isLocal(), isLocal);
    QCOMPARE(settings.connectOptions().contains(u"sslmode='verify-full'"), !isLocal);
}

void TestConnectFailures::saysWhichServiceIsMissing()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"services"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[other]\nhost=localhost\n");
    file.close();
    qputenv("PGSERVICEFILE", file.fileName().toUtf8());
    ConnectionSettings settings;
    settings.service = u"staging"_s;
    const Result<Connection> connection = Connection::open(settings);
    qunsetenv("PGSERVICEFILE");
    VERIFY_ERROR(connection, ErrorCode::NotFound);
    QVERIFY(connection.error().message.contains(u"“staging”"));
    QVERIFY(connection.error().hint.contains(u"[staging]"));
}

void TestConnectFailures::givesUpOnAServerThatHangs()
{
    ConnectionSettings settings = m_server->boss();
    settings.connectTimeout = 1s;
    m_server->freeze();
    const Result<Connection> connection = Connection::open(settings);
    m_server->thaw();
    VERIFY_ERROR(connection, ErrorCode::DatabaseUnreachable);
    QVERIFY2(connection.error().message.contains(u"stays silent"), describe(connection.error()).constData());
}

void TestConnectFailures::stopsWaitingWhenAskedTo()
{
    const SilentHost host;
    ConnectionSettings settings = m_server->boss();
    settings.port = host.port();
    settings.connectTimeout = 60s;
    QElapsedTimer timer;
    timer.start();
    const Result<Connection> connection = Connection::open(settings, [&timer] { return timer.elapsed() > 100; });
    VERIFY_ERROR(connection, ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 2000);
}

void TestConnectFailures::saysWhichRightsAMigrationLacks()
{
    VERIFY_RESULT(m_server->run("CREATE ROLE \"Mrs. Migrator\" LOGIN"));
    VERIFY_RESULT(m_server->run("CREATE DATABASE product"));
    const Migrator migrator(m_server->login(u"Mrs. Migrator"_s, u"product"_s));
    const Result<QStringList> refused = migrator.migrate();
    VERIFY_ERROR(refused, ErrorCode::PermissionDenied);
    QVERIFY2(refused.error().message.contains(u"CREATEROLE"), describe(refused.error()).constData());
    // What the sentence tells the administrator to run is all that it takes.
    const QString hint = refused.error().hint;
    VERIFY_RESULT(m_server->run(hint.sliced(hint.indexOf(u"ALTER ROLE")).toUtf8()));
    VERIFY_RESULT(migrator.migrate());
}

QTEST_GUILESS_MAIN(TestConnectFailures)
#include "tst_connect_failures.moc"
