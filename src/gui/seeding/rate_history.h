#pragma once

#include <QList>

namespace showroom::gui {

/// How many rows were done when, and the rates that follow from it. Times are milliseconds of work on the job.
class RateHistory final {
public:
    /// Takes a reading; one that is not newer than the last is ignored.
    void add(qint64 workedMs, qint64 done);

    /// Another owner went on at `workedMs` with `done` rows: what came in while nobody told is no rate of anybody's.
    void goOn(qint64 workedMs, qint64 done);

    /// Rows per second over all readings; 0 while there are none.
    double average() const;
    /// Rows per second over `points` equal stretches of the time so far; empty while there is nothing to show.
    QList<qreal> course(int points) const;
    qsizetype size() const { return m_readings.size(); }
    /// Of the first and the last reading; 0 while there are none.
    qint64 sinceMs() const;
    qint64 workedMs() const;
    /// Rows done by the last reading.
    qint64 done() const;

private:
    struct Reading {
        qint64 at;
        qint64 done;
    };

    qreal doneAt(qreal time) const;

    QList<Reading> m_readings; ///< rows without those that goOn() passed over
    qint64 m_passedOver = 0;
};

} // namespace showroom::gui
