#pragma once

#include <QtGlobal>

#include <csignal>

namespace showroom::cli {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP is a wish to stop instead of an end; the second ends the program
/// at once. One at a time.
class InterruptSignal final {
public:
    InterruptSignal();
    /// Puts the former handlers back.
    ~InterruptSignal();
    Q_DISABLE_COPY_MOVE(InterruptSignal)

    bool wasReceived() const;

private:
    struct sigaction m_formerInterrupt = {};
    struct sigaction m_formerTerminate = {};
    struct sigaction m_formerHangup = {};
};

} // namespace showroom::cli
