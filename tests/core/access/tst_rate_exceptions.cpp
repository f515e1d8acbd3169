#include "../tenant_fixture.h"

#include "core/access/rate_limits.h"
#include "core/access/roles.h"
#include "core/access/settings_store.h"
#include "core/audit/audit_log.h"

#include <algorithm>

using namespace showroom;
using namespace showroom::access;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// What is used of the limits, and who may do more or less than the others.
class TestRateExceptions final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void tellsWhatIsUsed();
    void tellsWhenTheNextOneIsFree();
    void letsOneDoMore();
    void letsOneDoLess();
    void endsByItself();
    void endsWhenItIsTakenBack();
    void countsAddressesInOneForm_data();
    void countsAddressesInOneForm();
    void isWrittenIntoTheLog();
    void refuses_data();
    void refuses();
    void onlyAdministratorsMay();
    void tellsWhoWasRefused();
    void countsWhatNobodyCommits();
    void tellsProgramsApart();
    void staysSmallUnderAttack();
    void forgetsWhatIsLongAgo();
    void keepsTheLatestOfMany();
    void listsLogins();

private:
    Result<environments::Created> tryCreate(int number)
    {
        return environments::create(*m_connection, m_fixture->request(u"Acme %1"_s.arg(number)),
                                    m_fixture->salts.constLast(), m_fixture->clock);
    }
    QString here() const { return u"local:"_s + m_fixture->database.local().user; }
    RateException more(qint64 perHour) const { return {u"create"_s, here(), perHour, {}, u"Partner day"_s, {}}; }
    RateUse use()
    {
        const auto uses = rateUses(*m_connection);
        return uses && uses->size() == 1 ? uses->first() : RateUse();
    }
    QList<RateRefusal> refusals() { return rateRefusals(*m_connection).value_or(QList<RateRefusal>()); }
    /// A refused creation on a day, in a transaction that begins with some statements and is undone.
    void refuseAt(const QString &day, const QByteArray &before = "BEGIN;")
    {
        database::Connection owner = m_fixture->connectSuperuser();
        VERIFY_RESULT(owner.executeScript(before + "SET LOCAL showroom.now = '" + day.toUtf8() + " 12:00+00'"));
        VERIFY_RESULT(owner.scalar(database::SqlStatement::fromText("SELECT showroom.note_refusal('create')")));
        VERIFY_RESULT(owner.executeScript("ROLLBACK"));
    }
    /// Calls, since when, and the day of the last one, as of a day.
    QStringList refusalsAt(const QString &day)
    {
        (void)m_connection->executeScript("SET showroom.now = '" + day.toUtf8() + " 13:00+00'");
        QStringList lines;
        for (const RateRefusal &refusal : refusals())
            lines.append(u"%1 %2 %3"_s.arg(refusal.calls)
                             .arg(refusal.since.toString(Qt::ISODate), refusal.latest.date().toString(Qt::ISODate)));
        return lines;
    }
    /// Lets time pass for what was used.
    void age(int minutes)
    {
        (void)m_fixture->ask(
            u"WITH aged AS (UPDATE showroom.rate_window SET accepted_at = accepted_at - interval '%1 minutes' "
            "RETURNING 1) SELECT count(*) FROM aged"_s.arg(minutes)
                .toUtf8());
    }

    std::unique_ptr<TenantFixture> m_fixture;
    std::optional<database::Connection> m_connection;
};

void TestRateExceptions::init()
{
    m_fixture = std::make_unique<TenantFixture>();
    m_connection.emplace(m_fixture->connect());
}

void TestRateExceptions::cleanup()
{
    m_connection.reset();
    m_fixture.reset();
}

void TestRateExceptions::tellsWhatIsUsed()
{
    VERIFY_RESULT(rateUses(*m_connection));
    QVERIFY(rateUses(*m_connection)->isEmpty());
    VERIFY_RESULT(tryCreate(1));
    VERIFY_RESULT(tryCreate(2));
    const RateUse now = use();
    QCOMPARE(now.kind, u"create"_s);
    QCOMPARE(now.key, here());
    QCOMPARE(now.used, 2);
    QCOMPARE(now.allowed, 5);
    QVERIFY(now.latest.isValid() && !now.nextFree.isValid() && !now.exception);
    age(61);
    QVERIFY(rateUses(*m_connection)->isEmpty());
}

void TestRateExceptions::tellsWhenTheNextOneIsFree()
{
    VERIFY_RESULT(setSetting(*m_connection, u"rateLimit.createPerHour"_s, u"2"_s));
    VERIFY_RESULT(tryCreate(1));
    age(20);
    VERIFY_RESULT(tryCreate(2));
    const RateUse now = use();
    const qint64 wait = now.latest.secsTo(now.nextFree); // the first one's hour ends
    QVERIFY2(wait > 39 * 60 && wait <= 40 * 60, qPrintable(QString::number(wait)));
}

void TestRateExceptions::letsOneDoMore()
{
    VERIFY_RESULT(setSetting(*m_connection, u"rateLimit.createPerHour"_s, u"1"_s));
    VERIFY_RESULT(tryCreate(1));
    const auto refused = tryCreate(2);
    QCOMPARE(refused.error().code, ErrorCode::RateLimited);
    QVERIFY2(refused.error().hint.contains(u"exception"_s), qPrintable(refused.error().hint));
    VERIFY_RESULT(exceptRate(*m_connection, more(2)));
    VERIFY_RESULT(tryCreate(2));
    QCOMPARE(tryCreate(3).error().code, ErrorCode::RateLimited);
    const RateUse now = use();
    QCOMPARE(now.allowed, 2);
    QVERIFY(now.exception.has_value());
    RateException expected = more(2);
    expected.madeBy = m_fixture->database.local().user;
    QCOMPARE(*now.exception, expected);
}

/// Also an administrator is not exempt.
void TestRateExceptions::letsOneDoLess()
{
    VERIFY_RESULT(exceptRate(*m_connection, more(1)));
    VERIFY_RESULT(tryCreate(1));
    QCOMPARE(tryCreate(2).error().code, ErrorCode::RateLimited);
}

void TestRateExceptions::endsByItself()
{
    RateException exception = more(9);
    exception.until = QDateTime::currentDateTimeUtc().addDays(1);
    VERIFY_RESULT(exceptRate(*m_connection, exception));
    QCOMPARE(use().allowed, 9);
    (void)m_fixture->ask(
        "WITH x AS (UPDATE showroom.rate_exception SET until = now() - interval '1 second' RETURNING 1)"
        " SELECT count(*) FROM x");
    QVERIFY(rateUses(*m_connection)->isEmpty());
    VERIFY_RESULT(tryCreate(1));
    QCOMPARE(use().allowed, 5);
    QVERIFY(!use().exception);
    const auto ended = endRateException(*m_connection, u"create"_s, here(), {});
    QCOMPARE(ended.error().code, ErrorCode::NotFound);
}

void TestRateExceptions::endsWhenItIsTakenBack()
{
    VERIFY_RESULT(exceptRate(*m_connection, more(9)));
    VERIFY_RESULT(exceptRate(*m_connection, more(8)));
    QCOMPARE(use().allowed, 8);
    VERIFY_RESULT(endRateException(*m_connection, u"create"_s, here(), u"over"_s));
    QVERIFY(rateUses(*m_connection)->isEmpty());
    QCOMPARE(endRateException(*m_connection, u"create"_s, here(), {}).error().code, ErrorCode::NotFound);
}

void TestRateExceptions::countsAddressesInOneForm_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("counted");
    QTest::newRow("address") << u"create"_s << u"10.0.0.7"_s << u"10.0.0.7"_s;
    QTest::newRow("with a mask") << u"create"_s << u"10.0.0.7/32"_s << u"10.0.0.7"_s;
    QTest::newRow("long form") << u"create"_s << u"2001:0DB8:0000::1"_s << u"2001:db8::1"_s;
    QTest::newRow("with blanks") << u"create"_s << u" 10.0.0.7 "_s << u"10.0.0.7"_s;
    QTest::newRow("a login") << u"create"_s << u"local:ann"_s << u"local:ann"_s;
    QTest::newRow("an environment") << u"export"_s << u"demo-acme"_s << u"demo-acme"_s;
    QTest::newRow("a sandbox") << u"refresh"_s << u"sandbox-acme"_s << u"sandbox-acme"_s;
}

void TestRateExceptions::countsAddressesInOneForm()
{
    QFETCH(QString, kind);
    QFETCH(QString, written);
    VERIFY_RESULT(exceptRate(*m_connection, {kind, written, 7, {}, {}, {}}));
    QTEST(use().key, "counted");
    VERIFY_RESULT(endRateException(*m_connection, kind, written.trimmed(), {}));
}

void TestRateExceptions::isWrittenIntoTheLog()
{
    VERIFY_RESULT(exceptRate(*m_connection, {u"export"_s, u"demo-acme"_s, 70, {}, u"Load test"_s, {}}));
    VERIFY_RESULT(endRateException(*m_connection, u"export"_s, u"demo-acme"_s, u"Done"_s));
    const auto entries = audit::list(*m_connection, {}, 2);
    VERIFY_RESULT(entries);
    QCOMPARE(entries->at(1).action, u"limit.override"_s);
    QCOMPARE(entries->at(1).reason, u"Load test"_s);
    QCOMPARE(entries->at(1).environment, u"demo-acme"_s);
    QCOMPARE(entries->at(1).details[u"perHour"_s].toInteger(), 70);
    QCOMPARE(entries->at(0).action, u"limit.clear"_s);
    QCOMPARE(entries->at(0).reason, u"Done"_s);
}

void TestRateExceptions::refuses_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("key");
    QTest::addColumn<qint64>("perHour");
    QTest::addColumn<QString>("field");
    QTest::newRow("unknown limit") << u"wish"_s << u"10.0.0.7"_s << qint64(1) << u"kind"_s;
    QTest::newRow("no limit") << QString() << u"10.0.0.7"_s << qint64(1) << u"kind"_s;
    QTest::newRow("no address") << u"create"_s << u"somewhere"_s << qint64(1) << u"key"_s;
    QTest::newRow("nothing") << u"create"_s << QString() << qint64(1) << u"key"_s;
    QTest::newRow("an environment for creations") << u"create"_s << u"demo-acme"_s << qint64(1) << u"key"_s;
    QTest::newRow("production") << u"export"_s << u"acme"_s << qint64(1) << u"key"_s;
    QTest::newRow("almost an environment") << u"export"_s << u"demo-acme; --"_s << qint64(1) << u"key"_s;
    QTest::newRow("look-alike letters") << u"export"_s << QStringLiteral(u"demo-\u0430cme") << qint64(1) << u"key"_s;
    QTest::newRow("none") << u"create"_s << u"10.0.0.7"_s << qint64(0) << u"perHour"_s;
    QTest::newRow("too many") << u"create"_s << u"10.0.0.7"_s << qint64(10'001) << u"perHour"_s;
}

void TestRateExceptions::refuses()
{
    QFETCH(QString, kind);
    QFETCH(QString, key);
    QFETCH(qint64, perHour);
    const auto refused = exceptRate(*m_connection, {kind, key, perHour, {}, {}, {}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QVERIFY(!refused.error().hint.isEmpty());
    QCOMPARE(refused.error().problems.size(), 1);
    QTEST(refused.error().problems.first().field, "field");
    const auto past =
        exceptRate(*m_connection, {u"create"_s, u"10.0.0.7"_s, 5, QDateTime({2020, 1, 1}, {0, 0}, Qt::UTC), {}, {}});
    QCOMPARE(past.error().problems.value(0).field, u"until"_s);
    QVERIFY(rateUses(*m_connection)->isEmpty());
}

void TestRateExceptions::onlyAdministratorsMay()
{
    database::Connection ops = TestDatabase::connect(m_fixture->database.login(u"ops"_s));
    QCOMPARE(exceptRate(ops, more(9)).error().code, ErrorCode::PermissionDenied);
    QCOMPARE(endRateException(ops, u"create"_s, here(), {}).error().code, ErrorCode::PermissionDenied);
    VERIFY_RESULT(rateUses(ops));
}

void TestRateExceptions::listsLogins()
{
    const auto all = logins(*m_connection);
    VERIFY_RESULT(all);
    QVERIFY(all->contains(Login{m_fixture->database.local().user, false}));
    const bool hasSuperuser =
        std::any_of(all->begin(), all->end(), [](const Login &login) { return login.isSuperuser; });
    QVERIFY(hasSuperuser);
}

void TestRateExceptions::tellsWhoWasRefused()
{
    VERIFY_RESULT(setSetting(*m_connection, u"rateLimit.createPerHour"_s, u"1"_s));
    VERIFY_RESULT(tryCreate(1));
    QVERIFY(refusals().isEmpty());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(tryCreate(2).error().code, ErrorCode::RateLimited);
    const QList<RateRefusal> found = refusals();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().login, m_fixture->database.local().user);
    QCOMPARE(found.first().program, u"showroom"_s);
    QCOMPARE(found.first().kind, u"create"_s);
    QCOMPARE(found.first().calls, 3);
    QCOMPARE(found.first().since, QDateTime::currentDateTimeUtc().date());
    QVERIFY(qAbs(found.first().latest.secsTo(QDateTime::currentDateTimeUtc())) < 60);
}

/// A caller of SQL who takes everything back is counted like any other.
void TestRateExceptions::countsWhatNobodyCommits()
{
    VERIFY_RESULT(setSetting(*m_connection, u"rateLimit.exportPerHour"_s, u"1"_s));
    database::Connection owner = m_fixture->connectSuperuser();
    const char *take =
        "DO $$ BEGIN PERFORM showroom.take_rate('export', 'demo-acme'); EXCEPTION WHEN OTHERS THEN NULL; "
        "END $$";
    VERIFY_RESULT(owner.executeScript("SELECT showroom.take_rate('export', 'demo-acme')"));
    VERIFY_RESULT(owner.executeScript(take)); // caught by the caller
    VERIFY_RESULT(owner.executeScript("BEGIN; SAVEPOINT before"));
    QVERIFY(!owner.executeScript("SELECT showroom.take_rate('export', 'demo-acme')"));
    VERIFY_RESULT(owner.executeScript("ROLLBACK TO before; ROLLBACK"));
    QCOMPARE(refusals().value(0).calls, 2);
    QCOMPARE(refusals().value(0).login, m_fixture->database.superuser().user);
    QCOMPARE(refusals().value(0).kind, u"export"_s);
}

void TestRateExceptions::tellsProgramsApart()
{
    VERIFY_RESULT(setSetting(*m_connection, u"rateLimit.createPerHour"_s, u"1"_s));
    VERIFY_RESULT(tryCreate(1));
    const auto refuseAs = [this](const QByteArray &program) {
        VERIFY_RESULT(m_connection->executeScript("SET application_name = '" + program + "'"));
        QCOMPARE(tryCreate(2).error().code, ErrorCode::RateLimited);
    };
    refuseAs("showroomctl");
    QCOMPARE(refusals().value(0).program, u"showroomctl"_s);
    refuseAs("my own''s; DROP TABLE showroom.audit");
    QCOMPARE(refusals().value(0).program, QString());
    refuseAs("showroom");
    QCOMPARE(refusals().value(0).program, u"showroom"_s);
    QCOMPARE(refusals().value(0).calls, 3);
    QCOMPARE(refusals().size(), 1);
}

/// Somebody who does not stop costs no disk.
void TestRateExceptions::staysSmallUnderAttack()
{
    const QByteArray size =
        "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE c.relname LIKE 'refusal%' OR "
        "c.relname = 'rate_window'";
    database::Connection owner = m_fixture->connectSuperuser();
    VERIFY_RESULT(setSetting(*m_connection, u"rateLimit.refreshPerHour"_s, u"1"_s));
    VERIFY_RESULT(owner.executeScript("SELECT showroom.take_rate('refresh', 'demo-acme')"));
    const qint64 before = m_fixture->ask(size).toLongLong();
    VERIFY_RESULT(owner.executeScript("DO $$ BEGIN FOR i IN 1..2000 LOOP BEGIN PERFORM showroom.take_rate('refresh', "
                                      "'demo-acme'); EXCEPTION WHEN OTHERS THEN NULL; END; END LOOP; END $$"));
    QCOMPARE(refusals().value(0).calls, 2000);
    QCOMPARE(m_fixture->ask(size).toLongLong(), before);
}

void TestRateExceptions::forgetsWhatIsLongAgo()
{
    refuseAt(u"2026-09-01"_s);
    refuseAt(u"2026-09-20"_s);
    QCOMPARE(refusalsAt(u"2026-09-21"_s), QStringList{u"2 2026-09-01 2026-09-20"_s});
    QCOMPARE(refusalsAt(u"2026-10-21"_s), QStringList());
    refuseAt(u"2026-10-22"_s);
    QCOMPARE(refusalsAt(u"2026-10-22"_s), QStringList{u"1 2026-10-22 2026-10-22"_s});
}

/// There are sixteen places; who is refused now takes that of whom it was longest ago. These logins are gone
/// afterwards.
void TestRateExceptions::keepsTheLatestOfMany()
{
    QStringList latest;
    for (int day = 1; day <= 20; ++day) {
        const QString date = u"2026-11-%1"_s.arg(day, 2, 10, QChar(u'0'));
        refuseAt(date, "BEGIN; CREATE ROLE refused_" + QByteArray::number(day) +
                           " SUPERUSER; SET SESSION AUTHORIZATION refused_" + QByteArray::number(day) + ";");
        latest.prepend(u"1 %1 %1"_s.arg(date));
    }
    QCOMPARE(refusalsAt(u"2026-11-21"_s), latest.first(16));
    for (const RateRefusal &refusal : refusals())
        QCOMPARE(refusal.login, QString());
}

QTEST_GUILESS_MAIN(TestRateExceptions)
#include "tst_rate_exceptions.moc"
