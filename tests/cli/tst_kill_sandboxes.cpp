#include "kill_harness.h"

#include <QTest>

#include <random>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// Whatever dies at whatever moment of a conversion or a sweep: each environment is dealt with wholly or not at all,
/// and the next run ends what was begun.
class TestKillSandboxes final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void conversion_data();
    void conversion();
    void sweep_data();
    void sweep();

private:
    void makeSandbox(const QString &isolation);
    void verifyUnconverted();
    void verifyConverted();
    void makeFleet(const QString &due);
    void verifyEachWhole();
    void finishSweep(const QString &due);
    QString ask(const QByteArray &sql) { return m_harness->askSuperuser(sql); }

    std::unique_ptr<KillHarness> m_harness;
    QString m_fingerprints; ///< of the fleet after a sweep that nothing disturbed
    std::minstd_rand m_chance{11};
    int m_kills = 0;
};

namespace {

constexpr int fleetSize = 8;

QStringList conversionCall()
{
    return {u"sandbox"_s,   u"convert"_s,      u"--tenant"_s,        u"sandbox-kill"_s,
            u"--target"_s,  u"acme"_s,         u"--plan"_s,          u"team"_s,
            u"--region"_s,  u"EU"_s,           u"--admin"_s,         u"boss@acme.example"_s,
            u"--confirm"_s, u"sandbox-kill"_s, u"--with-seed-data"_s};
}

/// Rows of the production tenant, and of the sandbox where it lies in the product's tables.
constexpr char movedRows[] = R"(
SELECT (SELECT count(*) FROM forge.users WHERE tenant_id = 'acme') + (SELECT count(*) FROM forge.organisations WHERE tenant_id = 'acme')
     + (SELECT count(*) FROM forge.memberships WHERE tenant_id = 'acme') + (SELECT count(*) FROM forge.projects WHERE tenant_id = 'acme')
     + (SELECT count(*) FROM forge.tasks WHERE tenant_id = 'acme') + (SELECT count(*) FROM forge.comments WHERE tenant_id = 'acme')
)";

constexpr char forgetConverted[] = R"(
DELETE FROM forge.comments; DELETE FROM forge.tasks; DELETE FROM forge.projects; DELETE FROM forge.memberships;
DELETE FROM forge.organisations; DELETE FROM forge.users;
DELETE FROM showroom.conversion; DELETE FROM showroom.notification;
)";

constexpr char fingerprints[] = "SELECT string_agg(fingerprint, ' ' ORDER BY id) FROM showroom.environment "
                                "WHERE id LIKE 'sandbox-sweep-%'";

/// Sandboxes that are ready, without data, beside the one that the program made.
constexpr char fleet[] = R"(
INSERT INTO showroom.environment (id, kind, name, status, blueprint, blueprint_version, size, parameters, seed, reference_date,
                                  salt_version, isolation, created_at, expires_at)
SELECT 'sandbox-sweep-' || n, 'sandbox', 'Sweep ' || n, '%1', blueprint, blueprint_version, size, parameters, seed, reference_date,
       salt_version, 'shared_schema', now() - interval '90 days', now() + interval '%2'
  FROM showroom.environment, generate_series(1, %3) n WHERE id = 'sandbox-kill';
INSERT INTO showroom.sandbox (environment, type, max_users, max_api_calls, auto_reset_hours)
SELECT id, 'trial', 10, 100, CASE WHEN %4 THEN 24 END FROM showroom.environment WHERE id LIKE 'sandbox-sweep-%';
)";

} // namespace

void TestKillSandboxes::initTestCase()
{
    m_harness = std::make_unique<KillHarness>();
}

void TestKillSandboxes::cleanupTestCase()
{
    m_harness.reset();
    qInfo("%d kills", m_kills);
}

void TestKillSandboxes::makeSandbox(const QString &isolation)
{
    m_harness->runSuperuser(forgetConverted);
    const auto made = m_harness->call({u"sandbox"_s, u"create"_s, u"--name"_s, u"Kill"_s, u"--dataset"_s,
                                       u"realistic"_s, u"--as-of"_s, u"2026-11-01"_s, u"--isolation"_s, isolation});
    QVERIFY2(made.exitCode == 0, qPrintable(made.text));
}

void TestKillSandboxes::verifyUnconverted()
{
    QCOMPARE(ask(movedRows), u"0"_s);
    QCOMPARE(ask("SELECT status FROM showroom.environment WHERE id = 'sandbox-kill'"), u"ready"_s);
    QCOMPARE(ask("SELECT (SELECT count(*) FROM showroom.conversion) + (SELECT count(*) FROM showroom.notification) + "
                 "(SELECT count(*) FROM showroom.conversion_row)"),
             u"0"_s);
    const auto verified = m_harness->call({u"sandbox"_s, u"status"_s, u"--tenant"_s, u"sandbox-kill"_s});
    QVERIFY2(verified.exitCode == 0, qPrintable(verified.text));
}

void TestKillSandboxes::verifyConverted()
{
    QCOMPARE(ask(movedRows), ask("SELECT (SELECT sum((t ->> 'made')::int + (t ->> 'organisations')::int + "
                                 "(t ->> 'ancestors')::int + (t ->> 'seeded')::int) "
                                 "FROM jsonb_array_elements(c.counts -> 'tables') t) FROM showroom.conversion c"));
    QCOMPARE(ask("SELECT string_agg(kind, ' ') FROM showroom.notification"), u"welcome"_s);
    QCOMPARE(ask("SELECT status FROM showroom.environment WHERE id = 'sandbox-kill'"), u"deleted"_s);
    QCOMPARE(ask("SELECT (SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'sandbox-kill%') + "
                 "(SELECT count(*) FROM forge.users WHERE tenant_id = 'sandbox-kill')"),
             u"0"_s);
}

void TestKillSandboxes::conversion_data()
{
    QTest::addColumn<QString>("isolation");
    QTest::addColumn<Victim>("victim");
    QTest::addColumn<int>("kills");
    for (const QString &isolation : {u"full"_s, u"shared_schema"_s}) {
        QTest::addRow("%s, the program", qPrintable(isolation)) << isolation << Victim::Program << 5;
        QTest::addRow("%s, a backend", qPrintable(isolation)) << isolation << Victim::Backend << 3;
        QTest::addRow("%s, the server", qPrintable(isolation)) << isolation << Victim::Server << 2;
    }
}

void TestKillSandboxes::conversion()
{
    QFETCH(QString, isolation);
    QFETCH(Victim, victim);
    QFETCH(int, kills);
    makeSandbox(isolation);
    const auto undisturbed = m_harness->call(conversionCall());
    QVERIFY2(undisturbed.exitCode == 0, qPrintable(undisturbed.text));
    verifyConverted();
    makeSandbox(isolation);
    for (int attempt = 0; kills > 0; ++attempt) {
        QVERIFY2(attempt < 30, "the moments never met the program at work");
        const int moment = int(m_chance() % quint32(undisturbed.tookMs));
        const bool wasKilled = m_harness->killDuring(conversionCall(), victim, moment);
        kills -= wasKilled ? 1 : 0;
        m_kills += wasKilled ? 1 : 0;
        QVERIFY(m_harness->settledAfterMs() >= 0);
        if (ask("SELECT status FROM showroom.environment WHERE id = 'sandbox-kill'") == u"ready") {
            verifyUnconverted();
        } else {
            verifyConverted();
            makeSandbox(isolation);
        }
        if (QTest::currentTestFailed())
            return;
    }
    const auto again = m_harness->call(conversionCall());
    QVERIFY2(again.exitCode == 0, qPrintable(again.text));
    verifyConverted();
}

void TestKillSandboxes::sweep_data()
{
    QTest::addColumn<QString>("due");
    QTest::addColumn<Victim>("victim");
    QTest::addColumn<int>("kills");
    for (const QString &due : {u"auto-reset"_s, u"expiry"_s, u"cleanup"_s}) {
        QTest::addRow("%s, the program", qPrintable(due)) << due << Victim::Program << 3;
        QTest::addRow("%s, the server", qPrintable(due)) << due << Victim::Server << 1;
    }
}

/// A fleet that all has the same due, with a name that the sweep's results are told by.
void TestKillSandboxes::makeFleet(const QString &due)
{
    if (ask("SELECT count(*) FROM showroom.environment WHERE id = 'sandbox-kill' AND status = 'ready'") != u"1")
        makeSandbox(u"shared_schema"_s);
    m_harness->runSuperuser("DELETE FROM showroom.job WHERE environment LIKE 'sandbox-sweep-%';"
                            "DELETE FROM showroom.environment WHERE id LIKE 'sandbox-sweep-%';"
                            "DELETE FROM showroom.notification");
    const bool isReset = due == u"auto-reset";
    m_harness->runSuperuser(QByteArray(fleet)
                                .replace("%1", due == u"cleanup" ? "expired" : "ready")
                                .replace("%2", isReset            ? "9 days"
                                               : due == u"expiry" ? "-1 day"
                                                                  : "-40 days")
                                .replace("%3", QByteArray::number(fleetSize))
                                .replace("%4", isReset ? "true" : "false"));
}

/// What was done to an environment was done with its word and its record; what was not, not at all.
void TestKillSandboxes::verifyEachWhole()
{
    QCOMPARE(ask("SELECT coalesce(string_agg(e.id || ' ' || e.status, ', '), '') FROM showroom.environment e "
                 "WHERE e.id LIKE 'sandbox-sweep-%' AND (SELECT count(*) FROM showroom.notification n "
                 "WHERE n.environment = e.id AND n.kind = 'expired') <> (e.status = 'expired' "
                 "AND e.expires_at > now() - interval '2 days')::int"),
             QString());
    QCOMPARE(ask("SELECT coalesce(string_agg(e.id || ' ' || e.status, ', '), '') FROM showroom.environment e "
                 "WHERE e.id LIKE 'sandbox-sweep-%' AND (SELECT count(*) FROM showroom.notification n "
                 "WHERE n.environment = e.id AND n.kind = 'deleted') <> (e.status = 'deleted')::int"),
             QString());
    QCOMPARE(ask("SELECT coalesce(string_agg(e.id || ' ' || e.status, ', '), '') FROM showroom.environment e "
                 "JOIN showroom.sandbox s ON s.environment = e.id WHERE e.id LIKE 'sandbox-sweep-%' "
                 "AND (SELECT count(*) FROM showroom.notification n WHERE n.environment = e.id AND n.kind = 'reset') "
                 "<> (s.last_reset_at IS NOT NULL)::int"),
             QString());
}

void TestKillSandboxes::finishSweep(const QString &due)
{
    // What nobody took up belongs to a program that may still come to it, for ten minutes.
    m_harness->runSuperuser(
        "UPDATE showroom.job SET created_at = created_at - interval '1 hour' WHERE state = 'queued'");
    const auto again = m_harness->call({u"sweep"_s, u"--due"_s, due});
    QVERIFY2(again.exitCode == 0, qPrintable(again.text));
    verifyEachWhole();
    const QByteArray wanted = due == u"auto-reset" ? "ready" : due == u"expiry" ? "expired" : "deleted";
    QCOMPARE(
        ask("SELECT count(*) FROM showroom.environment WHERE id LIKE 'sandbox-sweep-%' AND status = '" + wanted + "'"),
        QString::number(fleetSize));
    QCOMPARE(ask(fingerprints), m_fingerprints);
    QCOMPARE(m_harness->loose(), 0);
}

void TestKillSandboxes::sweep()
{
    QFETCH(QString, due);
    QFETCH(Victim, victim);
    QFETCH(int, kills);
    const QStringList call{u"sweep"_s, u"--due"_s, due};
    makeFleet(due);
    const auto undisturbed = m_harness->call(call);
    QVERIFY2(undisturbed.exitCode == 0, qPrintable(undisturbed.text));
    m_fingerprints = ask(fingerprints);
    for (int attempt = 0; kills > 0; ++attempt) {
        QVERIFY2(attempt < 20, "the moments never met the program at work");
        makeFleet(due);
        const int moment = int(m_chance() % quint32(undisturbed.tookMs));
        const bool wasKilled = m_harness->killDuring(call, victim, moment);
        kills -= wasKilled ? 1 : 0;
        m_kills += wasKilled ? 1 : 0;
        QVERIFY(m_harness->settledAfterMs() >= 0);
        verifyEachWhole();
        if (QTest::currentTestFailed())
            return;
        finishSweep(due);
        if (QTest::currentTestFailed())
            return;
    }
}

QTEST_GUILESS_MAIN(TestKillSandboxes)
#include "tst_kill_sandboxes.moc"
