#include "database/change_watcher.h"
#include "database/connection.h"
#include "support/silent_host.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QElapsedTimer>
#include <QSignalSpy>
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

bool saw(const QSignalSpy &spy, const QString &topic)
{
    return std::any_of(spy.begin(), spy.end(),
                       [&](const QList<QVariant> &call) { return call.value(0).toString() == topic; });
}

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
    QSignalSpy restored(&watcher, &ChangeWatcher::connectionRestored);
    QSignalSpy changed(&watcher, &ChangeWatcher::changed);
    watcher.start();
    QTRY_COMPARE(restored.size(), 1);
    Connection other = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(other.executeScript(insertBlueprint));
    VERIFY_RESULT(other.executeScript(insertEnvironment));
    QTRY_VERIFY(saw(changed, u"environment:demo-acme"_s));
    const auto job = other.scalar(SqlStatement::fromText(
        "INSERT INTO showroom.job (kind, environment) VALUES ('seed', 'demo-acme') RETURNING id::text"));
    VERIFY_RESULT(job);
    QTRY_VERIFY(saw(changed, u"job:"_s + job->toString()));
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
    QSignalSpy restored(&watcher, &ChangeWatcher::connectionRestored);
    QSignalSpy changed(&watcher, &ChangeWatcher::changed);
    watcher.start();
    QTRY_COMPARE(restored.size(), 1);
    Connection other = TestDatabase::connect(m_database->superuser());
    // Moves the counter without a notification, as if that had been lost.
    VERIFY_RESULT(other.query(SqlStatement::fromText("SELECT setval('showroom.change_sequence', 1000)")));
    QTRY_VERIFY(saw(changed, u"*"_s));
}

void TestChangeWatcher::reconnectsAfterALoss()
{
    ConnectionSettings settings = m_database->local();
    settings.applicationName = u"watcher"_s;
    ChangeWatcher watcher(settings);
    watcher.setPollInterval(std::chrono::milliseconds(50));
    QSignalSpy restored(&watcher, &ChangeWatcher::connectionRestored);
    QSignalSpy lost(&watcher, &ChangeWatcher::connectionLost);
    watcher.start();
    QTRY_COMPARE(restored.size(), 1);
    Connection killer = TestDatabase::connect(m_database->superuser());
    VERIFY_RESULT(killer.query(SqlStatement::fromText(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'watcher'")));
    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(lost[0][0].value<Error>().code, ErrorCode::DatabaseUnreachable);
    QTRY_COMPARE(restored.size(), 2);
}

void TestChangeWatcher::tellsAMissingServerOnce()
{
    ConnectionSettings settings = m_database->local();
    settings.host = u"/nonexistent"_s;
    ChangeWatcher watcher(settings);
    QSignalSpy lost(&watcher, &ChangeWatcher::connectionLost);
    watcher.start();
    QTRY_COMPARE(lost.size(), 1);
    watcher.stop();
    QCOMPARE(lost.size(), 1);
}

void TestChangeWatcher::stopsQuicklyBesideASilentHost()
{
    const SilentHost silent;
    ConnectionSettings settings = m_database->local();
    settings.host = u"127.0.0.1"_s;
    settings.port = silent.port();
    ChangeWatcher watcher(settings);
    QSignalSpy lost(&watcher, &ChangeWatcher::connectionLost);
    watcher.start();
    QTRY_VERIFY(silent.hasVisitor());
    QElapsedTimer timer;
    timer.start();
    watcher.stop();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(lost.size(), 0);
}

QTEST_GUILESS_MAIN(TestChangeWatcher)
#include "tst_change_watcher.moc"
