#include "database/worker_pool.h"

#include "database/connection.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <pthread.h>
#include <thread>
#include <vector>

namespace showroom::database {

using namespace Qt::StringLiterals;

class WorkerPool::Private final {
public:
    Private(ConnectionSettings initialSettings, QString poolName)
        : settings(std::move(initialSettings))
        , name(std::move(poolName))
    {
    }

    /// A thread without a task.
    struct Idle {
        std::condition_variable wakeUp;
        bool isWoken = false;
    };

    /// Blocks until a task is there; nothing when the pool ends.
    std::optional<Task> take()
    {
        std::unique_lock lock(mutex);
        while (tasks.empty() && !ending.stop_requested()) {
            Idle me;
            idle.push_back(&me);
            me.wakeUp.wait(lock, [&me] { return me.isWoken; });
        }
        if (ending.stop_requested())
            return {};
        Task task = std::move(tasks.front());
        tasks.pop_front();
        return task;
    }

    /// Wakes the thread that worked last: its connection is open and knows the statements. With the lock held.
    void wakeOne()
    {
        if (idle.empty())
            return;
        Idle *thread = idle.back();
        idle.pop_back();
        thread->isWoken = true;
        thread->wakeUp.notify_one();
    }

    mutable std::mutex mutex;
    std::vector<Idle *> idle; ///< the one that worked last at the end
    std::deque<Task> tasks;
    ConnectionSettings settings;
    quint64 generation = 0; ///< rises with setSettings()
    QString name;
    std::stop_source ending;
    std::atomic<quint64> abandoned = 0; ///< rises with abandonRunning()
    std::vector<std::thread> threads;

    void work();
    void runTask(Task &task, std::optional<Connection> &connection, quint64 &openedGeneration);
    Result<Connection *> usableConnection(const Task &task, std::optional<Connection> &connection,
                                          quint64 &openedGeneration);
};

Result<Connection *> WorkerPool::Private::usableConnection(const Task &task, std::optional<Connection> &connection,
                                                           quint64 &openedGeneration)
{
    ConnectionSettings wanted;
    quint64 wantedGeneration = 0;
    {
        const std::lock_guard lock(mutex);
        wanted = settings;
        wantedGeneration = generation;
    }
    if (connection && openedGeneration == wantedGeneration && connection->isUsable() && !connection->inTransaction())
        return &*connection;
    connection.reset();
    Result<Connection> opened = Connection::open(
        wanted, [&] { return ending.stop_requested() || task.stop.stop_requested() || task.isCancelled(); });
    if (!opened)
        return opened.error();
    connection.emplace(std::move(*opened));
    openedGeneration = wantedGeneration;
    return &*connection;
}

void WorkerPool::Private::runTask(Task &task, std::optional<Connection> &connection, quint64 &openedGeneration)
{
    if (task.isCancelled()) {
        task.drop();
        return;
    }
    if (task.stop.stop_requested()) {
        task.run(fail(ErrorCode::Cancelled, u"The operation was cancelled."_s));
        return;
    }
    const Result<Connection *> usable = usableConnection(task, connection, openedGeneration);
    if (usable) {
        (*usable)->setAbandonCheck(
            [this, since = abandoned.load()] { return ending.stop_requested() || abandoned.load() != since; });
        (*usable)->setStopToken(task.stop);
        (*usable)->setStopCheck([&task] { return task.isCancelled(); });
    }
    task.run(usable);
    if (usable) {
        (*usable)->setStopToken({});
        (*usable)->setStopCheck({});
    }
}

void WorkerPool::Private::work()
{
    pthread_setname_np(pthread_self(), name.toLatin1().left(15).constData());
    std::optional<Connection> connection;
    quint64 openedGeneration = 0;
    while (std::optional<Task> task = take())
        runTask(*task, connection, openedGeneration);
}

WorkerPool::WorkerPool(ConnectionSettings settings, QString name, int threads)
    : d(std::make_unique<Private>(std::move(settings), std::move(name)))
{
    for (int i = 0; i < threads; ++i)
        d->threads.emplace_back([this] { d->work(); });
}

WorkerPool::~WorkerPool()
{
    std::deque<Task> dropped;
    {
        const std::lock_guard lock(d->mutex);
        d->ending.request_stop();
        dropped.swap(d->tasks);
        while (!d->idle.empty())
            d->wakeOne();
    }
    for (const Task &task : dropped)
        task.drop();
    for (std::thread &thread : d->threads)
        thread.join();
}

void WorkerPool::abandonRunning()
{
    ++d->abandoned;
}

void WorkerPool::setSettings(ConnectionSettings settings)
{
    const std::lock_guard lock(d->mutex);
    d->settings = std::move(settings);
    ++d->generation;
}

ConnectionSettings WorkerPool::settings() const
{
    const std::lock_guard lock(d->mutex);
    return d->settings;
}

void WorkerPool::enqueue(Task task)
{
    const std::lock_guard lock(d->mutex);
    d->tasks.push_back(std::move(task));
    d->wakeOne();
}

} // namespace showroom::database
