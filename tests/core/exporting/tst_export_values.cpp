#include "export_fixture.h"
#include "support/test_result.h"

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;

/// Every type of a column as PostgreSQL itself writes it.
class TestExportValues final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void writesRowsAsTheServerDoes_data();
    void writesRowsAsTheServerDoes();
    void writesEveryDayOfACalendar();
    void keepsALineForEachRow();
    void writesValuesLargerThanAnyBuffer();

private:
    QByteArrayList exported(const QString &table);
    QByteArrayList fromServer(const QString &table);

    std::unique_ptr<ExportFixture> m_fixture;
    int m_tables = 0;
    qint64 m_jobs = 0;
};

void TestExportValues::initTestCase()
{
    m_fixture = std::make_unique<ExportFixture>();
    QVERIFY2(m_fixture->isValid(), m_fixture->error().constData());
    m_fixture->sql("CREATE SCHEMA kinds; CREATE TYPE kinds.mood AS ENUM ('ok', 'it''s \"so\"', 'öde'); "
                   "CREATE DOMAIN kinds.positive AS integer CHECK (value > 0); "
                   "CREATE DOMAIN kinds.moods AS kinds.mood[]; "
                   "CREATE TYPE kinds.pair AS (a integer, b text)");
}

void TestExportValues::writesRowsAsTheServerDoes_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("values"); // SQL, a row each

    QTest::newRow("boolean") << u"boolean"_s << QStringList{u"true"_s, u"false"_s};
    QTest::newRow("smallint") << u"smallint"_s << QStringList{u"0"_s, u"-1"_s, u"32767"_s, u"-32768"_s};
    QTest::newRow("integer") << u"integer"_s << QStringList{u"0"_s, u"42"_s, u"2147483647"_s, u"-2147483648"_s};
    QTest::newRow("bigint") << u"bigint"_s << QStringList{u"0"_s, u"9223372036854775807"_s, u"-9223372036854775808"_s};
    QTest::newRow("numeric") << u"numeric"_s << QStringList{u"0"_s,          u"1"_s,
                                                            u"-1"_s,         u"0.1"_s,
                                                            u"-0.00001"_s,   u"10000"_s,
                                                            u"99999999"_s,   u"1e40"_s,
                                                            u"1e-40"_s,      u"123456789.987654321"_s,
                                                            u"100.00"_s,     u"12345.6789"_s,
                                                            u"0.00"_s,       u"-0.5"_s,
                                                            u"10000.0001"_s, u"20000000000.5"_s,
                                                            u"'NaN'"_s,      u"'Infinity'"_s,
                                                            u"'-Infinity'"_s};
    QTest::newRow("numeric long") << u"numeric"_s
                                  << QStringList{u"repeat('9', 5000)::numeric"_s,
                                                 u"('0.' || repeat('07', 4000))::numeric"_s};
    QTest::newRow("numeric(12,2)") << u"numeric(12, 2)"_s
                                   << QStringList{u"0"_s,   u"0.5"_s,   u"-0.05"_s, u"9999999999.99"_s,
                                                  u"100"_s, u"1234.5"_s};
    QTest::newRow("numeric(4,-2)") << u"numeric(4, -2)"_s << QStringList{u"123456"_s, u"49"_s, u"50"_s};
    QTest::newRow("real") << u"real"_s
                          << QStringList{u"0"_s,     u"0.1"_s,        u"-1.5e-10"_s, u"1e20"_s, u"3.4028235e38"_s,
                                         u"'NaN'"_s, u"'Infinity'"_s, u"'-0'"_s};
    QTest::newRow("double") << u"double precision"_s << QStringList{u"0"_s,
                                                                    u"0.1"_s,
                                                                    u"1e15"_s,
                                                                    u"1e-5"_s,
                                                                    u"5.6843418860808015e-14"_s,
                                                                    u"1.7976931348623157e308"_s,
                                                                    u"'-Infinity'"_s,
                                                                    u"'-0'"_s};
    QTest::newRow("money") << u"money"_s << QStringList{u"'12.50'"_s, u"'-3'"_s};
    QTest::newRow("text") << u"text"_s
                          << QStringList{u"''"_s,
                                         u"'plain'"_s,
                                         u"'it''s'"_s,
                                         u"'\"quoted\"'"_s,
                                         u"E'back\\\\slash'"_s,
                                         u"E'tab\\tnew\\nline\\rfeed'"_s,
                                         u"E'\\x01\\x02\\b\\f\\x1f\\x7f'"_s,
                                         u"'Zoë 日本 🎉 \u00a0\u2028'"_s,
                                         u"'</script>'"_s,
                                         u"'--'"_s,
                                         u"E'\\\\.'"_s,
                                         u"'%s'"_s};
    QTest::newRow("varchar") << u"varchar(10)"_s << QStringList{u"'short'"_s, u"'exactlyten'"_s};
    QTest::newRow("char") << u"char(6)"_s << QStringList{u"'ab'"_s, u"'abcdef'"_s};
    QTest::newRow("one char") << u"\"char\""_s << QStringList{u"'x'"_s, u"E'\\\\'"_s};
    QTest::newRow("name") << u"name"_s << QStringList{u"'impact'"_s, u"'We \"ird'"_s};
    QTest::newRow("uuid") << u"uuid"_s
                          << QStringList{u"'00000000-0000-0000-0000-000000000000'"_s,
                                         u"'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'"_s};
    QTest::newRow("date") << u"date"_s << QStringList{u"'2026-11-20'"_s,  u"'2000-02-29'"_s,    u"'1999-12-31'"_s,
                                                      u"'0001-01-01'"_s,  u"'0044-03-15 BC'"_s, u"'9999-12-31'"_s,
                                                      u"'12026-01-01'"_s, u"'4713-01-01 BC'"_s, u"'5874897-12-31'"_s,
                                                      u"'infinity'"_s,    u"'-infinity'"_s};
    QTest::newRow("time") << u"time"_s
                          << QStringList{u"'00:00'"_s, u"'23:59:59.999999'"_s, u"'24:00'"_s, u"'12:00:00.5'"_s,
                                         u"'01:02:03.000004'"_s};
    QTest::newRow("timetz") << u"timetz"_s << QStringList{u"'12:00+02'"_s, u"'23:59:59.5-03:30'"_s};
    QTest::newRow("timestamp") << u"timestamp"_s
                               << QStringList{u"'2026-11-20 12:00'"_s,
                                              u"'1999-12-31 23:59:59.999999'"_s,
                                              u"'0044-03-15 01:02:03 BC'"_s,
                                              u"'294276-12-31 23:59:59.999999'"_s,
                                              u"'4713-11-24 00:00 BC'"_s,
                                              u"'infinity'"_s,
                                              u"'-infinity'"_s};
    QTest::newRow("timestamptz") << u"timestamptz"_s
                                 << QStringList{u"'2026-11-20 12:00+01'"_s,
                                                u"'1969-12-31 23:59:59.000001Z'"_s,
                                                u"'0044-03-15 01:02:03Z BC'"_s,
                                                u"'2000-01-01Z'"_s,
                                                u"'1999-12-31 23:59:59.5Z'"_s,
                                                u"'infinity'"_s,
                                                u"'-infinity'"_s};
    QTest::newRow("interval") << u"interval"_s
                              << QStringList{u"'1 year -2 days'"_s, u"'00:00'"_s, u"'-1:02:03.5'"_s, u"'3 mons'"_s};
    QTest::newRow("jsonb") << u"jsonb"_s
                           << QStringList{u"'{}'"_s, u"'[]'"_s, u"'\"x\\u0001\"'"_s,
                                          u"'{\"a\": [1, 2.50, null], \"ü\": \"\\\\ \\\"\"}'"_s, u"'null'"_s};
    QTest::newRow("json") << u"json"_s << QStringList{u"'{ \"b\": 1, \"a\" : [ ] }'"_s, u"'\"x\"'"_s, u"'1.00'"_s};
    QTest::newRow("bytea") << u"bytea"_s << QStringList{u"''"_s, u"'\\x00ff10'"_s, u"'\\xdeadbeef'"_s};
    QTest::newRow("integer[]") << u"integer[]"_s
                               << QStringList{u"'{}'"_s, u"'{1,NULL,-3}'"_s, u"'{{1,2},{3,4}}'"_s, u"'[0:1]={5,6}'"_s};
    QTest::newRow("text[]") << u"text[]"_s
                            << QStringList{u"ARRAY['a,b', 'it''s', '\"', E'\\\\', '', NULL, 'NULL', '{}']"_s};
    QTest::newRow("timestamptz[]") << u"timestamptz[]"_s
                                   << QStringList{u"ARRAY['2026-11-20 12:00+01'::timestamptz, 'infinity']"_s};
    QTest::newRow("bytea[]") << u"bytea[]"_s << QStringList{u"ARRAY['\\x00'::bytea]"_s};
    QTest::newRow("inet") << u"inet"_s << QStringList{u"'192.0.2.1'"_s, u"'2001:db8::/32'"_s};
    QTest::newRow("int4range") << u"int4range"_s << QStringList{u"'[1,5)'"_s, u"'empty'"_s, u"'(,3]'"_s};
    QTest::newRow("point") << u"point"_s << QStringList{u"'(1.5,-2)'"_s};
    QTest::newRow("bit") << u"bit(3)"_s << QStringList{u"B'101'"_s};
    QTest::newRow("xml") << u"xml"_s << QStringList{u"'<a b=\"c\">d</a>'"_s};
    QTest::newRow("tsvector") << u"tsvector"_s << QStringList{u"'a:1 ''b c'':2'"_s};
    QTest::newRow("regclass") << u"regclass"_s << QStringList{u"'impact.users'"_s, u"'pg_class'"_s};
    QTest::newRow("enum") << u"kinds.mood"_s << QStringList{u"'ok'"_s, u"'it''s \"so\"'"_s, u"'öde'"_s};
    QTest::newRow("domain") << u"kinds.positive"_s << QStringList{u"1"_s, u"2147483647"_s};
    QTest::newRow("domain of arrays") << u"kinds.moods"_s << QStringList{u"'{ok,öde}'"_s, u"'{}'"_s};
    QTest::newRow("composite") << u"kinds.pair"_s << QStringList{u"ROW(1, 'x')"_s, u"ROW(NULL, '\"')"_s};
}

void TestExportValues::writesRowsAsTheServerDoes()
{
    QFETCH(const QString, type);
    QFETCH(const QStringList, values);

    const QString name = u"t%1"_s.arg(++m_tables);
    m_fixture->addTable(u"kinds"_s, name, u"value %1, \"We \"\"ird\" text DEFAULT 'ü'"_s.arg(type));
    m_fixture->addEnvironment(u"demo-"_s + name, name);
    QStringList rows;
    for (const QString &value : values + QStringList{u"NULL"_s})
        rows.append(u"('demo-%1', %2, (%3)::%4)"_s.arg(name, QString::number(rows.size()), value, type));
    m_fixture->sql((u"INSERT INTO kinds."_s + name + u" (tenant_id, id, value) VALUES " + rows.join(u", ")).toUtf8());

    QCOMPARE(exported(name), fromServer(name));
    QCOMPARE(exported(name).size(), values.size() + 1);
}

void TestExportValues::writesEveryDayOfACalendar()
{
    m_fixture->addTable(u"kinds"_s, u"days"_s, u"day date, at timestamptz, local timestamp"_s);
    m_fixture->addEnvironment(u"demo-days"_s, u"days"_s);
    m_fixture->sql(
        "INSERT INTO kinds.days SELECT 'demo-days', i, '1995-01-01'::date + i, '1995-01-01Z'::timestamptz + i * "
        "interval '1 day 1.000001 seconds', '0003-12-01 BC'::timestamp + i * interval '1 day -7 microseconds' "
        "FROM generate_series(1, 5000) i");
    QCOMPARE(exported(u"days"_s), fromServer(u"days"_s));
}

void TestExportValues::keepsALineForEachRow()
{
    m_fixture->addTable(u"kinds"_s, u"spread"_s, u"document json, documents json[]"_s);
    m_fixture->addEnvironment(u"demo-spread"_s, u"spread"_s);
    m_fixture->sql("INSERT INTO kinds.spread SELECT 'demo-spread', 1, j, ARRAY[j] FROM (SELECT E'{\n\t\"a\":\r\n "
                   "\"\\\\n\"}'::json) "
                   "AS given (j)");
    const QByteArrayList lines = exported(u"spread"_s);
    QCOMPARE(lines.size(), 1);
    QJsonParseError error;
    const QJsonObject row = QJsonDocument::fromJson(lines.constFirst(), &error).object()[u"row"_s].toObject();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(row[u"document"_s][u"a"_s].toString(), u"\n"_s);
    QCOMPARE(row[u"documents"_s][0][u"a"_s].toString(), u"\n"_s);
}

void TestExportValues::writesValuesLargerThanAnyBuffer()
{
    m_fixture->addTable(u"kinds"_s, u"large"_s, u"value text, bytes bytea, document jsonb"_s);
    m_fixture->addEnvironment(u"demo-large"_s, u"large"_s);
    m_fixture->sql(
        "INSERT INTO kinds.large SELECT 'demo-large', i, repeat(E'\"ü\\n', 200000), "
        "convert_to(repeat('x', 900000), 'UTF8'), to_jsonb(repeat('\"', 700000)) FROM generate_series(1, 3) i");
    QCOMPARE(exported(u"large"_s), fromServer(u"large"_s));
}

QByteArrayList TestExportValues::exported(const QString &table)
{
    exporting::ExportRequest request = m_fixture->request(u"demo-"_s + table, exporting::Format::Jsonl);
    request.replaceExisting = true;
    const Result<QJsonObject> outcome = m_fixture->run(request, ++m_jobs);
    if (!outcome) {
        qWarning("%s", describe(outcome.error()).constData());
        return {};
    }
    QByteArrayList lines = m_fixture->content(u"demo-%1.jsonl"_s.arg(table)).split('\n');
    if (!lines.takeLast().isEmpty())
        qWarning("the last line has no end");
    std::sort(lines.begin(), lines.end());
    return lines;
}

QByteArrayList TestExportValues::fromServer(const QString &table)
{
    QByteArrayList lines = m_fixture->lines(
        u"SELECT '{\"table\":\"kinds.%1\",\"row\":' || row_to_json(t) || '}' FROM kinds.%1 t"_s.arg(table).toUtf8());
    std::sort(lines.begin(), lines.end());
    return lines;
}

QTEST_GUILESS_MAIN(TestExportValues)
#include "tst_export_values.moc"
