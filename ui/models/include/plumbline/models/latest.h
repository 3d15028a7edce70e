#pragma once

#include <QCoreApplication>
#include <QFuture>
#include <QPointer>

namespace plumbline::models {

/// Keeps only the answer to the newest question: answers to older ones are dropped, as is everything once the context is
/// gone. A member of the object it answers to, used on the application's thread.
class Latest {
public:
    /// Calls `answer` with what the future brings, unless something newer was asked meanwhile or the context is gone.
    /// The application carries the answer over, not the context: Qt 6.4 does not bear a context that dies before the future
    /// is finished.
    template<typename T, typename Answer>
    void ask(QFuture<T> future, QObject *context, Answer answer)
    {
        const quint64 mine = ++m_newest;
        m_pending = true;
        QObject *carrier = QCoreApplication::instance();
        const QPointer<QObject> guard(context);
        future.then(carrier, [this, mine, guard, answer = std::move(answer)](QFuture<T> finished) mutable {
            if (!guard || mine != m_newest)
                return;
            m_pending = false;
            if (!finished.isCanceled() && finished.resultCount() > 0)
                answer(finished.result());
        });
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
