#include "database/connection.h"
#include "support/test_database.h"
#include "support/test_result.h"

#include <QFile>
#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::database;
using namespace showroom::test;

namespace {

const QStringList everyRole{u"viewer"_s, u"support"_s, u"sales"_s, u"ops"_s,
                            u"admin"_s,  u"service"_s, u"app"_s,   u"product"_s};

/// The role that a word of the table stands for, with those that contain it.
QStringList withHolders(const QString &role)
{
    static const QHash<QString, QStringList> holders{
        {u"viewer"_s, {u"viewer"_s, u"support"_s, u"sales"_s, u"ops"_s, u"admin"_s, u"service"_s}},
        {u"support"_s, {u"support"_s, u"ops"_s, u"admin"_s, u"service"_s}},
        {u"sales"_s, {u"sales"_s, u"ops"_s, u"admin"_s, u"service"_s}},
        {u"ops"_s, {u"ops"_s, u"admin"_s, u"service"_s}},
    };
    return holders.value(role, {role});
}

/// The reviewed table: what each object's line allows, by the object's name. "nobody" is for objects of ours alone.
QMap<QString, QStringList> plannedRights()
{
    QFile file(QStringLiteral(SHOWROOM_SOURCE_DIRECTORY "/tests/data/access/rights.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    QMap<QString, QStringList> planned;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line.startsWith(u'#'))
            continue;
        QStringList roles;
        for (const QString &word : line.section(u": "_s, 1).split(u' '))
            roles += withHolders(word);
        roles.removeAll(u"nobody"_s);
        roles.removeDuplicates();
        roles.sort();
        planned.insert(line.section(u": "_s, 0, 0), roles);
    }
    return planned;
}

/// Without those that read pages beside a guard view.
constexpr char functions[] = "SELECT DISTINCT n.nspname || '.' || p.proname || '()' AS name FROM pg_proc p JOIN "
                             "pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('showroom', "
                             "'showroom_guard', 'showroom_live') AND NOT EXISTS (SELECT FROM pg_class c WHERE "
                             "c.relnamespace = n.oid AND c.relname = p.proname AND n.nspname = 'showroom_guard') "
                             "ORDER BY 1";
constexpr char relations[] =
    "SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid "
    "= c.relnamespace WHERE n.nspname = 'showroom' AND c.relkind IN ('r', 'v', 'S') ORDER BY 1";
constexpr char mayCall[] = "SELECT coalesce(bool_or(has_function_privilege('showroom_' || :role, p.oid, 'EXECUTE')), "
                           "false) AS some, coalesce(bool_and(has_function_privilege('showroom_' || :role, p.oid, "
                           "'EXECUTE')), false) AS every FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
                           "WHERE n.nspname || '.' || p.proname || '()' = :name";
constexpr char mayRead[] =
    "SELECT has_any AS some, has_any AS every FROM (SELECT CASE c.relkind WHEN 'S' THEN "
    "has_sequence_privilege('showroom_' || :role, c.oid, 'SELECT, USAGE, UPDATE') ELSE "
    "has_table_privilege('showroom_' || :role, c.oid, 'SELECT') END AS has_any FROM pg_class c JOIN pg_namespace n ON "
    "n.oid = c.relnamespace WHERE n.nspname || '.' || c.relname = :name) r";
constexpr char mayWrite[] =
    "SELECT string_agg(c.relname || ' ' || r.role, ', ') FROM pg_class c JOIN pg_namespace n ON "
    "n.oid = c.relnamespace, unnest(string_to_array(:roles, ',')) r (role) WHERE n.nspname IN "
    "('showroom', 'showroom_guard') AND c.relkind IN ('r', 'v') AND "
    "(has_table_privilege('showroom_' || r.role, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, "
    "REFERENCES, TRIGGER') OR has_any_column_privilege('showroom_' || r.role, c.oid, 'INSERT, "
    "UPDATE, REFERENCES'))";

} // namespace

/// Every right of every role on every object of Showroom's, against a table that people read: an object that is not in
/// it fails, so that nobody forgets to say who may use it.
class TestRoleTable final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void namesEveryObject();
    void everyRoleMayWhatItSays_data();
    void everyRoleMayWhatItSays();
    void nobodyWritesByOtherThanFunctions();
    void everyReaderReadsEveryGuardView();
    void everyReaderReadsEveryPage();
    void productSeesLiveViewsAlone();

private:
    QStringList names(const char *query)
    {
        QStringList found;
        const auto rows = m_owner->query(SqlStatement::fromText(query));
        for (const Row &row : rows.value())
            found.append(row.text("name"));
        return found;
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_owner;
    QMap<QString, QStringList> m_planned = plannedRights();
};

void TestRoleTable::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_owner = std::make_unique<Connection>(TestDatabase::connect(m_database->superuser()));
}

void TestRoleTable::cleanupTestCase()
{
    m_owner.reset();
    m_database.reset();
}

void TestRoleTable::namesEveryObject()
{
    QStringList present = names(functions) + names(relations);
    QStringList planned = m_planned.keys();
    present.sort();
    planned.sort();
    for (const QString &name : std::as_const(present))
        QVERIFY2(planned.contains(name),
                 qPrintable(name + u" is not in tests/data/access/rights.txt: who may use it?"_s));
    for (const QString &name : std::as_const(planned))
        QVERIFY2(present.contains(name), qPrintable(name + u" is in tests/data/access/rights.txt and nowhere else"_s));
}

void TestRoleTable::everyRoleMayWhatItSays_data()
{
    QTest::addColumn<QString>("role");
    for (const QString &role : everyRole)
        QTest::newRow(qPrintable(role)) << role;
}

void TestRoleTable::everyRoleMayWhatItSays()
{
    QFETCH(QString, role);
    for (const auto &[name, roles] : m_planned.asKeyValueRange()) {
        const auto may = m_owner->queryOne(SqlStatement::fromText(name.endsWith(u"()") ? mayCall : mayRead),
                                           {{"role", role}, {"name", name}});
        VERIFY_RESULT(may);
        QVERIFY2(may->boolean("some") == roles.contains(role) && may->boolean("every") == roles.contains(role),
                 qPrintable(name + u" and "_s + role + u": the table says "_s + roles.join(u' ')));
    }
}

void TestRoleTable::nobodyWritesByOtherThanFunctions()
{
    const auto writers = m_owner->scalar(SqlStatement::fromText(mayWrite), {{"roles", everyRole.join(u',')}});
    VERIFY_RESULT(writers);
    QCOMPARE(writers->toString(), QString());
}

void TestRoleTable::everyReaderReadsEveryGuardView()
{
    const auto differing = m_owner->scalar(
        SqlStatement::fromText("SELECT string_agg(c.relname || ' ' || r.role, ', ') FROM pg_class c, "
                               "unnest(string_to_array(:roles, ',')) r (role) WHERE c.relnamespace = "
                               "'showroom_guard'::regnamespace AND c.relkind = 'v' AND "
                               "has_table_privilege('showroom_' || r.role, c.oid, 'SELECT') <> (r.role NOT IN ('app', "
                               "'product'))"),
        {{"roles", everyRole.join(u',')}});
    VERIFY_RESULT(differing);
    QCOMPARE(differing->toString(), QString());
}

void TestRoleTable::everyReaderReadsEveryPage()
{
    const auto pages = m_owner->queryOne(
        SqlStatement::fromText(
            "SELECT count(DISTINCT c.oid) FILTER (WHERE p.oid IS NULL) AS missing, count(DISTINCT p.oid) AS total, "
            "string_agg(c.relname || ' ' || r.role, ', ') FILTER (WHERE has_function_privilege('showroom_' || r.role, "
            "p.oid, 'EXECUTE') <> (r.role NOT IN ('app', 'product'))) AS differing FROM pg_class c LEFT JOIN pg_proc p "
            "ON p.pronamespace = c.relnamespace AND p.proname = c.relname, unnest(string_to_array(:roles, ',')) r "
            "(role) WHERE c.relnamespace = 'showroom_guard'::regnamespace AND c.relkind = 'v'"),
        {{"roles", everyRole.join(u',')}});
    VERIFY_RESULT(pages);
    QVERIFY(pages->integer("total") > 10);
    QCOMPARE(pages->integer("missing"), 0);
    QCOMPARE(pages->text("differing"), QString());
}

/// The only relations of a product's that anybody but the guard may touch: those inside a session.
void TestRoleTable::productSeesLiveViewsAlone()
{
    const auto open = m_owner->scalar(
        SqlStatement::fromText(
            "SELECT string_agg(DISTINCT n.nspname || ' ' || r.role, ', ' ORDER BY n.nspname || ' ' || r.role) FROM "
            "pg_class "
            "c JOIN pg_namespace n ON n.oid = c.relnamespace, unnest(string_to_array(:roles, ',')) r (role) WHERE "
            "n.nspname ~ '^(impact|casework|forge)' AND c.relkind IN ('r', 'v') AND (has_table_privilege('showroom_' "
            "|| "
            "r.role, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege('showroom_' || "
            "r.role, "
            "c.oid, 'SELECT, INSERT, UPDATE'))"),
        {{"roles", everyRole.join(u',')}});
    VERIFY_RESULT(open);
    QCOMPARE(open->toString(),
             u"casework_dense product, casework_live product, forge_dense product, forge_live product, "
             "impact_dense product, impact_live product"_s);
}

QTEST_GUILESS_MAIN(TestRoleTable)
#include "tst_role_table.moc"
