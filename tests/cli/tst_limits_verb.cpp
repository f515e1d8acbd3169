#include "cli_harness.h"
#include "database_backend.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;

/// `showroomctl limits`: what is used, and exceptions.
class TestLimitsVerb final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsTheLimits();
    void changesALimit();
    void makesAndEndsAnException();
    void tellsWhoWasRefused();
    void refuses_data();
    void refuses();
    void onlyAdministratorsMay();

private:
    Answer call(const QStringList &words) { return run(*m_backend, QStringList{u"limits"_s} + words); }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
};

void TestLimitsVerb::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
}

void TestLimitsVerb::cleanup()
{
    m_backend.reset();
    m_database.reset();
}

void TestLimitsVerb::showsTheLimits()
{
    const Answer answer = call({});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.out.contains(u"Creations per hour of one client address"_s), qPrintable(answer.out));
    QVERIFY2(answer.out.contains(u"Nobody used one"_s), qPrintable(answer.out));
    const QJsonObject limits = call({u"--json"_s}).json()[u"limits"_s].toObject();
    QCOMPARE(limits, (QJsonObject{{u"create"_s, 5}, {u"export"_s, 20}, {u"refresh"_s, 10}}));
}

void TestLimitsVerb::changesALimit()
{
    const Answer answer = call({u"set"_s, u"export"_s, u"40"_s, u"--json"_s});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.json()[u"limits"_s][u"export"_s].toInt(), 40);
    QCOMPARE(call({u"set"_s, u"export"_s, u"many"_s}).exitCode, 2);
}

void TestLimitsVerb::makesAndEndsAnException()
{
    const Answer made = call({u"override"_s, u"create"_s, u"10.20.4.17"_s, u"50"_s, u"--until"_s, u"2990-01-01"_s,
                              u"--reason"_s, u"partner day"_s});
    QCOMPARE(made.exitCode, 0);
    QVERIFY2(made.out.contains(u"0 of 50"_s) && made.out.contains(u"2990-01-01"_s), qPrintable(made.out));
    const QJsonArray uses = call({u"--json"_s}).json()[u"uses"_s].toArray();
    QCOMPARE(uses.size(), 1);
    QCOMPARE(uses[0][u"exception"_s][u"reason"_s].toString(), u"partner day"_s);
    QCOMPARE(uses[0][u"exception"_s][u"until"_s].toString(), u"2990-01-01T00:00:00Z"_s);
    QCOMPARE(call({u"clear"_s, u"create"_s, u"10.20.4.17"_s}).exitCode, 0);
    QCOMPARE(call({u"clear"_s, u"create"_s, u"10.20.4.17"_s}).exitCode, 4);
}

void TestLimitsVerb::tellsWhoWasRefused()
{
    QVERIFY(call({}).out.contains(u"Nobody was refused in the last thirty days."_s));
    QCOMPARE(call({u"set"_s, u"create"_s, u"1"_s}).exitCode, 0);
    const auto create = [this](const QString &name) {
        return run(*m_backend, {u"create"_s, u"--name"_s, name, u"--size"_s, u"small"_s, u"--quiet"_s}).exitCode;
    };
    QCOMPARE(create(u"One"_s), 0);
    QCOMPARE(create(u"Two"_s), exitCode(ErrorCode::RateLimited));
    QCOMPARE(create(u"Three"_s), exitCode(ErrorCode::RateLimited));
    const QString login = m_database->local().user;
    const QJsonArray refused = call({u"--json"_s}).json()[u"refused"_s].toArray();
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused[0][u"login"_s].toString(), login);
    QCOMPARE(refused[0][u"kind"_s].toString(), u"create"_s);
    QCOMPARE(refused[0][u"calls"_s].toInt(), 2);
    QVERIFY(QDateTime::fromString(refused[0][u"latest"_s].toString(), Qt::ISODate).isValid());
    QVERIFY2(call({}).out.contains(login), qPrintable(call({}).out));
}

void TestLimitsVerb::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("unknown action") << QStringList{u"wish"_s};
    QTest::newRow("unknown limit") << QStringList{u"override"_s, u"wish"_s, u"10.0.0.1"_s, u"5"_s};
    QTest::newRow("unknown limit to set") << QStringList{u"set"_s, u"wish"_s, u"5"_s};
    QTest::newRow("no number") << QStringList{u"override"_s, u"create"_s, u"10.0.0.1"_s};
    QTest::newRow("no whole number") << QStringList{u"override"_s, u"create"_s, u"10.0.0.1"_s, u"1.5"_s};
    QTest::newRow("no address") << QStringList{u"override"_s, u"create"_s, u"nowhere"_s, u"5"_s};
    QTest::newRow("no time") << QStringList{u"override"_s, u"create"_s, u"10.0.0.1"_s, u"5"_s, u"--until"_s, u"soon"_s};
    QTest::newRow("the past") << QStringList{u"override"_s, u"create"_s,  u"10.0.0.1"_s,
                                             u"5"_s,        u"--until"_s, u"2020-01-01"_s};
    QTest::newRow("too much") << QStringList{u"list"_s, u"create"_s};
}

void TestLimitsVerb::refuses()
{
    QFETCH(QStringList, words);
    const Answer answer = call(words);
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(!answer.err.isEmpty());
    QVERIFY(call({u"--json"_s}).json()[u"uses"_s].toArray().isEmpty());
}

void TestLimitsVerb::onlyAdministratorsMay()
{
    m_backend->actAs(u"ops"_s);
    QCOMPARE(call({u"override"_s, u"create"_s, u"10.0.0.1"_s, u"5"_s}).exitCode, 3);
    QCOMPARE(call({}).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestLimitsVerb)
#include "tst_limits_verb.moc"
