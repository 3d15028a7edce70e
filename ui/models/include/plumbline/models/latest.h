#pragma once

#include <QFuture>
#include <QObject>

namespace plumbline::models {

/// Keeps only the answer to the newest question: answers to older ones are dropped, as is everything once the context is
/// gone. A member of the object it answers to, used on that object's thread.
class Latest {
public:
    /// Calls `answer` on the context's thread with what the future brings, unless something newer was asked meanwhile.
    template<typename T, typename Answer>
    void ask(QFuture<T> future, QObject *context, Answer answer)
    {
        const quint64 mine = ++m_newest;
        m_pending = true;
        future
            .then(context,
                  [this, mine, answer = std::move(answer)](const T &value) mutable {
                      if (mine != m_newest)
                          return;
                      m_pending = false;
                      answer(value);
                  })
            .onCanceled(context, [this, mine] {
                if (mine == m_newest)
                    m_pending = false;
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
