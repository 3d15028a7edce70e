#include "plumbline/sync/connection.h"

#include "line.h"
#include "plumbline/sync/errors.h"

#include <deque>

namespace plumbline::sync {

struct Connection::Private {
    Private(replica::Replica &replica, Mode mode, Listener who, Patience patience)
        : listener(std::move(who)),
          line(replica.syncing().enrolment().address, replica.syncing().enrolment().certificate, patience,
               {[this](const QByteArray &frame) { heard(frame); }, [this](const domain::Error &why) { broken(why); }}),
          session(replica, mode, ofSession()) {
        next.setSingleShot(true);
        QObject::connect(&next, &QTimer::timeout, &context, [this] { takeOne(); });
    }

    /// What the session says, with the line kept to it.
    [[nodiscard]] Listener ofSession() {
        Listener of;
        of.send = [this](const QByteArray &frame) { line.send(frame); };
        of.progress = [this](const Progress &progress) {
            line.expectAnswer(progress.phase == Phase::UpToDate ? Line::Owed::No : Line::Owed::Yes);
            if (listener.progress)
                listener.progress(progress);
        };
        of.changed = listener.changed;
        of.attachment = listener.attachment;
        of.ended = [this](const std::optional<domain::Error> &error) { end(error); };
        return of;
    }
    /// One frame for each turn of the event loop: a batch takes as long as its rows take to write, and whoever else has something
    /// to write goes between two of them.
    void heard(const QByteArray &frame) {
        frames.push_back(frame);
        if (!next.isActive())
            next.start(0);
    }
    void takeOne() {
        if (frames.empty())
            return;
        const QByteArray frame = std::move(frames.front());
        frames.pop_front();
        if (!frames.empty())
            next.start(0);
        try {
            session.receive(frame);
        } catch (const std::exception &impossible) {
            frames.clear();
            broken({errors::AnswerUnreadable, QString::fromUtf8(impossible.what())});
        }
    }
    void broken(const domain::Error &why) {
        // What came before the line broke counts, above all why the hub broke it.
        while (!frames.empty())
            takeOne();
        if (!isEnding)
            brokenBy = why;
        session.disconnected();
    }
    /// Told from the event loop: whoever is told may destroy everything here, and this is deep inside of it.
    void end(const std::optional<domain::Error> &error) {
        isEnding = true;
        line.close();
        QTimer::singleShot(0, &context, [this, error = brokenBy ? brokenBy : error] {
            if (const auto ended = std::exchange(listener.ended, nullptr))
                ended(error);
        });
    }

    Listener listener;
    std::optional<domain::Error> brokenBy;
    bool isEnding = false;
    std::deque<QByteArray> frames;
    QObject context;
    QTimer next;
    Line line;
    Session session;
};

Connection::Connection(replica::Replica &replica, Mode mode, Listener listener, Patience patience)
    : d(std::make_unique<Private>(replica, mode, std::move(listener), patience)) {}

Connection::~Connection() = default;

void Connection::localWork() {
    d->session.localWork();
}

void Connection::syncNow() {
    d->session.syncNow();
}

Progress Connection::progress() const {
    return d->session.progress();
}

struct EnrolConnection::Private {
    Private(const InvitationText &invitation, const QString &deviceName, ledger::DeviceId device,
            std::function<void(Result<Enrolling::Done>)> who, Patience patience)
        : ended(std::move(who)),
          line(
              invitation.address, invitation.certificate, patience,
              {[this](const QByteArray &frame) { enrolling.receive(frame); }, [this](const domain::Error &why) { broken(why); }}),
          enrolling(
              invitation, deviceName, device, [this](const QByteArray &frame) { line.send(frame); },
              [this](Result<Enrolling::Done> result) { end(std::move(result)); }) {}

    void broken(const domain::Error &why) {
        brokenBy = why;
        enrolling.disconnected();
    }
    void end(Result<Enrolling::Done> result) {
        line.close();
        answer.emplace(std::move(result));
        if (brokenBy)
            answer.emplace(tl::unexpected(*brokenBy));
        QTimer::singleShot(0, &context, [this] {
            if (const auto tell = std::exchange(ended, nullptr))
                tell(std::move(*answer));
        });
    }

    std::function<void(Result<Enrolling::Done>)> ended;
    std::optional<domain::Error> brokenBy;
    std::optional<Result<Enrolling::Done>> answer;
    QObject context;
    Line line;
    Enrolling enrolling;
};

EnrolConnection::EnrolConnection(const InvitationText &invitation, const QString &deviceName, ledger::DeviceId device,
                                 std::function<void(Result<Enrolling::Done>)> ended, Patience patience)
    : d(std::make_unique<Private>(invitation, deviceName, device, std::move(ended), patience)) {}

EnrolConnection::~EnrolConnection() = default;

std::unique_ptr<EnrolConnection> enrolOver(const InvitationText &invitation, const QString &deviceName, ledger::DeviceId device,
                                           std::function<void(Result<Enrolling::Done>)> ended, Patience patience) {
    return std::make_unique<EnrolConnection>(invitation, deviceName, device, std::move(ended), patience);
}

} // namespace plumbline::sync
