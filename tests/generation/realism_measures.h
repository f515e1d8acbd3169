#pragma once

#include "generation/dataset_plan.h"

#include <QDateTime>
#include <QHash>
#include <QMap>

#include <functional>

namespace showroom::generation::test {

/// One property of the data, measured: `value`, for some a `second` figure, and from how many rows.
struct Measure {
    double value = 0;
    double second = 0;
    qint64 sample = 0;
};

struct MeasuredPerson {
    QString region;
    QString locale;
    QString country;
    QString givenName;
    QString familyName;
    QDate birth;
    QDate joined;
};

struct MeasuredEvent {
    QString kind;
    QString user;
    QString region;
    QString status;
    QString currency;
    QDateTime local; ///< by the clock of the event's person
    double amount = 0;
    double hours = 0;
    bool isMatched = false;
};

/// Counts the generator's own rows, independently of the SQL that does so in a database. The names of the measures are
/// those of the report's properties.
class RealismMeasures final {
public:
    explicit RealismMeasures(const DatasetPlan &plan);

    const QHash<QString, MeasuredPerson> &people() const { return m_people; }
    const QList<MeasuredEvent> &events() const { return m_events; }
    QList<MeasuredEvent> chosen(const std::function<bool(const MeasuredEvent &)> &matches) const;
    QList<MeasuredEvent> ofKind(const QString &kind) const;

    QMap<QString, Measure> all() const;

private:
    void addGiving(QMap<QString, Measure> &all) const;
    void addCalendarOfGiving(QMap<QString, Measure> &all) const;
    void addDonors(QMap<QString, Measure> &all) const;
    void addVolunteering(QMap<QString, Measure> &all) const;
    void addLearning(QMap<QString, Measure> &all) const;
    void addActivity(QMap<QString, Measure> &all) const;
    void addPeople(QMap<QString, Measure> &all) const;
    void addFamilyNames(QMap<QString, Measure> &all) const;
    Measure retention() const;

    QDate yearsAgo(int years) const { return m_reference.addMonths(-12 * years); }
    bool isInLastYear(const MeasuredEvent &event) const { return event.local.date() >= yearsAgo(1); }

    QDate m_reference;
    int m_years = 0; ///< whole ones of the history
    QHash<QString, MeasuredPerson> m_people;
    QList<MeasuredEvent> m_events;
};

} // namespace showroom::generation::test
