#include "database/change_watcher.h"

#include "database/connection.h"
#include "database/error_mapping.h"
#include "database/sql_statement.h"

#include <QElapsedTimer>
#include <QThread>

#include <libpq-fe.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <poll.h>
#include <stop_token>
#include <thread>

namespace showroom::database {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int tickMilliseconds = 20;
constexpr std::chrono::milliseconds shortestPause = 1s;
constexpr std::chrono::milliseconds longestPause = 8s;
/// The counter is read in a millisecond; a server that takes this long serves nobody.
constexpr qint64 pollPatienceMilliseconds = 5000;

} // namespace

/// The watching thread; everything in it but the watcher's signals is its own.
class ChangeWatcher::Thread final {
public:
    Thread(ChangeWatcher *watcher, ConnectionSettings settings, std::chrono::milliseconds interval)
        : m_watcher(watcher)
        , m_settings(std::move(settings))
        , m_interval(interval)
        , m_thread([this](const std::stop_token &stop) { watch(stop); })
    {
    }

    void retryNow() { m_retryNow = true; }

private:
    void watch(const std::stop_token &stop);
    void watchConnection(Connection &connection, const std::stop_token &stop);
    Result<void> listen(Connection &connection);
    Result<void> poll(Connection &connection);
    static Result<void> waitForInput(Connection &connection);
    void deliverNotifications(Connection &connection);
    void pause(const std::stop_token &stop);
    bool isOverdue() const;
    void report(const Error &error);

    ChangeWatcher *m_watcher;
    ConnectionSettings m_settings;
    std::chrono::milliseconds m_interval;
    std::optional<qint64> m_counter;
    bool m_counterMoved = false;
    bool m_lossReported = false;
    std::chrono::milliseconds m_pause = 0ms;
    std::atomic_bool m_retryNow = false;
    QElapsedTimer m_polling; ///< valid while the counter is being read
    std::jthread m_thread;
};

void ChangeWatcher::Thread::watch(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        const auto isStopped = [&stop] { return stop.stop_requested(); };
        Result<Connection> connection = Connection::open(m_settings, isStopped);
        if (connection) {
            connection->setAbandonCheck([this, &stop] { return stop.stop_requested() || isOverdue(); });
            watchConnection(*connection, stop);
        } else if (!stop.stop_requested()) {
            report(connection.error());
        }
        pause(stop);
    }
}

void ChangeWatcher::Thread::watchConnection(Connection &connection, const std::stop_token &stop)
{
    Result<void> state = listen(connection);
    if (state) {
        m_lossReported = false;
        emit m_watcher->connectionRestored();
    }
    QElapsedTimer sincePoll;
    while (state && !stop.stop_requested()) {
        if (!sincePoll.isValid() || sincePoll.elapsed() >= m_interval.count()) {
            state = poll(connection);
            sincePoll.start();
        }
        if (state)
            state = waitForInput(connection);
        deliverNotifications(connection);
    }
    if (state || stop.stop_requested())
        return;
    if (isOverdue()) {
        emit m_watcher->serverSilent();
        report(silentServer());
    } else {
        report(state.error());
    }
    m_polling.invalidate();
}

Result<void> ChangeWatcher::Thread::listen(Connection &connection)
{
    return connection.executeScript("LISTEN showroom_changes");
}

/// The counter is drawn just before its transaction commits, so one more look follows each movement.
Result<void> ChangeWatcher::Thread::poll(Connection &connection)
{
    m_polling.start();
    const Result<QVariant> counter = connection.scalar(SqlStatement::fromText("SELECT showroom.change_counter()"));
    if (!counter)
        return counter.error();
    m_polling.invalidate();
    m_pause = 0ms;
    const bool moved = m_counter && *m_counter != counter->toLongLong();
    m_counter = counter->toLongLong();
    if (moved || m_counterMoved)
        emit m_watcher->changed(u"*"_s);
    m_counterMoved = moved;
    return {};
}

/// A listener that is killed says so on its socket alone: nobody waits for the next look at the counter.
Result<void> ChangeWatcher::Thread::waitForInput(Connection &connection)
{
    pollfd socket{PQsocket(connection.handle()), POLLIN, 0};
    ::poll(&socket, 1, tickMilliseconds);
    if (socket.revents != 0 && PQconsumeInput(connection.handle()) == 0)
        return lostConnection();
    return {};
}

void ChangeWatcher::Thread::deliverNotifications(Connection &connection)
{
    while (PGnotify *notification = PQnotifies(connection.handle())) {
        emit m_watcher->changed(QString::fromUtf8(notification->extra));
        PQfreemem(notification);
    }
}

void ChangeWatcher::Thread::pause(const std::stop_token &stop)
{
    for (auto waited = 0ms; waited < m_pause && !stop.stop_requested() && !m_retryNow.exchange(false); waited += 20ms)
        std::this_thread::sleep_for(20ms);
    m_pause = std::clamp(2 * m_pause, shortestPause, longestPause);
}

bool ChangeWatcher::Thread::isOverdue() const
{
    return m_polling.isValid() && m_polling.elapsed() > pollPatienceMilliseconds;
}

void ChangeWatcher::Thread::report(const Error &error)
{
    if (std::exchange(m_lossReported, true))
        return;
    emit m_watcher->connectionLost(error);
}

ChangeWatcher::ChangeWatcher(ConnectionSettings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
{
    qRegisterMetaType<Error>();
}

ChangeWatcher::~ChangeWatcher() = default;

void ChangeWatcher::start()
{
    if (!m_thread)
        m_thread = std::make_unique<Thread>(this, m_settings, m_interval);
}

void ChangeWatcher::stop()
{
    m_thread.reset();
}

void ChangeWatcher::retryNow()
{
    if (m_thread)
        m_thread->retryNow();
}

void ChangeWatcher::setPollInterval(std::chrono::milliseconds interval)
{
    m_interval = interval;
}

} // namespace showroom::database
