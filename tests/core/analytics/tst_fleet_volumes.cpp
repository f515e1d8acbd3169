#include "core/analytics/fleet_volumes.h"

#include "../tenant_fixture.h"
#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/sandbox_store.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;
using analytics::FleetVolumes;

/// The fleet's events per month: counted once per environment, then read without the products' rows.
class TestFleetVolumes final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }

    void countsWhatLiesInTheTables();
    void countsEveryProductsTables_data();
    void countsEveryProductsTables();
    void countsEachEnvironmentOnce();
    void leavesOutWhatIsNotComplete();
    void countsOnPastOneWithoutTables();
    void forgetsWhatIsTornDown();
    void leavesCountingToThoseWhoMay();
    void isQuickWithAThousandEnvironments();

private:
    QString fill(const QString &name, const QString &isolation = u"shared_schema"_s);
    FleetVolumes read(int months = 24)
    {
        auto connection = m_fixture->connect();
        const auto volumes = analytics::fleetVolumes(connection, {2026, 11, 20}, months);
        return volumes ? *volumes : FleetVolumes();
    }
    int countNext()
    {
        auto connection = m_fixture->connect();
        const auto left = analytics::countNextVolumes(connection);
        return left ? *left : -2;
    }
    static qint64 total(const FleetVolumes &volumes)
    {
        qint64 sum = 0;
        for (const analytics::KindVolumes &kind : volumes.kinds)
            sum += kind.total();
        return sum;
    }

    std::unique_ptr<TenantFixture> m_fixture;
};

void TestFleetVolumes::init()
{
    m_fixture = std::make_unique<TenantFixture>();
}

QString TestFleetVolumes::fill(const QString &name, const QString &isolation)
{
    auto request = m_fixture->request(name);
    request.isolation = isolation;
    const auto created = m_fixture->create(request);
    const auto job = m_fixture->run(created.jobId);
    if (!job || job->state != jobs::JobState::Done)
        qFatal("%s was not filled", qPrintable(name));
    return created.environmentId;
}

void TestFleetVolumes::countsWhatLiesInTheTables()
{
    const QString id = fill(u"Acme"_s);
    QCOMPARE(read().environments, 1);
    QCOMPARE(read().counted, 0);
    QVERIFY(read().mayCount);
    QCOMPARE(countNext(), 0);
    const FleetVolumes volumes = read();
    QCOMPARE(volumes.counted, 1);
    QCOMPARE(volumes.months.size(), 24);
    QCOMPARE(volumes.months.last(), QDate(2026, 11, 1));
    const auto environment = m_fixture->find(id);
    QCOMPARE(total(volumes), environment.eventsTotal);
    for (const analytics::KindVolumes &kind : volumes.kinds)
        QCOMPARE(kind.total(), environment.eventsByKind.value(kind.kind));
    const qsizetype october = volumes.months.indexOf(QDate(2026, 10, 1));
    const qint64 inTables = m_fixture
                                ->ask("SELECT count(*) FROM impact.events WHERE kind = 'donation' AND occurred_at "
                                      ">= '2026-10-01Z' AND occurred_at < '2026-11-01Z'")
                                .toLongLong();
    for (const analytics::KindVolumes &kind : volumes.kinds)
        if (kind.kind == u"donation")
            QCOMPARE(kind.events[october], inTables);
}

void TestFleetVolumes::countsEveryProductsTables_data()
{
    QTest::addColumn<QString>("isolation");
    QTest::newRow("the product's tables") << u"shared_schema"_s;
    QTest::newRow("tables of its own") << u"full"_s;
}

/// A product without events: the rows of each table by the time that they bear, people without one left out.
void TestFleetVolumes::countsEveryProductsTables()
{
    QFETCH(QString, isolation);
    sandboxes::CreateSandbox wish = sandboxes::CreateSandbox::ofType(sandboxes::Type::Trial);
    wish.tenant.name = u"Forge"_s;
    wish.tenant.isolation = isolation;
    auto connection = m_fixture->connect();
    const auto created = sandboxes::create(connection, wish, m_fixture->salts.constLast(), m_fixture->clock);
    VERIFY_RESULT(created);
    VERIFY_RESULT(m_fixture->run(created->jobId));
    QCOMPARE(countNext(), 0);
    QMap<QString, qint64> rows;
    for (const analytics::KindVolumes &kind : read(60).kinds)
        rows[kind.kind] = kind.total();
    QCOMPARE(rows.value(u"tasks"_s), 20);
    QCOMPARE(rows.value(u"projects"_s), 5);
    QCOMPARE(rows.value(u"organisations"_s), 4);
    QVERIFY(!rows.contains(u"users"_s));
}

void TestFleetVolumes::countsEachEnvironmentOnce()
{
    fill(u"Acme"_s);
    fill(u"Globex"_s);
    QCOMPARE(countNext(), 1);
    const qint64 one = total(read());
    QCOMPARE(countNext(), 0);
    QCOMPARE(countNext(), 0);
    QCOMPARE(total(read()), 2 * one); // both are small ones
}

void TestFleetVolumes::leavesOutWhatIsNotComplete()
{
    m_fixture->create(m_fixture->request(u"Waiting"_s));
    QCOMPARE(countNext(), 0);
    QCOMPARE(read().environments, 0);
    QVERIFY(read().kinds.isEmpty());
}

void TestFleetVolumes::countsOnPastOneWithoutTables()
{
    const QString sound = fill(u"Acme"_s);
    fill(u"Globex"_s, u"full"_s);
    auto connection = m_fixture->connectSuperuser();
    QVERIFY(connection.executeScript("DROP SCHEMA \"demo-globex\", \"demo-globex_guard\" CASCADE").has_value());
    QCOMPARE(countNext(), 1);
    QCOMPARE(total(read()), m_fixture->find(sound).eventsTotal);
    QCOMPARE(countNext(), -1);
}

void TestFleetVolumes::forgetsWhatIsTornDown()
{
    const QString id = fill(u"Acme"_s);
    QCOMPARE(countNext(), 0);
    auto connection = m_fixture->connect();
    const auto job = environments::startTeardown(connection, id, id);
    QVERIFY(job.has_value());
    QVERIFY(m_fixture->run(*job).has_value());
    QCOMPARE(read().environments, 0);
    QCOMPARE(total(read()), 0);
}

void TestFleetVolumes::leavesCountingToThoseWhoMay()
{
    fill(u"Acme"_s);
    auto connection = m_fixture->connectSuperuser();
    QVERIFY(connection.executeScript("SET ROLE showroom_viewer").has_value());
    const auto volumes = analytics::fleetVolumes(connection, {2026, 11, 20}, 12);
    QVERIFY(volumes.has_value());
    QVERIFY(!volumes->mayCount);
    const auto refused = analytics::countNextVolumes(connection);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::PermissionDenied);
}

void TestFleetVolumes::isQuickWithAThousandEnvironments()
{
    const QString id = fill(u"Acme"_s);
    QCOMPARE(countNext(), 0);
    auto connection = m_fixture->connectSuperuser();
    QVERIFY(connection
                .executeScript("INSERT INTO showroom.environment (id, kind, name, status, blueprint, "
                               "blueprint_version, size, parameters, seed, reference_date, salt_version, ready_at) "
                               "SELECT 'demo-copy-' || n, kind, name, status, blueprint, blueprint_version, size, "
                               "parameters, seed, reference_date, salt_version, ready_at FROM showroom.environment, "
                               "generate_series(1, 999) n WHERE id = 'demo-acme'; "
                               "INSERT INTO showroom.tile (environment, name, value, computed_at) "
                               "SELECT 'demo-copy-' || n, name, value, computed_at FROM showroom.tile, "
                               "generate_series(1, 999) n WHERE environment = 'demo-acme'; ANALYZE showroom.tile")
                .has_value());
    auto reader = m_fixture->connect();
    qint64 best = std::numeric_limits<qint64>::max();
    for (int turn = 0; turn < 5; ++turn) { // the best of some: other programs use the machine too
        QElapsedTimer timer;
        timer.start();
        const auto volumes = analytics::fleetVolumes(reader, {2026, 11, 20}, 12);
        QVERIFY(volumes.has_value());
        QCOMPARE(volumes->counted, 1000);
        best = std::min(best, timer.elapsed());
    }
    QVERIFY2(best < 100, qPrintable(QString::number(best)));
}

QTEST_GUILESS_MAIN(TestFleetVolumes)
#include "tst_fleet_volumes.moc"
