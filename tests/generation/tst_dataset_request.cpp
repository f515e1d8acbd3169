#include "dataset_fixture.h"

#include <functional>

using namespace showroom;
using namespace showroom::generation;
using namespace Qt::StringLiterals;

namespace {

QStringList fieldsOf(const QList<Problem> &problems)
{
    QStringList fields;
    for (const Problem &problem : problems)
        fields.append(problem.field);
    return fields;
}

} // namespace

class TestDatasetRequest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_blueprint = test::impact(); }
    void sizesHaveTheirCounts_data();
    void sizesHaveTheirCounts();
    void verticalsKeepTheTotal_data();
    void verticalsKeepTheTotal();
    void remaindersGoToTheLargest();
    void customCountsAreLiteral();
    void refusesBadValues_data();
    void refusesBadValues();
    void saysAllProblemsAtOnce();
    void acceptsTheLimits();
    void seedFollowsFromTheId();

private:
    BlueprintPtr m_blueprint;
};

void TestDatasetRequest::sizesHaveTheirCounts_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<qint64>("users");
    QTest::addColumn<QList<qint64>>("counts");
    QTest::newRow("small") << u"small"_s << qint64(50) << QList<qint64>{500, 200, 300, 100, 25};
    QTest::newRow("medium") << u"medium"_s << qint64(500) << QList<qint64>{10000, 5000, 8000, 2000, 250};
    QTest::newRow("large") << u"large"_s << qint64(2000) << QList<qint64>{50000, 25000, 40000, 10000, 1000};
}

void TestDatasetRequest::sizesHaveTheirCounts()
{
    QFETCH(QString, size);
    QFETCH(QList<qint64>, counts);
    const DatasetCounts planned = datasetCounts(*m_blueprint, test::request(size));
    QTEST(planned.users, "users");
    const QStringList kinds{u"volunteer"_s, u"donation"_s, u"learning"_s, u"enrollment"_s, u"buddy"_s};
    for (int i = 0; i < kinds.size(); ++i)
        QCOMPARE(planned.events.value(kinds.at(i)), counts.at(i));
    QCOMPARE(planned.events.size(), kinds.size());
}

void TestDatasetRequest::verticalsKeepTheTotal_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<QString>("vertical");
    QTest::addColumn<qint64>("total");
    const QMap<QString, qint64> totals{{u"small"_s, 1125}, {u"medium"_s, 25250}, {u"large"_s, 126000}};
    for (const auto &[size, total] : totals.toStdMap()) {
        for (const char *vertical : {"general", "technology", "finance", "healthcare", "nonprofit", "education",
                                     "consulting", "retail", "manufacturing"})
            QTest::addRow("%s %s", qPrintable(size), vertical) << size << QString::fromLatin1(vertical) << total;
    }
}

void TestDatasetRequest::verticalsKeepTheTotal()
{
    QFETCH(QString, size);
    QFETCH(QString, vertical);
    QFETCH(qint64, total);
    DatasetRequest request = test::request(size);
    request.vertical = vertical;
    const DatasetCounts counts = datasetCounts(*m_blueprint, request);
    QCOMPARE(counts.eventsTotal, total);
    const DatasetPlanPtr plan = test::plan(request);
    QCOMPARE(plan->eventsTotal(), total);
    QCOMPARE(plan->counts().value(u"events"_s), total);
    QCOMPARE(plan->eventsByKind(), counts.events);
    qint64 generated = 0;
    for (const GeneratorInfo &generator : plan->tables().at(1).generators) {
        QCOMPARE(generator.rowCount, counts.events.value(generator.name));
        QCOMPARE(generator.firstRow, generated);
        generated += generator.rowCount;
    }
    QCOMPARE(generated, total);
}

void TestDatasetRequest::remaindersGoToTheLargest()
{
    // technology: 500·1.2, 200, 300·1.5, 100, 25 = 1,375 parts of 1,125: 490.909, 163.636, 368.182, 81.818, 20.454. The
    // whole parts leave three, which go to .909, .818 and .636.
    DatasetRequest request = test::request(u"small"_s);
    request.vertical = u"technology"_s;
    const QMap<QString, qint64> expected{
        {u"volunteer"_s, 491}, {u"donation"_s, 164}, {u"learning"_s, 368}, {u"enrollment"_s, 82}, {u"buddy"_s, 20}};
    QCOMPARE(datasetCounts(*m_blueprint, request).events, expected);
}

void TestDatasetRequest::customCountsAreLiteral()
{
    DatasetRequest request = test::request(u"custom"_s);
    request.vertical = u"education"_s;
    request.counts = {{u"volunteer"_s, 7}, {u"buddy"_s, 0}, {u"learning"_s, 1000}};
    const DatasetCounts counts = datasetCounts(*m_blueprint, request);
    QCOMPARE(counts.eventsTotal, qint64(1007));
    QCOMPARE(counts.events.value(u"learning"_s), qint64(1000));
    QCOMPARE(counts.events.value(u"donation"_s), qint64(0));
    QCOMPARE(counts.users, qint64(20));

    request.size = u"small"_s;
    request.vertical = u"general"_s;
    request.users = 12;
    const DatasetCounts mixed = datasetCounts(*m_blueprint, request);
    QCOMPARE(mixed.events.value(u"donation"_s), qint64(200));
    QCOMPARE(mixed.events.value(u"volunteer"_s), qint64(7));
    QCOMPARE(mixed.users, qint64(12));
}

void TestDatasetRequest::refusesBadValues_data()
{
    using Change = std::function<void(DatasetRequest &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const Change &change, const QString &field, const QString &code) {
        QTest::newRow(name) << change << field << code;
    };
    row(
        "production id", [](DatasetRequest &r) { r.environmentId = u"prod-acme"_s; }, u"id"_s, u"not-an-environment"_s);
    row(
        "no size", [](DatasetRequest &r) { r.size.clear(); }, u"size"_s, u"required"_s);
    row(
        "unknown size", [](DatasetRequest &r) { r.size = u"huge"_s; }, u"size"_s, u"unknown"_s);
    row(
        "custom without counts", [](DatasetRequest &r) { r.size = u"custom"_s; }, u"count"_s, u"required"_s);
    row(
        "unknown kind", [](DatasetRequest &r) { r.counts[u"party"_s] = 1; }, u"count"_s, u"unknown"_s);
    row(
        "negative count", [](DatasetRequest &r) { r.counts[u"buddy"_s] = -1; }, u"count"_s, u"out-of-range"_s);
    row(
        "too many", [](DatasetRequest &r) { r.counts[u"buddy"_s] = 100'000'001; }, u"count"_s, u"out-of-range"_s);
    row(
        "too many together",
        [](DatasetRequest &r) {
            r.counts = {{u"buddy"_s, 60'000'000}, {u"donation"_s, 60'000'000}};
        },
        u"count"_s, u"out-of-range"_s);
    row(
        "nobody", [](DatasetRequest &r) { r.users = 0; }, u"users"_s, u"out-of-range"_s);
    row(
        "fewer than nobody", [](DatasetRequest &r) { r.users = -3; }, u"users"_s, u"out-of-range"_s);
    row(
        "too many users", [](DatasetRequest &r) { r.users = 1'000'001; }, u"users"_s, u"out-of-range"_s);
    row(
        "no region", [](DatasetRequest &r) { r.regions.clear(); }, u"regions"_s, u"required"_s);
    row(
        "unknown region", [](DatasetRequest &r) { r.regions = QStringList{u"MARS"_s}; }, u"regions"_s, u"unknown"_s);
    row(
        "lower case region", [](DatasetRequest &r) { r.regions = QStringList{u"us"_s}; }, u"regions"_s, u"unknown"_s);
    row(
        "region twice",
        [](DatasetRequest &r) {
            r.regions = QStringList{u"US"_s, u"US"_s};
        },
        u"regions"_s, u"duplicate"_s);
    row(
        "no vertical", [](DatasetRequest &r) { r.vertical.clear(); }, u"vertical"_s, u"unknown"_s);
    row(
        "unknown vertical", [](DatasetRequest &r) { r.vertical = u"mining"_s; }, u"vertical"_s, u"unknown"_s);
    row(
        "no months", [](DatasetRequest &r) { r.months = 0; }, u"months"_s, u"out-of-range"_s);
    row(
        "too many months", [](DatasetRequest &r) { r.months = 61; }, u"months"_s, u"out-of-range"_s);
    row(
        "no date", [](DatasetRequest &r) { r.referenceDate = QDate(); }, u"asOf"_s, u"required"_s);
    row(
        "ancient date", [](DatasetRequest &r) { r.referenceDate = QDate(1812, 1, 1); }, u"asOf"_s, u"out-of-range"_s);
    row(
        "huge seed", [](DatasetRequest &r) { r.seed = ~quint64(0); }, u"seed"_s, u"out-of-range"_s);
}

void TestDatasetRequest::refusesBadValues()
{
    using Change = std::function<void(DatasetRequest &)>;
    QFETCH(Change, change);
    DatasetRequest request = test::request(u"small"_s);
    change(request);
    const QList<Problem> problems = checkRequest(*m_blueprint, request);
    QCOMPARE(problems.size(), 1);
    QTEST(problems.first().field, "field");
    QTEST(problems.first().code, "code");
    QVERIFY(problems.first().message.endsWith(u'.'));

    const auto compiled = compile(m_blueprint, request, test::salt());
    QVERIFY(!compiled);
    QCOMPARE(compiled.error().code,
             problems.first().field == u"id" ? ErrorCode::GuardRefused : ErrorCode::InvalidInput);
    QCOMPARE(compiled.error().problems, problems);
}

void TestDatasetRequest::saysAllProblemsAtOnce()
{
    DatasetRequest request;
    request.environmentId = u"customer-acme"_s;
    request.vertical = u"?"_s;
    request.months = -1;
    request.users = 0;
    const QStringList expected{u"id"_s, u"size"_s, u"users"_s, u"regions"_s, u"vertical"_s, u"months"_s, u"asOf"_s};
    QCOMPARE(fieldsOf(checkRequest(*m_blueprint, request)), expected);
}

void TestDatasetRequest::acceptsTheLimits()
{
    DatasetRequest request = test::request(u"custom"_s, {u"US"_s, u"UK"_s, u"EU"_s, u"APAC"_s, u"LATAM"_s, u"MULTI"_s});
    request.counts = {{u"volunteer"_s, 100'000'000}};
    for (const int months : {1, 60}) {
        request.months = months;
        QCOMPARE(fieldsOf(checkRequest(*m_blueprint, request)), QStringList());
    }
    request.counts = {{u"volunteer"_s, 0}};
    request.users = 0;
    QCOMPARE(fieldsOf(checkRequest(*m_blueprint, request)), QStringList());
    QCOMPARE(test::plan(request)->rowsTotal(), qint64(0));
}

void TestDatasetRequest::seedFollowsFromTheId()
{
    QCOMPARE(defaultSeed(u"demo-acme"), defaultSeed(u"demo-acme"));
    QVERIFY(defaultSeed(u"demo-acme") != defaultSeed(u"demo-acme-2"));
    QVERIFY(defaultSeed(u"demo-acme") < quint64(1) << 48);
}

QTEST_APPLESS_MAIN(TestDatasetRequest)
#include "tst_dataset_request.moc"
