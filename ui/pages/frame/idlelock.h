#pragma once

#include "plumbline/kit/settings.h"

#include <QObject>
#include <QTimer>

namespace plumbline::pages {

/// Minutes without a key or the mouse until the replica locks; 0: never.
inline const kit::Setting<int> IdleMinutes{"replica/idle_minutes", 15, kit::SettingScope::Machine};

/// Says when the person has been away for a while, or the machine is about to sleep.
class IdleLock : public QObject {
    Q_OBJECT
public:
    explicit IdleLock(QObject *parent = nullptr);

    /// 0 or less: never.
    void setMinutes(int minutes);
    [[nodiscard]] int minutes() const { return m_minutes; }

Q_SIGNALS:
    void lockWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private Q_SLOTS:
    void prepareForSleep(bool sleeping);

private:
    QTimer m_idle;
    int m_minutes = 0;
};

} // namespace plumbline::pages
