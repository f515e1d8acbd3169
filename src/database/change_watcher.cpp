#include "database/change_watcher.h"

#include "database/connection.h"
#include "database/sql_statement.h"

#include <QElapsedTimer>
#include <QThread>

#include <libpq-fe.h>

#include <optional>
#include <poll.h>
#include <stop_token>
#include <thread>

namespace showroom::database {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int tickMilliseconds = 20;
constexpr auto reconnectInterval = 1000ms;

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

private:
    void watch(const std::stop_token &stop);
    void watchConnection(Connection &connection, const std::stop_token &stop);
    Result<void> listen(Connection &connection);
    Result<void> poll(Connection &connection);
    static void waitForInput(Connection &connection);
    void deliverNotifications(Connection &connection);
    void pause(const std::stop_token &stop) const;
    void report(const Error &error);

    ChangeWatcher *m_watcher;
    ConnectionSettings m_settings;
    std::chrono::milliseconds m_interval;
    std::optional<qint64> m_counter;
    bool m_counterMoved = false;
    bool m_lossReported = false;
    std::jthread m_thread;
};

void ChangeWatcher::Thread::watch(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        const auto isStopped = [&stop] { return stop.stop_requested(); };
        Result<Connection> connection = Connection::open(m_settings, isStopped);
        if (connection) {
            connection->setAbandonCheck(isStopped);
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
        waitForInput(connection);
        deliverNotifications(connection);
    }
    if (!state && !stop.stop_requested())
        report(state.error());
}

Result<void> ChangeWatcher::Thread::listen(Connection &connection)
{
    return connection.executeScript("LISTEN showroom_changes");
}

/// The counter is drawn just before its transaction commits, so one more look follows each movement.
Result<void> ChangeWatcher::Thread::poll(Connection &connection)
{
    const Result<QVariant> counter = connection.scalar(SqlStatement::fromText("SELECT showroom.change_counter()"));
    if (!counter)
        return counter.error();
    const bool moved = m_counter && *m_counter != counter->toLongLong();
    m_counter = counter->toLongLong();
    if (moved || m_counterMoved)
        emit m_watcher->changed(u"*"_s);
    m_counterMoved = moved;
    return {};
}

void ChangeWatcher::Thread::waitForInput(Connection &connection)
{
    pollfd socket{PQsocket(connection.handle()), POLLIN, 0};
    ::poll(&socket, 1, tickMilliseconds);
    if (socket.revents != 0)
        PQconsumeInput(connection.handle());
}

void ChangeWatcher::Thread::deliverNotifications(Connection &connection)
{
    while (PGnotify *notification = PQnotifies(connection.handle())) {
        emit m_watcher->changed(QString::fromUtf8(notification->extra));
        PQfreemem(notification);
    }
}

void ChangeWatcher::Thread::pause(const std::stop_token &stop) const
{
    for (auto waited = 0ms; waited < reconnectInterval && !stop.stop_requested(); waited += 20ms)
        std::this_thread::sleep_for(20ms);
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

void ChangeWatcher::setPollInterval(std::chrono::milliseconds interval)
{
    m_interval = interval;
}

} // namespace showroom::database
