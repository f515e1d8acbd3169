#include "core/realism/realism_report.h"

#include "../tenant_fixture.h"
#include "generation/dataset_plan.h"
#include "generation/realism_measures.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace showroom;
using realism::Measure;
using realism::Report;
using realism::Score;
using realism::Verdict;

namespace {

/// A large tenant as the database tells it.
environments::Environment large(const QStringList &regions)
{
    environments::Environment environment;
    environment.id = u"demo-acme"_s;
    environment.blueprint = u"impact"_s;
    environment.status = environments::Status::Ready;
    environment.regions = regions;
    environment.months = 36;
    environment.referenceDate = QDate(2026, 1, 1);
    environment.eventsByKind = {{u"volunteer"_s, 50'000}, {u"donation"_s, 25'000}, {u"learning"_s, 40'000}};
    return environment;
}

Score scoreOf(const Report &report, const QString &property)
{
    for (const Score &score : report.scores) {
        if (score.property.name == property)
            return score;
    }
    return {};
}

QString outOfBand(const Report &report)
{
    QStringList found;
    for (const Score &score : report.scores) {
        if (score.verdict == Verdict::OutOfBand)
            found.append(score.property.name + u": "_s + realism::textOf(score.property.form, score.measure));
    }
    return found.join(u", "_s);
}

} // namespace

/// Environments are scored by their own rows; what the SQL counts is what the generator made.
class RealismReportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void propertiesExplainThemselves();
    void judgesByTheBand_data();
    void judgesByTheBand();
    void saysWhatDoesNotApply_data();
    void saysWhatDoesNotApply();
    void saysFigures_data();
    void saysFigures();
    void comparesWithTheirOwnCountry();
    void countsWhatWasGenerated_data();
    void countsWhatWasGenerated();
    void scoresALongHistory();
    void findsWhatSomebodySpoiled();
    void smallTenantsAreNotJudged();
    void refusesWhatIsNotComplete();
    void letsAViewerRead();

private:
    environments::Environment make(const environments::CreateTenant &request);
    Report scored(const environments::Environment &environment);

    std::unique_ptr<test::TenantFixture> m_fixture;
};

void RealismReportTest::initTestCase()
{
    m_fixture = std::make_unique<test::TenantFixture>();
}

environments::Environment RealismReportTest::make(const environments::CreateTenant &request)
{
    m_fixture->ask("WITH freed AS (DELETE FROM showroom.rate_window RETURNING 1) SELECT count(*) FROM freed");
    const auto created = m_fixture->create(request);
    const auto job = m_fixture->run(created.jobId);
    if (!job)
        qFatal("%s", qPrintable(job.error().message));
    return m_fixture->find(created.environmentId);
}

Report RealismReportTest::scored(const environments::Environment &environment)
{
    auto connection = m_fixture->connect();
    const auto report = realism::score(connection, environment);
    if (!report)
        qFatal("%s %s", qPrintable(report.error().message), qPrintable(report.error().detail));
    return *report;
}

void RealismReportTest::propertiesExplainThemselves()
{
    QSet<QString> names;
    for (const realism::Property &property : realism::properties()) {
        names.insert(property.name);
        for (const QString &text :
             {property.label, property.meaning, property.expected, property.source, property.rows})
            QVERIFY2(!text.isEmpty(), qPrintable(property.name));
        QVERIFY(property.meaning.endsWith(u'.'));
        QVERIFY(property.needed > 0 && property.holds);
    }
    QCOMPARE(names.size(), realism::properties().size());
    QVERIFY(names.size() >= 24);
}

void RealismReportTest::judgesByTheBand_data()
{
    QTest::addColumn<QString>("property");
    QTest::addColumn<double>("figure");
    QTest::addColumn<double>("second");
    QTest::addColumn<qint64>("sample");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *property, double figure, double second, qint64 sample, const QString &verdict) {
        QTest::addRow("%s %g %g of %lld", property, figure, second, sample)
            << QString::fromLatin1(property) << figure << second << sample << verdict;
    };
    row("december", 0.16, 0, 1000, u"in-band"_s);
    row("december", 0.159, 0, 1000, u"out-of-band"_s);
    row("december", 0.35, 0, 1000, u"out-of-band"_s);
    row("december", 0.35, 0, 999, u"too-few-rows"_s);
    row("other-months", 0.05, 0.10, 8000, u"in-band"_s);
    row("other-months", 0.049, 0.09, 8000, u"out-of-band"_s);
    row("other-months", 0.06, 0.11, 8000, u"out-of-band"_s);
    row("giving-tuesday", 2.9, 0, 5000, u"out-of-band"_s);
    row("giving-saturday", 1, 0, 5000, u"out-of-band"_s);
    row("small-donors", 0.79, 0, 500, u"out-of-band"_s);
    row("small-donors", 0.91, 0, 500, u"out-of-band"_s);
    row("retention", 0.14, 0.5, 200, u"in-band"_s);
    row("retention", 0.5, 0.45, 200, u"out-of-band"_s);
    row("retention", 0.14, 0.65, 200, u"out-of-band"_s);
    row("volunteer-hours", 66, 50, 200, u"in-band"_s);
    row("volunteer-hours", 50, 66, 200, u"out-of-band"_s);
    row("learning-completion", 0.70, 0, 1000, u"out-of-band"_s);
    row("quiet-people", 0, 0, 1000, u"out-of-band"_s);
    row("ages", 0.999, 30, 1000, u"out-of-band"_s);
    row("ages", 1, 40, 1000, u"out-of-band"_s);
    row("start-dates", 1, 0, 1000, u"out-of-band"_s);
    row("currencies", 0, 1, 1000, u"out-of-band"_s);
    row("family-names", 1.2, 0, 98, u"in-band"_s);
    row("family-names", 1.4, 0, 98, u"out-of-band"_s);
}

void RealismReportTest::judgesByTheBand()
{
    QFETCH(const QString, property);
    QFETCH(const double, figure);
    QFETCH(const double, second);
    QFETCH(const qint64, sample);
    const Report report = realism::judge(large({u"US"_s}), {{property, Measure{figure, second, sample}}});
    const Score score = scoreOf(report, property);
    QTEST(realism::toWord(score.verdict), "verdict");
    QCOMPARE(score.reason.isEmpty(), score.isMeasured());
    QCOMPARE(report.isReal(), score.verdict != Verdict::OutOfBand);
    if (score.verdict == Verdict::TooFewRows)
        QVERIFY2(score.reason.contains(u"999") && score.reason.contains(u"1000"), qPrintable(score.reason));
}

void RealismReportTest::saysWhatDoesNotApply_data()
{
    QTest::addColumn<environments::Environment>("environment");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("word");
    QTest::newRow("Asia has no December") << large({u"APAC"_s}) << u"december"_s << u"United States"_s;
    environments::Environment environment = large({u"UK"_s});
    environment.seasonality = false;
    QTest::newRow("no seasons") << environment << u"giving-tuesday"_s << u"seasonality"_s;
    environment = large({u"US"_s});
    environment.months = 24;
    QTest::newRow("two years") << environment << u"retention"_s << u"36 months"_s;
    environment.months = 6;
    QTest::newRow("half a year") << environment << u"small-donors"_s << u"12 months"_s;
    environment.eventsByKind[u"volunteer"_s] = 0;
    QTest::newRow("no volunteers") << environment << u"volunteer-days"_s << u"volunteer"_s;
    QTest::newRow("not measured") << large({u"US"_s}) << u"ages"_s << u"do not tell"_s;
}

void RealismReportTest::saysWhatDoesNotApply()
{
    QFETCH(const environments::Environment, environment);
    QFETCH(const QString, property);
    QFETCH(const QString, word);
    QMap<QString, Measure> measures;
    for (const realism::Property &known : realism::properties()) {
        if (known.name != u"ages")
            measures.insert(known.name, {0.5, 0.5, 100'000});
    }
    const Score score = scoreOf(realism::judge(environment, measures), property);
    QCOMPARE(score.verdict, Verdict::DoesNotApply);
    QVERIFY2(score.reason.contains(word), qPrintable(score.reason));
}

void RealismReportTest::saysFigures_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<QString>("text");
    QTest::newRow("share") << int(realism::Form::Share) << u"12.3 %"_s;
    QTest::newRow("shares") << int(realism::Form::TwoShares) << u"12.3 and 50.0 %"_s;
    QTest::newRow("times") << int(realism::Form::Times) << u"0.12 ×"_s;
    QTest::newRow("hours") << int(realism::Form::Hours) << u"0.1 and 0.5 h"_s;
}

void RealismReportTest::saysFigures()
{
    QFETCH(const int, form);
    QTEST(realism::textOf(realism::Form(form), {0.123, 0.5, 10}), "text");
}

void RealismReportTest::comparesWithTheirOwnCountry()
{
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    const auto expected = realism::expectations(large({u"MULTI"_s}), **blueprint);
    VERIFY_RESULT(expected);
    QCOMPARE((*expected)[u"currencies"_s][u"EU"_s].toArray(), QJsonArray{u"USD"_s});
    QCOMPARE((*expected)[u"decimals"_s][u"USD"_s].toInt(), 2);
    const QJsonObject names = (*expected)[u"familyNames"_s].toObject();
    QVERIFY(names[u"en-US"_s][u"names"_s].toArray().contains(u"Smith"_s));
    QCOMPARE(names[u"de-DE"_s][u"names"_s].toArray().size(), 10);
    QVERIFY(!names.contains(u"ja-JP"_s));
    const auto both = realism::expectations(large({u"US"_s, u"EU"_s}), **blueprint);
    VERIFY_RESULT(both);
    QCOMPARE((*both)[u"currencies"_s][u"EU"_s].toArray(), QJsonArray{u"EUR"_s});
}

void RealismReportTest::countsWhatWasGenerated_data()
{
    QTest::addColumn<QStringList>("regions");
    QTest::addColumn<QString>("isolation");
    QTest::addColumn<int>("months");
    QTest::newRow("worldwide") << QStringList{u"MULTI"_s} << u"shared_schema"_s << 40;
    QTest::newRow("with a schema of its own") << QStringList{u"US"_s, u"EU"_s} << u"full"_s << 12;
    QTest::newRow("half a year") << QStringList{u"APAC"_s} << u"shared_schema"_s << 6;
}

void RealismReportTest::countsWhatWasGenerated()
{
    QFETCH(const QStringList, regions);
    QFETCH(const QString, isolation);
    QFETCH(const int, months);
    environments::CreateTenant create = m_fixture->request(u"Count %1"_s.arg(months));
    create.size = u"medium"_s;
    create.regions = regions;
    create.isolation = isolation;
    create.months = months;
    const environments::Environment environment = make(create);
    const auto blueprint = generation::loadBuiltIn(u"impact"_s);
    const auto plan = generation::compile(*blueprint, environments::datasetRequest(create, m_fixture->clock),
                                          m_fixture->salts.constLast());
    VERIFY_RESULT(plan);
    const QMap<QString, generation::test::Measure> made = generation::test::RealismMeasures(**plan).all();
    int compared = 0;
    const QStringList contacts{u"mail-names"_s, u"postal-codes"_s, u"phones"_s};
    for (const Score &score : scored(environment).scores) {
        if (score.verdict == Verdict::DoesNotApply)
            continue;
        if (contacts.contains(score.property.name)) {
            QCOMPARE(score.measure.figure, 0.0);
            QVERIFY(score.measure.sample > 0);
            continue;
        }
        const QByteArray name = score.property.name.toUtf8();
        QVERIFY2(made.contains(score.property.name), name.constData());
        const generation::test::Measure expected = made.value(score.property.name);
        const QByteArray found = u"%1: %2 and %3, not %4 and %5"_s.arg(score.property.name)
                                     .arg(score.measure.figure)
                                     .arg(score.measure.second)
                                     .arg(expected.value)
                                     .arg(expected.second)
                                     .toUtf8();
        QVERIFY2(std::abs(score.measure.figure - expected.value) <= 1e-6 * (1 + expected.value), found.constData());
        QVERIFY2(std::abs(score.measure.second - expected.second) <= 1e-6 * (1 + expected.second), found.constData());
        QCOMPARE(score.measure.sample, expected.sample);
        ++compared;
    }
    QVERIFY2(compared >= (months < 12 ? 13 : 20), qPrintable(QString::number(compared)));
}

void RealismReportTest::scoresALongHistory()
{
    environments::CreateTenant create = m_fixture->request(u"Long"_s);
    create.size = u"medium"_s;
    create.users = 1500;
    create.months = 60;
    create.isolation = u"full"_s;
    const Report report = scored(make(create));
    const Score retention = scoreOf(report, u"retention"_s);
    QVERIFY2(retention.verdict == Verdict::InBand,
             qPrintable(realism::textOf(retention.property.form, retention.measure)));
    QCOMPARE(report.count(Verdict::DoesNotApply), 0);
}

void RealismReportTest::findsWhatSomebodySpoiled()
{
    environments::CreateTenant create = m_fixture->request(u"Spoiled"_s);
    create.size = u"medium"_s;
    const environments::Environment environment = make(create);
    QCOMPARE(outOfBand(scored(environment)), QString());
    m_fixture->ask("WITH spoiled AS (UPDATE impact.events SET status = 'completed', occurred_at = occurred_at - "
                   "interval '60 years', "
                   "currency = CASE WHEN amount IS NOT NULL THEN 'EUR' END WHERE tenant_id = 'demo-spoiled' "
                   "RETURNING 1) SELECT count(*) FROM spoiled");
    m_fixture->ask(
        "WITH spoiled AS (UPDATE impact.users SET email = 'x' || email, postal_code = 'X ' || postal_code, "
        "phone = '+1 212 664 76' WHERE tenant_id = 'demo-spoiled' RETURNING 1) SELECT count(*) FROM spoiled");
    const Report report = scored(environment);
    QVERIFY(!report.isReal());
    for (const QString &property :
         {u"learning-completion"_s, u"start-dates"_s, u"currencies"_s, u"mail-names"_s, u"postal-codes"_s, u"phones"_s})
        QCOMPARE(scoreOf(report, property).verdict, Verdict::OutOfBand);
}

void RealismReportTest::smallTenantsAreNotJudged()
{
    const Report report = scored(make(m_fixture->request(u"Small"_s)));
    QCOMPARE(outOfBand(report), QString());
    QVERIFY(report.count(Verdict::TooFewRows) > 10);
    const Score donors = scoreOf(report, u"small-donors"_s);
    QCOMPARE(donors.verdict, Verdict::TooFewRows);
    QVERIFY2(donors.reason.contains(u"it takes 300"), qPrintable(donors.reason));
}

void RealismReportTest::refusesWhatIsNotComplete()
{
    const auto created = m_fixture->create(m_fixture->request(u"Waiting"_s));
    auto connection = m_fixture->connect();
    VERIFY_ERROR(realism::score(connection, m_fixture->find(created.environmentId)), ErrorCode::Conflict);
    environments::Environment foreign = large({u"US"_s});
    foreign.id = u"acme-production"_s;
    VERIFY_ERROR(realism::score(connection, foreign), ErrorCode::GuardRefused);
    foreign.id = u"demo-nobody"_s;
    VERIFY_ERROR(realism::score(connection, foreign), ErrorCode::NotFound);
    foreign.blueprint = u"unheard-of"_s;
    VERIFY_ERROR(realism::score(connection, foreign), ErrorCode::NotFound);
}

void RealismReportTest::letsAViewerRead()
{
    const environments::Environment environment = make(m_fixture->request(u"Viewed"_s));
    auto viewer = test::TestDatabase::connect(m_fixture->database.login(u"viewer"_s));
    const auto report = realism::score(viewer, environment);
    VERIFY_RESULT(report);
    QVERIFY(scoreOf(*report, u"volunteer-days"_s).isMeasured());
}

QTEST_GUILESS_MAIN(RealismReportTest)
#include "tst_realism_report.moc"
