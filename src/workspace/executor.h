#pragma once

#include "plumbline/domain/error.h"
#include "plumbline/workspace/errors.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace plumbline::workspace {

/// Runs `task`, which takes the promise (for progress and cancelling) and returns a Result<T>, on the pool. The boundary
/// where exceptions of broken invariants end: they become errors::Internal.
template<typename T, typename Task>
[[nodiscard]] QFuture<domain::Result<T>> runOn(QThreadPool &pool, Task task)
{
    using Promise = QPromise<domain::Result<T>>;
    auto promise = std::make_shared<Promise>();
    QFuture<domain::Result<T>> future = promise->future();
    promise->start();
    pool.start([promise, task = std::move(task)]() mutable {
        try {
            promise->addResult(task(*promise));
        } catch (const std::exception &broken) {
            promise->addResult(domain::Result<T>(domain::fail(errors::Internal, QString::fromUtf8(broken.what()))));
        }
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
