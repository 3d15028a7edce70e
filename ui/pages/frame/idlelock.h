#pragma once

#include "plumbline/kit/settings.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <chrono>
#include <functional>

namespace plumbline::pages {

/// Minutes without a key or the mouse until the replica locks; 0: never.
inline const kit::Setting<int> IdleMinutes{"replica/idle_minutes", 15, kit::SettingScope::Machine};

/// What a person can choose, shortest first; never stands last.
inline constexpr std::array IdleChoices{5, 15, 30, 60, 0};

/// Says when the person has been away for a while.
class IdleLock : public QObject {
    Q_OBJECT
public:
    /// Time that only goes forward, whatever happens to the clock on the wall; from any beginning.
    using Ticks = std::function<std::chrono::milliseconds()>;
    [[nodiscard]] static std::chrono::milliseconds steadyTicks();

    explicit IdleLock(Ticks ticks, QObject *parent = nullptr);

    /// Counts from now on. 0 or less: never.
    void setMinutes(int minutes);
    [[nodiscard]] int minutes() const { return m_minutes; }
    void setTicks(Ticks ticks);
    /// Says so if the person has been away long enough, and waits for the rest if not; the timer calls it.
    void check();

Q_SIGNALS:
    void lockWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void countFromNow();

    Ticks m_ticks;
    QTimer m_timer;
    std::chrono::milliseconds m_lastSeen;
    int m_minutes = 0;
};

} // namespace plumbline::pages
