#include "../tenant_fixture.h"

#include "core/access/settings_store.h"

using namespace showroom;
using namespace showroom::access;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// The limits that all programs share, and the settings behind them.
class TestRateLimits final : public QObject {
    Q_OBJECT

private slots:
    void sixthCreationOfAnHourIsRefused();
    void settingChangesTheLimit();
    void anHourLaterTheNextOneIsFree();
    void refusedCallsDoNotCount();
    void refusesBadSettings_data();
    void refusesBadSettings();
    void onlyAdministratorsChangeSettings();

private:
    static Result<environments::Created> tryCreate(TenantFixture &fixture, int number)
    {
        database::Connection connection = fixture.connect();
        return environments::create(connection, fixture.request(u"Acme %1"_s.arg(number)), fixture.salts.constLast(),
                                    fixture.clock);
    }
};

void TestRateLimits::sixthCreationOfAnHourIsRefused()
{
    TenantFixture fixture;
    for (int number = 1; number <= 5; ++number)
        VERIFY_RESULT(tryCreate(fixture, number));
    const auto sixth = tryCreate(fixture, 6);
    QVERIFY(!sixth);
    QCOMPARE(sixth.error().code, ErrorCode::RateLimited);
    QVERIFY2(sixth.error().hint.contains(u"next one is free at"), qPrintable(sixth.error().hint));
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.environment").toInt(), 5);
}

void TestRateLimits::settingChangesTheLimit()
{
    TenantFixture fixture;
    database::Connection connection = fixture.connect();
    const auto changed = setSetting(connection, u"rateLimit.createPerHour"_s, u"1"_s);
    VERIFY_RESULT(changed);
    QCOMPARE(changed->value, 1);
    QCOMPARE(changed->defaultValue, 5);
    VERIFY_RESULT(tryCreate(fixture, 1));
    QCOMPARE(tryCreate(fixture, 2).error().code, ErrorCode::RateLimited);
    VERIFY_RESULT(setSetting(connection, u"rateLimit.createPerHour"_s, u"2"_s));
    VERIFY_RESULT(tryCreate(fixture, 2));
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.audit WHERE action = 'settings.set'").toInt(), 2);
}

void TestRateLimits::anHourLaterTheNextOneIsFree()
{
    TenantFixture fixture;
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(setSetting(connection, u"rateLimit.createPerHour"_s, u"1"_s));
    VERIFY_RESULT(tryCreate(fixture, 1));
    (void)fixture.ask("WITH aged AS (UPDATE showroom.rate_window SET accepted_at = accepted_at - interval '59 minutes'"
                      " RETURNING 1) SELECT 1 FROM aged");
    QCOMPARE(tryCreate(fixture, 2).error().code, ErrorCode::RateLimited);
    (void)fixture.ask("WITH aged AS (UPDATE showroom.rate_window SET accepted_at = accepted_at - interval '1 minute'"
                      " RETURNING 1) SELECT 1 FROM aged");
    VERIFY_RESULT(tryCreate(fixture, 2));
}

void TestRateLimits::refusedCallsDoNotCount()
{
    TenantFixture fixture;
    for (int number = 0; number < 8; ++number)
        (void)tryCreate(fixture, 1);
    VERIFY_RESULT(tryCreate(fixture, 2));
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.rate_window").toInt(), 2);
}

void TestRateLimits::refusesBadSettings_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("unknown key") << u"rateLimit.wishesPerHour"_s << u"1"_s;
    QTest::newRow("zero") << u"rateLimit.createPerHour"_s << u"0"_s;
    QTest::newRow("negative") << u"rateLimit.createPerHour"_s << u"-1"_s;
    QTest::newRow("fraction") << u"rateLimit.createPerHour"_s << u"1.5"_s;
    QTest::newRow("word") << u"rateLimit.createPerHour"_s << u"many"_s;
    QTest::newRow("empty") << u"rateLimit.createPerHour"_s << QString();
    QTest::newRow("too large") << u"rateLimit.createPerHour"_s << u"10001"_s;
    QTest::newRow("far too large") << u"rateLimit.createPerHour"_s << QString(300, u'9');
    QTest::newRow("other digits") << u"rateLimit.createPerHour"_s << QStringLiteral(u"\u0665");
}

void TestRateLimits::refusesBadSettings()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    TenantFixture fixture;
    database::Connection connection = fixture.connect();
    const auto refused = setSetting(connection, key, value);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QVERIFY(!refused.error().hint.isEmpty());
    QCOMPARE(findSetting(connection, u"rateLimit.createPerHour"_s)->value, 5);
}

void TestRateLimits::onlyAdministratorsChangeSettings()
{
    TenantFixture fixture;
    database::Connection connection = TestDatabase::connect(fixture.database.login(u"ops"_s));
    const auto refused = setSetting(connection, u"rateLimit.createPerHour"_s, u"9"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::PermissionDenied);
    QCOMPARE(listSettings(connection)->size(), 8);
}

QTEST_GUILESS_MAIN(TestRateLimits)
#include "tst_rate_limits.moc"
