#include "database/change_watcher.h"
#include "database/connection.h"
#include "support/silent_host.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

constexpr char insertBlueprint[] = "INSERT INTO showroom.blueprint (name, version, source, checksum) "
                                   "VALUES ('test', '1', '', sha256(''))";
constexpr char insertEnvironment[] =
    "INSERT INTO showroom.environment (id, kind, name, blueprint, blueprint_version, size, seed, "
    "reference_date) VALUES ('demo-acme', 'demo', 'Acme', 'test', '1', 'small', 1, '2026-01-01')";

/// What a watcher says, heard in this thread as pages hear it. QSignalSpy would listen in the watcher's.
class Listener final : public QObject {
public:
    explicit Listener(const ChangeWatcher &watcher)
    {
        connect(&watcher, &ChangeWatcher::changed, this, [this](const QString &topic) { topics.append(topic); });
        connect(&watcher, &ChangeWatcher::connectionLost, this, [this](const Error &error) { losses.append(error); });
        connect(&watcher, &ChangeWatcher::connectionRestored, this, [this] { ++restorations; });
    }

    QStringList topics;
    QList<Error> losses;
    int restorations = 0;
};

} // namespace

/// What one console learns of the others' work.
class TestChangeWatcher final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void tellsAChangeByItsTopic();
    void saysNothingOfARolledBackChange();
    void findsChangesByTheCounterToo();
    void reconnectsAfterALoss();
    void tellsAMissingServerOnce();
    void stopsQuicklyBesideASilentHost();

private:
    std::unique_ptr<TestDatabase> m_database;
};

void TestChangeWatcher::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
}

void TestChangeWatcher::cleanup()
{
    m_database.reset();
}

void TestChangeWatcher::tellsAChangeByItsTopic()
{
    ChangeWatcher watcher(m_database->login(u"viewer"_s));
    const Listener heard(watcher);
    watcher.start();
    QTRY_COMPARE(heard.restorations, 1);
    Connection other = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(other.executeScript(insertBlueprint));
    VERIFY_RESULT(other.executeScript(insertEnvironment));
    QTRY_VERIFY(heard.topics.contains(u"environment:demo-acme"_s));
    const auto job = other.scalar(SqlStatement::fromText(
        "INSERT INTO showroom.job (kind, environment) VALUES ('seed', 'demo-acme') RETURNING id::text"));
    VERIFY_RESULT(job);
    QTRY_VERIFY(heard.topics.contains(u"job:"_s + job->toString()));
}

void TestChangeWatcher::saysNothingOfARolledBackChange()
{
    Connection other = TestDatabase::connect(m_database->superuser());
    const auto counter = [&] {
        return other.scalar(SqlStatement::fromText("SELECT showroom.change_counter()")).value_or(-1).toInt();
    };
    VERIFY_RESULT(other.executeScript(insertBlueprint));
    const int before = counter();
    VERIFY_RESULT(other.executeScript(QByteArray("BEGIN; ") + insertEnvironment + "; ROLLBACK"));
    QCOMPARE(counter(), before);
    VERIFY_RESULT(other.executeScript(insertEnvironment));
    QVERIFY(counter() > before);
}

void TestChangeWatcher::findsChangesByTheCounterToo()
{
    ChangeWatcher watcher(m_database->local());
    watcher.setPollInterval(std::chrono::milliseconds(50));
    const Listener heard(watcher);
    watcher.start();
    QTRY_COMPARE(heard.restorations, 1);
    Connection other = TestDatabase::connect(m_database->superuser());
    // Moves the counter without a notification, as if that had been lost.
    VERIFY_RESULT(other.query(SqlStatement::fromText("SELECT setval('showroom.change_sequence', 1000)")));
    QTRY_VERIFY(heard.topics.contains(u"*"_s));
}

void TestChangeWatcher::reconnectsAfterALoss()
{
    ConnectionSettings settings = m_database->local();
    settings.applicationName = u"watcher"_s;
    ChangeWatcher watcher(settings);
    watcher.setPollInterval(std::chrono::milliseconds(50));
    const Listener heard(watcher);
    watcher.start();
    QTRY_COMPARE(heard.restorations, 1);
    Connection killer = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(killer.query(SqlStatement::fromText(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'watcher'")));
    QTRY_COMPARE(heard.losses.size(), 1);
    QCOMPARE(heard.losses[0].code, ErrorCode::DatabaseUnreachable);
    QTRY_COMPARE(heard.restorations, 2);
}

void TestChangeWatcher::tellsAMissingServerOnce()
{
    ConnectionSettings settings = m_database->local();
    settings.host = u"/nonexistent"_s;
    ChangeWatcher watcher(settings);
    const Listener heard(watcher);
    watcher.start();
    QTRY_COMPARE(heard.losses.size(), 1);
    watcher.stop();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(heard.losses.size(), 1);
}

void TestChangeWatcher::stopsQuicklyBesideASilentHost()
{
    const SilentHost silent;
    ConnectionSettings settings = m_database->local();
    settings.host = u"127.0.0.1"_s;
    settings.port = silent.port();
    ChangeWatcher watcher(settings);
    const Listener heard(watcher);
    watcher.start();
    QTRY_VERIFY(silent.hasVisitor());
    QElapsedTimer timer;
    timer.start();
    watcher.stop();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(heard.losses.size(), 0);
}

QTEST_GUILESS_MAIN(TestChangeWatcher)
#include "tst_change_watcher.moc"
