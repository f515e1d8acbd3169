#include "base/recent_log.h"

namespace showroom {

RecentLog::RecentLog(int limit)
    : m_limit(limit)
{
}

void RecentLog::add(const QString &line)
{
    const QMutexLocker lock(&m_mutex);
    m_lines.append(line);
    while (m_lines.size() > m_limit)
        m_lines.removeFirst();
}

QStringList RecentLog::lines() const
{
    const QMutexLocker lock(&m_mutex);
    return m_lines;
}

} // namespace showroom
