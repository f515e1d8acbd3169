#include "export_fixture.h"
#include "support/test_result.h"
#include "zip_members.h"

#include <QProcess>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;
using exporting::Compression;
using exporting::Format;

/// What an export wrote gives the same dataset fingerprint when it is read in again, in every format.
class TestExportRoundTrip final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void readsJsonInAgain();
    void readsJsonLinesInAgain_data();
    void readsJsonLinesInAgain();
    void readsCsvInAgain();
    void readsSqlInAgain();
    void writesOneJsonDocument();
    void writesACsvFileForEachTable();

private:
    QString fingerprint() { return m_fixture->ask("SELECT showroom.dataset_fingerprint('demo-odd', 'odd')"); }
    exporting::ExportRequest request(Format format, Compression compression = Compression::None) const;
    void runExport(const exporting::ExportRequest &request);
    void psql(const database::ConnectionSettings &target, const QStringList &arguments);
    void insert(const QByteArray &select, const QByteArray &text);
    void verifyBack();

    std::unique_ptr<ExportFixture> m_fixture;
    QString m_before;
    qint64 m_jobs = 0;
};

void TestExportRoundTrip::initTestCase()
{
    m_fixture = std::make_unique<ExportFixture>();
    QVERIFY2(m_fixture->isValid(), m_fixture->error().constData());
    m_fixture->sql("CREATE SCHEMA odd; CREATE TYPE odd.mood AS ENUM ('ok', '=it''s')");
    m_fixture->sql(
        "CREATE TABLE odd.odd (tenant_id text NOT NULL, id bigint NOT NULL, b boolean, i integer, n numeric, "
        "n2 numeric(12, 4), d double precision, t text, c char(5), u uuid, da date, ti time, ts timestamp, "
        "tz timestamptz, iv interval, jb jsonb, j json, by bytea, at text[], at2 integer[], ip inet, "
        "e odd.mood, \"=Sel\"\"ect, it\" text, PRIMARY KEY (tenant_id, id)); "
        "SELECT showroom.register_table('odd', 'odd.odd', 'tenant_id', 1)");
}

void TestExportRoundTrip::init()
{
    m_fixture->reset();
    m_fixture->addEnvironment(u"demo-odd"_s, u"odd"_s);
    m_fixture->sql(
        "INSERT INTO odd.odd VALUES "
        "('demo-odd', 1, true, -5, 1.500, -0.0500, 1e-300, E'it''s \\\\ \"x\"\\n;\\r\\n,\\t\\x01 \\\\. 🎉', 'v', "
        "'f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '0044-03-15 BC', '24:00', 'infinity', "
        "'1999-12-31 23:59:59.999999Z', '-1 days', '{\"a\": \"\\\\ ''\", \"n\": 1.10}', '{ \"b\" : 1 }', "
        "'\\x00ff5c27', "
        "ARRAY['a,b', E'\\\\', '''', NULL, '', '=1'], '{{1,2},{NULL,4}}', '192.0.2.1', '=it''s', ''), "
        "('demo-odd', 2, NULL, NULL, 'NaN', NULL, '-Infinity', '', NULL, NULL, '-infinity', NULL, '-infinity', "
        "'-infinity', NULL, '-1', '\"null\"', '', '{}', '{}', NULL, NULL, NULL), "
        "('demo-odd', 3, false, 0, '-Infinity', 0.1000, 'NaN', E'\\\\.', '', NULL, NULL, '00:00:00.000001', "
        "'2026-11-20 12:00:00.5', '2026-11-20 12:00:00+02', '1 mon', '\"=1\"', '[1,  2]', NULL, NULL, NULL, NULL, "
        "'ok', NULL)");
    // What a spreadsheet takes for a formula, what looks like our own mark, and blanks that readers like to drop.
    const QByteArrayList texts{"=1+1",    "+1 555 0100", "-2",   "@sum(A1)", "\\t=1", "\\r=1",    "\\n=1", " =1",
                               "  +2 ",   "''",          "''=1", "'' x",     "＝1",   "＋1",      "－1",   "＠x",
                               "plain",   " blank ",     "a,b",  "\"\"",     "x\"y",  "x\\r\\ny", "é",     "日本語",
                               "O''Hara", "1e5",         "007",  "NULL",     "\\\\N", "null",     "true",  "#N/A"};
    int id = 10;
    for (const QByteArray &text : texts)
        m_fixture->sql("INSERT INTO odd.odd (tenant_id, id, t) VALUES ('demo-odd', " + QByteArray::number(++id) +
                       ", E'" + text + "')");
    m_before = fingerprint();
    QCOMPARE(m_before.size(), 64);
    QCOMPARE(m_fixture->ask("SELECT count(*) FROM odd.odd"), QString::number(3 + texts.size()));
}

void TestExportRoundTrip::cleanup()
{
    m_fixture->sql("DELETE FROM odd.odd");
}

exporting::ExportRequest TestExportRoundTrip::request(Format format, Compression compression) const
{
    exporting::ExportRequest request = m_fixture->request(u"demo-odd"_s, format);
    request.compression = compression;
    request.path = m_fixture->path(u"odd"_s + exporting::fileSuffix(format, compression));
    return request;
}

void TestExportRoundTrip::runExport(const exporting::ExportRequest &request)
{
    const Result<QJsonObject> outcome = m_fixture->run(request, ++m_jobs);
    VERIFY_RESULT(outcome);
    m_fixture->sql("DELETE FROM odd.odd");
    QVERIFY(fingerprint() != m_before);
}

void TestExportRoundTrip::psql(const database::ConnectionSettings &target, const QStringList &arguments)
{
    QProcess psql;
    psql.start(u"psql"_s, QStringList{u"-X"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, target.host, u"-p"_s,
                                      QString::number(target.port), u"-U"_s, target.user, u"-d"_s, target.database} +
                              arguments);
    QVERIFY2(psql.waitForFinished(120'000), qPrintable(psql.errorString()));
    QVERIFY2(psql.exitCode() == 0, psql.readAllStandardError().constData());
}

void TestExportRoundTrip::insert(const QByteArray &select, const QByteArray &text)
{
    const auto done = m_fixture->superuser().execute(database::SqlStatement::fromText("INSERT INTO odd.odd " + select),
                                                     {{"text", QString::fromUtf8(text)}});
    VERIFY_RESULT(done);
}

void TestExportRoundTrip::verifyBack()
{
    QCOMPARE(fingerprint(), m_before);
}

void TestExportRoundTrip::readsJsonInAgain()
{
    runExport(request(Format::Json));
    insert("SELECT * FROM json_populate_recordset(NULL::odd.odd, :text::json -> 'tables' -> 'odd.odd')",
           m_fixture->content(u"odd.json"_s));
    verifyBack();
}

void TestExportRoundTrip::readsJsonLinesInAgain_data()
{
    QTest::addColumn<Compression>("compression");
    QTest::addColumn<QString>("program");

    QTest::newRow("plain") << Compression::None << u"cat"_s;
    QTest::newRow("gzip") << Compression::Gzip << u"gzip"_s;
}

void TestExportRoundTrip::readsJsonLinesInAgain()
{
    QFETCH(const Compression, compression);
    QFETCH(const QString, program);

    const exporting::ExportRequest wanted = request(Format::Jsonl, compression);
    runExport(wanted);
    QProcess unpack;
    unpack.start(program, program == u"cat"_s ? QStringList{wanted.path} : QStringList{u"-d"_s, u"-c"_s, wanted.path});
    QVERIFY2(unpack.waitForFinished(60'000) && unpack.exitCode() == 0, unpack.readAllStandardError().constData());
    insert("SELECT r.* FROM regexp_split_to_table(btrim(:text, E'\\n'), E'\\n') AS line, "
           "json_populate_record(NULL::odd.odd, line::json -> 'row') r",
           unpack.readAllStandardOutput());
    verifyBack();
}

// As a person would: every cell as text first, then one apostrophe off the front, then the types.
void TestExportRoundTrip::readsCsvInAgain()
{
    const exporting::ExportRequest wanted = request(Format::Csv);
    runExport(wanted);
    QFile csv(m_fixture->path(u"unpacked.csv"_s));
    QVERIFY(csv.open(QIODevice::WriteOnly));
    csv.write(zipMembers(wanted.path).value(u"odd.odd.csv"_s));
    csv.close();
    const QByteArray columns =
        m_fixture
            ->ask("SELECT string_agg(format('%I text', attname), ', ' ORDER BY attnum) FROM pg_attribute "
                  "WHERE attrelid = 'odd.odd'::regclass AND attnum > 0")
            .toUtf8();
    const QByteArray values =
        m_fixture
            ->ask("SELECT string_agg(format('regexp_replace(%I, ''^'''''', '''')::%s', attname, format_type(atttypid, "
                  "atttypmod)), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'odd.odd'::regclass AND "
                  "attnum > 0")
            .toUtf8();
    m_fixture->sql("CREATE TABLE public.cells (" + columns + ")");
    psql(m_fixture->database().superuser(),
         {u"-c"_s, u"\\copy public.cells from '%1' (format csv, header)"_s.arg(csv.fileName())});
    m_fixture->sql("INSERT INTO odd.odd SELECT " + values + " FROM public.cells; DROP TABLE public.cells");
    verifyBack();
}

void TestExportRoundTrip::readsSqlInAgain()
{
    const exporting::ExportRequest wanted = request(Format::Sql);
    runExport(wanted);
    const TestDatabase elsewhere;
    QVERIFY2(elsewhere.isValid(), qPrintable(elsewhere.error()));
    psql(elsewhere.superuser(), {u"-f"_s, wanted.path});
    psql(elsewhere.superuser(),
         {u"-c"_s, u"SELECT showroom.register_table('odd', 'odd.odd', 'tenant_id', 1)"_s, u"-o"_s, u"/dev/null"_s});
    database::Connection connection = TestDatabase::connect(elsewhere.superuser());
    const auto there =
        connection.scalar(database::SqlStatement::fromText("SELECT showroom.dataset_fingerprint('demo-odd', 'odd')"));
    VERIFY_RESULT(there);
    QCOMPARE(there->toString(), m_before);
}

void TestExportRoundTrip::writesOneJsonDocument()
{
    m_fixture->addEnvironment(u"demo-acme"_s);
    m_fixture->addPeople(u"demo-acme"_s, 10, 400);
    exporting::ExportRequest people = m_fixture->request(u"demo-acme"_s, Format::Json);
    people.kinds = {u"buddy"_s};
    VERIFY_RESULT(m_fixture->run(people, ++m_jobs));
    QJsonParseError error;
    const QJsonObject document = QJsonDocument::fromJson(m_fixture->content(u"demo-acme.json"_s), &error).object();
    QCOMPARE(error.errorString(), u"no error occurred"_s);
    QCOMPARE(document[u"environment"_s].toString(), u"demo-acme"_s);
    QCOMPARE(document[u"referenceDate"_s].toString(), u"2026-11-20"_s);
    QCOMPARE(document[u"isolation"_s].toString(), u"shared_schema"_s);
    QCOMPARE(document[u"tables"_s].toObject().keys(), (QStringList{u"impact.events"_s, u"impact.users"_s}));
    QCOMPARE(document[u"tables"_s][u"impact.users"_s].toArray().size(), 10);
    QCOMPARE(document[u"tables"_s][u"impact.events"_s].toArray().size(), 100);

    people.kinds = {u"donation"_s};
    people.until = QDate(2025, 1, 1);
    people.path = m_fixture->path(u"none.json"_s);
    VERIFY_RESULT(m_fixture->run(people, ++m_jobs));
    const QJsonObject none = QJsonDocument::fromJson(m_fixture->content(u"none.json"_s), &error).object();
    QVERIFY(none[u"tables"_s][u"impact.events"_s].isArray());
    QVERIFY(none[u"tables"_s][u"impact.events"_s].toArray().isEmpty());
}

void TestExportRoundTrip::writesACsvFileForEachTable()
{
    m_fixture->addEnvironment(u"demo-acme"_s);
    m_fixture->addPeople(u"demo-acme"_s, 10, 400);
    const exporting::ExportRequest wanted = m_fixture->request(u"demo-acme"_s, Format::Csv);
    VERIFY_RESULT(m_fixture->run(wanted, ++m_jobs));
    const QMap<QString, QByteArray> members = zipMembers(wanted.path);
    QCOMPARE(members.keys(), (QStringList{u"impact.events.csv"_s, u"impact.users.csv"_s, u"manifest.json"_s}));
    const QByteArrayList lines = members[u"impact.users.csv"_s].split('\n');
    QCOMPARE(lines.size(), 12); // a header, ten people, and nothing after the last line's end
    QVERIFY(lines[0].startsWith("tenant_id,id,email,full_name,"));
    QVERIFY(lines[0].endsWith('\r'));
    QVERIFY(lines[1].contains(",Zoë O'Hara,Zoë,O'Hara,Engineer,R&D,'+1 555 0100,"));
    const QByteArray events = members[u"impact.events.csv"_s];
    QVERIFY(events.contains(",volunteer,"));
    QVERIFY(events.contains(",\"Back\\slash; \"\"team\"\"\",completed,"));
}

QTEST_GUILESS_MAIN(TestExportRoundTrip)
#include "tst_export_round_trip.moc"
