#include "support/session_fixture.h"
#include "support/test_result.h"

#include <QTest>

#include <future>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

constexpr int threads = 8;
constexpr int sessionsPerThread = 25;
constexpr int rounds = 3;

/// What one of many does to rows that all the others work on too; every session makes the same keys.
const QByteArrayList work{"UPDATE client SET points = points + 1 WHERE id <= 10",
                          "INSERT INTO client (id, code) VALUES (500, 'everybody''s')",
                          "INSERT INTO \"Order Line\" VALUES ('demo-acme', 500, 1), ('demo-acme', 3, 9)",
                          "DELETE FROM client WHERE id = 4",
                          "UPDATE client SET code = 'K4' WHERE id = 500",
                          "DELETE FROM tree WHERE id = 15 AND NOT EXISTS (SELECT FROM badge WHERE tree_id = 15)",
                          "DELETE FROM badge",
                          "DELETE FROM tree WHERE id = 2"};

constexpr char outcome[] =
    "SELECT concat_ws(' ', (SELECT count(*) || '/' || sum(points) FROM client), "
    "(SELECT count(*) FROM \"Order Line\"), (SELECT count(*) FROM tree), (SELECT count(*) FROM badge))";

} // namespace

/// Many sessions at once, and many connections of one session: nobody waits for ever, nobody sees a deadlock.
class TestSessionCrowd final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keepsTwoHundredApart();
    void turnsADeadlockIntoARepetition();
    void resetsBesideWriters();

private:
    /// Everything that sessionsPerThread clients of one thread met that they should not have.
    QStringList crowd(int thread);

    std::unique_ptr<SessionFixture> m_fixture;
    QString m_base;
};

void TestSessionCrowd::init()
{
    m_fixture = std::make_unique<SessionFixture>();
    QVERIFY2(m_fixture->isValid(), qPrintable(m_fixture->error()));
    m_base = m_fixture->baseDigest();
}

void TestSessionCrowd::cleanup()
{
    QCOMPARE(m_fixture->baseDigest(), m_base);
    m_fixture.reset();
}

QStringList TestSessionCrowd::crowd(int thread)
{
    QStringList faults;
    std::vector<ProductClient> clients;
    QByteArrayList sessions;
    for (int n = 0; n < sessionsPerThread; ++n) {
        const auto opened = m_fixture->open(u"person %1 of %2"_s.arg(n).arg(thread));
        if (!opened)
            return {QString::fromUtf8(describe(opened.error()))};
        clients.emplace_back(m_fixture->database(), opened->token, u"shop_live"_s);
        sessions << opened->id.toUtf8();
    }
    for (int round = 0; round < rounds; ++round) {
        // All transactions are open at once: one step of each after the other.
        for (ProductClient &client : clients)
            (void)client.connection().executeScript("BEGIN");
        for (const QByteArray &step : work) {
            for (ProductClient &client : clients) {
                if (const QString done = client.run(step); done.startsWith(u'!'))
                    faults << QString::fromUtf8(step) + u' ' + done;
            }
        }
        for (qsizetype n = 0; n < sessions.size(); ++n) {
            ProductClient &client = clients[size_t(n)];
            (void)client.connection().executeScript("COMMIT");
            if (const QString seen = client.ask(outcome); seen != u"20/215 59 8 0")
                faults << u"saw "_s + seen;
            const QString reset = m_fixture->askAs(u"support"_s, "SELECT showroom.session_reset('" + sessions[n] +
                                                                     "', 'CONFIRM_RESET') > 0");
            if (reset != u"true")
                faults << u"reset "_s + reset;
        }
    }
    return faults;
}

void TestSessionCrowd::keepsTwoHundredApart()
{
    std::vector<std::future<QStringList>> crowds;
    for (int thread = 0; thread < threads; ++thread)
        crowds.push_back(std::async(std::launch::async, [this, thread] { return crowd(thread); }));
    QStringList faults;
    for (auto &future : crowds)
        faults += future.get();
    QVERIFY2(faults.isEmpty(), qPrintable(QStringList(faults.mid(0, 10)).join(u'\n')));
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.layer WHERE reason = 'reset'").toInt(),
             threads * sessionsPerThread * rounds);
}

void TestSessionCrowd::turnsADeadlockIntoARepetition()
{
    const auto opened = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(opened);
    ProductClient one(m_fixture->database(), opened->token, u"shop_live"_s);
    ProductClient two(m_fixture->database(), opened->token, u"shop_live"_s);
    VERIFY_RESULT(one.connection().executeScript("BEGIN; INSERT INTO \"Order Line\" VALUES ('demo-acme', 3, 9)"));
    VERIFY_RESULT(two.connection().executeScript("BEGIN; INSERT INTO \"Order Line\" VALUES ('demo-acme', 5, 9)"));
    // Each waits until the other is through with its child.
    auto first = std::async(std::launch::async, [&one] {
        const QString done = one.run("DELETE FROM client WHERE id = 6");
        (void)one.connection().executeScript("COMMIT");
        return done;
    });
    const QString second = two.run("DELETE FROM client WHERE id = 7");
    (void)two.connection().executeScript("COMMIT");
    QStringList answers{first.get(), second};
    answers.sort();
    QCOMPARE(answers, (QStringList{u"!40001"_s, u"1"_s}));
}

void TestSessionCrowd::resetsBesideWriters()
{
    const auto opened = m_fixture->open(u"ann"_s);
    VERIFY_RESULT(opened);
    ProductClient ann(m_fixture->database(), opened->token, u"shop_live"_s);
    VERIFY_RESULT(ann.connection().executeScript("BEGIN; UPDATE client SET points = 50 WHERE id = 1"));
    auto reset = std::async(std::launch::async, [this, &opened] {
        return m_fixture->askAs(u"support"_s,
                                "SELECT showroom.session_reset('" + opened->id.toUtf8() + "', 'CONFIRM_RESET') > 0");
    });
    // The reset waits for the transaction, and takes it away with the rest.
    QTRY_COMPARE(m_fixture->ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"), u"1"_s);
    QCOMPARE(ann.run("UPDATE client SET points = 51 WHERE id = 2"), u"1"_s);
    VERIFY_RESULT(ann.connection().executeScript("COMMIT"));
    QCOMPARE(reset.get(), u"true"_s);
    QCOMPARE(ann.ask("SELECT string_agg(points::text, ' ' ORDER BY id) FROM client WHERE id < 3"), u"1 2"_s);
}

QTEST_GUILESS_MAIN(TestSessionCrowd)
#include "tst_session_crowd.moc"
