#pragma once

#include <QJsonObject>
#include <QString>

namespace showroom::bench {

/// What the figures were taken on: a ratio holds on any machine, but a reader wants to know which one it was.
struct Machine {
    QString processor;
    int processors = 0;
    QString memory; ///< "23 GB"
    QString system; ///< distribution
    QString kernel;
    QString qt;
    QString postgresql; ///< the server programs' version
    QString build;      ///< "optimised" or "with assertions"

    static Machine current();
    QJsonObject toJson() const;
};

/// How much of the machine others took while something was measured.
class Noise final {
public:
    /// Starts watching.
    Noise();

    /// Processor seconds of a server that was ours, counted when it ends.
    void addServer(double processorSeconds) { m_serverSeconds += processorSeconds; }

    /// Of the time of all processors since the start, what other programs used: 0 to 1.
    double shareOfOthers() const;
    double seconds() const;

private:
    double m_machineSeconds;
    double m_ownSeconds;
    qint64 m_startedAt;
    double m_serverSeconds = 0;
};

} // namespace showroom::bench
