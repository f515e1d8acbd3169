#include "database/connection.h"
#include "database/transaction.h"
#include "support/silent_host.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QElapsedTimer>
#include <QTest>
#include <QUuid>

#include <thread>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

SqlStatement sql(const char *text)
{
    return SqlStatement::fromText(text);
}

} // namespace

/// Sessions as their callers meet them: connecting, binding, reading, cancelling and losing the server.
class TestConnection final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void bindsEveryType_data();
    void bindsEveryType();
    void refusesNul_data();
    void refusesNul();
    void keepsNullApartFromEmpty();
    void readsRows();
    void refusesMissingAndSuperfluousBindings();
    void streamsRowsAndStops();
    void saysThatNoServerAnswers();
    void saysThatTheLoginIsRefused_data();
    void saysThatTheLoginIsRefused();
    void namesAMissingDatabase();
    void givesUpOnASilentHost();
    void givesUpASilentHostWhenAsked();
    void cancelsFromAnotherThread();
    void obeysAStopTokenAndStillRollsBack();
    void noticesAKilledBackend();
    void noticesALossWhileIdle();
    void rollsBackUnlessCommitted();
    void refusesToCommitAFailedTransaction();
    void fallsBackToASavepoint();
    void mapsOwnStates();
    void tellsAMissingRight();
    void keepsValuesOutOfTheStatementsText();

private:
    std::unique_ptr<TestDatabase> m_database;
};

void TestConnection::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
}

void TestConnection::cleanup()
{
    m_database.reset();
}

void TestConnection::bindsEveryType_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QVariant>("expected");
    const QDateTime instant(QDate(2026, 3, 29), QTime(1, 30, 15, 123), Qt::UTC);
    const QUuid uuid(u"01234567-89ab-cdef-0123-456789abcdef"_s);
    QTest::newRow("text") << QByteArray("SELECT :v::text") << QVariant(u"a'b\"c\\d\u20ac"_s)
                          << QVariant(u"a'b\"c\\d\u20ac"_s);
    QTest::newRow("emoji") << QByteArray("SELECT :v::text") << QVariant(u"\U0001F600"_s) << QVariant(u"\U0001F600"_s);
    QTest::newRow("true") << QByteArray("SELECT :v::boolean") << QVariant(true) << QVariant(true);
    QTest::newRow("false") << QByteArray("SELECT :v::boolean") << QVariant(false) << QVariant(false);
    QTest::newRow("int") << QByteArray("SELECT :v::integer") << QVariant(-42) << QVariant(-42);
    QTest::newRow("bigint") << QByteArray("SELECT :v::bigint") << QVariant(qlonglong(9'007'199'254'740'993))
                            << QVariant(qlonglong(9'007'199'254'740'993));
    QTest::newRow("double") << QByteArray("SELECT :v::float8") << QVariant(0.1) << QVariant(0.1);
    QTest::newRow("numeric") << QByteArray("SELECT :v::numeric") << QVariant(u"12345678901234567890.1234500"_s)
                             << QVariant(u"12345678901234567890.1234500"_s);
    QTest::newRow("bytes") << QByteArray("SELECT :v::bytea") << QVariant(QByteArray("\0\1\xff'\\", 5))
                           << QVariant(QByteArray("\0\1\xff'\\", 5));
    QTest::newRow("date") << QByteArray("SELECT :v::date") << QVariant(QDate(2024, 2, 29))
                          << QVariant(QDate(2024, 2, 29));
    QTest::newRow("instant") << QByteArray("SELECT :v::timestamptz") << QVariant(instant) << QVariant(instant);
    QTest::newRow("local time") << QByteArray("SELECT :v::timestamptz") << QVariant(instant.toOffsetFromUtc(7200))
                                << QVariant(instant);
    QTest::newRow("uuid") << QByteArray("SELECT :v::uuid") << QVariant(uuid)
                          << QVariant(uuid.toString(QUuid::WithoutBraces));
    QTest::newRow("list") << QByteArray("SELECT array_to_string(:v::text[], '|')")
                          << QVariant(QStringList{u"a,b"_s, u"c\"d\\"_s, u""_s, u"NULL"_s})
                          << QVariant(u"a,b|c\"d\\||NULL"_s);
    QTest::newRow("json") << QByteArray("SELECT :v::jsonb ->> 'k'") << QVariant(QJsonObject{{u"k"_s, u"v"_s}})
                          << QVariant(u"v"_s);
    QTest::newRow("json list") << QByteArray("SELECT :v::jsonb ->> 1") << QVariant(QJsonArray{1, u"two"_s})
                               << QVariant(u"two"_s);
    QTest::newRow("null") << QByteArray("SELECT :v::text IS NULL") << QVariant() << QVariant(true);
    QTest::newRow("invalid date") << QByteArray("SELECT :v::date IS NULL") << QVariant(QDate()) << QVariant(true);
    QTest::newRow("twice") << QByteArray("SELECT :v::text || :v::text") << QVariant(u"ab"_s) << QVariant(u"abab"_s);
    QTest::newRow("beside opaque text") << QByteArray("SELECT ':v' || $q$:v$q$ || :v::text /* :v */ -- :v")
                                        << QVariant(u"x"_s) << QVariant(u":v:vx"_s);
    QTest::newRow("beside json operators")
        << QByteArray("SELECT '{\"a\":1}'::jsonb ? :v::text") << QVariant(u"a"_s) << QVariant(true);
}

void TestConnection::bindsEveryType()
{
    QFETCH(QByteArray, statement);
    QFETCH(QVariant, value);
    QFETCH(QVariant, expected);
    Connection connection = TestDatabase::connect(m_database->local());
    const Result<QVariant> read = connection.scalar(SqlStatement::fromText(statement), {{"v", value}});
    VERIFY_RESULT(read);
    QCOMPARE(*read, expected);
}

void TestConnection::refusesNul_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::newRow("text") << QVariant(u"a\0b"_s);
    QTest::newRow("list") << QVariant(QStringList{u"fine"_s, u"a\0b"_s});
}

void TestConnection::refusesNul()
{
    QFETCH(QVariant, value);
    Connection connection = TestDatabase::connect(m_database->local());
    const Result<QVariant> read = connection.scalar(sql("SELECT :name::text"), {{"name", value}});
    VERIFY_ERROR(read, ErrorCode::InvalidInput);
    QCOMPARE(read.error().problems.value(0).field, u"name"_s);
    ConnectionSettings settings = m_database->local();
    settings.database = u"show\0room"_s;
    VERIFY_ERROR(Connection::open(settings), ErrorCode::InvalidInput);
}

void TestConnection::keepsNullApartFromEmpty()
{
    Connection connection = TestDatabase::connect(m_database->local());
    const Bindings bindings{
        {"empty", QString()}, {"none", nullptr}, {"absent", std::optional<int>()}, {"there", std::optional(7)}};
    const auto row = connection.queryOne(
        sql("SELECT :empty::text AS empty, :none::text AS none, :absent::int AS absent, :there::int AS there"),
        bindings);
    VERIFY_RESULT(row);
    QVERIFY(!row->isNull("empty"));
    QVERIFY(row->isNull("none"));
    QVERIFY(row->isNull("absent"));
    QCOMPARE(row->integer("there"), 7);
    QVERIFY(!row->value("none").isValid());
}

void TestConnection::readsRows()
{
    Connection connection = TestDatabase::connect(m_database->local());
    const auto rows =
        connection.query(sql("SELECT n, ARRAY['a', 'b \"c\"', '']::text[] AS tags, '{\"n\": 1}'::jsonb AS document, "
                             "'2026-01-02 03:04:05.678901+00'::timestamptz AS moment FROM generate_series(1, 3) n"));
    VERIFY_RESULT(rows);
    QCOMPARE(rows->size(), 3);
    qint64 sum = 0;
    for (const Row &row : *rows) {
        sum += row.integer("n");
        QCOMPARE(row.texts("tags"), (QStringList{u"a"_s, u"b \"c\""_s, u""_s}));
        QCOMPARE(row.jsonObject("document").value(u"n"_s).toInt(), 1);
        QCOMPARE(row.dateTime("moment").date(), QDate(2026, 1, 2));
        QCOMPARE(row.dateTime("moment").timeSpec(), Qt::UTC);
    }
    QCOMPARE(sum, 6);
}

void TestConnection::refusesMissingAndSuperfluousBindings()
{
    Connection connection = TestDatabase::connect(m_database->local());
    VERIFY_ERROR(connection.query(sql("SELECT :a::int")), ErrorCode::Internal);
    VERIFY_ERROR(connection.query(sql("SELECT 1"), {{"a", 1}}), ErrorCode::Internal);
    VERIFY_RESULT(connection.query(sql("SELECT 1")));
}

void TestConnection::streamsRowsAndStops()
{
    Connection connection = TestDatabase::connect(m_database->local());
    qint64 seen = 0;
    VERIFY_RESULT(connection.forEachRow(sql("SELECT n FROM generate_series(1, :last::int) n"), {{"last", 5000}},
                                        [&](const Row &row) -> Result<void> {
                                            seen = row.integer("n");
                                            return {};
                                        }));
    QCOMPARE(seen, 5000);
    const auto stopped =
        connection.forEachRow(sql("SELECT generate_series(1, 10000000) AS n"), {}, [&](const Row &row) -> Result<void> {
            seen = row.integer("n");
            return seen < 10 ? Result<void>() : fail(ErrorCode::FileFailure, u"no room"_s);
        });
    VERIFY_ERROR(stopped, ErrorCode::FileFailure);
    QCOMPARE(seen, 10);
    VERIFY_RESULT(connection.query(sql("SELECT 1")));
}

void TestConnection::saysThatNoServerAnswers()
{
    ConnectionSettings settings = m_database->local();
    settings.host = u"/nonexistent"_s;
    const auto opened = Connection::open(settings);
    VERIFY_ERROR(opened, ErrorCode::DatabaseUnreachable);
    QVERIFY(!opened.error().hint.isEmpty());
    QVERIFY(!opened.error().message.contains(u"QPSQL"));
}

void TestConnection::saysThatTheLoginIsRefused_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::newRow("wrong password") << u"test_password"_s << u"wrong"_s;
    QTest::newRow("not admitted") << u"test_stranger"_s << QString();
    QTest::newRow("unknown") << u"test_nobody"_s << QString();
}

void TestConnection::saysThatTheLoginIsRefused()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    ConnectionSettings settings = m_database->local();
    settings.user = user;
    settings.password = password;
    const auto opened = Connection::open(settings);
    VERIFY_ERROR(opened, ErrorCode::AuthenticationFailed);
    QVERIFY(!opened.error().message.contains(u"wrong"));
    settings.user = u"test_password"_s;
    settings.password = u"right"_s;
    VERIFY_RESULT(Connection::open(settings));
}

void TestConnection::namesAMissingDatabase()
{
    ConnectionSettings settings = m_database->local();
    settings.database = u"nowhere"_s;
    const auto opened = Connection::open(settings);
    VERIFY_ERROR(opened, ErrorCode::DatabaseUnreachable);
    QVERIFY(opened.error().message.contains(u"no database"));
}

void TestConnection::givesUpOnASilentHost()
{
    const SilentHost silent;
    QVERIFY(silent.port() > 0);
    ConnectionSettings settings;
    settings.host = u"127.0.0.1"_s;
    settings.port = silent.port();
    settings.database = u"showroom"_s;
    settings.user = u"nobody"_s;
    settings.connectTimeout = std::chrono::seconds(2);
    QElapsedTimer timer;
    timer.start();
    VERIFY_ERROR(Connection::open(settings), ErrorCode::DatabaseUnreachable);
    QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
}

void TestConnection::givesUpASilentHostWhenAsked()
{
    const SilentHost silent;
    ConnectionSettings settings;
    settings.host = u"127.0.0.1"_s;
    settings.port = silent.port();
    QElapsedTimer timer;
    timer.start();
    VERIFY_ERROR(Connection::open(settings, [&] { return timer.elapsed() > 100; }), ErrorCode::Cancelled);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void TestConnection::cancelsFromAnotherThread()
{
    Connection connection = TestDatabase::connect(m_database->local());
    const Canceller canceller = connection.canceller();
    std::atomic_bool ended = false;
    std::thread other([&] {
        while (!ended) {
            canceller.cancel();
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    });
    QElapsedTimer timer;
    timer.start();
    const auto slept = connection.query(sql("SELECT pg_sleep(30)"));
    ended = true;
    other.join();
    VERIFY_ERROR(slept, ErrorCode::Cancelled);
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(connection.isUsable());
    VERIFY_RESULT(connection.query(sql("SELECT 1")));
}

void TestConnection::obeysAStopTokenAndStillRollsBack()
{
    Connection connection = TestDatabase::connect(m_database->superuser());
    std::stop_source source;
    connection.setStopToken(source.get_token());
    {
        auto transaction = Transaction::begin(connection);
        VERIFY_RESULT(transaction);
        VERIFY_RESULT(connection.executeScript("CREATE TABLE public.half (n int)"));
        source.request_stop();
        VERIFY_ERROR(connection.query(sql("SELECT 1")), ErrorCode::Cancelled);
    }
    connection.setStopToken({});
    QVERIFY(!connection.inTransaction());
    QCOMPARE(connection.scalar(sql("SELECT to_regclass('public.half') IS NULL")).value_or(false), QVariant(true));
}

void TestConnection::noticesAKilledBackend()
{
    Connection connection = TestDatabase::connect(m_database->local());
    Connection killer = TestDatabase::connect(m_database->superuser());
    const int backend = connection.scalar(sql("SELECT pg_backend_pid()")).value_or(0).toInt();
    std::thread other([&] {
        const auto sleeping = sql("SELECT count(*) FROM pg_stat_activity WHERE pid = :pid AND wait_event = 'PgSleep'");
        while (killer.scalar(sleeping, {{"pid", backend}}).value_or(0).toInt() == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        (void)killer.query(sql("SELECT pg_terminate_backend(:pid)"), {{"pid", backend}});
    });
    const auto slept = connection.query(sql("SELECT pg_sleep(30)"));
    other.join();
    VERIFY_ERROR(slept, ErrorCode::DatabaseUnreachable);
    QVERIFY(!connection.isUsable());
    VERIFY_ERROR(connection.query(sql("SELECT 1")), ErrorCode::DatabaseUnreachable);
    connection = TestDatabase::connect(m_database->local());
    VERIFY_RESULT(connection.query(sql("SELECT 1")));
}

void TestConnection::noticesALossWhileIdle()
{
    Connection connection = TestDatabase::connect(m_database->local());
    const int backend = connection.scalar(sql("SELECT pg_backend_pid()")).value_or(0).toInt();
    QVERIFY(connection.isUsable());
    Connection killer = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(killer.query(sql("SELECT pg_terminate_backend(:pid, 5000)"), {{"pid", backend}}));
    QTRY_VERIFY(!connection.isUsable());
}

void TestConnection::rollsBackUnlessCommitted()
{
    Connection connection = TestDatabase::connect(m_database->superuser());
    const auto exists = [&](const char *name) {
        return connection.scalar(sql("SELECT to_regclass(:name) IS NOT NULL"), {{"name", QString::fromLatin1(name)}})
            .value_or(false)
            .toBool();
    };
    {
        auto transaction = Transaction::begin(connection);
        VERIFY_RESULT(transaction);
        VERIFY_ERROR(Transaction::begin(connection), ErrorCode::Internal);
        VERIFY_RESULT(connection.executeScript("CREATE TABLE public.dropped (n int)"));
    }
    QVERIFY(!exists("public.dropped"));
    auto transaction = Transaction::begin(connection);
    VERIFY_RESULT(transaction);
    VERIFY_RESULT(connection.executeScript("CREATE TABLE public.kept (n int)"));
    VERIFY_RESULT(transaction->commit());
    VERIFY_ERROR(transaction->commit(), ErrorCode::Internal);
    QVERIFY(exists("public.kept"));
}

void TestConnection::refusesToCommitAFailedTransaction()
{
    Connection connection = TestDatabase::connect(m_database->superuser());
    auto transaction = Transaction::begin(connection);
    VERIFY_RESULT(transaction);
    VERIFY_ERROR(connection.query(sql("SELECT 1 / 0")), ErrorCode::DatabaseFailure);
    VERIFY_ERROR(transaction->commit(), ErrorCode::DatabaseFailure);
    QVERIFY(!connection.inTransaction());
}

void TestConnection::fallsBackToASavepoint()
{
    Connection connection = TestDatabase::connect(m_database->superuser());
    auto transaction = Transaction::begin(connection);
    VERIFY_RESULT(transaction);
    {
        auto savepoint = Savepoint::begin(connection);
        VERIFY_RESULT(savepoint);
        VERIFY_ERROR(connection.query(sql("SELECT 1 / 0")), ErrorCode::DatabaseFailure);
    }
    VERIFY_RESULT(connection.query(sql("SELECT 1")));
    VERIFY_RESULT(transaction->commit());
}

void TestConnection::mapsOwnStates()
{
    Connection connection = TestDatabase::connect(m_database->local());
    const auto refused = connection.query(sql("SELECT showroom.refuse('SR003', 'It exists already.', 'Open it.', "
                                              "'[{\"field\":\"name\",\"code\":\"taken\",\"message\":\"Taken.\"}]')"));
    VERIFY_ERROR(refused, ErrorCode::Conflict);
    QCOMPARE(refused.error().message, u"It exists already."_s);
    QCOMPARE(refused.error().hint, u"Open it."_s);
    QCOMPARE(refused.error().problems, (QList<Problem>{{u"name"_s, u"taken"_s, u"Taken."_s}}));
    VERIFY_ERROR(connection.query(sql("SELECT showroom.require_environment_id('prod-acme')")), ErrorCode::GuardRefused);
    VERIFY_ERROR(connection.query(sql("SELECT showroom.nothing_like_it()")), ErrorCode::SchemaOutdated);
}

void TestConnection::tellsAMissingRight()
{
    Connection connection = TestDatabase::connect(m_database->login(u"viewer"_s));
    const auto refused = connection.query(sql("SELECT * FROM showroom.audit"));
    VERIFY_ERROR(refused, ErrorCode::PermissionDenied);
    QVERIFY(!refused.error().message.contains(u"audit"));
    QVERIFY(refused.error().detail.contains(u"42501"));
}

void TestConnection::keepsValuesOutOfTheStatementsText()
{
    Connection connection = TestDatabase::connect(m_database->superuser());
    Connection watcher = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(connection.query(sql("SELECT :secret::text"), {{"secret", u"very-secret-value"_s}}));
    const auto seen = watcher.scalar(
        sql("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%' || :what || '%' AND pid <> pg_backend_pid()"),
        {{"what", u"very-secret-value"_s}});
    VERIFY_RESULT(seen);
    QCOMPARE(seen->toInt(), 0);
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
