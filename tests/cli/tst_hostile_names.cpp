#include "cli_harness.h"
#include "database_backend.h"

#include "support/test_result.h"

#include <QTest>

#include <memory>

using namespace showroom;
using namespace showroom::test;
using namespace Qt::StringLiterals;

namespace {

struct Name {
    const char *title;
    QString text;
};

/// Names that want to be read as something else, and names that only look like an environment's.
const QList<Name> hostileNames{
    {"a quote", u"demo-a'b"_s},
    {"a double quote", u"demo-a\"b"_s},
    {"a dot", u"demo-a.users"_s},
    {"a semicolon", u"demo-a; DROP TABLE impact.users"_s},
    {"a comment", u"demo-a--b --"_s},
    {"a Cyrillic o", u"dem\u043e-acme"_s},
    {"another hyphen", u"demo\u2010acme"_s},
    {"an accent", u"d\u00e9mo-acme"_s},
    {"a wide letter", u"demo-\uff41cme"_s},
    {"no width at all", u"demo-acme\u200b"_s},
    {"right to left", u"\u202edemo-acme"_s},
    {"capitals", u"DEMO-ACME"_s},
    {"a temporary schema", u"pg_temp"_s},
    {"an object in it", u"pg_temp.users"_s},
    {"a catalogue", u"pg_catalog.pg_authid"_s},
    {"production", u"prod-1"_s},
    {"a line feed", u"demo-acme\n"_s},
    {"a backslash", u"demo-\\acme"_s},
    {"too long", u"demo-"_s + QString(60, u'a')},
};

} // namespace

/// Names with quotes, dots, semicolons, comments and look-alikes are refused by name wherever a name is asked for, and
/// nothing has changed afterwards.
class TestHostileNames final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void refusesThemAsEnvironments_data();
    void refusesThemAsEnvironments();
    void refusesThemInTheDatabase_data();
    void refusesThemInTheDatabase();
    void refusesThemAsTables_data();
    void refusesThemAsTables();
    void refusesTablesWithoutTheKey_data();
    void refusesTablesWithoutTheKey();
    void refusesRolesAndLoginsByName_data();
    void refusesRolesAndLoginsByName();
    void changesNothing();

private:
    Answer call(const QStringList &words) { return run(*m_backend, words + QStringList{u"--json"_s}); }
    QString state()
    {
        return m_owner
            ->scalar(database::SqlStatement::fromText(
                "SELECT (SELECT count(*) FROM showroom.environment) || ' ' || (SELECT count(*) FROM showroom.job) || ' "
                "' || "
                "(SELECT count(*) FROM showroom.registered_table) || ' ' || (SELECT count(*) FROM pg_class) || ' ' || "
                "(SELECT count(*) FROM pg_proc) || ' ' || (SELECT count(*) FROM showroom.outbound_table) || ' ' || "
                "(SELECT count(*) FROM showroom.audit)"))
            .value()
            .toString();
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<DatabaseBackend> m_backend;
    std::unique_ptr<database::Connection> m_owner;
    QString m_before;
};

void TestHostileNames::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY2(m_database->isValid(), qPrintable(m_database->error()));
    m_backend = std::make_unique<DatabaseBackend>(*m_database);
    m_owner = std::make_unique<database::Connection>(TestDatabase::connect(m_database->superuser()));
    VERIFY_RESULT(
        m_owner->executeScript("CREATE SCHEMA shop; CREATE TABLE shop.keyless (tenant_id text, id int PRIMARY KEY);"
                               "CREATE TABLE shop.later (id int, tenant_id text, PRIMARY KEY (id, tenant_id));"
                               "CREATE TABLE shop.numbered (tenant_id int, id int, PRIMARY KEY (tenant_id, id));"
                               "CREATE VIEW shop.seen AS SELECT * FROM shop.numbered"));
    m_before = state();
}

void TestHostileNames::cleanupTestCase()
{
    m_owner.reset();
    m_backend.reset();
    m_database.reset();
}

void TestHostileNames::refusesThemAsEnvironments_data()
{
    QTest::addColumn<QStringList>("words");
    for (const Name &name : hostileNames) {
        QTest::addRow("status: %s", name.title) << QStringList{u"status"_s, u"--tenant="_s + name.text};
        QTest::addRow("teardown: %s", name.title)
            << QStringList{u"teardown"_s, u"--tenant="_s + name.text, u"--confirm="_s + name.text};
        QTest::addRow("export: %s", name.title)
            << QStringList{u"export"_s, u"--tenant="_s + name.text, u"--out"_s, u"/tmp/none.jsonl"_s};
        QTest::addRow("extend: %s", name.title)
            << QStringList{u"extend"_s, u"--tenant="_s + name.text, u"--days"_s, u"1"_s};
    }
}

void TestHostileNames::refusesThemAsEnvironments()
{
    QFETCH(QStringList, words);
    const Answer answer = call(words);
    QVERIFY2(answer.exitCode == 3 || answer.exitCode == 2, qPrintable(answer.out + answer.err));
    QVERIFY2(answer.errorCode() == u"guard-refused" || answer.errorCode() == u"invalid-input", qPrintable(answer.err));
    QVERIFY2(!answer.error()[u"message"_s].toString().isEmpty(), qPrintable(answer.err));
}

void TestHostileNames::refusesThemInTheDatabase_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QString>("name");
    const QList<std::pair<const char *, const char *>> calls{
        {"viewer", "SELECT * FROM showroom.environment_guard(:name, 'impact.users')"},
        {"viewer", "SELECT * FROM showroom.table_fingerprint(:name, 'impact.users')"},
        {"sales", "SELECT * FROM showroom.session_open(:name, 'me')"},
        {"ops", "SELECT showroom.start_teardown(:name)"},
        {"ops", "SELECT showroom.clear_table(:name, 'impact.users')"},
        {"ops", "SELECT showroom.create_environment(jsonb_build_object('id', :name::text))"},
    };
    for (const auto &[role, call] : calls) {
        for (const Name &name : hostileNames)
            QTest::addRow("%s: %s", call, name.title) << QString::fromLatin1(role) << QByteArray(call) << name.text;
    }
}

void TestHostileNames::refusesThemInTheDatabase()
{
    QFETCH(QString, role);
    QFETCH(QByteArray, call);
    QFETCH(QString, name);
    database::Connection connection = TestDatabase::connect(m_database->login(role));
    const auto refused = connection.query(database::SqlStatement::fromText(call), {{"name", name}});
    VERIFY_ERROR(refused, ErrorCode::GuardRefused);
    QVERIFY2(refused.error().message.contains(name), qPrintable(refused.error().message));
}

void TestHostileNames::refusesThemAsTables_data()
{
    QTest::addColumn<QString>("table");
    for (const QString &table : {u"impact.users; DROP TABLE impact.users"_s, u"impact.users --"_s, u"impact.\"users"_s,
                                 u"impact.us'ers"_s, u"imp\u0430ct.users"_s, u"pg_temp.users"_s, u"users"_s,
                                 u"impact.users.id"_s, u"pg_catalog.pg_authid"_s, u"showroom.session_token"_s, u""_s})
        QTest::newRow(qPrintable(u'"' + table + u'"')) << table;
}

/// Neither read, nor filled, nor cleared, nor registered.
void TestHostileNames::refusesThemAsTables()
{
    QFETCH(QString, table);
    database::Connection ops = TestDatabase::connect(m_database->login(u"ops"_s));
    for (const char *call :
         {"SELECT showroom.stage_rows(:table, '{tenant_id}')", "SELECT showroom.analyze_table(:table)"})
        VERIFY_ERROR(ops.query(database::SqlStatement::fromText(call), {{"table", table}}), ErrorCode::NotFound);
    const auto registered = m_owner->query(
        database::SqlStatement::fromText("SELECT showroom.register_table('mine', :table)"), {{"table", table}});
    QVERIFY2(!registered, qPrintable(table));
}

void TestHostileNames::refusesTablesWithoutTheKey_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("no key in the primary key") << QByteArray("'mine', 'shop.keyless'") << u"shop.keyless"_s;
    QTest::newRow("not its first column") << QByteArray("'mine', 'shop.later'") << u"shop.later"_s;
    QTest::newRow("a number") << QByteArray("'mine', 'shop.numbered'") << u"shop.numbered"_s;
    QTest::newRow("no such column") << QByteArray("'mine', 'impact.users', 'client'") << u"client"_s;
    QTest::newRow("a hostile column") << QByteArray("'mine', 'impact.users', 'tenant_id; --'") << u"tenant_id; --"_s;
    QTest::newRow("a view") << QByteArray("'mine', 'shop.seen'") << u"shop.seen"_s;
}

void TestHostileNames::refusesTablesWithoutTheKey()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QString, named);
    const auto refused = m_owner->query(
        database::SqlStatement::fromText(QByteArray("SELECT showroom.register_table(" + arguments + ")")));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(named), qPrintable(refused.error().message));
    QVERIFY(!refused.error().hint.isEmpty());
}

void TestHostileNames::refusesRolesAndLoginsByName_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("named");
    QTest::newRow("a role that does not exist") << u"test_viewer"_s << u"boss"_s << u"boss"_s;
    QTest::newRow("an owner's role") << u"test_viewer"_s << u"guard"_s << u"guard"_s;
    QTest::newRow("a hostile role") << u"test_viewer"_s << u"admin; --"_s << u"admin; --"_s;
    QTest::newRow("a login that does not exist") << u"nobody.here"_s << u"viewer"_s << u"nobody.here"_s;
    QTest::newRow("a quoted login") << u"test_\"viewer"_s << u"viewer"_s << u"test_\"viewer"_s;
    QTest::newRow("a look-alike") << u"test_v\u0456ewer"_s << u"viewer"_s << u"test_v\u0456ewer"_s;
    QTest::newRow("a group") << u"showroom_guard"_s << u"viewer"_s << u"showroom_guard"_s;
    QTest::newRow("a superuser") << u"postgres"_s << u"viewer"_s << u"postgres"_s;
}

void TestHostileNames::refusesRolesAndLoginsByName()
{
    QFETCH(QString, login);
    QFETCH(QString, role);
    QFETCH(QString, named);
    const Answer answer = call({u"roles"_s, u"grant"_s, login, role});
    QVERIFY2(answer.exitCode != 0, qPrintable(answer.out));
    QVERIFY2(answer.error()[u"message"_s].toString().contains(named), qPrintable(answer.err));
}

void TestHostileNames::changesNothing()
{
    QCOMPARE(state(), m_before);
}

QTEST_GUILESS_MAIN(TestHostileNames)
#include "tst_hostile_names.moc"
