#include "dataset_fixture.h"
#include "generation/row_decoder.h"
#include "generation/time_zones.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace showroom;
using namespace showroom::generation;
using namespace Qt::StringLiterals;

namespace {

struct Event {
    QString kind;
    QString user;
    QString status;
    QDateTime local;
    double amount = 0;
    double hours = 0;
};

QList<QVariantMap> decoded(const DatasetPlan &plan, int table)
{
    const QByteArray all = test::bytes(plan, table, 1 << 20);
    return decodeRows({all.constData(), std::size_t(all.size())}, plan.tables().at(table).columns);
}

/// Events with the time of their person's clock.
QList<Event> eventsOf(const DatasetPlan &plan)
{
    QHash<QString, QString> zones;
    for (const QVariantMap &row : decoded(plan, 0))
        zones.insert(row[u"id"_s].toString(), row[u"time_zone"_s].toString());
    QList<Event> events;
    for (const QVariantMap &row : decoded(plan, 1)) {
        Event event{row[u"kind"_s].toString(),
                    row[u"user_id"_s].toString(),
                    row[u"status"_s].toString(),
                    row[u"occurred_at"_s].toDateTime(),
                    row[u"amount"_s].toString().toDouble(),
                    row[u"hours"_s].toString().toDouble()};
        const TimeZoneRules *rules = TimeZoneRules::find(zones.value(event.user).toStdString());
        const auto day = std::int32_t(event.local.toSecsSinceEpoch() / 86400);
        event.local = event.local.addSecs(60 * rules->offsetAtNoon(day));
        events.append(event);
    }
    return events;
}

QList<Event> ofKind(const QList<Event> &events, const QString &kind)
{
    QList<Event> chosen;
    std::copy_if(events.begin(), events.end(), std::back_inserter(chosen),
                 [&](const Event &e) { return e.kind == kind; });
    return chosen;
}

double share(const QList<Event> &events, const std::function<bool(const Event &)> &matches)
{
    return double(std::count_if(events.begin(), events.end(), matches)) / double(events.size());
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

} // namespace

/// The figures of public sources that the data reproduces, on a large tenant of the United States over the year 2025.
class TestRealism final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void decemberIsTheLargestMonthOfGiving();
    void yearEndsWithATenthOfGiving();
    void givingTuesdayStandsOut();
    void saturdayIsTheQuietestDayOfGiving();
    void giftsHaveAHeavyTailAndRoundNumbers();
    void volunteeringPeaksInTheMiddleOfTheWeek();
    void volunteeringHoursAreSkewed();
    void fewerFinishThanStart();
    void fewPeopleDoMost();
    void seasonalityCanBeLeftOut();
    void summerTimeFollowsTheRules_data();
    void summerTimeFollowsTheRules();

private:
    QList<Event> m_events;
    QList<Event> m_gifts;
};

void TestRealism::initTestCase()
{
    DatasetRequest request = test::request(u"large"_s);
    request.referenceDate = QDate(2026, 1, 3);
    m_events = eventsOf(*test::plan(request));
    m_gifts = ofKind(m_events, u"donation"_s);
    QCOMPARE(m_events.size(), 126000);
}

void TestRealism::decemberIsTheLargestMonthOfGiving()
{
    double months[13] = {};
    for (const Event &gift : m_gifts)
        months[gift.local.date().month()] += 1.0 / double(m_gifts.size());
    QVERIFY2(months[12] >= 0.16 && months[12] <= 0.34, qPrintable(QString::number(months[12])));
    for (int month = 1; month < 12; ++month)
        QVERIFY2(months[month] >= 0.05 && months[month] <= 0.10, qPrintable(u"%1: %2"_s.arg(month).arg(months[month])));
}

void TestRealism::yearEndsWithATenthOfGiving()
{
    const double last = share(m_gifts, [](const Event &gift) {
        return gift.local.date() >= QDate(2025, 12, 29) && gift.local.date() <= QDate(2025, 12, 31);
    });
    QVERIFY2(last >= 0.05 && last <= 0.15, qPrintable(QString::number(last)));
}

void TestRealism::givingTuesdayStandsOut()
{
    QHash<QDate, double> tuesdays;
    for (const Event &gift : m_gifts) {
        if (gift.local.date().dayOfWeek() == 2)
            ++tuesdays[gift.local.date()];
    }
    const double usual = median(tuesdays.values());
    QVERIFY2(tuesdays.value(QDate(2025, 12, 2)) >= 3 * usual,
             qPrintable(QString::number(tuesdays.value(QDate(2025, 12, 2)))));
}

void TestRealism::saturdayIsTheQuietestDayOfGiving()
{
    double days[8] = {};
    for (const Event &gift : m_gifts)
        ++days[gift.local.date().dayOfWeek()];
    QCOMPARE(std::min_element(days + 1, days + 8) - days, std::ptrdiff_t(6));
    QVERIFY(days[1] > days[4] && days[2] > days[4]);
    const double office = share(
        m_gifts, [](const Event &gift) { return gift.local.time().hour() >= 8 && gift.local.time().hour() < 18; });
    QVERIFY2(office >= 0.6, qPrintable(QString::number(office)));
}

void TestRealism::giftsHaveAHeavyTailAndRoundNumbers()
{
    QList<double> amounts;
    double sum = 0;
    for (const Event &gift : m_gifts) {
        QVERIFY(gift.amount >= 1);
        amounts.append(gift.amount);
        sum += gift.amount;
    }
    const double mean = sum / double(amounts.size());
    QVERIFY2(mean > 1.5 * median(amounts), qPrintable(u"%1, %2"_s.arg(mean).arg(median(amounts))));
    const double round = share(m_gifts, [](const Event &gift) { return qRound64(gift.amount * 100) % 500 == 0; });
    QVERIFY2(round >= 0.5 && round < 0.95, qPrintable(QString::number(round)));
}

void TestRealism::volunteeringPeaksInTheMiddleOfTheWeek()
{
    double days[8] = {};
    for (const Event &shift : ofKind(m_events, u"volunteer"_s))
        ++days[shift.local.date().dayOfWeek()];
    for (const int day : {1, 2, 5, 6, 7})
        QVERIFY(days[3] > days[day] && days[4] > days[day]);
}

void TestRealism::volunteeringHoursAreSkewed()
{
    QList<double> logs;
    double sum = 0;
    QList<double> hours;
    for (const Event &shift : ofKind(m_events, u"volunteer"_s)) {
        if (shift.hours <= 0)
            continue;
        hours.append(shift.hours);
        sum += shift.hours;
        logs.append(std::log(shift.hours));
    }
    QVERIFY(sum / double(hours.size()) > median(hours));
    double mean = 0;
    double squares = 0;
    for (const double log : logs) {
        mean += log / double(logs.size());
        squares += log * log / double(logs.size());
    }
    const double sigma = std::sqrt(squares - mean * mean);
    QVERIFY2(sigma > 0.6 && sigma < 0.85, qPrintable(QString::number(sigma)));
}

void TestRealism::fewerFinishThanStart()
{
    const double completed =
        share(ofKind(m_events, u"learning"_s), [](const Event &course) { return course.status == u"completed"; });
    QVERIFY2(completed > 0.5 && completed < 0.7, qPrintable(QString::number(completed)));
}

void TestRealism::fewPeopleDoMost()
{
    constexpr int people = 2000;
    QHash<QString, int> byPerson;
    for (const Event &event : m_events)
        ++byPerson[event.user];
    QList<int> counts = byPerson.values();
    std::sort(counts.begin(), counts.end(), std::greater<>());
    double top = 0;
    for (int i = 0; i < people / 10; ++i)
        top += counts.at(i);
    top /= double(m_events.size());
    QVERIFY2(top >= 0.35 && top <= 0.60, qPrintable(QString::number(top)));
    QVERIFY2(byPerson.size() < people - 40, qPrintable(QString::number(byPerson.size())));
}

void TestRealism::seasonalityCanBeLeftOut()
{
    DatasetRequest request = test::request(u"large"_s);
    request.referenceDate = QDate(2026, 1, 3);
    request.seasonality = false;
    const QList<Event> gifts = ofKind(eventsOf(*test::plan(request)), u"donation"_s);
    const double december = share(gifts, [](const Event &gift) { return gift.local.date().month() == 12; });
    QVERIFY2(december > 0.07 && december < 0.11, qPrintable(QString::number(december)));
    const double saturdays = share(gifts, [](const Event &gift) { return gift.local.date().dayOfWeek() == 6; });
    QVERIFY2(saturdays < 0.11, qPrintable(QString::number(saturdays)));
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
    QTEST(rules->offsetAtNoon(std::int32_t(QDate(1970, 1, 1).daysTo(date))), "minutes");
}

QTEST_APPLESS_MAIN(TestRealism)
#include "tst_realism.moc"
