#pragma once

#include "plumbline/domain/error.h"
#include "plumbline/workspace/errors.h"

#include <QFuture>
#include <QPromise>

#include <memory>

namespace plumbline::workspace {

/// What `task` returns. The boundary where exceptions of broken invariants end: they become errors::Internal.
template<typename T, typename Task>
[[nodiscard]] domain::Result<T> guarded(Task &&task)
{
    try {
        return task();
    } catch (const std::exception &broken) {
        return domain::fail(errors::Internal, QString::fromUtf8(broken.what()));
    }
}

/// Runs `task`, which takes the promise (for progress and cancelling) and returns a Result<T>, on a pool or the
/// writer thread, guarded.
template<typename T, typename Threads, typename Task>
[[nodiscard]] QFuture<domain::Result<T>> runOn(Threads &threads, Task task)
{
    using Promise = QPromise<domain::Result<T>>;
    auto promise = std::make_shared<Promise>();
    QFuture<domain::Result<T>> future = promise->future();
    promise->start();
    threads.start([promise, task = std::move(task)]() mutable {
        promise->addResult(guarded<T>([&] { return task(*promise); }));
        promise->finish();
    });
    return future;
}

/// A future that is answered already.
template<typename T>
[[nodiscard]] QFuture<domain::Result<T>> answered(domain::Result<T> result)
{
    QPromise<domain::Result<T>> promise;
    QFuture<domain::Result<T>> future = promise.future();
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return future;
}

} // namespace plumbline::workspace
