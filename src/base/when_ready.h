#pragma once

#include <QFuture>
#include <QFutureWatcher>

#include <type_traits>

namespace showroom {

/// Calls `handler(result)` in the thread of `context`, which must be the caller's, once `future` has its result (at
/// once when it is there already), or `cancelled()` when it ends without one; neither when `context` is gone by then.
///
/// QFuture::then(context, …) of Qt 6.4 looks at the context from the thread that finishes the future: with a page that
/// is closed at that moment this is a race, and an assertion in builds that have them.
template <class T, class Handler, class Cancelled>
void whenReady(const QFuture<T> &future, QObject *context, Handler handler, Cancelled cancelled)
{
    static_assert(!std::is_void_v<T>, "a future without a result says nothing");
    auto settle = [handler = std::move(handler), cancelled = std::move(cancelled)](const QFuture<T> &ended) mutable {
        if (!ended.isCanceled() && ended.resultCount() > 0)
            handler(ended.result());
        else
            cancelled();
    };
    if (future.isFinished()) {
        settle(future);
        return;
    }
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, settle = std::move(settle)]() mutable {
        watcher->deleteLater();
        settle(watcher->future());
    });
    watcher->setFuture(future);
}

template <class T, class Handler>
void whenReady(const QFuture<T> &future, QObject *context, Handler handler)
{
    whenReady(future, context, std::move(handler), [] {});
}

} // namespace showroom
