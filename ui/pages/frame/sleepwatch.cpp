#include "frame/sleepwatch.h"

#ifdef PLUMBLINE_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#endif

namespace plumbline::pages {

#ifdef PLUMBLINE_HAS_DBUS

namespace {

const QString Service = QStringLiteral("org.freedesktop.login1");
const QString Path = QStringLiteral("/org/freedesktop/login1");
const QString Manager = QStringLiteral("org.freedesktop.login1.Manager");

QString connectionName(const QObject *owner)
{
    return QStringLiteral("plumbline-sleep-%1").arg(reinterpret_cast<quintptr>(owner));
}

} // namespace

struct SleepWatch::Private {
    explicit Private(const QDBusConnection &connection) : bus(connection) {}

    /// The machine waits with its sleep for as long as the descriptor is open.
    void holdSleepBack(QObject *context)
    {
        QDBusMessage inhibit = QDBusMessage::createMethodCall(Service, Path, Manager, QStringLiteral("Inhibit"));
        inhibit << QStringLiteral("sleep") << QStringLiteral("Plumbline") << QStringLiteral("Locks the replica") << QStringLiteral("delay");
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(inhibit), context);
        QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [this](QDBusPendingCallWatcher *finished) {
            const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *finished;
            finished->deleteLater();
            // Without the lock the signal still comes, only perhaps late: after waking up.
            if (!reply.isError())
                delay = reply.value();
        });
    }

    QDBusConnection bus;
    QDBusUnixFileDescriptor delay;
};

SleepWatch::SleepWatch(const QString &busAddress, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(busAddress.isEmpty() ? QDBusConnection::systemBus()
                                                                        : QDBusConnection::connectToBus(busAddress, connectionName(this))))
{
    if (!d->bus.isConnected())
        return;
    d->bus.connect(Service, Path, Manager, QStringLiteral("PrepareForSleep"), this, SLOT(prepareForSleep(bool)));
    d->holdSleepBack(this);
}

SleepWatch::~SleepWatch()
{
    QDBusConnection::disconnectFromBus(connectionName(this));
}

void SleepWatch::prepareForSleep(bool sleeping)
{
    if (!sleeping) {
        d->holdSleepBack(this);
        return;
    }
    Q_EMIT aboutToSleep();
    d->delay = QDBusUnixFileDescriptor();
}

#else

struct SleepWatch::Private {};

SleepWatch::SleepWatch(const QString & /*busAddress*/, QObject *parent) : QObject(parent) {}

SleepWatch::~SleepWatch() = default;

void SleepWatch::prepareForSleep(bool sleeping)
{
    if (sleeping)
        Q_EMIT aboutToSleep();
}

#endif

} // namespace plumbline::pages
