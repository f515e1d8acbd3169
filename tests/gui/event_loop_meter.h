#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace showroom::gui {

/// The longest time for which this thread's event loop was held in one go, in milliseconds: the gaps between the ticks
/// of a timer, without the time in which the system ran other programs in our place.
class EventLoopMeter final : public QObject {
public:
    EventLoopMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &EventLoopMeter::tick);
        m_sinceTick.start();
        m_waited = waitedForProcessor();
        m_timer.start(std::chrono::milliseconds(5));
    }

    double longest() const { return m_longest; }

private:
    /// Nanoseconds in which this thread could have run but another one did (proc(5), schedstat).
    static qint64 waitedForProcessor()
    {
        QFile file(QStringLiteral("/proc/thread-self/schedstat"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : 0;
    }

    void tick()
    {
        const qint64 waited = waitedForProcessor();
        m_longest = std::max(m_longest, double(m_sinceTick.nsecsElapsed() - (waited - m_waited)) / 1e6);
        m_waited = waited;
        m_sinceTick.restart();
    }

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    qint64 m_waited = 0;
    double m_longest = 0;
};

} // namespace showroom::gui
