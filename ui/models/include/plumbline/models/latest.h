#pragma once

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QPointer>

namespace plumbline::models {

/// Keeps only the answer to the newest question: answers to older ones are dropped, as is everything once the context is
/// gone. A member of the object it answers to, used on the application's thread.
class Latest {
public:
    /// Calls `answer` with what the future brings, unless something newer was asked meanwhile or the context is gone.
    /// A watcher of the application's carries the answer over: a continuation would run on the thread that finishes the future,
    /// and Qt 6.4 does not bear one whose context goes meanwhile.
    template<typename T, typename Answer>
    void ask(const QFuture<T> &future, QObject *context, Answer answer)
    {
        const quint64 mine = ++m_newest;
        m_pending = true;
        auto *watcher = new QFutureWatcher<T>(QCoreApplication::instance());
        const QPointer<QObject> guard(context);
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [this, watcher, mine, guard, answer = std::move(answer)]() mutable {
            watcher->deleteLater();
            if (!guard || mine != m_newest)
                return;
            m_pending = false;
            const QFuture<T> finished = watcher->future();
            if (!finished.isCanceled() && finished.resultCount() > 0)
                answer(finished.result());
        });
        watcher->setFuture(future);
    }

    /// Drops whatever has been asked and not been answered.
    void drop()
    {
        ++m_newest;
        m_pending = false;
    }
    [[nodiscard]] bool isPending() const { return m_pending; }

private:
    quint64 m_newest = 0;
    bool m_pending = false;
};

} // namespace plumbline::models
