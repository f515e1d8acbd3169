#include "gui/seeding/rate_history.h"

#include <algorithm>

namespace showroom::gui {
namespace {

constexpr qsizetype mostReadings = 600;

}

void RateHistory::add(qint64 workedMs, qint64 done)
{
    if (!m_readings.isEmpty() && workedMs <= m_readings.constLast().at)
        return;
    m_readings.append({workedMs, done - m_passedOver});
    if (m_readings.size() <= mostReadings)
        return;
    QList<Reading> thinned;
    for (qsizetype i = 0; i < m_readings.size(); ++i)
        if (i % 2 == 0 || i + 1 == m_readings.size())
            thinned.append(m_readings[i]);
    m_readings = thinned;
}

void RateHistory::goOn(qint64 workedMs, qint64 done)
{
    m_passedOver = m_readings.isEmpty() ? 0 : done - m_readings.constLast().done;
    add(workedMs, done);
}

double RateHistory::average() const
{
    if (m_readings.size() < 2)
        return 0;
    const Reading &first = m_readings.constFirst();
    const Reading &last = m_readings.constLast();
    return double(last.done - first.done) * 1000.0 / double(last.at - first.at);
}

QList<qreal> RateHistory::course(int points) const
{
    if (m_readings.size() < 2)
        return {};
    const qreal from = qreal(m_readings.constFirst().at);
    const qreal width = (qreal(m_readings.constLast().at) - from) / points;
    QList<qreal> rates;
    for (int i = 0; i < points; ++i)
        rates << std::max(0.0, (doneAt(from + (i + 1) * width) - doneAt(from + i * width)) * 1000.0 / width);
    return rates;
}

qint64 RateHistory::sinceMs() const
{
    return m_readings.isEmpty() ? 0 : m_readings.constFirst().at;
}

qint64 RateHistory::workedMs() const
{
    return m_readings.isEmpty() ? 0 : m_readings.constLast().at;
}

qint64 RateHistory::done() const
{
    return m_readings.isEmpty() ? 0 : m_readings.constLast().done + m_passedOver;
}

/// Between two readings the rows are taken to come evenly.
qreal RateHistory::doneAt(qreal time) const
{
    const auto after = std::lower_bound(m_readings.begin(), m_readings.end(), time,
                                        [](const Reading &reading, qreal at) { return qreal(reading.at) < at; });
    if (after == m_readings.begin())
        return qreal(m_readings.constFirst().done);
    if (after == m_readings.end())
        return qreal(m_readings.constLast().done);
    const auto before = std::prev(after);
    const qreal share = (time - qreal(before->at)) / qreal(after->at - before->at);
    return qreal(before->done) + share * qreal(after->done - before->done);
}

} // namespace showroom::gui
