#include "../tenant_fixture.h"

#include "core/environments/create_tenant.h"
#include "core/exporting/exports.h"
#include "core/seeding/seed_plan.h"
#include "core/sessions/change_store.h"
#include "core/sessions/session_store.h"
#include "generation/blueprint.h"
#include "support/sample_product.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace showroom;
using namespace showroom::environments;
using namespace showroom::test;
using namespace Qt::StringLiterals;
using sessions::OpenedSession;

namespace {

/// What a person does in a product: statements that write so many rows, and a count that they change.
struct Use {
    QByteArray count;      ///< of the rows that the statements are about
    QByteArray everything; ///< a digest of what the person sees
    QList<std::pair<QByteArray, QString>> statements;
    QByteArray changesOthers; ///< true where rows went or stayed with the others, as they should
};

Use useOfImpact()
{
    return {"SELECT count(*) FROM events",
            "SELECT md5(string_agg(e::text, '|' ORDER BY id)) FROM events e",
            {{"DELETE FROM events WHERE kind = 'buddy'", u"25"_s},
             {"UPDATE events SET status = 'cancelled' WHERE id IN (SELECT id FROM events WHERE kind = 'volunteer' "
              "ORDER BY id LIMIT 3)",
              u"3"_s},
             {"INSERT INTO events (tenant_id, id, user_id, kind, occurred_at, title, status) SELECT tenant_id, "
              "gen_random_uuid(), id, 'volunteer', now(), 'Ours', 'attended' FROM users ORDER BY id LIMIT 2",
              u"2"_s},
             {"DELETE FROM users WHERE id = (SELECT user_id FROM events LIMIT 1)", u"!23503"_s}},
            "SELECT NOT EXISTS (SELECT FROM events WHERE kind = 'buddy')"};
}

Use useOfCasework()
{
    return {"SELECT count(*) FROM cases",
            "SELECT md5((SELECT string_agg(c::text, '|' ORDER BY id) FROM cases c) || "
            "(SELECT string_agg(n::text, '|' ORDER BY id) FROM notes n))",
            {{"DELETE FROM cases WHERE category = 'bribery'", u"6"_s},
             {"UPDATE cases SET status = 'closed', closed_at = now() WHERE id = (SELECT id FROM cases WHERE status <> "
              "'closed' ORDER BY id LIMIT 1)",
              u"1"_s},
             {"INSERT INTO cases (tenant_id, id, report_id, case_number, category, severity, title, assignee_id, "
              "opened_at) SELECT r.tenant_id, gen_random_uuid(), r.id, 'C-1', category, severity, summary, u.id, now() "
              "FROM intake_reports r, users u ORDER BY r.id, u.id LIMIT 1",
              u"1"_s},
             {"INSERT INTO notes (tenant_id, id, case_id, author_id, written_at, body) SELECT tenant_id, "
              "gen_random_uuid(), id, assignee_id, now(), 'Ours' FROM cases WHERE case_number = 'C-1'",
              u"1"_s},
             {"INSERT INTO cases SELECT tenant_id, gen_random_uuid(), report_id, 'C-2', category, severity, title, "
              "assignee_id FROM cases LIMIT 1",
              u"!23502"_s},
             {"UPDATE cases SET case_number = 'C-1' WHERE category = 'safety'", u"!23505"_s},
             {"UPDATE cases SET status = 'gone' WHERE case_number = 'C-1'", u"!23514"_s},
             {"DELETE FROM intake_reports WHERE status = 'case_opened'", u"!23503"_s}},
            "SELECT count(*) = 0 FROM notes n WHERE NOT EXISTS (SELECT FROM cases c WHERE c.id = n.case_id)"};
}

Use useOfForge()
{
    return {
        "SELECT count(*) FROM tasks",
        "SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM tasks t",
        {{"DELETE FROM projects WHERE id = (SELECT project_id FROM tasks GROUP BY 1 ORDER BY count(*), 1 LIMIT 1)",
          u"1"_s},
         {"UPDATE tasks SET status = 'done', closed_at = now() WHERE id = (SELECT id FROM tasks WHERE closed_at IS "
          "NULL ORDER BY id LIMIT 1)",
          u"1"_s},
         {"INSERT INTO organisations (tenant_id, id, parent_id, name) SELECT tenant_id, gen_random_uuid(), id, "
          "'Ours' FROM organisations WHERE parent_id IS NULL",
          u"1"_s},
         {"INSERT INTO organisations (tenant_id, id, parent_id, name) SELECT tenant_id, gen_random_uuid(), id, "
          "'Below ours' FROM organisations WHERE name = 'Ours'",
          u"1"_s},
         {"INSERT INTO organisations (tenant_id, id, name) SELECT tenant_id, gen_random_uuid(), name FROM "
          "organisations LIMIT 1",
          u"!23505"_s},
         {"DELETE FROM organisations WHERE name = 'Ours'", u"!23503"_s}},
        "SELECT NOT EXISTS (SELECT FROM tasks t WHERE NOT EXISTS (SELECT FROM projects p WHERE p.id = t.project_id))"};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Environments of every built-in product from their creation to their end, used by the product's own connections.
class TestProducts final : public QObject {
    Q_OBJECT

private slots:
    void livesAWholeLife_data();
    void livesAWholeLife();
    void hasTheSameRowsInBothIsolations_data();
    void hasTheSameRowsInBothIsolations();
    void poolKeepsSessionsApart();
    void exampleRunsAsItIs_data();
    void exampleRunsAsItIs();

private:
    static CreateTenant request(const QString &blueprint, const QString &isolation);
    static Use useOf(const QString &blueprint);
    static OpenedSession open(TenantFixture &fixture, const QString &environment, const QString &person);
};

CreateTenant TestProducts::request(const QString &blueprint, const QString &isolation)
{
    CreateTenant request = usualRequest(**generation::loadBuiltIn(blueprint));
    request.name = u"Acme West"_s;
    request.size = blueprint == u"forge" ? u"minimal"_s : u"small"_s;
    request.isolation = isolation;
    request.referenceDate = QDate(2026, 11, 20);
    return request;
}

Use TestProducts::useOf(const QString &blueprint)
{
    return blueprint == u"impact" ? useOfImpact() : blueprint == u"casework" ? useOfCasework() : useOfForge();
}

OpenedSession TestProducts::open(TenantFixture &fixture, const QString &environment, const QString &person)
{
    database::Connection support = TestDatabase::connect(fixture.database.login(u"support"_s));
    const auto opened = sessions::openSession(support, {environment, person, {}});
    if (!opened)
        qFatal("%s", describe(opened.error()).constData());
    return *opened;
}

void TestProducts::livesAWholeLife_data()
{
    QTest::addColumn<QString>("blueprint");
    QTest::addColumn<QString>("isolation");
    for (const QString &blueprint : {u"impact"_s, u"casework"_s, u"forge"_s}) {
        for (const QString &isolation : {u"shared_schema"_s, u"full"_s})
            QTest::addRow("%s %s", qPrintable(blueprint), qPrintable(isolation)) << blueprint << isolation;
    }
}

void TestProducts::livesAWholeLife()
{
    QFETCH(QString, blueprint);
    QFETCH(QString, isolation);
    TenantFixture fixture;
    const CreateTenant wanted = request(blueprint, isolation);
    const Created created = fixture.create(wanted);
    VERIFY_RESULT(fixture.run(created.jobId));
    const Environment environment = fixture.find(created.environmentId);
    QCOMPARE(environment.status, Status::Ready);
    database::Connection connection = fixture.connect();
    const auto rows = remainingRows(connection, created.environmentId);
    VERIFY_RESULT(rows);
    const auto plan = seeding::planOf(environment, fixture.salts.constLast());
    VERIFY_RESULT(plan);
    for (const generation::PlannedTable &table : (*plan)->tables())
        QVERIFY2(rows->contains({seeding::nameOf(table), table.rowCount}), qPrintable(table.name));

    const OpenedSession ann = open(fixture, created.environmentId, u"ann"_s);
    const OpenedSession bob = open(fixture, created.environmentId, u"bob"_s);
    SampleProduct product(fixture.database, blueprint, 2);
    const Use use = useOf(blueprint);
    const QString count = product.ask(bob.token, use.count);
    const QString before = product.ask(ann.token, use.everything);
    for (const auto &[statement, written] : use.statements)
        QCOMPARE(product.run(ann.token, statement), written);
    QCOMPARE(product.ask(ann.token, use.changesOthers), u"true"_s);
    const QString changed = product.ask(ann.token, use.everything);
    QVERIFY(changed != before);
    QCOMPARE(product.ask(bob.token, use.everything), before);
    QCOMPARE(product.askOutside(use.count), u"0"_s);

    database::Connection support = TestDatabase::connect(fixture.database.login(u"support"_s));
    const auto summary = sessions::summarize(support, {ann.session.id});
    VERIFY_RESULT(summary);
    QVERIFY(!summary->tables.isEmpty());
    const auto reset = sessions::resetSession(support, {ann.session.id, u"CONFIRM_RESET"_s, summary->revision});
    VERIFY_RESULT(reset);
    QCOMPARE(product.ask(ann.token, use.everything), before);
    QCOMPARE(product.ask(ann.token, use.count), count);
    VERIFY_RESULT(sessions::undoReset(support, {reset->archive, {}}));
    QCOMPARE(product.ask(ann.token, use.everything), changed);
    const auto intact = sessions::verifyBase(support, created.environmentId);
    VERIFY_RESULT(intact);
    QCOMPARE(intact->size(), (*plan)->tables().size());
    for (const sessions::TableVerification &table : *intact)
        QVERIFY2(table.isIntact, qPrintable(table.table));

    const QTemporaryDir folder;
    exporting::ExportRequest wish;
    wish.environmentId = created.environmentId;
    wish.format = exporting::Format::Jsonl;
    wish.path = folder.filePath(u"out"_s);
    const auto exporting = exporting::startExport(connection, wish);
    VERIFY_RESULT(exporting);
    VERIFY_RESULT(fixture.run(*exporting));
    QVERIFY(contentOf(wish.path).count("\n{\"table\":") + 1 >= (*plan)->rowsTotal());

    const auto teardown = startTeardown(connection, created.environmentId, created.environmentId);
    VERIFY_RESULT(teardown);
    const auto job = fixture.run(*teardown);
    VERIFY_RESULT(job);
    QCOMPARE(job->outcome.value(u"removedRows"_s).toInteger(), (*plan)->rowsTotal());
    const QJsonObject remaining = job->outcome.value(u"remaining"_s).toObject();
    QCOMPARE(remaining.size(), (*plan)->tables().size());
    for (const QJsonValue &left : remaining)
        QCOMPARE(left.toInteger(), 0);
}

void TestProducts::hasTheSameRowsInBothIsolations_data()
{
    QTest::addColumn<QString>("blueprint");
    QTest::newRow("casework") << u"casework"_s;
    QTest::newRow("forge") << u"forge"_s;
}

void TestProducts::hasTheSameRowsInBothIsolations()
{
    QFETCH(QString, blueprint);
    QStringList fingerprints;
    for (const QString &isolation : {u"shared_schema"_s, u"full"_s}) {
        TenantFixture fixture;
        const Created created = fixture.create(request(blueprint, isolation));
        VERIFY_RESULT(fixture.run(created.jobId));
        fingerprints.append(fixture.find(created.environmentId).fingerprint);
    }
    QCOMPARE(fingerprints.first().size(), 64);
    QCOMPARE(fingerprints.first(), fingerprints.last());
}

void TestProducts::poolKeepsSessionsApart()
{
    TenantFixture fixture;
    const Created created = fixture.create(request(u"casework"_s, u"shared_schema"_s));
    VERIFY_RESULT(fixture.run(created.jobId));
    SampleProduct product(fixture.database, u"casework"_s, 3);
    QStringList tokens;
    for (int i = 0; i < 5; ++i)
        tokens.append(open(fixture, created.environmentId, u"person %1"_s.arg(i)).token);
    // Fifteen turns on three connections: each has served everybody, and everybody has been served by each.
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < tokens.size(); ++i)
            QCOMPARE(product.run(tokens.at(i), "UPDATE notes SET body = :body WHERE visibility = 'legal'",
                                 {{"body", u"%1 %2"_s.arg(i).arg(round)}}),
                     product.ask(tokens.at(i), "SELECT count(*) FROM notes WHERE visibility = 'legal'"));
    }
    for (int i = 0; i < tokens.size(); ++i) {
        QCOMPARE(
            product.ask(tokens.at(i), "SELECT string_agg(DISTINCT body, ',') FROM notes WHERE visibility = 'legal'"),
            u"%1 2"_s.arg(i));
    }
    QCOMPARE(product.askOutside("SELECT count(*) FROM notes"), u"0"_s);
    QCOMPARE(product.run(tokens.first(), "UPDATE casework.notes SET body = ''"), u"!42501"_s);
    QCOMPARE(product.ask(u"srs_"_s + QString(43, u'x'), "SELECT 1").first(1), u"!"_s);
    // What failed left nothing of its session on the connection.
    for (int i = 0; i < 3; ++i)
        QCOMPARE(product.askOutside("SELECT count(*) FROM notes"), u"0"_s);
}

void TestProducts::exampleRunsAsItIs_data()
{
    QTest::addColumn<QString>("isolation");
    QTest::newRow("shared_schema") << u"shared_schema"_s;
    QTest::newRow("full") << u"full"_s;
}

void TestProducts::exampleRunsAsItIs()
{
    QFETCH(QString, isolation);
    TenantFixture fixture;
    const Created created = fixture.create(request(u"casework"_s, isolation));
    VERIFY_RESULT(fixture.run(created.jobId));
    const OpenedSession jane = open(fixture, created.environmentId, u"jane"_s);
    const database::ConnectionSettings login = fixture.database.login(u"product"_s);
    QProcess psql;
    psql.start(u"psql"_s, {u"-X"_s, u"-At"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-v"_s, u"token="_s + jane.token,
                           u"-h"_s, login.host, u"-p"_s, QString::number(login.port), u"-U"_s, login.user, u"-d"_s,
                           login.database, u"-f"_s, QStringLiteral(SHOWROOM_EXAMPLES "/session.sql")});
    QVERIFY(psql.waitForFinished());
    const QStringList lines = QString::fromUtf8(psql.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY2(psql.exitCode() == 0, psql.readAllStandardError().constData());
    QCOMPARE(lines.size(), 7);
    QCOMPARE(lines.at(0), created.environmentId);
    QCOMPARE(lines.at(1), u"150"_s);
    QVERIFY(lines.at(2).endsWith(u"|critical"));
    QCOMPARE(lines.at(3), u"149"_s);
    QCOMPARE(lines.at(4), u"0"_s);
    QCOMPARE(lines.at(6), u"149"_s);
    database::Connection support = TestDatabase::connect(fixture.database.login(u"support"_s));
    const auto session = sessions::findSession(support, created.environmentId, u"jane"_s);
    VERIFY_RESULT(session);
    QCOMPARE(session->changes.edited, 1);
}

QTEST_GUILESS_MAIN(TestProducts)
#include "tst_products.moc"
