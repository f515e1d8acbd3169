#include "gui/wizard/availability_check.h"

#include "base/when_ready.h"
#include "gui/operations/operations.h"

namespace showroom::gui {

using namespace std::chrono_literals;

AvailabilityCheck::AvailabilityCheck(Operations *operations, QObject *parent)
    : QObject(parent)
    , m_operations(operations)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(250ms);
    connect(&m_delay, &QTimer::timeout, this, &AvailabilityCheck::ask);
}

void AvailabilityCheck::setId(const QString &id)
{
    if (id == m_id)
        return;
    m_id = id;
    if (id.isEmpty()) {
        m_delay.stop();
        enter(State::Idle);
        return;
    }
    m_delay.start();
    enter(State::Checking);
}

void AvailabilityCheck::ask()
{
    whenReady(m_operations->isIdAvailable(m_id), this, [this, asked = m_id](const Result<bool> &answer) {
        if (asked != m_id)
            return;
        if (!answer)
            m_error = answer.error();
        enter(!answer ? State::Unknown : *answer ? State::Free : State::Taken);
    });
}

void AvailabilityCheck::enter(State state)
{
    m_state = state;
    emit stateChanged(state);
}

} // namespace showroom::gui
