#include "mask_fixture.h"
#include "test_database.h"
#include "test_result.h"

#include "core/masking_jobs/table_source.h"

#include <QTest>

using namespace showroom;
using namespace showroom::masking_jobs;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// A table of somebody's own as the source of masking.
class TestTableSource final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void readsNamesAsSqlWritesThem_data();
    void readsNamesAsSqlWritesThem();
    void masksATableIntoAFile();
    void readsOneMomentInEveryPass();
    void refusesWhatTheLoginMayNotRead();
    void refusesATableThatIsNotThere();
    void listsWhatTheLoginMayRead();
    void stopsAndLeavesNothing();

private:
    /// Makes shop.customers with so many rows, which the product's login may read and Showroom's roles may not.
    void makeShop(int rows);
    MaskRequest request(const QString &table, const QString &role, const QStringList &rules) const;

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<MaskFixture> m_fixture;
};

void TestTableSource::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_fixture = std::make_unique<MaskFixture>();
}

void TestTableSource::makeShop(int rows)
{
    database::Connection owner = TestDatabase::connect(m_database->superuser());
    const QByteArray reader = m_database->login(u"product"_s).user.toUtf8();
    QVERIFY(owner.executeScript("CREATE SCHEMA shop; CREATE TABLE shop.customers (id int, name text, email text, "
                                "notes text, joined timestamptz);"
                                "INSERT INTO shop.customers SELECT i, 'Zelda Quux' || i, 'zq' || i || '@acme.com', "
                                "CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN '' ELSE E'says \"hi\",\\nthen leaves' END, "
                                "timestamptz '2025-03-01 12:00+00' FROM generate_series(1, " +
                                QByteArray::number(rows) + ") i; GRANT USAGE ON SCHEMA shop TO " + reader +
                                "; GRANT SELECT ON shop.customers TO " + reader));
}

MaskRequest TestTableSource::request(const QString &table, const QString &role, const QStringList &rules) const
{
    MaskRequest request = m_fixture->request(u"none.csv"_s, rules);
    request.source = {};
    request.source.table = std::make_shared<TableAddress>(
        TableAddress{table, [settings = m_database->login(role)] { return database::Connection::open(settings); }});
    request.replaceExisting = true;
    return request;
}

void TestTableSource::readsNamesAsSqlWritesThem_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("table");
    QTest::newRow("plain") << u"shop.customers"_s << u"shop"_s << u"customers"_s;
    QTest::newRow("capitals") << u"Shop.Customers"_s << u"shop"_s << u"customers"_s;
    QTest::newRow("quoted") << u"\"My.Shop\".\"a\"\"b\""_s << u"My.Shop"_s << u"a\"b"_s;
    QTest::newRow("no schema") << u"customers"_s << QString() << QString();
    QTest::newRow("three parts") << u"a.b.c"_s << QString() << QString();
    QTest::newRow("open quote") << u"\"a.b"_s << QString() << QString();
    QTest::newRow("empty part") << u"shop."_s << QString() << QString();
    QTest::newRow("a statement") << u"shop.a\"; DROP TABLE x"_s << QString() << QString();
}

void TestTableSource::readsNamesAsSqlWritesThem()
{
    QFETCH(QString, name);
    QFETCH(QString, schema);
    QFETCH(QString, table);
    const auto parts = splitTableName(name);
    QCOMPARE(parts.has_value(), !schema.isEmpty());
    if (parts)
        QCOMPARE(*parts, std::pair(schema, table));
}

void TestTableSource::masksATableIntoAFile()
{
    makeShop(3000);
    const auto wanted =
        request(u"shop.customers"_s, u"product"_s,
                {u"id=keep"_s, u"name=name"_s, u"email=email:unique"_s, u"notes=redact"_s, u"joined=keep"_s});
    const auto outcome = m_fixture->run(wanted);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->rows, 3000);
    QVERIFY(outcome->leaks->isClean());
    const auto sample = readSample({wanted.target, {}}, FileFormat::Csv, {}, 5000);
    VERIFY_RESULT(sample);
    QCOMPARE(sample->columns, QStringList({u"id"_s, u"name"_s, u"email"_s, u"notes"_s, u"joined"_s}));
    QCOMPARE(sample->rows.size(), 3000);
    for (int row = 0; row < 3000; ++row) {
        QCOMPARE(sample->text(row, 0), QString::number(row + 1));
        QVERIFY(sample->text(row, 2).endsWith(u"@example.com"_s) || sample->text(row, 2).contains(u"@example."_s));
        QCOMPARE(sample->text(row, 4), u"2025-03-01 12:00:00+00"_s);
    }
    QCOMPARE(sample->text(1, 3), u"says \"hi\",\nthen leaves"_s);
    QVERIFY(!MaskFixture::read(wanted.target).contains("Quux"));
}

void TestTableSource::readsOneMomentInEveryPass()
{
    makeShop(10);
    const auto wanted = request(u"shop.customers"_s, u"product"_s, {});
    const auto held = wanted.source.held({});
    VERIFY_RESULT(held);
    const auto first = readSample(*held, FileFormat::Csv, {}, 100);
    VERIFY_RESULT(first);
    database::Connection owner = TestDatabase::connect(m_database->superuser());
    QVERIFY(owner.executeScript("DELETE FROM shop.customers WHERE id < 5"));
    const auto second = readSample(*held, FileFormat::Csv, {}, 100);
    VERIFY_RESULT(second);
    QCOMPARE(second->rows, first->rows);
    const auto later = readSample(wanted.source, FileFormat::Csv, {}, 100);
    VERIFY_RESULT(later);
    QCOMPARE(later->rows.size(), 6);
}

void TestTableSource::refusesWhatTheLoginMayNotRead()
{
    makeShop(1);
    const auto outcome = m_fixture->run(request(u"shop.customers"_s, u"admin"_s, {}));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::PermissionDenied);
    QVERIFY2(outcome.error().hint.contains(u"your own right"_s), qPrintable(outcome.error().hint));
}

void TestTableSource::refusesATableThatIsNotThere()
{
    const auto outcome = m_fixture->run(request(u"shop.nobody"_s, u"product"_s, {}));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::NotFound);
    QVERIFY2(outcome.error().message.contains(u"shop.nobody"_s), qPrintable(outcome.error().message));
}

void TestTableSource::listsWhatTheLoginMayRead()
{
    makeShop(1);
    database::Connection owner = TestDatabase::connect(m_database->superuser());
    QVERIFY(owner.executeScript("CREATE TABLE shop.secret (id int); CREATE TABLE shop.\"Odd.Name\" (id int);"
                                "GRANT SELECT ON shop.\"Odd.Name\" TO " +
                                m_database->login(u"product"_s).user.toUtf8()));
    database::Connection reader = TestDatabase::connect(m_database->login(u"product"_s));
    const auto tables = readableTables(reader);
    VERIFY_RESULT(tables);
    QVERIFY(tables->contains(u"shop.customers"_s));
    QVERIFY(tables->contains(u"shop.\"Odd.Name\""_s));
    QVERIFY(!tables->contains(u"shop.secret"_s));
    QVERIFY(tables->filter(u"showroom."_s).isEmpty());
    database::Connection admin = TestDatabase::connect(m_database->login(u"admin"_s));
    const auto others = readableTables(admin);
    VERIFY_RESULT(others);
    QVERIFY(!others->contains(u"shop.customers"_s));
}

void TestTableSource::stopsAndLeavesNothing()
{
    makeShop(20'000);
    auto wanted = request(u"shop.customers"_s, u"product"_s,
                          {u"id=keep"_s, u"name=name"_s, u"email=email"_s, u"notes=keep"_s, u"joined=keep"_s});
    bool hasBegun = false;
    const auto outcome = m_fixture->run(
        wanted, {[&hasBegun] { return hasBegun; }, [&hasBegun](const RunProgress &) { hasBegun = true; }});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    QCOMPARE(m_fixture->files(), QStringList());
}

QTEST_GUILESS_MAIN(TestTableSource)
#include "tst_table_source.moc"
