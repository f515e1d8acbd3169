#include "kill_harness.h"

#include <QTest>

#include <random>

using namespace showroom;
using namespace showroom::environments;
using namespace showroom::test;
using namespace Qt::StringLiterals;
using jobs::JobState;

namespace {

/// Moments between the start and the end of an undisturbed run, the same on every run of the test.
class Moments final {
public:
    Moments(quint32 seed, qint64 durationMs)
        : m_random(seed)
        , m_durationMs(durationMs)
    {
    }

    int next() { return int(m_random() % quint64(std::max<qint64>(1, m_durationMs))); }
    bool coin() { return m_random() % 2 == 0; }

private:
    std::minstd_rand m_random;
    qint64 m_durationMs;
};

const QStringList isolations{u"shared_schema"_s, u"full"_s};

/// What an undisturbed run makes.
struct Reference {
    QString fingerprint;
    qint64 rows = 0;
    qint64 createMs = 0;
    qint64 teardownMs = 0;
};

} // namespace

/// Whatever dies at whatever moment of a creation or a teardown: one action brings the tenant home, with nothing double
/// and nothing missing.
class TestKill final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void creation_data();
    void creation();
    void teardown_data();
    void teardown();

private:
    void addKills(bool isTeardown) const;
    void createUndisturbed(const QString &isolation);
    void awaitStandstill();
    void measureTakeover(const jobs::Job &left);
    void bringHome(const Reference &reference, bool resume);
    void verifyComplete(const Reference &reference);
    void verifyGone();

    std::unique_ptr<KillHarness> m_harness;
    QMap<QString, Reference> m_references; ///< by isolation
    int m_kills = 0;
    qint64 m_slowestTakeoverMs = 0;
};

void TestKill::initTestCase()
{
    m_harness = std::make_unique<KillHarness>();
    for (const QString &isolation : isolations) {
        (void)m_harness->call(KillHarness::creation(isolation)); // warms the caches up
        QCOMPARE(m_harness->call(KillHarness::teardown()).exitCode, 0);
        const auto created = m_harness->call(KillHarness::creation(isolation));
        QVERIFY2(created.exitCode == 0, qPrintable(created.text));
        Reference reference{m_harness->environment()->fingerprint, m_harness->rows(), created.tookMs, 0};
        const auto removed = m_harness->call(KillHarness::teardown());
        QVERIFY2(removed.exitCode == 0, qPrintable(removed.text));
        reference.teardownMs = removed.tookMs;
        QCOMPARE(reference.rows, 45'400);
        qInfo("%s: undisturbed creation %lld ms, teardown %lld ms", qPrintable(isolation),
              static_cast<long long>(reference.createMs), static_cast<long long>(reference.teardownMs));
        m_references.insert(isolation, reference);
    }
    QCOMPARE(m_references.first().fingerprint, m_references.last().fingerprint);
}

void TestKill::cleanupTestCase()
{
    m_harness.reset();
    qInfo("%d kills, slowest takeover after %lld ms", m_kills, static_cast<long long>(m_slowestTakeoverMs));
}

void TestKill::addKills(bool isTeardown) const
{
    QTest::addColumn<QString>("isolation");
    QTest::addColumn<Victim>("victim");
    QTest::addColumn<int>("kills");
    for (const QString &isolation : isolations) {
        const auto row = [&](const char *victim, Victim which, int kills) {
            QTest::newRow(qPrintable(isolation + u' ' + QString::fromLatin1(victim))) << isolation << which << kills;
        };
        row("program", Victim::Program, isTeardown ? 5 : 10);
        row("backend", Victim::Backend, isTeardown ? 2 : 5);
        row("server", Victim::Server, isTeardown ? 1 : 2);
    }
}

void TestKill::awaitStandstill()
{
    const qint64 after = m_harness->settledAfterMs();
    QVERIFY2(after >= 0 && after < 2'000, qPrintable(QString::number(after)));
    m_slowestTakeoverMs = std::max(m_slowestTakeoverMs, after);
}

/// A program that died is taken over as soon as the server notices; a server that died has no owners.
void TestKill::measureTakeover(const jobs::Job &left)
{
    if (left.state != JobState::Running)
        return;
    const qint64 after = m_harness->orphanedAfterMs(left.id);
    QVERIFY2(after >= 0 && after < 2'000, qPrintable(QString::number(after)));
    m_slowestTakeoverMs = std::max(m_slowestTakeoverMs, after);
}

/// The one action.
void TestKill::bringHome(const Reference &reference, bool resume)
{
    const jobs::Job left = m_harness->latestJob();
    const QString job = QString::number(left.id);
    const auto answer = m_harness->call({u"jobs"_s, resume ? u"resume"_s : u"clean"_s, job});
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.text));
    resume ? verifyComplete(reference) : verifyGone();
}

void TestKill::verifyComplete(const Reference &reference)
{
    const auto environment = m_harness->environment();
    QVERIFY(environment);
    QCOMPARE(environment->status, Status::Ready);
    QCOMPARE(environment->fingerprint, reference.fingerprint);
    QCOMPARE(m_harness->rows(), reference.rows);
    QCOMPARE(m_harness->loose(), 0);
}

void TestKill::verifyGone()
{
    const auto environment = m_harness->environment();
    QVERIFY(!environment || environment->status == Status::Deleted);
    QCOMPARE(m_harness->rows(), 0);
    QCOMPARE(m_harness->ownSchemas(), 0);
    QCOMPARE(m_harness->loose(), 0);
}

void TestKill::creation_data()
{
    addKills(false);
}

void TestKill::creation()
{
    QFETCH(QString, isolation);
    QFETCH(Victim, victim);
    QFETCH(int, kills);
    const Reference reference = m_references.value(isolation);
    Moments moments(quint32(7 + int(victim)), reference.createMs);
    for (int attempt = 0; kills > 0; ++attempt) {
        QVERIFY2(attempt < 40, "the moments never met the program at work");
        const bool wasKilled = m_harness->killDuring(KillHarness::creation(isolation), victim, moments.next());
        kills -= wasKilled ? 1 : 0;
        m_kills += wasKilled ? 1 : 0;
        awaitStandstill();
        const auto left = m_harness->environment();
        if (!left || left->status == Status::Deleted) {
            verifyGone();
            continue; // nothing was recorded yet
        }
        if (left->status == Status::Ready) {
            verifyComplete(reference);
        } else {
            measureTakeover(m_harness->latestJob());
            bringHome(reference, moments.coin());
        }
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(m_harness->latestJob().state, JobState::Done); // of the filling, or of the teardown that cleaned up
        if (m_harness->environment()->status != Status::Deleted)
            QCOMPARE(m_harness->call(KillHarness::teardown()).exitCode, 0);
        verifyGone();
    }
}

void TestKill::teardown_data()
{
    addKills(true);
}

void TestKill::createUndisturbed(const QString &isolation)
{
    const auto created = m_harness->call(KillHarness::creation(isolation));
    QVERIFY2(created.exitCode == 0, qPrintable(created.text));
}

void TestKill::teardown()
{
    QFETCH(QString, isolation);
    QFETCH(Victim, victim);
    QFETCH(int, kills);
    const Reference reference = m_references.value(isolation);
    Moments moments(quint32(70 + int(victim)), reference.teardownMs);
    for (int attempt = 0; kills > 0; ++attempt) {
        QVERIFY2(attempt < 40, "the moments never met the program at work");
        const auto before = m_harness->environment();
        if (!before || before->status == Status::Deleted)
            createUndisturbed(isolation);
        if (QTest::currentTestFailed())
            return;
        const bool wasKilled = m_harness->killDuring(KillHarness::teardown(), victim, moments.next());
        kills -= wasKilled ? 1 : 0;
        m_kills += wasKilled ? 1 : 0;
        awaitStandstill();
        const auto left = m_harness->environment();
        QVERIFY(left);
        const qint64 rows = m_harness->rows();
        if (left->status == Status::Deleted) {
            verifyGone();
            continue;
        }
        // All or nothing; what is still complete is still usable.
        QVERIFY2(rows == reference.rows || rows == 0, qPrintable(QString::number(rows)));
        if (left->status == Status::Ready) {
            verifyComplete(reference);
            continue;
        }
        measureTakeover(m_harness->latestJob());
        const auto again = moments.coin()
                               ? m_harness->call(KillHarness::teardown())
                               : m_harness->call({u"jobs"_s, u"resume"_s, QString::number(m_harness->latestJob().id)});
        QVERIFY2(again.exitCode == 0, qPrintable(again.text));
        verifyGone();
        if (QTest::currentTestFailed())
            return;
    }
    if (m_harness->environment()->status != Status::Deleted)
        QCOMPARE(m_harness->call(KillHarness::teardown()).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
