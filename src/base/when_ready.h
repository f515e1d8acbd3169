#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>
#include <type_traits>
#include <utility>

namespace showroom {

/// Calls `handler(result)` in the thread of `context`, which must be the caller's, once `future` has its result (at
/// once when it is there already), or `cancelled()` when it ends without one; neither when `context` is gone by then.
///
/// QFuture::then(context, …) of Qt 6.4 looks at the context from the thread that finishes the future: with a page that
/// is closed at that moment this is a race, and an assertion in builds that have them.
template <class T, class Handler, class Cancelled>
void whenReady(const QFuture<T> &future, QObject *context, Handler handler, Cancelled cancelled)
{
    auto settle = [handler = std::move(handler), cancelled = std::move(cancelled)](const QFuture<T> &ended) mutable {
        if constexpr (std::is_void_v<T>) {
            if (!ended.isCanceled())
                return handler();
        } else {
            if (!ended.isCanceled() && ended.resultCount() > 0)
                return handler(ended.result());
        }
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

/// A future of the same result, ready once `handler(result)` has heard it in `context`; cancelled when it never will.
template <class T, class Handler>
QFuture<T> passOn(const QFuture<T> &future, QObject *context, Handler handler)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QFuture<T> passed = promise->future();
    whenReady(future, context, [promise = std::move(promise), handler = std::move(handler)](const T &result) mutable {
        handler(result);
        promise->addResult(result);
        promise->finish();
    });
    return passed;
}

} // namespace showroom
