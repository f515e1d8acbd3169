#include "core/environments/create_tenant.h"
#include "core/seeding/row_stream.h"
#include "core/seeding/seed_plan.h"
#include "generation/blueprint.h"
#include "masking/salt.h"

#include <QTest>

using namespace showroom;
using namespace showroom::seeding;
using namespace Qt::StringLiterals;

class TestSeedPlan final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void stepSizeFollowsTheDataset_data();
    void stepSizeFollowsTheDataset();
    void stepsCoverEveryRowOnce_data();
    void stepsCoverEveryRowOnce();
    void partsAddUp();
    void streamIsTheSameWhateverTheThreads_data();
    void streamIsTheSameWhateverTheThreads();
    void streamEndsWithTheFirstError();
    void streamHasTheStepsInTheirOrderAlone();
    void refusesAnotherBlueprintVersion_data();
    void refusesAnotherBlueprintVersion();
    void fillsWhatAnEarlierVersionPlanned();

private:
    QByteArray streamed(const StreamOptions &options) const { return streamed(*m_plan, options); }
    static QByteArray streamed(const generation::DatasetPlan &plan, const StreamOptions &options);

    environments::Environment m_environment;
    std::optional<masking::Salt> m_salt;
    generation::DatasetPlanPtr m_plan;
};

void TestSeedPlan::initTestCase()
{
    const auto salt = masking::Salt::create(u"1"_s, QByteArray(32, 's'));
    QVERIFY(salt);
    m_salt = *salt;
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    QVERIFY(blueprint);
    m_environment.id = u"demo-acme"_s;
    m_environment.blueprint = u"impact"_s;
    m_environment.blueprintVersion = (*blueprint)->version();
    m_environment.size = u"small"_s;
    m_environment.regions = {u"US"_s};
    m_environment.vertical = u"general"_s;
    m_environment.seed = 7;
    m_environment.referenceDate = QDate(2026, 11, 20);
    const auto plan = planOf(m_environment, *m_salt);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    m_plan = *plan;
}

void TestSeedPlan::stepSizeFollowsTheDataset_data()
{
    QTest::addColumn<qint64>("rows");
    QTest::addColumn<qint64>("step");
    QTest::newRow("small") << 1'175LL << 25'000LL;
    QTest::newRow("large") << 128'000LL << 25'000LL;
    QTest::newRow("two million") << 2'000'000LL << 50'000LL;
    QTest::newRow("hundred million") << 100'000'000LL << 100'000LL;
}

void TestSeedPlan::stepSizeFollowsTheDataset()
{
    QFETCH(qint64, rows);
    QTEST(usualStepRows(rows), "step");
}

void TestSeedPlan::stepsCoverEveryRowOnce_data()
{
    QTest::addColumn<qint64>("stepRows");
    for (const qint64 rows : {1LL, 7LL, 50LL, 1'000LL, 10'000LL})
        QTest::addRow("%lld", rows) << rows;
}

void TestSeedPlan::stepsCoverEveryRowOnce()
{
    QFETCH(qint64, stepRows);
    const QList<SeedStep> steps = planSteps(*m_plan, stepRows);
    int table = 0;
    qint64 next = 0;
    for (qsizetype index = 0; index < steps.size(); ++index) {
        const SeedStep &step = steps.at(index);
        QCOMPARE(step.ordinal, int(index) + 1);
        if (step.table != table) {
            QCOMPARE(next, m_plan->tables().at(table).rowCount);
            table = step.table;
            next = 0;
        }
        QCOMPARE(step.first, next);
        QVERIFY(step.count > 0 && step.count <= stepRows);
        next += step.count;
    }
    QCOMPARE(table, int(m_plan->tables().size()) - 1);
    QCOMPARE(next, m_plan->tables().constLast().rowCount);
}

void TestSeedPlan::partsAddUp()
{
    jobs::JobProgress progress;
    progress.parts = partsOf(*m_plan);
    progress.total = m_plan->rowsTotal();
    for (const SeedStep &step : planSteps(*m_plan, 33))
        addStep(*m_plan, step, progress);
    QCOMPARE(progress.done, progress.total);
    for (const jobs::PartProgress &part : std::as_const(progress.parts)) {
        QCOMPARE(part.done, part.total);
        QVERIFY2(part.total == 0 || part.state == jobs::PartState::Done, qPrintable(part.name));
    }
}

QByteArray TestSeedPlan::streamed(const generation::DatasetPlan &plan, const StreamOptions &options)
{
    QByteArray bytes;
    const QList<SeedStep> steps{{1, 0, 3, 20}, {2, 1, 0, 0}, {3, 1, 100, 900}, {4, 1, 1000, 5}};
    RowStream stream(plan, steps, options);
    for (const SeedStep &step : steps) {
        const auto sent = stream.sendStep(step, [&bytes](const generation::CopyBuffer &buffer, qint64) {
            bytes.append(buffer.data(), qsizetype(buffer.size()));
            return Result<void>();
        });
        if (!sent)
            return {};
    }
    return bytes;
}

void TestSeedPlan::streamIsTheSameWhateverTheThreads_data()
{
    QTest::addColumn<int>("threads");
    QTest::addColumn<qint64>("sliceRows");
    QTest::newRow("one thread, one slice") << 1 << 10'000LL;
    QTest::newRow("one thread, many slices") << 1 << 17LL;
    QTest::newRow("four threads, single rows") << 4 << 1LL;
    QTest::newRow("three threads") << 3 << 250LL;
}

void TestSeedPlan::streamIsTheSameWhateverTheThreads()
{
    QFETCH(int, threads);
    QFETCH(qint64, sliceRows);
    const QByteArray usual = streamed({});
    QVERIFY(usual.size() > 900 * 50);
    QCOMPARE(streamed({threads, sliceRows, 3}), usual);
}

void TestSeedPlan::streamEndsWithTheFirstError()
{
    int sent = 0;
    const SeedStep step{1, 1, 0, 1000};
    RowStream stream(*m_plan, {step}, {2, 10, 4});
    const auto result = stream.sendStep(step, [&sent](const generation::CopyBuffer &, qint64) -> Result<void> {
        if (++sent == 3)
            return fail(ErrorCode::StorageFull, u"full"_s);
        return {};
    });
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::StorageFull);
    QCOMPARE(sent, 3);
}

void TestSeedPlan::streamHasTheStepsInTheirOrderAlone()
{
    RowStream stream(*m_plan, {{1, 0, 0, 20}, {2, 1, 0, 20}}, {});
    const auto sent =
        stream.sendStep({2, 1, 0, 20}, [](const generation::CopyBuffer &, qint64) { return Result<void>(); });
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, ErrorCode::Internal);
}

void TestSeedPlan::refusesAnotherBlueprintVersion_data()
{
    QTest::addColumn<int>("version");
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    QVERIFY(blueprint);
    QTest::newRow("one to come") << (*blueprint)->version() + 1;
    QTest::newRow("one with other rows") << (*blueprint)->rowsVersion() - 1;
}

/// An environment of the version before is filled anew with the very rows that it had.
void TestSeedPlan::fillsWhatAnEarlierVersionPlanned()
{
    const auto rowsOf = [this](int version) {
        environments::Environment environment = m_environment;
        environment.blueprintVersion = version;
        const auto plan = planOf(environment, *m_salt);
        return plan ? streamed(**plan, {}) : QByteArray();
    };
    const QByteArray rows = rowsOf(m_environment.blueprintVersion - 1);
    QVERIFY(!rows.isEmpty());
    QCOMPARE(rows, rowsOf(m_environment.blueprintVersion));
}

void TestSeedPlan::refusesAnotherBlueprintVersion()
{
    QFETCH(int, version);
    environments::Environment other = m_environment;
    other.blueprintVersion = version;
    const auto plan = planOf(other, *m_salt);
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::Conflict);
    QVERIFY(!plan.error().hint.isEmpty());
}

QTEST_GUILESS_MAIN(TestSeedPlan)
#include "tst_seed_plan.moc"
