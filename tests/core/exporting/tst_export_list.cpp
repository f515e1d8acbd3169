#include "core/exporting/export_record.h"
#include "core/exporting/exports.h"
#include "export_fixture.h"
#include "support/test_result.h"

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::test;
using exporting::ExportRecord;

/// The list of past exports, as everybody who may look at environments sees it.
class TestExportList final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void remembersTheChoices();
    void tellsHowEachOneEnded();
    void givesPagesWithoutGapsOrDoubles();
    void findsWords_data();
    void findsWords();
    void keepsTheExportsOfWhatIsGone();
    void isOpenToViewers();

private:
    QList<ExportRecord> list(const QString &search = {}, const QString &after = {}, int limit = 100);
    void record(const QByteArray &file, const QByteArray &reason, const QByteArray &createdAt);

    std::unique_ptr<ExportFixture> m_fixture;
};

void TestExportList::initTestCase()
{
    m_fixture = std::make_unique<ExportFixture>();
    QVERIFY2(m_fixture->isValid(), m_fixture->error().constData());
}

void TestExportList::init()
{
    m_fixture->reset();
    m_fixture->addEnvironment(u"demo-acme"_s);
    m_fixture->addPeople(u"demo-acme"_s, 3, 40);
}

QList<ExportRecord> TestExportList::list(const QString &search, const QString &after, int limit)
{
    const auto records = exporting::listExports(m_fixture->support(), search, after, limit);
    if (!records)
        QTest::qFail(describe(records.error()).constData(), __FILE__, __LINE__);
    return records.value_or(QList<ExportRecord>());
}

void TestExportList::record(const QByteArray &file, const QByteArray &reason, const QByteArray &createdAt)
{
    m_fixture->sql(
        "INSERT INTO showroom.export (environment, format, file_name, reason, requested_by, created_at) VALUES "
        "('demo-acme', 'jsonl', '" +
        file + "', '" + reason + "', 'amelia', '" + createdAt + "')");
}

void TestExportList::remembersTheChoices()
{
    exporting::ExportRequest request = m_fixture->request(u"demo-acme"_s, exporting::Format::Sql);
    request.compression = exporting::Compression::Gzip;
    request.includeUsers = false;
    request.kinds = {u"donation"_s};
    request.from = QDate(2026, 1, 1);
    request.reason = u"Für “Acme”"_s;
    const Result<qint64> job = exporting::startExport(m_fixture->support(), request);
    VERIFY_RESULT(job);
    QCOMPARE(list().size(), 1);
    QCOMPARE(list()[0].state, u"queued"_s);
    QVERIFY(!list()[0].rows && !list()[0].bytes && list()[0].sha256.isEmpty());

    const Result<QJsonObject> outcome = m_fixture->run(request, *job);
    VERIFY_RESULT(outcome);
    const ExportRecord record = list().value(0);
    QCOMPARE(record.request, request);
    QCOMPARE(record.state, u"done"_s);
    QCOMPARE(record.environmentName, u"Test"_s);
    QCOMPARE(record.rows, std::optional<qint64>(10));
    QCOMPARE(record.bytes, std::optional((*outcome)[u"bytes"_s].toInteger()));
    QCOMPARE(record.sha256, (*outcome)[u"sha256"_s].toString());
    QVERIFY(record.isEnvironmentThere);
    QVERIFY(!record.requestedBy.isEmpty() && record.createdAt.isValid());
    QCOMPARE(m_fixture->ask("SELECT compression FROM showroom.export"), u"gzip"_s);
}

void TestExportList::tellsHowEachOneEnded()
{
    record("lost.jsonl", "", "2026-01-01");
    m_fixture->sql("INSERT INTO showroom.job (kind, environment, state, parameters) VALUES "
                   "('export', 'demo-acme', 'cancelled', '{}'), ('export', 'demo-acme', 'failed', '{}')");
    m_fixture->sql("INSERT INTO showroom.export (environment, job, format, file_name) SELECT environment, id, 'csv', "
                   "state FROM showroom.job");
    QMap<QString, QString> states;
    for (const ExportRecord &record : list())
        states.insert(record.request.path, record.state);
    QCOMPARE(states,
             (QMap<QString, QString>{
                 {u"lost.jsonl"_s, u"failed"_s}, {u"cancelled"_s, u"cancelled"_s}, {u"failed"_s, u"failed"_s}}));
}

void TestExportList::givesPagesWithoutGapsOrDoubles()
{
    // Many at the very same microsecond, so that only the id tells them apart.
    m_fixture->sql(
        "INSERT INTO showroom.export (environment, format, file_name, created_at) SELECT 'demo-acme', 'json', i, "
        "'2026-01-01 00:00:00.000001Z'::timestamptz + (i / 10) * interval '1 microsecond' "
        "FROM generate_series(1, 95) i");
    QStringList seen;
    QString after;
    for (QList<ExportRecord> page = list({}, after, 10); !page.isEmpty(); page = list({}, after, 10)) {
        for (const ExportRecord &record : std::as_const(page))
            seen.append(record.request.path);
        after = page.constLast().id;
    }
    QCOMPARE(seen.size(), 95);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 95);
    QVERIFY(seen.constFirst().toInt() >= 90);
}

void TestExportList::findsWords_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<int>("found");

    QTest::newRow("nothing") << u""_s << 2;
    QTest::newRow("blanks") << u"   "_s << 2;
    QTest::newRow("environment") << u"DEMO-AC"_s << 2;
    QTest::newRow("file") << u"one.js"_s << 1;
    QTest::newRow("reason") << u"training"_s << 1;
    QTest::newRow("person") << u"amelia"_s << 2;
    QTest::newRow("two words") << u"amelia training"_s << 1;
    QTest::newRow("both in other records") << u"one.jsonl audit"_s << 0;
    QTest::newRow("a pattern is no pattern") << u"%"_s << 0;
    QTest::newRow("a quote") << u"'; --"_s << 0;
}

void TestExportList::findsWords()
{
    QFETCH(const QString, search);
    QFETCH(const int, found);

    record("/tmp/one.jsonl", "November training", "2026-01-01");
    record("/tmp/two.jsonl", "Audit", "2026-01-02");
    QCOMPARE(list(search).size(), found);
}

void TestExportList::keepsTheExportsOfWhatIsGone()
{
    record("/tmp/one.jsonl", "", "2026-01-01");
    m_fixture->sql("UPDATE showroom.environment SET status = 'deleted'");
    QCOMPARE(list().size(), 1);
    QVERIFY(!list()[0].isEnvironmentThere);
    m_fixture->sql("DELETE FROM showroom.environment");
    QCOMPARE(list().value(0).environmentName, u"demo-acme"_s);
}

void TestExportList::isOpenToViewers()
{
    record("/tmp/one.jsonl", "", "2026-01-01");
    database::Connection viewer = TestDatabase::connect(m_fixture->database().login(u"viewer"_s));
    const auto seen = exporting::listExports(viewer, {}, {}, 10);
    VERIFY_RESULT(seen);
    QCOMPARE(seen->size(), 1);
    database::Connection product = TestDatabase::connect(m_fixture->database().login(u"app"_s));
    VERIFY_ERROR(exporting::listExports(product, {}, {}, 10), ErrorCode::PermissionDenied);
}

QTEST_GUILESS_MAIN(TestExportList)
#include "tst_export_list.moc"
