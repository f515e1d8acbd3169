#include "core/jobs/job_heartbeat.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace showroom::jobs {

namespace {

/// Progress must reach other consoles within two seconds; the lease allows for sixty (product's rule for frozen
/// owners).
constexpr std::chrono::milliseconds beat{1000};

} // namespace

class JobHeartbeat::Thread {
public:
    Thread(database::ConnectionSettings settings, qint64 jobId, int fencingToken, Callbacks callbacks)
        : m_settings(std::move(settings))
        , m_jobId(jobId)
        , m_fencingToken(fencingToken)
        , m_callbacks(std::move(callbacks))
        , m_thread([this](std::stop_token stop) { run(stop); })
    {
    }

private:
    void run(std::stop_token stop)
    {
        while (!stop.stop_requested()) {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, stop, beat, [] { return false; });
            if (!stop.stop_requested())
                tell(stop);
        }
    }

    void tell(std::stop_token stop)
    {
        using namespace database::literals;
        if (!m_connection || !m_connection->isUsable()) {
            m_connection.reset();
            auto opened = database::Connection::open(m_settings);
            if (!opened)
                return;
            m_connection.emplace(std::move(*opened));
            m_connection->setStopToken(stop);
        }
        const auto answer = m_connection->scalar(
            "jobs/heartbeat"_sql,
            {{"id", m_jobId}, {"token", m_fencingToken}, {"progress", toJson(m_callbacks.progress())}});
        const QString wish = answer ? answer->toString() : QString();
        if (wish == u"cancel")
            m_callbacks.stopRequested();
        else if (wish == u"pause")
            m_callbacks.pauseRequested();
        else if (!answer && answer.error().code == ErrorCode::Busy)
            m_callbacks.ownershipLost();
    }

    database::ConnectionSettings m_settings;
    qint64 m_jobId;
    int m_fencingToken;
    Callbacks m_callbacks;
    std::optional<database::Connection> m_connection;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread;
};

JobHeartbeat::JobHeartbeat(database::ConnectionSettings settings, qint64 jobId, int fencingToken, Callbacks callbacks)
    : m_thread(std::make_unique<Thread>(std::move(settings), jobId, fencingToken, std::move(callbacks)))
{
}

JobHeartbeat::~JobHeartbeat() = default;

} // namespace showroom::jobs
