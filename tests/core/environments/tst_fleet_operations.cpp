#include "../tenant_fixture.h"

#include "core/environments/bulk_creation.h"
#include "core/environments/environment_edit.h"

using namespace showroom;
using namespace showroom::environments;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// What operations do with several environments at once: extend, describe, hand over, create from a list.
class TestFleetOperations final : public QObject {
    Q_OBJECT

private slots:
    void extendsAllOfThem();
    void extendsUntilADay();
    void revivesWhatHadExpired();
    void extendsAllOrNone_data();
    void extendsAllOrNone();
    void editsTextsAndKeepsTheRest();
    void refusesToOverwriteAColleague();
    void mergesEditsOfDifferentTexts();
    void addsAndRemovesTags();
    void refusesTooManyTags();
    void handsOverToAColleague();
    void refusesAnOwnerWithoutALogin_data();
    void refusesAnOwnerWithoutALogin();
    void editsAreAudited();
    void sparesWhatIsBeingTornDown();
    void rolesDecideWhoMayChange_data();
    void rolesDecideWhoMayChange();
    void createsManyAsOneCreation();
    void createsAllOrNone();
    void countsFromTheRateLimit();
};

namespace {

EnvironmentEdit notesBecome(const QString &now, const std::optional<QString> &was = {})
{
    EnvironmentEdit edit;
    edit.notes = TextEdit{was, now};
    return edit;
}

QList<CreateTenant> seats(TenantFixture &fixture, int count)
{
    const auto lines = namesFromPattern(u"Seat {n}"_s, count);
    return bulkRequests(*lines, fixture.request(u"Seat"_s));
}

} // namespace

void TestFleetOperations::extendsAllOfThem()
{
    TenantFixture fixture;
    const QString first = fixture.create(fixture.request(u"Acme"_s)).environmentId;
    CreateTenant longer = fixture.request(u"Globex"_s);
    longer.lifeDays = 60;
    const QString second = fixture.create(longer).environmentId;
    const QDateTime before = fixture.find(first).expiresAt;
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(extend(connection, {second, first}, {14, {}}, fixture.clock));
    QCOMPARE(fixture.find(first).expiresAt, before.addDays(14));
    QCOMPARE(before.daysTo(fixture.find(second).expiresAt), 44);
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.audit WHERE action = 'environment.extend'").toInt(), 2);
}

void TestFleetOperations::extendsUntilADay()
{
    TenantFixture fixture;
    const QString id = fixture.create(fixture.request(u"Acme"_s)).environmentId;
    const QDateTime until = fixture.find(id).expiresAt.addDays(100);
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(extend(connection, {id}, {{}, until}, fixture.clock));
    QCOMPARE(fixture.find(id).expiresAt, until);
    const auto shorter = extend(connection, {id}, {{}, until.addDays(-50)}, fixture.clock);
    QVERIFY(!shorter);
    QCOMPARE(shorter.error().code, ErrorCode::InvalidInput);
    QVERIFY2(shorter.error().hint.contains(u"lives until"), qPrintable(shorter.error().hint));
    QCOMPARE(fixture.find(id).expiresAt, until);
}

void TestFleetOperations::revivesWhatHadExpired()
{
    TenantFixture fixture;
    const QString id = fixture.create(fixture.request(u"Acme"_s)).environmentId;
    (void)fixture.ask("WITH aged AS (UPDATE showroom.environment SET status = 'expired', "
                      "expires_at = now() - interval '5 days' RETURNING 1) SELECT 1 FROM aged");
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(extend(connection, {id}, {7, {}}, fixture.clock));
    QCOMPARE(fixture.find(id).status, Status::Ready);
    QCOMPARE(QDateTime::currentDateTimeUtc().daysTo(fixture.find(id).expiresAt), 7);
}

void TestFleetOperations::extendsAllOrNone_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("days");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("unknown") << u"demo-nowhere"_s << 7 << ErrorCode::NotFound;
    QTest::newRow("production") << u"prod-acme"_s << 7 << ErrorCode::GuardRefused;
    QTest::newRow("no days") << u"demo-acme"_s << 0 << ErrorCode::InvalidInput;
    QTest::newRow("a century") << u"demo-acme"_s << 36500 << ErrorCode::InvalidInput;
    QTest::newRow("ten years and more") << u"demo-acme"_s << 3650 << ErrorCode::InvalidInput;
}

void TestFleetOperations::extendsAllOrNone()
{
    QFETCH(QString, id);
    QFETCH(int, days);
    TenantFixture fixture;
    const QString good = fixture.create(fixture.request(u"Acme"_s)).environmentId;
    const QDateTime before = fixture.find(good).expiresAt;
    database::Connection connection = fixture.connect();
    const auto refused = extend(connection, {good, id}, {days, {}}, fixture.clock);
    QVERIFY(!refused);
    QTEST(refused.error().code, "code");
    QVERIFY(!refused.error().hint.isEmpty());
    QCOMPARE(fixture.find(good).expiresAt, before);
}

void TestFleetOperations::editsTextsAndKeepsTheRest()
{
    TenantFixture fixture;
    CreateTenant request = fixture.request(u"Acme"_s);
    request.customer = u"Acme Inc."_s;
    const QString id = fixture.create(request).environmentId;
    database::Connection connection = fixture.connect();
    EnvironmentEdit edited = notesBecome(u"Call Ingrid\nbefore Friday"_s, QString());
    edited.admin = TextEdit{{}, u"ingrid@example.com"_s};
    VERIFY_RESULT(edit(connection, {id}, edited));
    const Environment environment = fixture.find(id);
    QCOMPARE(environment.notes, u"Call Ingrid\nbefore Friday"_s);
    QCOMPARE(environment.adminEmail, u"ingrid@example.com"_s);
    QCOMPARE(environment.customer, u"Acme Inc."_s);
    edited = {};
    edited.admin = TextEdit{{}, u"not a mail"_s};
    QCOMPARE(edit(connection, {id}, edited).error().problems.value(0).field, u"admin"_s);
    QCOMPARE(fixture.find(id).adminEmail, u"ingrid@example.com"_s);
}

void TestFleetOperations::refusesToOverwriteAColleague()
{
    TenantFixture fixture;
    const QString id = fixture.create(fixture.request(u"Acme"_s)).environmentId;
    database::Connection mine = fixture.connect();
    database::Connection theirs = fixture.connect();
    VERIFY_RESULT(edit(theirs, {id}, notesBecome(u"theirs"_s, QString())));
    const auto refused = edit(mine, {id}, notesBecome(u"mine"_s, QString()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(refused.error().problems.value(0).field, u"notes"_s);
    QVERIFY(refused.error().problems.value(0).message.contains(u"theirs"));
    QCOMPARE(fixture.find(id).notes, u"theirs"_s);
    VERIFY_RESULT(edit(mine, {id}, notesBecome(u"mine"_s, u"theirs"_s)));
    QCOMPARE(fixture.find(id).notes, u"mine"_s);
}

void TestFleetOperations::mergesEditsOfDifferentTexts()
{
    TenantFixture fixture;
    const QString id = fixture.create(fixture.request(u"Acme"_s)).environmentId;
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(edit(connection, {id}, notesBecome(u"theirs"_s, QString())));
    EnvironmentEdit mine;
    mine.customer = TextEdit{QString(), u"Acme Inc."_s};
    VERIFY_RESULT(edit(connection, {id}, mine));
    QCOMPARE(fixture.find(id).notes, u"theirs"_s);
    QCOMPARE(fixture.find(id).customer, u"Acme Inc."_s);
}

void TestFleetOperations::addsAndRemovesTags()
{
    TenantFixture fixture;
    CreateTenant request = fixture.request(u"Acme"_s);
    request.tags = {u"autumn"_s, u"fair"_s};
    const QString first = fixture.create(request).environmentId;
    const QString second = fixture.create(fixture.request(u"Globex"_s)).environmentId;
    database::Connection connection = fixture.connect();
    EnvironmentEdit tags;
    tags.addTags = {u"vip"_s, u"fair"_s};
    tags.removeTags = {u"autumn"_s, u"unknown"_s};
    VERIFY_RESULT(edit(connection, {first, second}, tags));
    QCOMPARE(fixture.find(first).tags, QStringList({u"fair"_s, u"vip"_s}));
    QCOMPARE(fixture.find(second).tags, QStringList({u"vip"_s, u"fair"_s}));
}

void TestFleetOperations::refusesTooManyTags()
{
    TenantFixture fixture;
    CreateTenant request = fixture.request(u"Acme"_s);
    for (int i = 0; i < 19; ++i)
        request.tags.append(QString::number(i));
    const QString id = fixture.create(request).environmentId;
    database::Connection connection = fixture.connect();
    EnvironmentEdit tags;
    tags.addTags = {u"a"_s, u"b"_s};
    const auto refused = edit(connection, {id}, tags);
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.value(0).field, u"tags"_s);
    QCOMPARE(fixture.find(id).tags.size(), 19);
}

void TestFleetOperations::handsOverToAColleague()
{
    TenantFixture fixture;
    const QString id = fixture.create(fixture.request(u"Acme"_s)).environmentId;
    const QString colleague = fixture.database.login(u"sales"_s).user;
    database::Connection connection = fixture.connect();
    const auto owners = possibleOwners(connection);
    VERIFY_RESULT(owners);
    QVERIFY2(owners->contains(colleague), qPrintable(owners->join(u' ')));
    EnvironmentEdit handOver;
    handOver.owner = TextEdit{fixture.find(id).owner, colleague};
    VERIFY_RESULT(edit(connection, {id}, handOver));
    QCOMPARE(fixture.find(id).owner, colleague);
}

void TestFleetOperations::refusesAnOwnerWithoutALogin_data()
{
    QTest::addColumn<QString>("owner");
    QTest::newRow("nobody") << u"nobody_at_all"_s;
    QTest::newRow("a group") << u"showroom_ops"_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("a statement") << u"x'; DROP TABLE showroom.environment; --"_s;
}

void TestFleetOperations::refusesAnOwnerWithoutALogin()
{
    QFETCH(QString, owner);
    TenantFixture fixture;
    const QString id = fixture.create(fixture.request(u"Acme"_s)).environmentId;
    const QString before = fixture.find(id).owner;
    database::Connection connection = fixture.connect();
    EnvironmentEdit handOver;
    handOver.owner = TextEdit{{}, owner};
    const auto refused = edit(connection, {id}, handOver);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QCOMPARE(refused.error().problems.value(0).field, u"owner"_s);
    QCOMPARE(fixture.find(id).owner, before);
}

void TestFleetOperations::editsAreAudited()
{
    TenantFixture fixture;
    const QString id = fixture.create(fixture.request(u"Acme"_s)).environmentId;
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(edit(connection, {id}, notesBecome(u"new"_s)));
    VERIFY_RESULT(edit(connection, {id}, notesBecome(u"new"_s))); // changes nothing, hence says nothing
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.audit WHERE action = 'environment.edit'").toInt(), 1);
    QCOMPARE(
        fixture.ask("SELECT details #>> '{notes,to}' FROM showroom.audit WHERE action = 'environment.edit'").toString(),
        u"new"_s);
}

void TestFleetOperations::sparesWhatIsBeingTornDown()
{
    TenantFixture fixture;
    const QString id = fixture.create(fixture.request(u"Acme"_s)).environmentId;
    database::Connection connection = fixture.connect();
    VERIFY_RESULT(startTeardown(connection, id, id));
    QCOMPARE(edit(connection, {id}, notesBecome(u"late"_s)).error().code, ErrorCode::Busy);
    QCOMPARE(extend(connection, {id}, {7, {}}, fixture.clock).error().code, ErrorCode::Busy);
}

void TestFleetOperations::rolesDecideWhoMayChange_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("mayChange");
    QTest::newRow("viewer") << u"viewer"_s << false;
    QTest::newRow("support") << u"support"_s << false;
    QTest::newRow("sales") << u"sales"_s << false;
    QTest::newRow("ops") << u"ops"_s << true;
    QTest::newRow("admin") << u"admin"_s << true;
}

void TestFleetOperations::rolesDecideWhoMayChange()
{
    QFETCH(QString, role);
    QFETCH(bool, mayChange);
    TenantFixture fixture;
    const QString id = fixture.create(fixture.request(u"Acme"_s)).environmentId;
    database::Connection connection = TestDatabase::connect(fixture.database.login(role));
    const auto edited = edit(connection, {id}, notesBecome(u"x"_s));
    const auto extended = extend(connection, {id}, {7, {}}, fixture.clock);
    const auto created = createMany(connection, seats(fixture, 2), fixture.salts.constLast(), fixture.clock);
    QCOMPARE(edited.has_value(), mayChange);
    QCOMPARE(extended.has_value(), mayChange);
    QCOMPARE(created.has_value(), mayChange);
    if (!mayChange)
        QCOMPARE(edited.error().code, ErrorCode::PermissionDenied);
}

void TestFleetOperations::createsManyAsOneCreation()
{
    TenantFixture fixture;
    database::Connection connection = fixture.connect();
    const auto created = createMany(connection, seats(fixture, 30), fixture.salts.constLast(), fixture.clock);
    VERIFY_RESULT(created);
    QCOMPARE(created->size(), 30);
    QCOMPARE(created->constFirst().environmentId, u"demo-seat-1"_s);
    QCOMPARE(list(connection)->size(), 30);
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.job WHERE state = 'queued'").toInt(), 30);
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.rate_window").toInt(), 1);
    VERIFY_RESULT(fixture.run(created->at(29).jobId));
    QCOMPARE(fixture.find(u"demo-seat-30"_s).status, Status::Ready);
}

void TestFleetOperations::createsAllOrNone()
{
    TenantFixture fixture;
    (void)fixture.create(fixture.request(u"Seat 2"_s));
    database::Connection connection = fixture.connect();
    QCOMPARE(takenIds(connection, {u"demo-seat-1"_s, u"demo-seat-2"_s}).value_or(QStringList()),
             QStringList{u"demo-seat-2"_s});
    const auto refused = createMany(connection, seats(fixture, 3), fixture.salts.constLast(), fixture.clock);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(refused.error().message.contains(u"demo-seat-2"));
    QCOMPARE(list(connection)->size(), 1);
    QCOMPARE(fixture.ask("SELECT count(*) FROM showroom.rate_window").toInt(), 1);
}

void TestFleetOperations::countsFromTheRateLimit()
{
    TenantFixture fixture;
    for (int number = 1; number <= 5; ++number)
        (void)fixture.create(fixture.request(u"Acme %1"_s.arg(number)));
    database::Connection connection = fixture.connect();
    const auto refused = createMany(connection, seats(fixture, 2), fixture.salts.constLast(), fixture.clock);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::RateLimited);
    QCOMPARE(list(connection)->size(), 5);
}

QTEST_GUILESS_MAIN(TestFleetOperations)
#include "tst_fleet_operations.moc"
