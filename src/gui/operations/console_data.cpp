#include "gui/operations/console_data.h"

#include "base/when_ready.h"
#include "gui/operations/operations.h"

namespace showroom::gui {

using namespace std::chrono_literals;

ConsoleData::ConsoleData(Operations &operations, QObject *parent)
    : QObject(parent)
    , m_operations(operations)
{
    m_watch.setInterval(2s);
    m_watch.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &ConsoleData::refresh);
    connect(&m_standing, &Standing::changed, this, &ConsoleData::stateChanged);
    connect(&operations, &Operations::changed, this, &ConsoleData::refresh);
    connect(&operations, &Operations::connectionRestored, this, &ConsoleData::refresh);
    connect(&operations, &Operations::jobChanged, this, [this](const jobs::Job &job) {
        m_jobs.setJob(job);
        if (!job.isActive())
            refresh();
    });
}

void ConsoleData::refresh()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_again = false;
    whenReady(
        m_operations.listEnvironments(), this,
        [this, epoch = m_epoch](const Result<QList<environments::Environment>> &environments) {
            if (epoch != m_epoch)
                return;
            if (!environments) {
                endRead(environments.error());
                return;
            }
            m_environments.setEnvironments(*environments);
            readJobs();
        },
        [this, epoch = m_epoch] { endCancelledRead(epoch); });
}

void ConsoleData::clear()
{
    ++m_epoch;
    m_reading = false;
    m_again = false;
    m_loaded = false;
    m_error.reset();
    m_environments.setEnvironments({});
    m_jobs.setJobs({});
    emit stateChanged();
}

void ConsoleData::readJobs()
{
    const auto take = [this, epoch = m_epoch](const Result<QList<jobs::Job>> &jobs) {
        if (epoch != m_epoch)
            return;
        if (!jobs) {
            endRead(jobs.error());
            return;
        }
        m_jobs.setJobs(*jobs);
        m_loaded = true;
        endRead(std::nullopt);
    };
    whenReady(m_operations.listJobs(), this, take, [this, epoch = m_epoch] { endCancelledRead(epoch); });
}

void ConsoleData::endCancelledRead(int epoch)
{
    if (epoch != m_epoch)
        return;
    m_reading = false;
    if (m_again)
        refresh();
}

void ConsoleData::endRead(const std::optional<Error> &error)
{
    m_reading = false;
    m_error = error;
    emit stateChanged();
    if (m_again)
        refresh();
    else if (!error)
        watchOwners();
}

/// Every change is announced, but not that a program died: while jobs run, their owners are looked after.
void ConsoleData::watchOwners()
{
    if (!m_jobs.activeJobs().isEmpty())
        m_watch.start();
}

} // namespace showroom::gui
