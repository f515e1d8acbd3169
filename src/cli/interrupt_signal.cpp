#include "cli/interrupt_signal.h"

#include <unistd.h>

#include <atomic>

namespace showroom::cli {

namespace {

// A signal handler reaches nothing but what is static.
std::atomic_int received = 0;
static_assert(std::atomic_int::is_always_lock_free);

void onSignal(int signalNumber)
{
    if (received.fetch_add(1) > 0)
        _exit(128 + signalNumber);
}

} // namespace

InterruptSignal::InterruptSignal()
{
    received = 0;
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &m_formerInterrupt);
    sigaction(SIGTERM, &action, &m_formerTerminate);
    sigaction(SIGHUP, &action, &m_formerHangup);
}

InterruptSignal::~InterruptSignal()
{
    sigaction(SIGINT, &m_formerInterrupt, nullptr);
    sigaction(SIGTERM, &m_formerTerminate, nullptr);
    sigaction(SIGHUP, &m_formerHangup, nullptr);
}

bool InterruptSignal::wasReceived() const
{
    return received > 0;
}

} // namespace showroom::cli
