#include "database/connect_failure.h"
#include "database/connection_settings.h"
#include "database/error_mapping.h"
#include "database/sql_statement.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;

/// What SQLSTATEs, settings and statements become, without a server.
class TestErrorMapping final : public QObject {
    Q_OBJECT

private slots:
    void mapsStates_data();
    void mapsStates();
    void passesOwnSentencesOn();
    void ignoresADetailThatIsNoList();
    void keepsTheDriversWordsForTheLog();
    void namesTheTargetOfAFailedConnection();
    void verifiesRemoteHosts_data();
    void verifiesRemoteHosts();
    void quotesOptions();
    void findsPlaceholders_data();
    void findsPlaceholders();
};

void TestErrorMapping::mapsStates_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("connection failure") << u"08006"_s << ErrorCode::DatabaseUnreachable;
    QTest::newRow("admin shutdown") << u"57P01"_s << ErrorCode::DatabaseUnreachable;
    QTest::newRow("crash shutdown") << u"57P02"_s << ErrorCode::DatabaseUnreachable;
    QTest::newRow("starting up") << u"57P03"_s << ErrorCode::DatabaseUnreachable;
    QTest::newRow("no state") << QString() << ErrorCode::DatabaseUnreachable;
    QTest::newRow("password") << u"28P01"_s << ErrorCode::AuthenticationFailed;
    QTest::newRow("no entry") << u"28000"_s << ErrorCode::AuthenticationFailed;
    QTest::newRow("privilege") << u"42501"_s << ErrorCode::PermissionDenied;
    QTest::newRow("check option") << u"44000"_s << ErrorCode::GuardRefused;
    QTest::newRow("disk full") << u"53100"_s << ErrorCode::StorageFull;
    QTest::newRow("too many connections") << u"53300"_s << ErrorCode::Busy;
    QTest::newRow("cancel") << u"57014"_s << ErrorCode::Cancelled;
    QTest::newRow("lock") << u"55P03"_s << ErrorCode::Busy;
    QTest::newRow("deadlock") << u"40P01"_s << ErrorCode::Busy;
    QTest::newRow("serialisation") << u"40001"_s << ErrorCode::Busy;
    QTest::newRow("duplicate") << u"23505"_s << ErrorCode::Conflict;
    QTest::newRow("other") << u"22012"_s << ErrorCode::DatabaseFailure;
    QTest::newRow("guard") << u"SR001"_s << ErrorCode::GuardRefused;
    QTest::newRow("not found") << u"SR002"_s << ErrorCode::NotFound;
    QTest::newRow("conflict") << u"SR003"_s << ErrorCode::Conflict;
    QTest::newRow("rate limit") << u"SR004"_s << ErrorCode::RateLimited;
    QTest::newRow("invalid input") << u"SR005"_s << ErrorCode::InvalidInput;
    QTest::newRow("fenced") << u"SR006"_s << ErrorCode::Busy;
    QTest::newRow("salt") << u"SR007"_s << ErrorCode::SaltMismatch;
    QTest::newRow("restricted") << u"SR020"_s << ErrorCode::PermissionDenied;
    QTest::newRow("calls used up") << u"SR021"_s << ErrorCode::RateLimited;
    QTest::newRow("sandbox full") << u"SR022"_s << ErrorCode::Conflict;
    QTest::newRow("not on the list") << u"SR023"_s << ErrorCode::PermissionDenied;
    QTest::newRow("link opens nothing") << u"SR024"_s << ErrorCode::NotFound;
}

void TestErrorMapping::mapsStates()
{
    QFETCH(QString, state);
    ServerMessage message;
    message.sqlState = state;
    message.text = u"the server's words"_s;
    const Error error = mapServerMessage(message);
    QTEST(error.code, "code");
    QVERIFY(!error.message.isEmpty());
}

void TestErrorMapping::passesOwnSentencesOn()
{
    ServerMessage message;
    message.sqlState = u"SR004"_s;
    message.text = u"Five tenants were created within the hour."_s;
    message.hint = u"The next one is free at 14:05."_s;
    message.detail =
        uR"([{"field":"name","code":"taken","message":"Taken."},{"field":"size","code":"unknown","message":"No."}])"_s;
    const Error error = mapServerMessage(message);
    QCOMPARE(error.message, message.text);
    QCOMPARE(error.hint, message.hint);
    QCOMPARE(error.problems.size(), 2);
    QCOMPARE(error.problems[1].field, u"size"_s);
}

void TestErrorMapping::ignoresADetailThatIsNoList()
{
    ServerMessage message;
    message.sqlState = u"SR005"_s;
    message.detail = u"Key (id)=(1)"_s;
    QVERIFY(mapServerMessage(message).problems.isEmpty());
}

void TestErrorMapping::keepsTheDriversWordsForTheLog()
{
    ServerMessage message;
    message.sqlState = u"53100"_s;
    message.text = u"could not extend file \"base/16384/1259\""_s;
    const Error error = mapServerMessage(message);
    QVERIFY(!error.message.contains(u"base/16384"));
    QVERIFY(!error.hint.isEmpty());
    QVERIFY(error.detail.contains(u"53100"));
    QVERIFY(error.detail.contains(u"base/16384"));
}

void TestErrorMapping::namesTheTargetOfAFailedConnection()
{
    ConnectionSettings settings;
    settings.host = u"db.example.com"_s;
    settings.port = 5433;
    settings.database = u"sales"_s;
    settings.password = u"secret"_s;
    const Error silent = mapConnectFailure({}, u"timeout expired"_s, settings);
    QCOMPARE(silent.code, ErrorCode::DatabaseUnreachable);
    QVERIFY(silent.message.contains(u"db.example.com:5433"));
    QVERIFY(!silent.message.contains(u"secret"));
    QCOMPARE(mapConnectFailure(u"28P01"_s, {}, settings).code, ErrorCode::AuthenticationFailed);
    QCOMPARE(mapConnectFailure(u"XX000"_s, {}, settings).code, ErrorCode::DatabaseUnreachable);
}

void TestErrorMapping::verifiesRemoteHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("verifies");
    QTest::newRow("remote") << u"db.example.com"_s << QString() << true;
    QTest::newRow("remote, less on request") << u"db.example.com"_s << u"require"_s << false;
    QTest::newRow("loopback") << u"127.0.0.1"_s << QString() << false;
    QTest::newRow("socket") << u"/run/postgresql"_s << QString() << false;
    QTest::newRow("nothing said") << QString() << QString() << false;
}

void TestErrorMapping::verifiesRemoteHosts()
{
    QFETCH(QString, host);
    QFETCH(QString, mode);
    for (const char *variable : {"PGHOST", "PGHOSTADDR", "PGSERVICE", "PGSSLMODE", "PGSSLROOTCERT"})
        qunsetenv(variable);
    ConnectionSettings settings;
    settings.host = host;
    settings.sslMode = mode;
    const QString options = settings.connectOptions();
    QTEST(options.contains(u"sslmode='verify-full'"), "verifies");
    QTEST(options.contains(u"ca-certificates.crt"), "verifies");
    QCOMPARE(options.contains(u"sslmode='require'"), mode == u"require");
}

void TestErrorMapping::quotesOptions()
{
    ConnectionSettings settings;
    settings.applicationName = u"it's \\ here"_s;
    QVERIFY(settings.connectOptions().contains(u"application_name='it\\'s \\\\ here'"));
    QVERIFY(settings.connectOptions().contains(u"connect_timeout=5"));
    QVERIFY(settings.connectOptions().contains(u"TimeZone=UTC"));
}

void TestErrorMapping::findsPlaceholders_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("parameters");
    const auto row = [](const char *name, const char *sql, const char *text, const QByteArrayList &parameters) {
        QTest::newRow(name) << QByteArray(sql) << QByteArray(text) << parameters;
    };
    row("two", "SELECT :a, :b", "SELECT $1, $2", {"a", "b"});
    row("one twice", "SELECT :a, :a", "SELECT $1, $1", {"a"});
    row("cast", "SELECT :a::text, b::int", "SELECT $1::text, b::int", {"a"});
    row("text", "SELECT ':a', 'it''s :a'", "SELECT ':a', 'it''s :a'", {});
    row("escaped text", "SELECT E'\\':a', :b", "SELECT E'\\':a', $1", {"b"});
    row("identifier", "SELECT \":a\"", "SELECT \":a\"", {});
    row("comments", "-- :a\n/* :b /* :c */ :d */ SELECT :e", "-- :a\n/* :b /* :c */ :d */ SELECT $1", {"e"});
    row("dollar quotes", "SELECT $x$ :a $$ :b $x$, :c", "SELECT $x$ :a $$ :b $x$, $1", {"c"});
    row("slice", "SELECT a[1:2], a[1 : 2]", "SELECT a[1:2], a[1 : 2]", {});
    row("question mark", "SELECT d ? 'k' AND d ?| :keys", "SELECT d ? 'k' AND d ?| $1", {"keys"});
    row("unfinished", "SELECT ':a", "SELECT ':a", {});
}

void TestErrorMapping::findsPlaceholders()
{
    QFETCH(QByteArray, sql);
    const SqlStatement statement = SqlStatement::fromText(sql);
    QTEST(statement.text(), "text");
    QTEST(statement.parameters(), "parameters");
}

QTEST_APPLESS_MAIN(TestErrorMapping)
#include "tst_error_mapping.moc"
