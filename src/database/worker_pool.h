#pragma once

#include "base/result.h"
#include "database/connection.h"

#include <QFuture>
#include <QPromise>
#include <QString>

#include <functional>
#include <memory>
#include <stop_token>
#include <type_traits>

namespace showroom::database {

/// Threads that each own a connection, opened on the first task and again after a loss. Of the idle ones the one that
/// worked last goes on, so that there are no more connections than there is work for.
///
/// A task is cancelled by its future's cancel() (the future then has no result: use onCanceled) or by its stop token
/// (the future then has a result, usually ErrorCode::Cancelled); both stop the running statement. The destructor drops
/// waiting tasks, cancels running ones and waits for the threads: some 20 ms also when the server is silent;
/// what a task does beside its statements decides.
class WorkerPool final {
public:
    explicit WorkerPool(ConnectionSettings settings, QString name = QStringLiteral("database"), int threads = 4);
    ~WorkerPool();
    Q_DISABLE_COPY_MOVE(WorkerPool)

    /// Runs `task(Connection &) -> Result<T>` on a thread of the pool. Continue with whenReady().
    template <class F, class R = std::invoke_result_t<F &, Connection &>>
    QFuture<R> run(F task, std::stop_token stop = {})
    {
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        QFuture<R> future = promise->future();
        enqueue({[promise, task = std::move(task)](const Result<Connection *> &connection) mutable {
                     if (!promise->isCanceled())
                         promise->addResult(connection ? task(**connection) : R(connection.error()));
                     promise->finish();
                 },
                 [promise] { return promise->isCanceled(); },
                 [promise] {
                     promise->future().cancel();
                     promise->finish();
                 },
                 std::move(stop)});
        return future;
    }

    /// Gives up what runs, and its connections: for a server that does not answer any more. The tasks end with
    /// DatabaseUnreachable; those that come later open connections anew.
    void abandonRunning();

    /// Uses other settings from the next task on; each thread opens its connection anew.
    void setSettings(ConnectionSettings settings);
    ConnectionSettings settings() const;

private:
    struct Task {
        std::function<void(const Result<Connection *> &)> run;
        std::function<bool()> isCancelled;
        std::function<void()> drop;
        std::stop_token stop;
    };
    class Private;

    void enqueue(Task task);

    std::unique_ptr<Private> d;
};

} // namespace showroom::database
