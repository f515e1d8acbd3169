#include "../tenant_fixture.h"
#include "due_fixture.h"

#include "core/jobs/job_store.h"
#include "core/notifications/notification.h"
#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/sandbox_store.h"
#include "core/sandboxes/sweep.h"

using namespace showroom;
using namespace showroom::environments;
using namespace showroom::sandboxes;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// What comes due by itself: auto-reset, warnings, expiry, clean-up, and what is left alone.
class TestSweeps final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void findsWhatIsDue_data();
    void findsWhatIsDue();
    void leavesAlone_data();
    void leavesAlone();
    void changesNothingInAPreview();
    void looksAheadToTonight();
    void warnsOncePerEnd();
    void expiresAndTells();
    void deletesWhatExpiredLongAgo();
    void deletesDemoTenantsToo();
    void resetsWithTheSameData_data();
    void resetsWithTheSameData();
    void stampsAReset();
    void stopsForNoFailure();
    void asksAgainBeforeItActs();
    void keepsToTheCap();
    void listsUpcomingResets();
    void resetsAtTheNightlyHour_data();
    void resetsAtTheNightlyHour();
    void keepsToUtcWhateverTheZone();
    void previewsAThousandAtOnce();
    void tellsWhomItConcerns();
    void countsUnread();
    void takesTheRoleOfOperations();

private:
    /// A sandbox that is ready, without a row of data.
    void addReady(const QByteArray &id, const QByteArray &created, const QByteArray &expires,
                  const QByteArray &more = {});
    void script(const QByteArray &sql) { VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(sql)); }
    QStringList due(Sweep sweep, const QDateTime &asOf = {});
    QList<SweepOutcome> run(Sweep sweep);
    QString statusOf(const QByteArray &id)
    {
        return m_fixture->ask("SELECT status FROM showroom.environment WHERE id = '" + id + "'").toString();
    }

    std::unique_ptr<TenantFixture> m_fixture;
};

void TestSweeps::initTestCase()
{
    m_fixture = std::make_unique<TenantFixture>();
    m_fixture->ask("SELECT showroom.setting_set('rateLimit.createPerHour', '1000')");
    m_fixture->create(m_fixture->request(u"Blueprint"_s)); // records the blueprint that the others name
}

void TestSweeps::init()
{
    script("DELETE FROM showroom.environment WHERE id <> 'demo-blueprint'; DELETE FROM showroom.notification;"
           "DELETE FROM showroom.job WHERE environment <> 'demo-blueprint';"
           "DELETE FROM showroom.setting WHERE key LIKE 'sweep.%'");
}

void TestSweeps::addReady(const QByteArray &id, const QByteArray &created, const QByteArray &expires,
                          const QByteArray &more)
{
    script(readyEnvironment(id, created, expires) + more);
}

QStringList TestSweeps::due(Sweep sweep, const QDateTime &asOf)
{
    database::Connection connection = m_fixture->connect();
    const auto preview = previewSweep(connection, sweep, asOf);
    if (!preview)
        qFatal("%s", describe(preview.error()).constData());
    QStringList items;
    for (const SweepItem &item : preview->items)
        items << item.environmentId.section(u'-', 1) + u' ' + toWord(item.action) +
                     (item.obstacle.isEmpty() ? QString() : u" ("_s + item.obstacle + u')');
    return items;
}

QList<SweepOutcome> TestSweeps::run(Sweep sweep)
{
    database::Connection connection = m_fixture->connect();
    const auto outcomes = runSweep(connection, sweep);
    if (!outcomes)
        qFatal("%s", describe(outcomes.error()).constData());
    return *outcomes;
}

void TestSweeps::findsWhatIsDue_data()
{
    QTest::addColumn<Sweep>("sweep");
    QTest::addColumn<QByteArray>("created"); // ago
    QTest::addColumn<QByteArray>("expires"); // from now
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, Sweep sweep, const char *created, const char *expires, const char *more,
                        const QStringList &found) {
        QTest::newRow(name) << sweep << QByteArray(created) << QByteArray(expires) << QByteArray(more) << found;
    };
    const char *daily = "UPDATE showroom.sandbox SET auto_reset_hours = 24";
    row("never reset, made long enough ago", Sweep::AutoReset, "25 hours", "9 days", daily, {u"a reset"_s});
    row("never reset, made lately", Sweep::AutoReset, "23 hours", "9 days", daily, {});
    row("reset lately", Sweep::AutoReset, "30 days", "9 days",
        "UPDATE showroom.sandbox SET auto_reset_hours = 24, last_reset_at = now() - interval '23 hours'", {});
    row("reset long enough ago", Sweep::AutoReset, "30 days", "9 days",
        "UPDATE showroom.sandbox SET auto_reset_hours = 24, last_reset_at = now() - interval '25 hours'",
        {u"a reset"_s});
    row("without auto-reset", Sweep::AutoReset, "30 days", "9 days", "", {});
    row("past its date", Sweep::AutoReset, "30 days", "-1 day", daily, {});
    row("expired", Sweep::AutoReset, "30 days", "-1 day",
        "UPDATE showroom.sandbox SET auto_reset_hours = 24; UPDATE showroom.environment SET status = 'expired' WHERE "
        "id = 'sandbox-a'",
        {});
    row("lives on", Sweep::Expiry, "30 days", "8 days", "", {});
    row("a week ahead", Sweep::Expiry, "30 days", "6 days 23 hours", "", {u"a warn-7"_s});
    row("a day ahead", Sweep::Expiry, "30 days", "23 hours", "", {u"a warn-1"_s});
    row("a week's life", Sweep::Expiry, "1 minute", "6 days 23 hours", "", {});
    row("over", Sweep::Expiry, "30 days", "-1 minute", "", {u"a expire"_s});
    row("over and expired", Sweep::Expiry, "30 days", "-1 minute",
        "UPDATE showroom.environment SET status = 'expired' WHERE id = 'sandbox-a'", {});
    row("being filled", Sweep::Expiry, "30 days", "-1 minute",
        "UPDATE showroom.environment SET status = 'seeding' WHERE id = 'sandbox-a'", {});
    const char *expired = "UPDATE showroom.environment SET status = 'expired' WHERE id = 'sandbox-a'";
    row("expired for 31 days", Sweep::CleanUp, "90 days", "-31 days", expired, {u"a delete"_s});
    row("expired for 29 days", Sweep::CleanUp, "90 days", "-29 days", expired, {});
    row("over for 31 days, not expired", Sweep::CleanUp, "90 days", "-31 days", "", {});
}

void TestSweeps::findsWhatIsDue()
{
    QFETCH(Sweep, sweep);
    QFETCH(QByteArray, created);
    QFETCH(QByteArray, expires);
    QFETCH(QByteArray, more);
    addReady("sandbox-a", created, expires, more);
    QTEST(due(sweep), "found");
}

void TestSweeps::leavesAlone_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("obstacle");
    QTest::newRow("protected") << QByteArray("UPDATE showroom.environment SET protected = true WHERE id = 'sandbox-a'")
                               << u"It is protected."_s;
    QTest::newRow("held") << QByteArray("INSERT INTO showroom.hold (environment, held_by, until) "
                                        "VALUES ('sandbox-a', 'ann', '2999-01-01 15:00Z')")
                          << u"ann holds a session of it until 2999-01-01 15:00 UTC."_s;
}

void TestSweeps::leavesAlone()
{
    QFETCH(QByteArray, more);
    QFETCH(QString, obstacle);
    addReady("sandbox-a", "30 days", "-1 day", more);
    QCOMPARE(due(Sweep::Expiry), QStringList{u"a expire (%1)"_s.arg(obstacle)});
    const QList<SweepOutcome> outcomes = run(Sweep::Expiry);
    QCOMPARE(outcomes.size(), 1);
    QVERIFY(!outcomes[0].isDone());
    QVERIFY2(outcomes[0].error->message.contains(obstacle), qPrintable(outcomes[0].error->message));
    QCOMPARE(statusOf("sandbox-a"), u"ready"_s);
}

void TestSweeps::changesNothingInAPreview()
{
    addReady("sandbox-a", "30 days", "-1 day");
    addReady("sandbox-b", "30 days", "12 hours");
    const QByteArray everything =
        "SELECT md5(string_agg(e::text, '|' ORDER BY id)) || (SELECT count(*) FROM "
        "showroom.notification) || (SELECT count(*) FROM showroom.job) FROM showroom.environment e";
    const QVariant before = m_fixture->ask(everything);
    QCOMPARE(due(Sweep::Expiry), (QStringList{u"a expire"_s, u"b warn-1"_s}));
    QCOMPARE(m_fixture->ask(everything), before);
}

void TestSweeps::looksAheadToTonight()
{
    addReady("sandbox-a", "30 days", "12 hours");
    QCOMPARE(due(Sweep::Expiry), QStringList{u"a warn-1"_s});
    QCOMPARE(due(Sweep::Expiry, QDateTime::currentDateTimeUtc().addSecs(13 * 3600)), QStringList{u"a expire"_s});
}

void TestSweeps::warnsOncePerEnd()
{
    addReady("sandbox-a", "30 days", "12 hours",
             "UPDATE showroom.environment SET admin_email = 'jane@example.com' WHERE id = 'sandbox-a'");
    QVERIFY(run(Sweep::Expiry).value(0).isDone());
    QVERIFY(run(Sweep::Expiry).isEmpty());
    QCOMPARE(
        m_fixture->ask("SELECT kind || ' ' || recipient || ' ' || (content ->> 'days') FROM showroom.notification"),
        QVariant(u"expiry-warning jane@example.com 1"_s));
    database::Connection connection = m_fixture->connect();
    VERIFY_RESULT(connection.query(
        database::SqlStatement::fromText("SELECT * FROM showroom.extend_environments('{sandbox-a}', 5, NULL)")));
    QCOMPARE(due(Sweep::Expiry), QStringList{u"a warn-7"_s}); // another end is another warning
}

void TestSweeps::expiresAndTells()
{
    addReady("sandbox-a", "30 days", "-1 day");
    QVERIFY(run(Sweep::Expiry).value(0).isDone());
    QCOMPARE(statusOf("sandbox-a"), u"expired"_s);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.notification WHERE kind = 'expired'").toInt(), 1);
    QCOMPARE(m_fixture
                 ->ask("SELECT count(*) FROM showroom.audit WHERE action = 'environment.expire' AND environment = "
                       "'sandbox-a'")
                 .toInt(),
             1);
    QVERIFY(run(Sweep::Expiry).isEmpty());
}

void TestSweeps::deletesWhatExpiredLongAgo()
{
    addReady("sandbox-a", "90 days", "-31 days",
             "UPDATE showroom.environment SET status = 'expired' WHERE id = 'sandbox-a'");
    const QList<SweepOutcome> outcomes = run(Sweep::CleanUp);
    QCOMPARE(outcomes.size(), 1);
    QVERIFY(outcomes[0].job);
    VERIFY_RESULT(m_fixture->run(*outcomes[0].job));
    QCOMPARE(statusOf("sandbox-a"), u"deleted"_s);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.notification WHERE kind = 'deleted'").toInt(), 1);
}

void TestSweeps::deletesDemoTenantsToo()
{
    addReady("demo-old", "90 days", "-31 days");
    QVERIFY(run(Sweep::Expiry).value(0).isDone());
    QCOMPARE(due(Sweep::CleanUp), QStringList{u"old delete"_s});
}

void TestSweeps::resetsWithTheSameData_data()
{
    QTest::addColumn<QString>("isolation");
    QTest::newRow("its own schema") << u"full"_s;
    QTest::newRow("the product's tables") << u"shared_schema"_s;
}

void TestSweeps::resetsWithTheSameData()
{
    QFETCH(QString, isolation);
    CreateSandbox request = CreateSandbox::ofType(Type::Training);
    request.tenant.name = u"Course"_s;
    request.tenant.blueprint = u"impact"_s;
    request.tenant.size = u"small"_s;
    request.tenant.isolation = isolation;
    request.terms.autoResetHours = 1;
    database::Connection connection = m_fixture->connect();
    const auto created = sandboxes::create(connection, request, m_fixture->salts.constLast(), m_fixture->clock);
    VERIFY_RESULT(created);
    VERIFY_RESULT(m_fixture->run(created->jobId));
    const Environment before = m_fixture->find(u"sandbox-course"_s);
    const QByteArray table = isolation == u"full" ? "\"sandbox-course\".events" : "impact.events";
    script("DELETE FROM " + table +
           " WHERE tenant_id = 'sandbox-course' AND kind = 'donation';"
           "UPDATE showroom.environment SET created_at = now() - interval '2 hours' WHERE id = 'sandbox-course'");
    const QList<SweepOutcome> outcomes = run(Sweep::AutoReset);
    QCOMPARE(outcomes.size(), 1);
    QVERIFY2(outcomes[0].job, outcomes[0].error ? describe(*outcomes[0].error).constData() : "");
    const auto job = m_fixture->run(*outcomes[0].job);
    VERIFY_RESULT(job);
    QCOMPARE(job->state, jobs::JobState::Done);
    const Environment after = m_fixture->find(u"sandbox-course"_s);
    QCOMPARE(after.status, Status::Ready);
    QCOMPARE(after.fingerprint, before.fingerprint);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM " + table + " WHERE tenant_id = 'sandbox-course'").toInt(), 1125);
    QVERIFY(run(Sweep::AutoReset).isEmpty());
    script(
        "DELETE FROM impact.events WHERE tenant_id = 'sandbox-course';"
        "DELETE FROM impact.users WHERE tenant_id = 'sandbox-course'; DROP SCHEMA IF EXISTS \"sandbox-course\" CASCADE;"
        "DROP SCHEMA IF EXISTS \"sandbox-course_guard\" CASCADE");
}

void TestSweeps::stampsAReset()
{
    addReady("sandbox-a", "30 days", "9 days");
    database::Connection connection = m_fixture->connect();
    const auto job = startReset(connection, u"sandbox-a"_s);
    VERIFY_RESULT(job);
    QCOMPARE(statusOf("sandbox-a"), u"queued"_s);
    VERIFY_RESULT(m_fixture->run(*job));
    QCOMPARE(m_fixture->ask("SELECT last_reset_at > now() - interval '1 minute' FROM showroom.sandbox"),
             QVariant(true));
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.notification WHERE kind = 'reset'").toInt(), 1);
    script("DELETE FROM impact.events WHERE tenant_id = 'sandbox-a'; DELETE FROM impact.users WHERE tenant_id = "
           "'sandbox-a'");
}

void TestSweeps::stopsForNoFailure()
{
    for (const char *id : {"sandbox-a", "sandbox-b", "sandbox-c"})
        addReady(id, "90 days", "-1 day");
    script("CREATE FUNCTION public.break_b() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
           "RAISE EXCEPTION 'the disk is on fire'; END $$;"
           "CREATE TRIGGER break_b BEFORE UPDATE ON showroom.environment FOR EACH ROW WHEN (NEW.id = 'sandbox-b') "
           "EXECUTE FUNCTION public.break_b()");
    const QList<SweepOutcome> outcomes = run(Sweep::Expiry);
    script("DROP TRIGGER break_b ON showroom.environment; DROP FUNCTION public.break_b()");
    QCOMPARE(outcomes.size(), 3);
    QVERIFY(outcomes[0].isDone());
    QVERIFY(!outcomes[1].isDone());
    QVERIFY(outcomes[2].isDone());
    QCOMPARE(statusOf("sandbox-a") + statusOf("sandbox-b") + statusOf("sandbox-c"), u"expiredreadyexpired"_s);
}

void TestSweeps::asksAgainBeforeItActs()
{
    addReady("sandbox-a", "30 days", "9 days");
    database::Connection connection = m_fixture->connect();
    const auto one = database::SqlStatement::fromText("SELECT showroom.sweep_one(:id, :action)");
    for (const char *action : {"expire", "delete", "reset", "warn-7"})
        VERIFY_ERROR(connection.query(one, {{"id", u"sandbox-a"_s}, {"action", QString::fromLatin1(action)}}),
                     ErrorCode::Conflict);
    VERIFY_ERROR(connection.query(one, {{"id", u"prod-a"_s}, {"action", u"delete"_s}}), ErrorCode::GuardRefused);
    QCOMPARE(statusOf("sandbox-a"), u"ready"_s);
}

void TestSweeps::keepsToTheCap()
{
    for (int n = 0; n < 5; ++n)
        addReady("sandbox-a" + QByteArray::number(n), "30 days", "-1 day");
    addReady("sandbox-w", "30 days", "12 hours");
    addReady("sandbox-p", "30 days", "-2 days",
             "UPDATE showroom.environment SET protected = true WHERE id = 'sandbox-p'");
    m_fixture->ask("SELECT showroom.setting_set('sweep.cap', '3')");
    database::Connection connection = m_fixture->connect();
    const auto preview = previewSweep(connection, Sweep::Expiry);
    VERIFY_RESULT(preview);
    QCOMPARE(preview->cap, 3);
    QCOMPARE(preview->beyondCap, 2);
    QCOMPARE(preview->items.size(), 5); // three, the protected one, and a warning
    run(Sweep::Expiry);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.environment WHERE status = 'expired'").toInt(), 3);
    run(Sweep::Expiry);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM showroom.environment WHERE status = 'expired'").toInt(), 5);
}

void TestSweeps::listsUpcomingResets()
{
    addReady("sandbox-late", "1 hour", "9 days", "UPDATE showroom.sandbox SET auto_reset_hours = 96");
    addReady("sandbox-soon", "1 hour", "9 days",
             "UPDATE showroom.sandbox SET auto_reset_hours = 1 WHERE environment = 'sandbox-soon'");
    addReady("sandbox-none", "1 hour", "9 days");
    database::Connection connection = m_fixture->connect();
    const auto resets = upcomingResets(connection);
    VERIFY_RESULT(resets);
    QCOMPARE(resets->size(), 2);
    QCOMPARE(resets->at(0).environmentId, u"sandbox-soon"_s);
    QCOMPARE(resets->at(1).everyHours, 96);
    QCOMPARE(resets->at(0).nextResetAt.time(), QTime(2, 0));
    QVERIFY(resets->at(0).nextResetAt > QDateTime::currentDateTimeUtc());
}

void TestSweeps::resetsAtTheNightlyHour_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QString>("at");
    QTest::newRow("in the evening") << QByteArray("2026-11-20 21:00Z") << u"2026-11-21 02:00"_s;
    QTest::newRow("after midnight") << QByteArray("2026-11-20 01:59:59Z") << u"2026-11-20 02:00"_s;
    QTest::newRow("at the hour") << QByteArray("2026-11-20 02:00Z") << u"2026-11-20 02:00"_s;
    QTest::newRow("just after") << QByteArray("2026-11-20 02:00:00.001Z") << u"2026-11-21 02:00"_s;
    QTest::newRow("at the end of a year") << QByteArray("2026-12-31 12:00Z") << u"2027-01-01 02:00"_s;
}

void TestSweeps::resetsAtTheNightlyHour()
{
    QFETCH(QByteArray, from);
    QTEST(
        m_fixture->ask("SELECT to_char(showroom.next_hour(2, '" + from + "') AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')")
            .toString(),
        "at");
}

/// Nights with 23 and 25 hours are nights like others.
void TestSweeps::keepsToUtcWhateverTheZone()
{
    database::Connection connection = m_fixture->connectSuperuser();
    VERIFY_RESULT(connection.executeScript("SET TimeZone = 'Europe/Berlin'"));
    for (const char *night : {"2026-03-29", "2026-10-25"}) {
        const auto next = connection.scalar(
            database::SqlStatement::fromText("SELECT to_char(showroom.next_hour(2, '" + QByteArray(night) +
                                             " 00:30Z') AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')"));
        VERIFY_RESULT(next);
        QCOMPARE(next->toString(), QString::fromLatin1(night) + u" 02:00"_s);
    }
}

void TestSweeps::previewsAThousandAtOnce()
{
    script("INSERT INTO showroom.environment (id, kind, name, status, blueprint, blueprint_version, size, parameters, "
           "seed, "
           "reference_date, salt_version, created_at, expires_at) SELECT 'sandbox-n' || n, 'sandbox', 'N', 'ready', "
           "blueprint, "
           "blueprint_version, size, parameters, seed, reference_date, salt_version, now() - interval '90 days', "
           "now() - n * interval '1 minute' FROM showroom.environment, generate_series(1, 1000) n WHERE id = "
           "'demo-blueprint'");
    database::Connection connection = m_fixture->connect();
    QElapsedTimer timer;
    timer.start();
    const auto preview = previewSweep(connection, Sweep::Expiry);
    const qint64 elapsed = timer.elapsed();
    VERIFY_RESULT(preview);
    QCOMPARE(preview->items.size(), 50);
    QCOMPARE(preview->beyondCap, 950);
    QVERIFY2(elapsed < 2000, qPrintable(QString::number(elapsed))); // a measurement says how much less it is
}

void TestSweeps::tellsWhomItConcerns()
{
    addReady("sandbox-a", "30 days", "-1 day",
             "UPDATE showroom.environment SET name = 'Acme', owner = 'ann' WHERE id = 'sandbox-a'");
    run(Sweep::Expiry);
    database::Connection ops = m_fixture->connect();
    const auto forOps = notifications::latest(ops);
    VERIFY_RESULT(forOps);
    QCOMPARE(forOps->size(), 1);
    QCOMPARE(forOps->constFirst().recipient, u"ann"_s);
    QVERIFY2(forOps->constFirst().text().startsWith(u"“Acme” has expired."), qPrintable(forOps->constFirst().text()));
    database::Connection viewer = TestDatabase::connect(m_fixture->database.login(u"viewer"_s));
    QVERIFY(notifications::latest(viewer)->isEmpty());
}

void TestSweeps::countsUnread()
{
    for (const char *id : {"sandbox-a", "sandbox-b"})
        addReady(id, "30 days", "-1 day");
    run(Sweep::Expiry);
    database::Connection connection = m_fixture->connect();
    QCOMPARE(*notifications::countUnread(connection), 2);
    const auto all = notifications::latest(connection);
    VERIFY_RESULT(notifications::markRead(connection, all->constLast().id));
    QCOMPARE(*notifications::countUnread(connection), 1);
    VERIFY_RESULT(notifications::markRead(connection, all->constFirst().id));
    QCOMPARE(*notifications::countUnread(connection), 0);
    QVERIFY(notifications::latest(connection)->constFirst().isRead);
}

void TestSweeps::takesTheRoleOfOperations()
{
    addReady("sandbox-a", "30 days", "-1 day");
    database::Connection sales = TestDatabase::connect(m_fixture->database.login(u"sales"_s));
    const auto preview = previewSweep(sales, Sweep::Expiry);
    VERIFY_RESULT(preview); // anybody may look
    const auto outcomes = runSweep(sales, Sweep::Expiry);
    VERIFY_RESULT(outcomes);
    QCOMPARE(outcomes->value(0).error->code, ErrorCode::PermissionDenied);
    VERIFY_ERROR(startReset(sales, u"sandbox-a"_s), ErrorCode::PermissionDenied);
    QCOMPARE(statusOf("sandbox-a"), u"ready"_s);
}

QTEST_GUILESS_MAIN(TestSweeps)
#include "tst_sweeps.moc"
