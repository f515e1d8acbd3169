#include "database/connection.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

constexpr char product[] =
    "CREATE SCHEMA shop;"
    "CREATE TABLE shop.sale (tenant_id text NOT NULL, id integer NOT NULL, at timestamptz, amount numeric(12, 2), rate "
    "float8,"
    " took interval, code bytea, note text, tags text[], PRIMARY KEY (tenant_id, id));"
    "SELECT showroom.register_table('shop', 'shop.sale');"
    "INSERT INTO showroom.blueprint (name, version, source, checksum) VALUES ('shop', '1', '', sha256(''));"
    "INSERT INTO showroom.environment (id, kind, name, blueprint, blueprint_version, size, seed, reference_date) "
    "VALUES ('demo-a', 'demo', 'A', 'shop', '1', 'small', 1, '2026-01-01')";

/// Rows of `%1`, in the order of `%2`.
QByteArray rows(const char *environment, const char *order)
{
    return QByteArray("INSERT INTO shop.sale SELECT '") + environment +
           "', n, '2026-01-01 00:00+00'::timestamptz + n * interval '7 hours', n * 1.10, n / 3.0, n * interval '1 day "
           "2 hours', "
           "decode(lpad(to_hex(n), 8, '0'), 'hex'), CASE WHEN n % 3 = 0 THEN NULL ELSE 'a \"note\", ' || n END, "
           "ARRAY['x', n::text] "
           "FROM generate_series(1, 500) n ORDER BY " +
           order;
}

} // namespace

/// What a fingerprint covers, and what it must not depend on.
class TestFingerprint final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void ignoresTheOrderOfRows();
    void ignoresTheEnvironmentsId();
    void ignoresSettings_data();
    void ignoresSettings();
    void ignoresTheOrderOfColumns();
    void noticesAnyChange_data();
    void noticesAnyChange();
    void countsEmptyTables();
    void recordsWhatWasSeeded();
    void refusesProductionIds();
    void refusesUnknownTables();
    void isForViewersToReadAndForJobsToRecord();

private:
    QString fingerprint(const char *environment);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_owner;
};

void TestFingerprint::init()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_owner = std::make_unique<Connection>(TestDatabase::connect(m_database->superuser()));
    VERIFY_RESULT(m_owner->executeScript(product));
    VERIFY_RESULT(m_owner->executeScript(rows("demo-a", "n")));
}

void TestFingerprint::cleanup()
{
    m_owner.reset();
    m_database.reset();
}

QString TestFingerprint::fingerprint(const char *environment)
{
    Connection connection = TestDatabase::connect(m_database->login(u"viewer"_s));
    const auto text =
        connection.scalar(SqlStatement::fromText("SELECT showroom.dataset_fingerprint(:environment, 'shop')"),
                          {{"environment", QString::fromLatin1(environment)}});
    return text ? text->toString() : QString::fromUtf8(describe(text.error()));
}

void TestFingerprint::ignoresTheOrderOfRows()
{
    const QString ascending = fingerprint("demo-a");
    QVERIFY2(QRegularExpression(u"^[0-9a-f]{64}$"_s).match(ascending).hasMatch(), qPrintable(ascending));
    VERIFY_RESULT(m_owner->executeScript(QByteArray("DELETE FROM shop.sale; ") + rows("demo-a", "md5(n::text)")));
    QCOMPARE(fingerprint("demo-a"), ascending);
}

void TestFingerprint::ignoresTheEnvironmentsId()
{
    VERIFY_RESULT(m_owner->executeScript(rows("sandbox-elsewhere", "n")));
    QCOMPARE(fingerprint("sandbox-elsewhere"), fingerprint("demo-a"));
}

void TestFingerprint::ignoresSettings_data()
{
    QTest::addColumn<QByteArray>("setting");
    for (const char *setting : {"datestyle = 'German'", "timezone = 'Asia/Tokyo'", "intervalstyle = 'sql_standard'",
                                "extra_float_digits = -5", "bytea_output = 'escape'", "search_path = 'shop'"})
        QTest::newRow(setting) << QByteArray(setting);
}

void TestFingerprint::ignoresSettings()
{
    QFETCH(QByteArray, setting);
    const auto compute = SqlStatement::fromText("SELECT showroom.dataset_fingerprint('demo-a', 'shop')");
    Connection connection = TestDatabase::connect(m_database->local());
    const auto before = connection.scalar(compute);
    VERIFY_RESULT(before);
    VERIFY_RESULT(connection.executeScript("SET " + setting));
    QCOMPARE(connection.scalar(compute).value_or(QVariant()), *before);
}

void TestFingerprint::ignoresTheOrderOfColumns()
{
    const QString before = fingerprint("demo-a");
    VERIFY_RESULT(m_owner->executeScript(
        "ALTER TABLE shop.sale RENAME COLUMN amount TO old_amount;"
        "ALTER TABLE shop.sale ADD COLUMN amount numeric(12, 2); UPDATE shop.sale SET amount = old_amount;"
        "SELECT showroom.unregister_table('shop.sale'); ALTER TABLE shop.sale DROP COLUMN old_amount;"
        "SELECT showroom.register_table('shop', 'shop.sale')"));
    QCOMPARE(fingerprint("demo-a"), before);
}

void TestFingerprint::noticesAnyChange_data()
{
    QTest::addColumn<QByteArray>("change");
    const auto row = [](const char *name, const char *change) { QTest::newRow(name) << QByteArray(change); };
    row("a value", "UPDATE shop.sale SET note = 'b' WHERE id = 7");
    row("a missing row", "DELETE FROM shop.sale WHERE id = 7");
    row("a further row", "INSERT INTO shop.sale (tenant_id, id) VALUES ('demo-a', 1000)");
    row("null for empty", "UPDATE shop.sale SET note = '' WHERE id = 3");
    row("two values exchanged",
        "UPDATE shop.sale SET note = (SELECT s.note FROM shop.sale s WHERE s.id = 3 - sale.id) WHERE id IN (1, 2)");
    row("a cent", "UPDATE shop.sale SET amount = amount + 0.01 WHERE id = 7");
    row("a microsecond", "UPDATE shop.sale SET at = at + interval '1 microsecond' WHERE id = 7");
}

void TestFingerprint::noticesAnyChange()
{
    QFETCH(QByteArray, change);
    const QString before = fingerprint("demo-a");
    VERIFY_RESULT(m_owner->executeScript(change));
    QVERIFY(fingerprint("demo-a") != before);
}

void TestFingerprint::countsEmptyTables()
{
    const auto row =
        m_owner->queryOne(SqlStatement::fromText("SELECT * FROM showroom.table_fingerprint('demo-none', 'shop.sale')"));
    VERIFY_RESULT(row);
    QCOMPARE(row->integer("row_count"), 0);
    QCOMPARE(row->text("lanes"), u"0:0:0:0"_s);
}

void TestFingerprint::recordsWhatWasSeeded()
{
    const auto recorded =
        m_owner->scalar(SqlStatement::fromText("SELECT showroom.record_fingerprints('demo-a', 'shop')"));
    VERIFY_RESULT(recorded);
    QCOMPARE(recorded->toString(), fingerprint("demo-a"));
    const auto kept = m_owner->queryOne(
        SqlStatement::fromText("SELECT e.fingerprint, b.row_count FROM showroom.environment e JOIN "
                               "showroom.base_fingerprint b ON b.environment = e.id WHERE e.id = 'demo-a'"));
    VERIFY_RESULT(kept);
    QCOMPARE(kept->text("fingerprint"), recorded->toString());
    QCOMPARE(kept->integer("row_count"), 500);
}

void TestFingerprint::refusesProductionIds()
{
    Connection connection = TestDatabase::connect(m_database->local());
    VERIFY_ERROR(
        connection.query(SqlStatement::fromText("SELECT * FROM showroom.table_fingerprint('prod-acme', 'shop.sale')")),
        ErrorCode::GuardRefused);
    VERIFY_ERROR(m_owner->query(SqlStatement::fromText("SELECT showroom.record_fingerprints('prod-acme', 'shop')")),
                 ErrorCode::GuardRefused);
}

void TestFingerprint::refusesUnknownTables()
{
    Connection connection = TestDatabase::connect(m_database->local());
    VERIFY_ERROR(connection.query(SqlStatement::fromText(
                     "SELECT * FROM showroom.table_fingerprint('demo-a', 'pg_catalog.pg_authid')")),
                 ErrorCode::NotFound);
}

void TestFingerprint::isForViewersToReadAndForJobsToRecord()
{
    Connection viewer = TestDatabase::connect(m_database->login(u"viewer"_s));
    VERIFY_RESULT(viewer.query(SqlStatement::fromText("SELECT * FROM showroom.dataset_tables('demo-a', 'shop')")));
    VERIFY_ERROR(
        viewer.query(SqlStatement::fromText("SELECT * FROM showroom_guard.table_fingerprint('demo-a', 'shop.sale')")),
        ErrorCode::PermissionDenied);
    Connection admin = TestDatabase::connect(m_database->login(u"admin"_s));
    VERIFY_ERROR(admin.query(SqlStatement::fromText("SELECT showroom.record_fingerprints('demo-a', 'shop')")),
                 ErrorCode::PermissionDenied);
}

QTEST_GUILESS_MAIN(TestFingerprint)
#include "tst_fingerprint.moc"
