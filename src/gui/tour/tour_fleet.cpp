#include "gui/tour/tour_fleet.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

TourFleet::TourFleet(const TourFixture &fixture)
    : m_fixture(fixture)
{
}

QFuture<Result<Environment>> TourFleet::find(const QString &id)
{
    for (const Environment &environment : m_fixture.environments)
        if (environment.id == id)
            return QtFuture::makeReadyFuture(Result<Environment>(environment));
    return QtFuture::makeReadyFuture(Result<Environment>(fail(ErrorCode::NotFound, u"There is no %1."_s.arg(id))));
}

QFuture<Result<void>> TourFleet::edit(const QStringList &, const environments::EnvironmentEdit &)
{
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<void>> TourFleet::extend(const QStringList &, const environments::Extension &)
{
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<QStringList>> TourFleet::possibleOwners()
{
    QStringList owners;
    for (const Environment &environment : m_fixture.environments)
        if (!owners.contains(environment.owner))
            owners << environment.owner;
    owners.sort();
    return QtFuture::makeReadyFuture(Result<QStringList>(owners));
}

QFuture<Result<QStringList>> TourFleet::takenIds(const QStringList &ids)
{
    QStringList taken;
    for (const Environment &environment : m_fixture.environments)
        if (ids.contains(environment.id))
            taken << environment.id;
    return QtFuture::makeReadyFuture(Result<QStringList>(taken));
}

} // namespace showroom::gui
