#include "gui/sandboxes/expiry_plan.h"

#include "gui/environments/status_presentation.h"
#include "gui/sandboxes/sandbox_words.h"

#include <QLocale>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using environments::Status;

namespace {

constexpr int daysBetweenMarks = 10;

/// What is gone, or about to be, expires no more.
bool canExpire(const Environment &environment)
{
    return environment.expiresAt.isValid() && environment.status != Status::Deleting &&
           environment.status != Status::Deleted;
}

int dayOf(const Environment &environment, const QDateTime &now)
{
    return std::max(0, int(now.toLocalTime().date().daysTo(environment.expiresAt.toLocalTime().date())));
}

QList<Series> emptySeries()
{
    QList<Series> series{{kindText(environments::Kind::Demo), {}}};
    for (const sandboxes::TypeInfo &info : sandboxes::types())
        series.append({kindText(info.type), {}});
    for (Series &one : series)
        one.values.fill(0, ExpiryPlan::days);
    return series;
}

qsizetype seriesOf(const Environment &environment)
{
    if (environment.kind == environments::Kind::Demo)
        return 0;
    const auto type = sandboxes::typeFromWord(environment.sandboxType).value_or(sandboxes::Type::Trial);
    for (qsizetype i = 0; i < sandboxes::types().size(); ++i)
        if (sandboxes::types()[i].type == type)
            return i + 1;
    return 0;
}

} // namespace

Bucket bucketOf(const Environment &environment, const QDateTime &now)
{
    if (environment.expiresAt <= now)
        return Bucket::Overdue;
    const int day = dayOf(environment, now);
    return day == 0 ? Bucket::Today : day <= 7 ? Bucket::Week : day <= 30 ? Bucket::Month : Bucket::Later;
}

ExpiryPlan ExpiryPlan::of(const QList<Environment> &environments, const QDateTime &now)
{
    ExpiryPlan plan;
    plan.series = emptySeries();
    for (const Environment &environment : environments) {
        if (!canExpire(environment))
            continue;
        plan.environments.append(environment);
        ++plan.counts[size_t(bucketOf(environment, now))];
        if (const int day = dayOf(environment, now); day < days)
            plan.series[seriesOf(environment)].values[day] += 1;
    }
    std::stable_sort(plan.environments.begin(), plan.environments.end(),
                     [](const Environment &one, const Environment &other) { return one.expiresAt < other.expiresAt; });
    for (int day = 0; day < days; day += daysBetweenMarks)
        plan.marks.append({day, QLocale().toString(now.toLocalTime().date().addDays(day), u"d MMM"_s)});
    return plan;
}

QList<Environment> ExpiryPlan::in(Bucket bucket, const QDateTime &now) const
{
    QList<Environment> found;
    for (const Environment &environment : environments)
        if (bucketOf(environment, now) == bucket)
            found.append(environment);
    return found;
}

QString typeGlyph(const Environment &environment)
{
    const auto type = sandboxes::typeFromWord(environment.sandboxType);
    return type ? sandboxGlyph(*type) : kindGlyph(environment.kind);
}

} // namespace showroom::gui
