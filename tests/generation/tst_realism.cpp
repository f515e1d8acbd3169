#include "generation/currency.h"
#include "generation/dataset_fixture.h"
#include "generation/holidays.h"
#include "generation/participation.h"
#include "generation/realism_measures.h"
#include "generation/time_zones.h"
#include "masking/corpora.h"

#include <cmath>

using namespace showroom;
using namespace showroom::generation;
using namespace Qt::StringLiterals;

using test::Measure;
using test::MeasuredEvent;
using test::RealismMeasures;

namespace {

std::int32_t dayOf(const QDate &date)
{
    return std::int32_t(QDate(1970, 1, 1).daysTo(date));
}

QDate dateOf(std::int32_t day)
{
    return QDate(1970, 1, 1).addDays(day);
}

/// Bounds of a property, for both of its figures where there are two (realism.md).
struct Band {
    const char *property;
    double low;
    double high;
    double lowSecond = 0;
    double highSecond = 0;
};

constexpr double unbounded = 1e9;

constexpr Band bands[] = {
    {"giving-saturday", 0.3, 0.999},
    {"giving-hours", 0.6, 1},
    {"gift-size", 1.5, unbounded},
    {"round-gifts", 0.5, 0.95},
    {"small-donors", 0.8, 0.9},
    {"matching", 0.05, 0.15},
    {"volunteer-share", 0.25, 0.42},
    {"volunteer-hours", 40, 110, 30, 80},
    {"volunteer-spread", 0.6, 0.9},
    {"volunteer-days", 1.001, unbounded},
    {"learning-length", 1.001, unbounded},
    {"learning-completion", 0.5, 0.7},
    {"top-tenth", 0.35, 0.6},
    {"quiet-people", 0.02, 0.2},
    {"ages", 1, 1, 30, 30},
    {"tenure", 0.2, 0.6, 0.1, 0.4},
    {"start-dates", 0, 0},
    {"currencies", 0, 0},
};

/// Known of the United States and the United Kingdom alone.
constexpr Band westernBands[] = {
    {"december", 0.16, 0.34}, {"other-months", 0.05, 0.1, 0.05, 0.1}, {"given-names", 1.001, unbounded},
    {"year-end", 0.05, 0.15}, {"giving-tuesday", 3, unbounded},
};

} // namespace

Q_DECLARE_METATYPE(showroom::masking::Holiday)

/// The figures of public sources that the data reproduces, on large tenants of every region over the year 2025.
class TestRealism final : public QObject {
    Q_OBJECT

private slots:
    void keepsItsBands_data();
    void keepsItsBands();
    void keepsItsBandsWhoeverAsks_data();
    void keepsItsBandsWhoeverAsks();
    void familyNamesAreTheirCountrys_data();
    void familyNamesAreTheirCountrys();
    void donorsComeBackAsTheyDo();
    void retentionHasASteadyState_data();
    void retentionHasASteadyState();
    void smithsAreAsManyAsTheyAre();
    void joinersRise();
    void seasonalityCanBeLeftOut();
    void amountsHaveTheirCurrencysDecimals_data();
    void amountsHaveTheirCurrencysDecimals();
    void currenciesHaveTheirDecimals_data();
    void currenciesHaveTheirDecimals();
    void holidaysFollowTheirRules_data();
    void holidaysFollowTheirRules();
    void easterIsFound_data();
    void easterIsFound();
    void officesRestOnHolidays();
    void everybodyRestsOnTheirOwnHolidays_data();
    void everybodyRestsOnTheirOwnHolidays();
    void summerTimeFollowsTheRules_data();
    void summerTimeFollowsTheRules();

private:
    const QMap<QString, Measure> &measures(const QString &region);

    QMap<QString, QMap<QString, Measure>> m_measures;
};

const QMap<QString, Measure> &TestRealism::measures(const QString &region)
{
    if (!m_measures.contains(region)) {
        DatasetRequest request = test::request(u"large"_s, {region});
        request.referenceDate = QDate(2026, 1, 3);
        m_measures.insert(region, RealismMeasures(*test::plan(request)).all());
    }
    return m_measures[region];
}

void TestRealism::keepsItsBands_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QList<double>>("bounds");
    const auto add = [](const char *region, const Band &band) {
        QTest::addRow("%s, %s", region, band.property)
            << QString::fromLatin1(region) << QString::fromLatin1(band.property)
            << QList<double>{band.low, band.high, band.lowSecond, band.highSecond};
    };
    for (const char *region : {"US", "UK", "EU", "APAC", "LATAM", "MULTI"}) {
        for (const Band &band : bands)
            add(region, band);
    }
    for (const char *region : {"US", "UK", "MULTI"}) {
        for (const Band &band : westernBands)
            add(region, band);
    }
}

void TestRealism::keepsItsBands()
{
    QFETCH(const QString, region);
    QFETCH(const QString, property);
    QFETCH(const QList<double>, bounds);
    QVERIFY(measures(region).contains(property));
    const Measure measure = measures(region).value(property);
    const QByteArray found = u"%1 and %2 of %3"_s.arg(measure.value).arg(measure.second).arg(measure.sample).toUtf8();
    QVERIFY2(measure.value >= bounds[0] && measure.value <= bounds[1], found.constData());
    if (bounds[3] > 0)
        QVERIFY2(measure.second >= bounds[2] && measure.second <= bounds[3], found.constData());
    if (property == u"volunteer-hours" || property == u"tenure")
        QVERIFY2(measure.value > measure.second, found.constData());
    QVERIFY(measure.sample >= 100);
}

void TestRealism::keepsItsBandsWhoeverAsks_data()
{
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QString>("vertical");
    QTest::newRow("bank") << u"demo-globex"_s << u"finance"_s;
    QTest::newRow("charity") << u"demo-initech"_s << u"nonprofit"_s;
}

void TestRealism::keepsItsBandsWhoeverAsks()
{
    QFETCH(const QString, environment);
    QFETCH(const QString, vertical);
    DatasetRequest request = test::request(u"large"_s, {u"US"_s});
    request.referenceDate = QDate(2026, 5, 17);
    request.environmentId = environment;
    request.vertical = vertical;
    const QMap<QString, Measure> measured = RealismMeasures(*test::plan(request)).all();
    for (const char *property : {"small-donors", "matching", "volunteer-share", "volunteer-spread", "top-tenth",
                                 "round-gifts", "giving-saturday", "gift-size"}) {
        const auto *band = std::find_if(std::begin(bands), std::end(bands),
                                        [&](const Band &b) { return qstrcmp(b.property, property) == 0; });
        const double value = measured.value(QString::fromLatin1(property)).value;
        QVERIFY2(value >= band->low && value <= band->high,
                 qPrintable(u"%1: %2"_s.arg(QLatin1String(property)).arg(value)));
    }
}

void TestRealism::familyNamesAreTheirCountrys_data()
{
    QTest::addColumn<QString>("region");
    for (const char *region : {"US", "UK", "EU", "MULTI"})
        QTest::newRow(region) << QString::fromLatin1(region);
}

void TestRealism::familyNamesAreTheirCountrys()
{
    QFETCH(const QString, region);
    const Measure names = measures(region).value(u"family-names"_s);
    QVERIFY(names.sample >= 70);
    QVERIFY2(names.value > 0.67 && names.value < 1.33, qPrintable(QString::number(names.value)));
}

void TestRealism::donorsComeBackAsTheyDo()
{
    DatasetRequest request = test::request(u"large"_s, {u"US"_s});
    request.months = 60;
    request.counts = {{u"volunteer"_s, 0}, {u"learning"_s, 0}, {u"enrollment"_s, 0}, {u"buddy"_s, 0}};
    const Measure retention = RealismMeasures(*test::plan(request)).all().value(u"retention"_s);
    QVERIFY(retention.sample > 200);
    QVERIFY2(retention.value > 0.10 && retention.value < 0.18, qPrintable(QString::number(retention.value)));
    QVERIFY2(retention.second > 0.43 && retention.second < 0.57, qPrintable(QString::number(retention.second)));
}

void TestRealism::retentionHasASteadyState_data()
{
    QTest::addColumn<int>("participation");
    QTest::addColumn<int>("fresh");
    QTest::addColumn<int>("repeat");
    QTest::newRow("donors") << 46 << 14 << 50;
    QTest::newRow("members") << 30 << 60 << 85;
    QTest::newRow("once") << 20 << 0 << 50;
}

void TestRealism::retentionHasASteadyState()
{
    QFETCH(const int, participation);
    QFETCH(const int, fresh);
    QFETCH(const int, repeat);
    const double acquired = acquisitionPermyriad(participation, {fresh, repeat}) / 10000.0;
    QVERIFY(acquired > 0 && acquired <= 1);
    double newOnes = 0;
    double repeaters = 0;
    for (int year = 0; year < 200; ++year) {
        const double away = 1 - newOnes - repeaters;
        repeaters = newOnes * fresh / 100 + repeaters * repeat / 100;
        newOnes = away * acquired;
    }
    const double share = newOnes + repeaters;
    QVERIFY2(std::abs(share - participation / 100.0) < 0.005, qPrintable(QString::number(share)));
}

/// Smith 828 among 100,000, the six commonest together 3.4 percent (Census 2010).
void TestRealism::smithsAreAsManyAsTheyAre()
{
    QMap<QString, int> names;
    for (const QVariantMap &person : test::plan(test::request(u"large"_s))->sampleRows(0, 2000))
        ++names[person[u"family_name"_s].toString()];
    const int smiths = names.value(u"Smith"_s);
    QVERIFY2(smiths >= 9 && smiths <= 25, qPrintable(QString::number(smiths)));
    int commonest = 0;
    for (const QString &name : {u"Smith"_s, u"Johnson"_s, u"Williams"_s, u"Brown"_s, u"Jones"_s, u"Garcia"_s})
        commonest += names.value(name);
    QVERIFY2(commonest >= 45 && commonest <= 91, qPrintable(QString::number(commonest)));
}

void TestRealism::joinersRise()
{
    QMap<int, int> byYear;
    for (const QVariantMap &person : test::plan(test::request(u"large"_s))->sampleRows(0, 2000))
        ++byYear[person[u"joined_on"_s].toDate().year()];
    QVERIFY(byYear.value(2025) > byYear.value(2023) && byYear.value(2023) > byYear.value(2019));
    QVERIFY(byYear.size() > 12);
}

void TestRealism::seasonalityCanBeLeftOut()
{
    DatasetRequest request = test::request(u"large"_s);
    request.referenceDate = QDate(2026, 1, 3);
    request.seasonality = false;
    request.counts = {{u"volunteer"_s, 0}, {u"learning"_s, 0}, {u"enrollment"_s, 0}, {u"buddy"_s, 0}};
    const QMap<QString, Measure> measured = RealismMeasures(*test::plan(request)).all();
    const double december = measured.value(u"december"_s).value;
    QVERIFY2(december > 0.07 && december < 0.11, qPrintable(QString::number(december)));
    QVERIFY(measured.value(u"giving-saturday"_s).value < 1);
    QVERIFY(measured.value(u"giving-tuesday"_s).value < 1.5);
}

void TestRealism::amountsHaveTheirCurrencysDecimals_data()
{
    QTest::addColumn<QByteArray>("currency");
    QTest::addColumn<int>("decimals");
    QTest::newRow("dollars") << QByteArray("USD") << 2;
    QTest::newRow("yen") << QByteArray("JPY") << 0;
}

void TestRealism::amountsHaveTheirCurrencysDecimals()
{
    QFETCH(const QByteArray, currency);
    QFETCH(const int, decimals);
    QByteArray source = builtInSource(u"impact"_s);
    source.replace("currency: USD", QByteArray("currency: " + currency));
    const auto blueprint = readBlueprint(source, u"mine.yaml"_s);
    QVERIFY(blueprint);
    const auto plan = compile(*blueprint, test::request(u"small"_s, {u"APAC"_s}), test::salt());
    QVERIFY(plan);
    int amounts = 0;
    for (const QVariantMap &row : (*plan)->sampleRows(1, 1125)) {
        if (!row[u"amount"_s].isValid())
            continue;
        const QString amount = row[u"amount"_s].toString();
        QCOMPARE(amount.contains(u'.') ? amount.size() - amount.indexOf(u'.') - 1 : 0, decimals);
        QVERIFY(amount.toDouble() > 0);
        ++amounts;
    }
    QCOMPARE(amounts, 200);
}

void TestRealism::currenciesHaveTheirDecimals_data()
{
    QTest::addColumn<QString>("currency");
    QTest::addColumn<int>("decimals");
    for (const auto &[currency, decimals] : {std::pair("EUR", 2), {"JPY", 0}, {"KRW", 0}, {"KWD", 3}, {"INR", 2}})
        QTest::newRow(currency) << QString::fromLatin1(currency) << decimals;
}

void TestRealism::currenciesHaveTheirDecimals()
{
    QFETCH(const QString, currency);
    QTEST(currencyDecimals(currency), "decimals");
}

void TestRealism::holidaysFollowTheirRules_data()
{
    QTest::addColumn<masking::Holiday>("rule");
    QTest::addColumn<QList<QDate>>("days");
    masking::Holiday rule;
    rule.month = 5;
    rule.day = 1;
    QTest::newRow("a date") << rule << QList<QDate>{{2024, 5, 1}, {2025, 5, 1}};
    rule = {};
    rule.month = 11;
    rule.weekday = 4;
    rule.nth = 4;
    QTest::newRow("fourth Thursday") << rule << QList<QDate>{{2024, 11, 28}, {2025, 11, 27}};
    rule.month = 5;
    rule.weekday = 1;
    rule.nth = -1;
    QTest::newRow("last Monday") << rule << QList<QDate>{{2024, 5, 27}, {2025, 5, 26}};
    rule = {};
    rule.isByEaster = true;
    rule.plusDays = -2;
    QTest::newRow("Good Friday") << rule << QList<QDate>{{2024, 3, 29}, {2025, 4, 18}};
    rule = {};
    rule.days = {dayOf({2023, 1, 22}), dayOf({2024, 2, 10}), dayOf({2025, 1, 29})};
    QTest::newRow("listed") << rule << QList<QDate>{{2024, 2, 10}, {2025, 1, 29}};
    rule = {};
    rule.month = 12;
    rule.day = 31;
    rule.plusDays = 1;
    QTest::newRow("into the next year") << rule << QList<QDate>{{2024, 1, 1}, {2025, 1, 1}};
}

void TestRealism::holidaysFollowTheirRules()
{
    QFETCH(const masking::Holiday, rule);
    QFETCH(const QList<QDate>, days);
    const Holidays holidays(std::vector{rule, rule}, dayOf({2024, 1, 1}), dayOf({2025, 12, 31}));
    QList<QDate> found;
    for (const std::int32_t day : holidays.days())
        found.append(dateOf(day));
    QCOMPARE(found, days);
    QVERIFY(holidays.contains(dayOf(days.first())) && !holidays.contains(dayOf(days.first().addDays(1))));
}

void TestRealism::easterIsFound_data()
{
    QTest::addColumn<QDate>("sunday");
    for (const QDate &sunday : {QDate(2000, 4, 23), QDate(2008, 3, 23), QDate(2019, 4, 21), QDate(2024, 3, 31),
                                QDate(2025, 4, 20), QDate(2026, 4, 5), QDate(2038, 4, 25)})
        QTest::newRow(qPrintable(sunday.toString(Qt::ISODate))) << sunday;
}

void TestRealism::easterIsFound()
{
    QFETCH(const QDate, sunday);
    QCOMPARE(dateOf(easterSunday(sunday.year())), sunday);
}

void TestRealism::officesRestOnHolidays()
{
    masking::Holiday holiday;
    holiday.month = 6;
    holiday.day = 18;
    const HistoryWindow window{dayOf({2025, 6, 1}), dayOf({2025, 6, 30})};
    CalendarSpec spec;
    spec.weekdays.fill(100);
    spec.hours.fill(1);
    spec.holidayPercent = 5;
    for (const bool seasonality : {true, false}) {
        const Calendar calendar(spec, u"EU"_s, Holidays(std::vector{holiday}, window.firstDay, window.lastDay), window,
                                seasonality);
        QCOMPARE(calendar.weight(17, 17) * 20, calendar.weight(16, 16));
        QCOMPARE(calendar.weight(16, 16), calendar.weight(18, 18));
    }
}

void TestRealism::everybodyRestsOnTheirOwnHolidays_data()
{
    QTest::addColumn<QString>("region");
    for (const char *region : {"EU", "MULTI"})
        QTest::newRow(region) << QString::fromLatin1(region);
}

void TestRealism::everybodyRestsOnTheirOwnHolidays()
{
    QFETCH(const QString, region);
    const DatasetRequest request = test::request(u"medium"_s, {region});
    const RealismMeasures measured(*test::plan(request));
    const auto corpora = masking::Corpora::open();
    QHash<QString, Holidays> holidays;
    QMap<QString, int> workdays;
    QMap<QString, int> rest;
    for (const MeasuredEvent &event : measured.events()) {
        const QString locale = measured.people().value(event.user).locale;
        if (!holidays.contains(locale)) {
            const masking::LocaleCorpusPtr corpus = *corpora->locale(locale);
            QVERIFY2(corpus->holidays.size() >= 5, qPrintable(locale));
            holidays.insert(locale, Holidays(corpus->holidays, dayOf(request.referenceDate.addMonths(-12)),
                                             dayOf(request.referenceDate) - 1));
        }
        if (event.local.date().dayOfWeek() <= 5)
            ++(holidays[locale].contains(dayOf(event.local.date())) ? rest : workdays)[event.kind];
    }
    // Without a thought of them, five in two hundred workdays and more would be holidays.
    for (const QString &kind : {u"volunteer"_s, u"learning"_s, u"enrollment"_s})
        QVERIFY2(rest.value(kind) * 125 < workdays.value(kind),
                 qPrintable(u"%1: %2"_s.arg(kind).arg(rest.value(kind))));
    QVERIFY(rest.value(u"donation"_s) * 100 > workdays.value(u"donation"_s));
}

void TestRealism::summerTimeFollowsTheRules_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<int>("minutes");
    QTest::newRow("Berlin, last winter day") << QByteArray("Europe/Berlin") << QDate(2026, 3, 28) << 60;
    QTest::newRow("Berlin, first summer day") << QByteArray("Europe/Berlin") << QDate(2026, 3, 29) << 120;
    QTest::newRow("London, last summer day") << QByteArray("Europe/London") << QDate(2025, 10, 25) << 60;
    QTest::newRow("London, first winter day") << QByteArray("Europe/London") << QDate(2025, 10, 26) << 0;
    QTest::newRow("New York, last winter day") << QByteArray("America/New_York") << QDate(2026, 3, 7) << -300;
    QTest::newRow("New York, first summer day") << QByteArray("America/New_York") << QDate(2026, 3, 8) << -240;
    QTest::newRow("Chicago, first winter day") << QByteArray("America/Chicago") << QDate(2025, 11, 2) << -360;
    QTest::newRow("Sydney, last summer day") << QByteArray("Australia/Sydney") << QDate(2026, 4, 4) << 660;
    QTest::newRow("Sydney, first winter day") << QByteArray("Australia/Sydney") << QDate(2026, 4, 5) << 600;
    QTest::newRow("Sydney, first summer day") << QByteArray("Australia/Sydney") << QDate(2025, 10, 5) << 660;
    QTest::newRow("Phoenix in July") << QByteArray("America/Phoenix") << QDate(2025, 7, 1) << -420;
    QTest::newRow("Mexico City in July") << QByteArray("America/Mexico_City") << QDate(2025, 7, 1) << -360;
    QTest::newRow("Kolkata") << QByteArray("Asia/Kolkata") << QDate(2025, 7, 1) << 330;
}

void TestRealism::summerTimeFollowsTheRules()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDate, date);
    const TimeZoneRules *rules = TimeZoneRules::find(zone.toStdString());
    QVERIFY(rules);
    QTEST(rules->offsetAtNoon(dayOf(date)), "minutes");
}

QTEST_APPLESS_MAIN(TestRealism)
#include "tst_realism.moc"
