#pragma once

#include <QDateTime>

namespace showroom {

/// The time of day as a collaborator, so that tests and `--at` decide what "now" is.
class Clock {
public:
    virtual ~Clock() = default;

    /// Now, in UTC, with milliseconds.
    virtual QDateTime now() const = 0;

protected:
    Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)
};

/// The machine's clock.
class SystemClock final : public Clock {
public:
    QDateTime now() const override;
};

/// A clock that stands still until it is set.
class FixedClock final : public Clock {
public:
    explicit FixedClock(const QDateTime &at);

    QDateTime now() const override;
    void set(const QDateTime &at);

private:
    QDateTime m_now;
};

} // namespace showroom
