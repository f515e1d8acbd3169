#include "../tenant_fixture.h"

#include "core/sandboxes/create_sandbox.h"
#include "core/sandboxes/sandbox_store.h"
#include "core/sandboxes/sweep.h"
#include "core/sessions/change_store.h"
#include "core/sessions/session_store.h"
#include "support/session_fixture.h"

using namespace showroom;
using namespace showroom::sandboxes;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// A sandbox that is filled anew ends the sessions in it, and keeps what people had changed for a day.
class TestResetArchives final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void bringsWorkBack_data();
    void bringsWorkBack();
    void tellsWhatIsArchivedBeforeAnybodyEnters();
    void givesUpWhatTheTablesHaveNoRoomFor();
    void leavesNothingAfterTeardown();

private:
    QString add(const QString &name, const QString &isolation);
    void work(const QString &id);
    void refill(const QString &id);
    QString enter(const QString &id);
    QList<sessions::Archive> archives(const QString &id);
    QString ask(const QString &sql) { return m_fixture->ask(sql.toUtf8()).toString(); }

    std::unique_ptr<TenantFixture> m_fixture;
};

void TestResetArchives::initTestCase()
{
    m_fixture = std::make_unique<TenantFixture>();
    QVERIFY2(m_fixture->database.isValid(), qPrintable(m_fixture->database.error()));
    m_fixture->ask("SELECT showroom.setting_set('rateLimit.createPerHour', '1000')");
}

QString TestResetArchives::add(const QString &name, const QString &isolation)
{
    CreateSandbox wish = CreateSandbox::ofType(Type::Trial);
    wish.tenant.name = name;
    wish.tenant.isolation = isolation;
    database::Connection connection = m_fixture->connect();
    const auto created = create(connection, wish, m_fixture->salts.constLast(), m_fixture->clock);
    if (!created || !m_fixture->run(created->jobId))
        qFatal("the sandbox could not be created");
    return created->environmentId;
}

/// The token of a session in it.
QString TestResetArchives::enter(const QString &id)
{
    database::Connection connection = m_fixture->connect();
    const auto opened = sessions::openSession(connection, {id, u"ann@acme.example"_s, {}});
    if (!opened)
        qFatal("%s", describe(opened.error()).constData());
    return opened->token;
}

/// A new user and a changed task.
void TestResetArchives::work(const QString &id)
{
    ProductClient product(m_fixture->database, enter(id), u"forge_live"_s);
    QCOMPARE(product.run("INSERT INTO users (tenant_id, id, email, full_name) VALUES ('" + id.toUtf8() +
                         "', md5('a')::uuid, 'ann@acme.example', 'Ann')"),
             u"1"_s);
    QCOMPARE(product.run("UPDATE tasks SET title = 'Ann''s' WHERE id = (SELECT id FROM tasks ORDER BY id LIMIT 1)"),
             u"1"_s);
}

void TestResetArchives::refill(const QString &id)
{
    database::Connection connection = m_fixture->connect();
    const auto job = startReset(connection, id);
    VERIFY_RESULT(job);
    VERIFY_RESULT(m_fixture->run(*job));
}

QList<sessions::Archive> TestResetArchives::archives(const QString &id)
{
    database::Connection connection = m_fixture->connect();
    const auto found = sessions::listArchives(connection, id);
    return found ? *found : QList<sessions::Archive>();
}

void TestResetArchives::bringsWorkBack_data()
{
    QTest::addColumn<QString>("isolation");
    QTest::newRow("tables of its own") << u"full"_s;
    QTest::newRow("the product's tables") << u"shared_schema"_s;
}

void TestResetArchives::bringsWorkBack()
{
    QFETCH(QString, isolation);
    const QString id = add(u"Back "_s + QString::fromLatin1(QTest::currentDataTag()).left(5), isolation);
    work(id);
    refill(id);
    ProductClient product(m_fixture->database, enter(id), u"forge_live"_s);
    const QByteArray mine = "SELECT (SELECT count(*) FROM users WHERE full_name = 'Ann') || ' ' || "
                            "(SELECT count(*) FROM tasks WHERE title = 'Ann''s')";
    QCOMPARE(product.ask(mine), u"0 0"_s);
    const QList<sessions::Archive> kept = archives(id);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept[0].changes, 2);
    database::Connection connection = m_fixture->connect();
    const auto undone = sessions::undoReset(connection, {kept[0], {}, {}, false});
    VERIFY_RESULT(undone);
    QCOMPARE(undone->restored(), 2);
    QCOMPARE(product.ask(mine), u"1 1"_s);
    QCOMPARE(ask(u"SELECT count(*) FROM showroom.verify_base('%1') WHERE NOT is_intact"_s.arg(id)), u"0"_s);
}

void TestResetArchives::tellsWhatIsArchivedBeforeAnybodyEnters()
{
    const QString id = add(u"Told"_s, u"full"_s);
    work(id);
    refill(id);
    const QList<sessions::Archive> kept = archives(id);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept[0].changes, 2);
    database::Connection connection = m_fixture->connect();
    const auto rows = sessions::listRows(connection, {{{}, kept[0].id}, {}, {}, {}}, 0, 10);
    VERIFY_RESULT(rows);
    QCOMPARE(rows->rows.size(), 2);
}

/// The product changed its table meanwhile: the sandbox opens all the same.
void TestResetArchives::givesUpWhatTheTablesHaveNoRoomFor()
{
    const QString id = add(u"Moved on"_s, u"full"_s);
    VERIFY_RESULT(m_fixture->connectSuperuser().executeScript("ALTER TABLE forge.tasks ADD COLUMN effort integer"));
    refill(id);
    ProductClient product(m_fixture->database, enter(id), u"forge_live"_s);
    QCOMPARE(product.run("UPDATE tasks SET effort = 3 WHERE id = (SELECT id FROM tasks ORDER BY id LIMIT 1)"), u"1"_s);
    VERIFY_RESULT(m_fixture->connectSuperuser().executeScript(
        "ALTER TABLE forge.tasks ALTER COLUMN effort TYPE text USING effort::text"));
    refill(id);
    ProductClient again(m_fixture->database, enter(id), u"forge_live"_s);
    QCOMPARE(again.run("UPDATE tasks SET effort = 'much' WHERE id = (SELECT id FROM tasks ORDER BY id LIMIT 1)"),
             u"1"_s);
    QVERIFY(archives(id).isEmpty());
    VERIFY_RESULT(m_fixture->connectSuperuser().executeScript("ALTER TABLE forge.tasks DROP COLUMN effort"));
}

void TestResetArchives::leavesNothingAfterTeardown()
{
    const QString id = add(u"Gone"_s, u"full"_s);
    work(id);
    refill(id);
    const qint64 job = m_fixture->ask("SELECT showroom.start_teardown('" + id.toUtf8() + "')").toLongLong();
    VERIFY_RESULT(m_fixture->run(job));
    QCOMPARE(ask(u"SELECT count(*) FROM pg_namespace WHERE nspname LIKE '%1%'"_s.arg(id)), u"0"_s);
    QCOMPARE(ask(u"SELECT count(*) FROM showroom.layered_table WHERE environment = '%1'"_s.arg(id)), u"0"_s);
    QCOMPARE(ask(u"SELECT count(*) FROM showroom.layer WHERE environment = '%1'"_s.arg(id)), u"0"_s);
}

QTEST_GUILESS_MAIN(TestResetArchives)
#include "tst_reset_archives.moc"
