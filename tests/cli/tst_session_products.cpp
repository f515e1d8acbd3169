#include "cli_harness.h"
#include "database_backend.h"

#include "support/session_fixture.h"
#include "support/test_result.h"

#include <QTest>

using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// Every table of the built-in products, filled by its blueprint: what one session does stays with it, and comes back
/// as it was.
class TestSessionProducts final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void keepsEveryTableApart_data();
    void keepsEveryTableApart();

private:
    QString owner(const QByteArray &sql);
    /// The table's rows as a session sees them through a schema of views.
    static QString digest(ProductClient &client, const QByteArray &schema, const QByteArray &table);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
};

void TestSessionProducts::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
    const QList<std::pair<QString, QString>> products{
        {u"impact"_s, u"small"_s}, {u"casework"_s, u"small"_s}, {u"forge"_s, u"realistic"_s}};
    for (const auto &[product, size] : products) {
        const Answer created = run(*m_backend, {u"create"_s, u"--name"_s, product, u"--blueprint"_s, product,
                                                u"--size"_s, size, u"--as-of"_s, u"2026-11-01"_s, u"--json"_s});
        QVERIFY2(created.exitCode == 0, qPrintable(created.err));
    }
}

void TestSessionProducts::cleanupTestCase()
{
    m_backend.reset();
    m_database.reset();
}

QString TestSessionProducts::owner(const QByteArray &sql)
{
    const auto value = TestDatabase::connect(m_database->superuser()).scalar(SqlStatement::fromText(sql));
    return value ? value->toString() : u'!' + value.error().detail;
}

QString TestSessionProducts::digest(ProductClient &client, const QByteArray &schema, const QByteArray &table)
{
    return client.ask("SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM " +
                      schema + '.' + table + " t");
}

void TestSessionProducts::keepsEveryTableApart_data()
{
    QTest::addColumn<QByteArray>("product");
    QTest::addColumn<QByteArray>("table");
    const auto rows =
        TestDatabase::connect(m_database->superuser())
            .query(SqlStatement::fromText("SELECT base_schema, table_name FROM showroom.layered_table WHERE "
                                          "environment IS NULL ORDER BY 1, 2"));
    QVERIFY(rows && rows->size() > 8);
    for (const database::Row &row : *rows)
        QTest::newRow(qPrintable(row.text("base_schema") + u'.' + row.text("table_name")))
            << row.text("base_schema").toUtf8() << row.text("table_name").toUtf8();
}

void TestSessionProducts::keepsEveryTableApart()
{
    QFETCH(QByteArray, product);
    QFETCH(QByteArray, table);
    const QString environment = u"demo-"_s + QString::fromUtf8(product);
    QStringList ids;
    std::vector<ProductClient> clients;
    for (const QString &person : {u"ann"_s, u"bob"_s}) {
        const auto opened =
            TestDatabase::connect(m_database->login(u"support"_s))
                .queryOne(SqlStatement::fromText("SELECT session, token FROM showroom.session_open("
                                                 ":environment, :person)"),
                          {{"environment", environment}, {"person", person + u' ' + QString::fromUtf8(table)}});
        VERIFY_RESULT(opened);
        ids << opened->text("session");
        clients.emplace_back(*m_database, opened->text("token"), QString::fromUtf8(product) + u"_live"_s);
    }
    ProductClient &ann = clients[0];
    ProductClient &bob = clients[1];
    const QByteArray live = product + "_live";
    const QByteArray base =
        "SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM " + product + '.' + table + " t";
    const QString baseBefore = owner(base);
    const QString before = digest(bob, live, table);
    QVERIFY2(!before.startsWith(u'!') && !before.startsWith(u"0 "), qPrintable(before));
    // A text that no key, check or reference has to do with; else rows that nothing refers to.
    const QString column = owner("SELECT a.attname FROM pg_attribute a WHERE a.attrelid = '" + product + '.' + table +
                                 "'::regclass AND a.attnum > 0 AND a.atttypid = 'text'::regtype AND NOT EXISTS (SELECT "
                                 "FROM pg_constraint k WHERE "
                                 "k.conrelid = a.attrelid AND a.attnum = ANY (k.conkey)) AND NOT EXISTS (SELECT FROM "
                                 "pg_index i WHERE i.indrelid = "
                                 "a.attrelid AND a.attnum = ANY (i.indkey)) ORDER BY a.attnum LIMIT 1");
    const QByteArray some = " WHERE id IN (SELECT id FROM " + table + " ORDER BY id LIMIT 3)";
    const QString changed = column.isEmpty()
                                ? ann.run("DELETE FROM " + table + some)
                                : ann.run("UPDATE " + table + " SET " + column.toUtf8() + " = 'of Ann''s'" + some);
    QVERIFY2(!changed.startsWith(u'!') && changed != u"0", qPrintable(column + u' ' + changed));
    const QString after = digest(ann, live, table);
    QVERIFY(after != before);
    QCOMPARE(digest(ann, product + "_dense", table), after);
    QCOMPARE(digest(bob, live, table), before);
    QCOMPARE(owner(base), baseBefore);
    const QByteArray id = "'" + ids[0].toUtf8() + "'";
    QVERIFY(!owner("SELECT showroom.session_reset(" + id + ", 'CONFIRM_RESET')").startsWith(u'!'));
    QCOMPARE(digest(ann, live, table), before);
    QCOMPARE(owner("SELECT count(*) FROM showroom.session_undo(" + id + ")"), u"0"_s);
    QCOMPARE(digest(ann, live, table), after);
    QCOMPARE(owner("SELECT count(*) FROM showroom.verify_base('" + environment.toUtf8() + "') WHERE NOT is_intact"),
             u"0"_s);
}

QTEST_GUILESS_MAIN(TestSessionProducts)
#include "tst_session_products.moc"
