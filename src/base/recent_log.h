#pragma once

#include <QMutex>
#include <QStringList>

namespace showroom {

/// The latest lines of a program's log, for its diagnostics. Safe from any thread.
class RecentLog final {
public:
    explicit RecentLog(int limit = 200);
    Q_DISABLE_COPY_MOVE(RecentLog)

    void add(const QString &line);
    /// The oldest first.
    QStringList lines() const;

private:
    mutable QMutex m_mutex;
    QStringList m_lines;
    int m_limit;
};

} // namespace showroom
