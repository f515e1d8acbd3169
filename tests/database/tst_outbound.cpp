#include "database/connection.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

SqlStatement sql(const QString &text)
{
    return SqlStatement::fromText(text.toUtf8());
}

constexpr char shop[] = "CREATE SCHEMA shop;"
                        "CREATE TABLE shop.hook (client text NOT NULL, url text NOT NULL);"
                        "CREATE TABLE shop.numbered (client integer NOT NULL);";

} // namespace

/// Nothing of an environment leaves the company: outbound tables take no row of it.
class TestOutbound final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void builtInTablesRefuseEnvironments_data();
    void builtInTablesRefuseEnvironments();
    void refusesWhoeverWrites_data();
    void refusesWhoeverWrites();
    void productionRowsPass();
    void refusesUnfitTables_data();
    void refusesUnfitTables();
    void unregistersWithoutATrace();
    void theDoctorNotices_data();
    void theDoctorNotices();

private:
    Result<qint64> run(const QString &statement) { return m_superuser->execute(sql(statement)); }
    int blocked()
    {
        return m_superuser->scalar(sql(u"SELECT count(*) FROM showroom.doctor_outbound() WHERE is_blocked"_s))->toInt();
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_superuser;
};

void TestOutbound::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_superuser = std::make_unique<Connection>(TestDatabase::connect(m_database->superuser()));
    VERIFY_RESULT(m_superuser->executeScript(shop));
    VERIFY_RESULT(run(u"SELECT showroom.register_outbound('shop', 'shop.hook', 'client')"_s));
}

void TestOutbound::cleanup()
{
    m_superuser.reset();
    m_database.reset();
}

void TestOutbound::builtInTablesRefuseEnvironments_data()
{
    QTest::addColumn<QString>("insertion");
    QTest::newRow("webhooks")
        << u"impact.webhooks (tenant_id, event_kind, url) VALUES ('%1', 'donation', 'https://a.example/')"_s;
    QTest::newRow("integrations") << u"impact.integrations (tenant_id, provider) VALUES ('%1', 'slack')"_s;
    QTest::newRow("mail queue")
        << u"impact.mail_queue (tenant_id, recipient, subject, body) VALUES ('%1', 'a@example.com', 's', 'b')"_s;
}

void TestOutbound::builtInTablesRefuseEnvironments()
{
    QFETCH(QString, insertion);
    for (const QString &environment : {u"demo-acme"_s, u"sandbox-trial"_s}) {
        const auto done = run(u"INSERT INTO "_s + insertion.arg(environment));
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::GuardRefused);
        QVERIFY2(done.error().message.contains(environment), qPrintable(done.error().message));
        QVERIFY(!done.error().hint.isEmpty());
    }
    VERIFY_RESULT(run(u"INSERT INTO "_s + insertion.arg(u"acme"_s)));
}

void TestOutbound::refusesWhoeverWrites_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("statement");
    const QString insertion = u"INSERT INTO shop.hook VALUES ('demo-acme', 'https://a.example/')"_s;
    QTest::newRow("superuser") << u"SELECT"_s << insertion;
    QTest::newRow("replica") << u"SET session_replication_role = replica"_s << insertion;
    QTest::newRow("a row that becomes one")
        << u"INSERT INTO shop.hook VALUES ('acme', 'x')"_s << u"UPDATE shop.hook SET client = 'demo-acme'"_s;
    QTest::newRow("one of many") << u"SELECT"_s
                                 << u"INSERT INTO shop.hook SELECT c, 'x' FROM unnest(ARRAY['acme', 'sandbox-x']) c"_s;
    QTest::newRow("an upsert") << u"SELECT"_s << insertion + u" ON CONFLICT DO NOTHING"_s;
}

void TestOutbound::refusesWhoeverWrites()
{
    QFETCH(QString, before);
    QFETCH(QString, statement);
    VERIFY_RESULT(run(before));
    const auto done = run(statement);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::GuardRefused);
    QCOMPARE(m_superuser->scalar(sql(u"SELECT count(*) FROM shop.hook WHERE client <> 'acme'"_s))->toInt(), 0);
}

/// By the product's own login, which has no right in our schema.
void TestOutbound::productionRowsPass()
{
    VERIFY_RESULT(m_superuser->executeScript("GRANT USAGE ON SCHEMA shop TO showroom_product;"
                                             "GRANT SELECT, INSERT, UPDATE ON shop.hook TO showroom_product"));
    Connection product = TestDatabase::connect(m_database->login(u"product"_s));
    VERIFY_RESULT(
        product.execute(sql(u"INSERT INTO shop.hook VALUES ('acme', 'https://a.example/'), ('demonstrator', 'x')"_s)));
    VERIFY_RESULT(product.execute(sql(u"UPDATE shop.hook SET url = 'https://b.example/'"_s)));
    const auto refused = product.execute(sql(u"INSERT INTO shop.hook VALUES ('demo-acme', 'x')"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::GuardRefused);
}

void TestOutbound::refusesUnfitTables_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such table") << u"SELECT"_s << u"'shop', 'shop.none'"_s << u"shop.none"_s;
    QTest::newRow("no such column") << u"SELECT"_s << u"'shop', 'shop.hook', 'tenant'"_s << u"tenant"_s;
    QTest::newRow("a number") << u"SELECT"_s << u"'shop', 'shop.numbered', 'client'"_s << u"shop.numbered"_s;
    QTest::newRow("rows that would go out")
        << u"SET session_replication_role = replica; ALTER TABLE shop.hook DISABLE TRIGGER ALL;"
           " INSERT INTO shop.hook VALUES ('demo-acme', 'x')"_s
        << u"'shop', 'shop.hook', 'client'"_s << u"rows of environments"_s;
}

void TestOutbound::refusesUnfitTables()
{
    QFETCH(QString, before);
    QFETCH(QString, call);
    QFETCH(QString, says);
    VERIFY_RESULT(m_superuser->executeScript(before.toUtf8()));
    const auto done = run(u"SELECT showroom.register_outbound(%1)"_s.arg(call));
    QVERIFY(!done);
    QVERIFY2(done.error().message.contains(says), qPrintable(done.error().message));
}

void TestOutbound::unregistersWithoutATrace()
{
    VERIFY_RESULT(run(u"SELECT showroom.unregister_outbound('shop.hook')"_s));
    QCOMPARE(
        m_superuser->scalar(sql(u"SELECT count(*) FROM pg_trigger WHERE tgrelid = 'shop.hook'::regclass"_s))->toInt(),
        0);
    VERIFY_RESULT(run(u"INSERT INTO shop.hook VALUES ('demo-acme', 'x')"_s));
    QCOMPARE(run(u"SELECT showroom.unregister_outbound('shop.hook')"_s).error().code, ErrorCode::NotFound);
}

void TestOutbound::theDoctorNotices_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("removed") << u"DROP TRIGGER showroom_outbound ON shop.hook"_s;
    QTest::newRow("switched off") << u"ALTER TABLE shop.hook DISABLE TRIGGER showroom_outbound"_s;
    QTest::newRow("not for replicas") << u"ALTER TABLE shop.hook ENABLE TRIGGER showroom_outbound"_s;
    QTest::newRow("the table is gone") << u"DROP TABLE shop.hook"_s;
}

void TestOutbound::theDoctorNotices()
{
    QFETCH(QString, fault);
    const int all = blocked();
    QVERIFY(all > 1);
    VERIFY_RESULT(run(fault));
    QCOMPARE(blocked(), all - 1);
}

QTEST_GUILESS_MAIN(TestOutbound)
#include "tst_outbound.moc"
