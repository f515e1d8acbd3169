#include "base/clock.h"

namespace showroom {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

FixedClock::FixedClock(const QDateTime &at)
    : m_now(at.toUTC())
{
}

QDateTime FixedClock::now() const
{
    return m_now;
}

void FixedClock::set(const QDateTime &at)
{
    m_now = at.toUTC();
}

} // namespace showroom
