#include "core/browsing/browse.h"

#include "../tenant_fixture.h"
#include "core/browsing/overview_columns.h"
#include "generation/blueprint.h"

#include <QRegularExpression>
#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace showroom;
using browsing::BrowsedRow;
using browsing::BrowsedTable;
using browsing::RowKey;
using browsing::RowRange;

/// Small tenants are read through the guard as the console does, and compared with what the superuser sees.
class BrowsingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void listsTablesWithKeysAndRelations();
    void readsEveryRowOnceByPages();
    void walksTheChildrenOfARow();
    void keepsValuesExact();
    void readsKeysOfSeveralColumns();
    void findsRowsByWhatIsUnique_data();
    void findsRowsByWhatIsUnique();
    void findsNothingOfOthers();
    void countsVolumesAndRegions();
    void readsEnvironmentsWithTablesOfTheirOwn();
    void letsAViewerRead();
    void refusesWhatIsNoEnvironment();
    void refusesUnknownColumns();
    void knowsColumnsByWhatFillsThem();

private:
    QString value(const QByteArray &sql) { return m_fixture->ask(sql).toString(); }
    RowRange events() const { return {m_id, u"impact.events"_s, {}, {}}; }

    std::unique_ptr<test::TenantFixture> m_fixture;
    std::unique_ptr<database::Connection> m_connection;
    QString m_id;
};

void BrowsingTest::initTestCase()
{
    m_fixture = std::make_unique<test::TenantFixture>();
    environments::CreateTenant request = m_fixture->request(u"Acme"_s);
    request.regions = {u"US"_s, u"UK"_s};
    const auto acme = m_fixture->create(request);
    VERIFY_RESULT(m_fixture->run(acme.jobId));
    const auto other = m_fixture->create(m_fixture->request(u"Other"_s));
    VERIFY_RESULT(m_fixture->run(other.jobId));
    m_id = acme.environmentId;
    m_connection = std::make_unique<database::Connection>(m_fixture->connect());
}

void BrowsingTest::listsTablesWithKeysAndRelations()
{
    const auto tables = browsing::tables(*m_connection, m_id);
    VERIFY_RESULT(tables);
    QCOMPARE(tables->first().name, u"impact.users"_s);
    const BrowsedTable &events = tables->at(1);
    QCOMPARE(events.name, u"impact.events"_s);
    QCOMPARE(events.rowCount, 1125);
    QCOMPARE(events.environmentColumn, u"tenant_id"_s);
    QCOMPARE(events.keyNames, QStringList{u"id"_s});
    const QList<browsing::BrowsedParent> parents{{u"impact.users"_s, u"user_id"_s}};
    QCOMPARE(events.parents, parents);
    QCOMPARE(events.columns.at(events.column(u"occurred_at")).kind, browsing::ValueKind::Time);
    QCOMPARE(events.columns.at(events.column(u"amount")).type, u"numeric(12,2)"_s);
    QVERIFY(tables->first().columns.at(tables->first().column(u"email")).isUnique);
    QVERIFY(!tables->first().columns.at(tables->first().column(u"full_name")).isUnique);
}

void BrowsingTest::readsEveryRowOnceByPages()
{
    constexpr int step = 100;
    QList<RowKey> fences;
    for (RowKey from;;) { // three at a time, so that batches meet
        const auto batch = browsing::fences(*m_connection, events(), from, step, 3);
        VERIFY_RESULT(batch);
        fences += fences.isEmpty() ? *batch : batch->mid(1);
        if (batch->size() <= 3)
            break;
        from = batch->last();
    }
    QCOMPARE(fences.size(), 12);
    QSet<RowKey> keys;
    RowKey before;
    for (qsizetype page = 0; page < fences.size(); ++page) {
        const auto rows = browsing::rows(*m_connection, events(), fences.at(page), step);
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), page == 11 ? 25 : step);
        QCOMPARE(rows->first().key, fences.at(page));
        for (const BrowsedRow &row : *rows) {
            QVERIFY(before < row.key);
            before = row.key;
            keys.insert(row.key);
        }
        const auto place = browsing::position(*m_connection, events(), fences.at(page));
        VERIFY_RESULT(place);
        QCOMPARE(*place, page * step);
    }
    QCOMPARE(keys.size(), 1125);
}

void BrowsingTest::walksTheChildrenOfARow()
{
    const QString person = value(
        "SELECT user_id FROM impact.events WHERE tenant_id = 'demo-acme' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1");
    const RowRange its{m_id, u"impact.events"_s, u"user_id"_s, person};
    const auto rows = browsing::rows(*m_connection, its, {}, 10'000);
    VERIFY_RESULT(rows);
    QCOMPARE(rows->size(),
             m_fixture->ask("SELECT count(*) FROM impact.events WHERE tenant_id = 'demo-acme' AND user_id = '" +
                            person.toLatin1() + "'"));
    const auto last = browsing::position(*m_connection, its, rows->last().key);
    VERIFY_RESULT(last);
    QCOMPARE(*last, rows->size() - 1);
    const auto fences = browsing::fences(*m_connection, its, {}, 2, 1000);
    VERIFY_RESULT(fences);
    QCOMPARE(fences->at(1), rows->at(2).key);
}

void BrowsingTest::keepsValuesExact()
{
    auto superuser = m_fixture->connectSuperuser();
    const QByteArray id = value("SELECT min(id::text) FROM impact.events WHERE tenant_id = 'demo-acme'").toLatin1();
    VERIFY_RESULT(superuser.execute(database::SqlStatement::fromText(
        "UPDATE impact.events SET amount = 12.50, currency = '', hours = NULL, title = E'=1+1\\t\\x1b\"é',"
        " occurred_at = '2026-01-02 03:04:05.678901+02', properties = '{\"a\": 1.10}' WHERE id = '" +
        id + "'")));
    const auto rows = browsing::rows(*m_connection, events(), {QString::fromLatin1(id)}, 1);
    VERIFY_RESULT(rows);
    const QStringList values =
        rows->first().values; // tenant, id, user, kind, at, title, status, amount, currency, hours
    QCOMPARE(values.at(4), u"2026-01-02 01:04:05.678901+00"_s);
    QCOMPARE(values.at(5), u"=1+1\t\x1b\"é"_s);
    QCOMPARE(values.at(7), u"12.50"_s);
    QVERIFY(!values.at(8).isNull() && values.at(8).isEmpty());
    QVERIFY(values.at(9).isNull());
    QCOMPARE(values.at(10), u"{\"a\": 1.10}"_s);
}

void BrowsingTest::readsKeysOfSeveralColumns()
{
    auto superuser = m_fixture->connectSuperuser();
    VERIFY_RESULT(superuser.executeScript(
        "CREATE SCHEMA shop; CREATE TABLE shop.lines (tenant_id text, code text, line integer, note text,"
        " PRIMARY KEY (tenant_id, code, line));"
        " INSERT INTO shop.lines SELECT 'demo-acme', 'c' || i % 7, i, 'n' FROM generate_series(1, 100) i;"
        " SELECT showroom.register_table('impact', 'shop.lines', 'tenant_id', 3);"));
    const RowRange lines{m_id, u"shop.lines"_s, {}, {}};
    const auto fences = browsing::fences(*m_connection, lines, {}, 30, 10);
    VERIFY_RESULT(fences);
    QCOMPARE(fences->size(), 4);
    const auto rows = browsing::rows(*m_connection, lines, fences->at(2), 2);
    VERIFY_RESULT(rows);
    QCOMPARE(rows->first().key, fences->at(2));
    QCOMPARE(rows->first().key.size(), 2);
    const auto place = browsing::position(*m_connection, lines, rows->at(1).key);
    VERIFY_RESULT(place);
    QCOMPARE(*place, 61);
    VERIFY_RESULT(superuser.executeScript("SELECT showroom.unregister_table('shop.lines'); DROP SCHEMA shop CASCADE"));
}

void BrowsingTest::findsRowsByWhatIsUnique_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("table");
    QTest::newRow("email") << QByteArray("SELECT email FROM impact.users") << u"impact.users"_s;
    QTest::newRow("email in capitals") << QByteArray("SELECT upper(email) FROM impact.users") << u"impact.users"_s;
    QTest::newRow("email between blanks")
        << QByteArray("SELECT ' ' || email || ' ' FROM impact.users") << u"impact.users"_s;
    QTest::newRow("id") << QByteArray("SELECT id FROM impact.events") << u"impact.events"_s;
    QTest::newRow("beginning of an id") << QByteArray("SELECT left(id::text, 12) FROM impact.events")
                                        << u"impact.events"_s;
    QTest::newRow("id without hyphens") << QByteArray("SELECT replace(id::text, '-', '') FROM impact.users")
                                        << u"impact.users"_s;
}

void BrowsingTest::findsRowsByWhatIsUnique()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, table);
    const QString text = value(sql + " WHERE tenant_id = 'demo-acme' ORDER BY id LIMIT 1 OFFSET 17");
    const auto found = browsing::find(*m_connection, m_id, text, 10);
    VERIFY_RESULT(found);
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->first().table, table);
    const QString wanted =
        value("SELECT id FROM " + table.toLatin1() + " WHERE tenant_id = 'demo-acme' ORDER BY id LIMIT 1 OFFSET 17");
    QCOMPARE(found->first().row.key, RowKey{wanted});
    QVERIFY(found->first().row.values.contains(wanted));
}

void BrowsingTest::findsNothingOfOthers()
{
    for (const QByteArray &sql :
         {QByteArray("SELECT email FROM impact.users WHERE tenant_id = 'demo-other' LIMIT 1"),
          QByteArray("SELECT full_name FROM impact.users WHERE tenant_id = 'demo-acme' LIMIT 1"),
          QByteArray("SELECT 'x'' OR true --'"), QByteArray("SELECT '%'")}) {
        const auto found = browsing::find(*m_connection, m_id, value(sql), 10);
        VERIFY_RESULT(found);
        QCOMPARE(found->size(), 0);
    }
}

void BrowsingTest::countsVolumesAndRegions()
{
    const auto volumes = browsing::monthlyVolumes(*m_connection, m_id, u"impact.events"_s, u"occurred_at"_s, u"kind"_s);
    VERIFY_RESULT(volumes);
    QCOMPARE(volumes->totals.keys(),
             (QStringList{u"buddy"_s, u"donation"_s, u"enrollment"_s, u"learning"_s, u"volunteer"_s}));
    for (const auto &[kind, totals] : volumes->totals.asKeyValueRange()) {
        QCOMPARE(totals.size(), volumes->months.size());
        QCOMPARE(std::accumulate(totals.begin(), totals.end(), qint64(0)),
                 m_fixture->find(m_id).eventsByKind.value(kind));
    }
    for (qsizetype i = 1; i < volumes->months.size(); ++i)
        QCOMPARE(volumes->months.at(i), volumes->months.at(i - 1).addMonths(1));

    const auto regions = browsing::valueShares(*m_connection, m_id, u"impact.users"_s, u"region"_s);
    VERIFY_RESULT(regions);
    QCOMPARE(regions->size(), 2);
    QCOMPARE(regions->first().second + regions->last().second, 50);
    QVERIFY(regions->first().second >= regions->last().second);
}

void BrowsingTest::readsEnvironmentsWithTablesOfTheirOwn()
{
    environments::CreateTenant request = m_fixture->request(u"Own"_s);
    request.isolation = u"full"_s;
    const auto own = m_fixture->create(request);
    VERIFY_RESULT(m_fixture->run(own.jobId));
    auto viewer = test::TestDatabase::connect(m_fixture->database.login(u"viewer"_s));
    const auto tables = browsing::tables(viewer, own.environmentId);
    VERIFY_RESULT(tables);
    QCOMPARE(tables->at(1).rowCount, 1125);
    QCOMPARE(tables->at(1).parents.size(), 1);
    const RowRange its{own.environmentId, u"impact.events"_s, {}, {}};
    const auto rows = browsing::rows(viewer, its, {}, 10'000);
    VERIFY_RESULT(rows);
    QCOMPARE(rows->size(), 1125);
    QCOMPARE(rows->first().values.first(), own.environmentId);
    const auto fences = browsing::fences(viewer, its, {}, 256, 100);
    VERIFY_RESULT(fences);
    QCOMPARE(fences->size(), 5);
    QCOMPARE(fences->at(4), rows->at(1024).key);
    const auto found = browsing::find(viewer, own.environmentId, rows->at(77).key.first(), 5);
    VERIFY_RESULT(found);
    QCOMPARE(found->size(), 1);
    const auto regions = browsing::valueShares(viewer, own.environmentId, u"impact.users"_s, u"region"_s);
    VERIFY_RESULT(regions);
    QCOMPARE(regions->first().second, 50);
}

void BrowsingTest::letsAViewerRead()
{
    auto viewer = test::TestDatabase::connect(m_fixture->database.login(u"viewer"_s));
    VERIFY_RESULT(browsing::tables(viewer, m_id));
    VERIFY_RESULT(browsing::rows(viewer, events(), {}, 5));
    VERIFY_RESULT(browsing::fences(viewer, events(), {}, 256, 5));
    VERIFY_RESULT(browsing::find(viewer, m_id, u"abcd"_s, 5));
    VERIFY_RESULT(browsing::monthlyVolumes(viewer, m_id, u"impact.events"_s, u"occurred_at"_s, u"kind"_s));
}

void BrowsingTest::refusesWhatIsNoEnvironment()
{
    VERIFY_ERROR(browsing::rows(*m_connection, {u"acme-production"_s, u"impact.events"_s, {}, {}}, {}, 5),
                 ErrorCode::GuardRefused);
    VERIFY_ERROR(browsing::rows(*m_connection, {u"demo-nobody"_s, u"impact.events"_s, {}, {}}, {}, 5),
                 ErrorCode::NotFound);
    VERIFY_ERROR(browsing::rows(*m_connection, {m_id, u"pg_catalog.pg_authid"_s, {}, {}}, {}, 5), ErrorCode::NotFound);
}

void BrowsingTest::refusesUnknownColumns()
{
    VERIFY_ERROR(browsing::rows(*m_connection, {m_id, u"impact.events"_s, u"1=1 OR kind"_s, u"x"_s}, {}, 5),
                 ErrorCode::InvalidInput);
    QVERIFY(!browsing::valueShares(*m_connection, m_id, u"impact.users"_s, u"region) FROM x; --"_s));
}

void BrowsingTest::knowsColumnsByWhatFillsThem()
{
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    VERIFY_RESULT(blueprint);
    const browsing::OverviewColumns columns = browsing::overviewColumns(**blueprint);
    QCOMPARE(columns.eventsTable, u"impact.events"_s);
    QCOMPARE(columns.timeColumn, u"occurred_at"_s);
    QCOMPARE(columns.kindColumn, u"kind"_s);
    QCOMPARE(columns.peopleTable, u"impact.users"_s);
    QCOMPARE(columns.regionColumn, u"region"_s);
    QVERIFY(browsing::isPersonal(**blueprint, u"impact.users", u"email"));
    QVERIFY(!browsing::isPersonal(**blueprint, u"impact.events", u"title"));
}

QTEST_GUILESS_MAIN(BrowsingTest)
#include "tst_browsing.moc"
