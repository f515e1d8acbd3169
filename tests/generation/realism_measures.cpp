#include "generation/realism_measures.h"

#include "generation/row_decoder.h"
#include "generation/time_zones.h"
#include "masking/corpora.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace showroom::generation::test {

using namespace Qt::StringLiterals;

namespace {

constexpr double smallDonor = 500;

QList<QVariantMap> decoded(const DatasetPlan &plan, int table)
{
    CopyBuffer buffer;
    plan.writeRows(table, 0, plan.tables().at(table).rowCount, buffer);
    return decodeRows({buffer.data(), buffer.size()}, plan.tables().at(table).columns);
}

double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

/// As PostgreSQL's percentile_cont.
double median(QList<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const qsizetype middle = (values.size() - 1) / 2;
    return values.size() % 2 ? values.at(middle) : (values.at(middle) + values.at(middle + 1)) / 2;
}

double mean(const QList<double> &values)
{
    return ratio(std::accumulate(values.begin(), values.end(), 0.0), double(values.size()));
}

double deviation(const QList<double> &values)
{
    const double middle = mean(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - middle) * (value - middle);
    return std::sqrt(ratio(squares, double(values.size()) - 1));
}

/// The rules speak of local days, hence the second look: on the day of a change UTC may still have the one before.
QDateTime localTime(const QDateTime &instant, const TimeZoneRules &rules)
{
    const auto shifted = [&](std::int64_t seconds) {
        const auto day = std::int32_t((instant.toSecsSinceEpoch() + seconds) / 86400);
        return std::int64_t(60) * rules.offsetAtNoon(day);
    };
    return instant.addSecs(shifted(shifted(0)));
}

QDate givingTuesday(int year)
{
    QDate day(year, 11, 1);
    while (day.dayOfWeek() != 4)
        day = day.addDays(1);
    return day.addDays(21 + 5);
}

template <class Matches>
double share(const QList<MeasuredEvent> &events, const Matches &matches)
{
    return ratio(double(std::count_if(events.begin(), events.end(), matches)), double(events.size()));
}

std::array<double, 8> byWeekday(const QList<MeasuredEvent> &events)
{
    std::array<double, 8> days{};
    for (const MeasuredEvent &event : events)
        ++days[std::size_t(event.local.date().dayOfWeek())];
    return days;
}

/// How probable it is that two people of one locale bear the same given name.
struct Likeness {
    double matches = 0;
    double pairs = 0;
    qint64 people = 0;
};

Likeness likeness(const QList<MeasuredPerson> &people)
{
    QMap<QString, QMap<QString, double>> names;
    for (const MeasuredPerson &person : people)
        ++names[person.locale][person.givenName];
    Likeness result;
    for (const QMap<QString, double> &counts : std::as_const(names)) {
        const QList<double> numbers = counts.values();
        const double all = std::accumulate(numbers.begin(), numbers.end(), 0.0);
        result.pairs += all * (all - 1);
        for (const double number : numbers)
            result.matches += number * (number - 1);
    }
    result.people = people.size();
    return result;
}

} // namespace

RealismMeasures::RealismMeasures(const DatasetPlan &plan)
    : m_reference(plan.request().referenceDate)
    , m_years(plan.request().months / 12)
{
    QHash<QString, QString> zones;
    for (const QVariantMap &row : decoded(plan, 0)) {
        const QString id = row[u"id"_s].toString();
        zones.insert(id, row[u"time_zone"_s].toString());
        m_people.insert(id, {row[u"region"_s].toString(), row[u"locale"_s].toString(), row[u"country"_s].toString(),
                             row[u"given_name"_s].toString(), row[u"family_name"_s].toString(),
                             row[u"birth_date"_s].toDate(), row[u"joined_on"_s].toDate()});
    }
    for (const QVariantMap &row : decoded(plan, 1)) {
        MeasuredEvent event;
        event.kind = row[u"kind"_s].toString();
        event.user = row[u"user_id"_s].toString();
        event.region = m_people.constFind(event.user)->region;
        event.status = row[u"status"_s].toString();
        event.currency = row[u"currency"_s].toString();
        event.amount = row[u"amount"_s].toString().toDouble();
        event.hours = row[u"hours"_s].toString().toDouble();
        const QDateTime instant = row[u"occurred_at"_s].toDateTime();
        const TimeZoneRules *rules = TimeZoneRules::find(zones.value(event.user).toStdString());
        event.local = localTime(instant, *rules);
        if (event.kind == u"donation") {
            const QByteArray properties = row[u"properties"_s].toString().toUtf8();
            event.isMatched = QJsonDocument::fromJson(properties).object()[u"matched"_s].toBool();
        }
        m_events.append(event);
    }
}

QList<MeasuredEvent> RealismMeasures::chosen(const std::function<bool(const MeasuredEvent &)> &matches) const
{
    QList<MeasuredEvent> events;
    std::copy_if(m_events.begin(), m_events.end(), std::back_inserter(events), matches);
    return events;
}

QList<MeasuredEvent> RealismMeasures::ofKind(const QString &kind) const
{
    return chosen([&](const MeasuredEvent &event) { return event.kind == kind; });
}

QMap<QString, Measure> RealismMeasures::all() const
{
    QMap<QString, Measure> all;
    addGiving(all);
    addCalendarOfGiving(all);
    addDonors(all);
    addVolunteering(all);
    addLearning(all);
    addActivity(all);
    addPeople(all);
    addFamilyNames(all);
    return all;
}

void RealismMeasures::addGiving(QMap<QString, Measure> &all) const
{
    const QList<MeasuredEvent> gifts = ofKind(u"donation"_s);
    const qint64 count = gifts.size();
    const std::array<double, 8> days = byWeekday(gifts);
    const double quietest = std::min({days[1], days[2], days[3], days[4], days[5], days[7]});
    QList<double> amounts;
    for (const MeasuredEvent &gift : gifts)
        amounts.append(gift.amount);
    const auto isInOfficeHours = [](const MeasuredEvent &gift) {
        return gift.local.time().hour() >= 8 && gift.local.time().hour() < 18;
    };
    const auto isRound = [](const MeasuredEvent &gift) { return qRound64(gift.amount * 100) % 500 == 0; };
    all[u"giving-saturday"_s] = {ratio(days[6], quietest), 0, count};
    all[u"giving-hours"_s] = {share(gifts, isInOfficeHours), 0, count};
    all[u"gift-size"_s] = {ratio(mean(amounts), median(amounts)), 0, count};
    all[u"round-gifts"_s] = {share(gifts, isRound), 0, count};
}

void RealismMeasures::addCalendarOfGiving(QMap<QString, Measure> &all) const
{
    const QList<MeasuredEvent> gifts = chosen([&](const MeasuredEvent &event) {
        return event.kind == u"donation" && (event.region == u"US" || event.region == u"UK") &&
               event.local.date() >= yearsAgo(m_years);
    });
    const qint64 count = gifts.size();
    if (m_years < 1 || count == 0)
        return;
    std::array<double, 13> months{};
    QHash<QDate, double> days;
    for (const MeasuredEvent &gift : gifts) {
        months[std::size_t(gift.local.date().month())] += 1.0 / double(count);
        ++days[gift.local.date()];
    }
    const auto isYearEnd = [](const MeasuredEvent &gift) {
        return gift.local.date().month() == 12 && gift.local.date().day() >= 29;
    };
    all[u"december"_s] = {months[12], 0, count};
    all[u"other-months"_s] = {*std::min_element(months.begin() + 1, months.begin() + 12),
                              *std::max_element(months.begin() + 1, months.begin() + 12), count};
    all[u"year-end"_s] = {share(gifts, isYearEnd), 0, count};
    QList<double> tuesdays;
    QList<double> peaks;
    for (QDate day = yearsAgo(m_years); day < m_reference; day = day.addDays(1)) {
        if (day.dayOfWeek() == 2)
            tuesdays.append(days.value(day));
        if (day == givingTuesday(day.year()))
            peaks.append(days.value(day));
    }
    all[u"giving-tuesday"_s] = {ratio(mean(peaks), median(tuesdays)), 0, count};
}

void RealismMeasures::addDonors(QMap<QString, Measure> &all) const
{
    QHash<QString, double> given;
    QSet<QString> matched;
    for (const MeasuredEvent &gift : ofKind(u"donation"_s)) {
        if (!isInLastYear(gift))
            continue;
        given[gift.user] += gift.amount;
        if (gift.isMatched)
            matched.insert(gift.user);
    }
    const QList<double> sums = given.values();
    const auto small = std::count_if(sums.begin(), sums.end(), [](double sum) { return sum < smallDonor; });
    all[u"small-donors"_s] = {ratio(double(small), double(sums.size())), 0, sums.size()};
    all[u"matching"_s] = {ratio(double(matched.size()), double(m_people.size())), 0, m_people.size()};
    all[u"retention"_s] = retention();
}

Measure RealismMeasures::retention() const
{
    QHash<QString, quint64> years; ///< a bit for each year in which somebody gave, the latest the lowest
    for (const MeasuredEvent &gift : ofKind(u"donation"_s)) {
        for (int year = 0; year < m_years; ++year) {
            if (gift.local.date() >= yearsAgo(year + 1) && gift.local.date() < yearsAgo(year))
                years[gift.user] |= quint64(1) << year;
        }
    }
    std::array<double, 2> donors{}; ///< new, repeat
    std::array<double, 2> kept{};
    for (const quint64 gave : std::as_const(years)) {
        for (int year = 1; year + 1 < m_years; ++year) {
            if (!(gave >> year & 1))
                continue;
            const auto isRepeat = std::size_t(gave >> (year + 1) & 1);
            ++donors[isRepeat];
            kept[isRepeat] += double(gave >> (year - 1) & 1);
        }
    }
    return {ratio(kept[0], donors[0]), ratio(kept[1], donors[1]), qint64(std::min(donors[0], donors[1]))};
}

void RealismMeasures::addVolunteering(QMap<QString, Measure> &all) const
{
    const QList<MeasuredEvent> shifts = ofKind(u"volunteer"_s);
    QHash<QString, double> hours;
    for (const MeasuredEvent &shift : shifts) {
        if (shift.hours > 0 && isInLastYear(shift))
            hours[shift.user] += shift.hours;
    }
    QList<double> sums; ///< of those who were there all year
    QList<double> logs;
    for (auto it = hours.cbegin(); it != hours.cend(); ++it) {
        if (m_people.value(it.key()).joined >= yearsAgo(1))
            continue;
        sums.append(it.value());
        logs.append(std::log(it.value()));
    }
    const std::array<double, 8> days = byWeekday(shifts);
    all[u"volunteer-share"_s] = {ratio(double(hours.size()), double(m_people.size())), 0, m_people.size()};
    all[u"volunteer-hours"_s] = {mean(sums), median(sums), sums.size()};
    all[u"volunteer-spread"_s] = {deviation(logs), 0, sums.size()};
    all[u"volunteer-days"_s] = {ratio(std::min(days[3], days[4]), days[6]), 0, shifts.size()};
}

void RealismMeasures::addLearning(QMap<QString, Measure> &all) const
{
    const QList<MeasuredEvent> courses = ofKind(u"learning"_s);
    QList<double> lengths;
    for (const MeasuredEvent &course : courses)
        lengths.append(course.hours);
    const auto isCompleted = [](const MeasuredEvent &course) { return course.status == u"completed"; };
    all[u"learning-length"_s] = {ratio(mean(lengths), median(lengths)), 0, lengths.size()};
    all[u"learning-completion"_s] = {share(courses, isCompleted), 0, courses.size()};
}

void RealismMeasures::addActivity(QMap<QString, Measure> &all) const
{
    QHash<QString, qint64> byPerson;
    qint64 early = 0;
    qint64 wrongMoney = 0;
    qint64 amounts = 0;
    for (const MeasuredEvent &event : m_events) {
        ++byPerson[event.user];
        early += event.local.date() < m_people.constFind(event.user)->joined;
        amounts += !event.currency.isEmpty();
        wrongMoney += !event.currency.isEmpty() && !QStringList{u"USD"_s, u"GBP"_s, u"EUR"_s}.contains(event.currency);
    }
    QList<qint64> counts = byPerson.values();
    std::sort(counts.begin(), counts.end(), std::greater<>());
    const qsizetype tenth = std::min(counts.size(), m_people.size() / 10);
    const double top = double(std::accumulate(counts.begin(), counts.begin() + tenth, qint64(0)));
    all[u"top-tenth"_s] = {ratio(top, double(m_events.size())), 0, m_people.size()};
    all[u"quiet-people"_s] = {ratio(double(m_people.size() - counts.size()), double(m_people.size())), 0,
                              m_people.size()};
    all[u"start-dates"_s] = {double(early), 0, m_events.size()};
    all[u"currencies"_s] = {double(wrongMoney), 0, amounts};
}

void RealismMeasures::addPeople(QMap<QString, Measure> &all) const
{
    double inAge = 0;
    QMap<int, int> decades;
    double recent = 0;
    double earlier = 0;
    QList<MeasuredPerson> old;
    QList<MeasuredPerson> young;
    for (const MeasuredPerson &person : m_people) {
        const int age =
            m_reference.year() - person.birth.year() -
            (std::pair(m_reference.month(), m_reference.day()) < std::pair(person.birth.month(), person.birth.day()));
        inAge += age >= 22 && age <= 67;
        ++decades[age / 10 * 10];
        recent += person.joined >= yearsAgo(2);
        earlier += person.joined >= yearsAgo(4) && person.joined < yearsAgo(2);
        const bool isWestern = person.region == u"US" || person.region == u"UK";
        if (isWestern && person.birth.year() <= 1972)
            old.append(person);
        if (isWestern && person.birth.year() >= 1988)
            young.append(person);
    }
    const auto count = double(m_people.size());
    const auto mode = std::max_element(decades.begin(), decades.end());
    all[u"ages"_s] = {ratio(inAge, count), double(mode.key()), m_people.size()};
    all[u"tenure"_s] = {ratio(recent, count), ratio(earlier, count), m_people.size()};
    const Likeness left = likeness(old);
    const Likeness right = likeness(young);
    all[u"given-names"_s] = {ratio(ratio(left.matches, left.pairs), ratio(right.matches, right.pairs)), 0,
                             std::min(left.people, right.people)};
}

/// Bearers of the ten commonest names of their country against what its statistics have (realism.md).
void RealismMeasures::addFamilyNames(QMap<QString, Measure> &all) const
{
    static const QMap<QString, double> shares{{u"en-US"_s, 0.0491}, {u"en-GB"_s, 0.057}, {u"de-DE"_s, 0.041},
                                              {u"fr-FR"_s, 0.019},  {u"es-ES"_s, 0.197}, {u"sv-SE"_s, 0.195},
                                              {u"it-IT"_s, 0.007}};
    const auto corpora = masking::Corpora::open();
    double expected = 0;
    double bearers = 0;
    for (const MeasuredPerson &person : m_people) {
        if (!shares.contains(person.locale))
            continue;
        const masking::LocaleCorpusPtr corpus = *corpora->locale(person.locale);
        expected += shares.value(person.locale);
        const auto &names = corpus->familyNames.listed[0];
        bearers += std::any_of(names.begin(), names.begin() + 10, [&](const masking::Name &name) {
            const QString text = QString::fromStdString(name.text);
            return person.familyName == text || person.familyName.startsWith(text + u' ');
        });
    }
    if (expected > 0)
        all[u"family-names"_s] = {ratio(bearers, expected), 0, qRound64(expected)};
}

} // namespace showroom::generation::test
