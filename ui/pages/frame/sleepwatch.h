#pragma once

#include <QObject>
#include <QString>

#include <memory>

namespace plumbline::pages {

/// Says when the machine is about to sleep, and holds the sleep back until whoever listens is done: logind's
/// PrepareForSleep with a delay lock. Where there is no such bus or no logind, it says nothing.
class SleepWatch : public QObject {
    Q_OBJECT
public:
    /// `busAddress`: a bus other than the system's own.
    explicit SleepWatch(const QString &busAddress, QObject *parent = nullptr);
    ~SleepWatch() override;

Q_SIGNALS:
    void aboutToSleep();

private Q_SLOTS:
    void prepareForSleep(bool sleeping);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace plumbline::pages
