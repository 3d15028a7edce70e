#include "plumbline/sync/errors.h"
#include "plumbline/sync/session.h"

namespace plumbline::sync {

QString formatInvitation(const InvitationText &invitation) {
    return wire::formatInvitation(invitation);
}

Result<InvitationText> parseInvitation(const QString &text) {
    auto parsed = wire::parseInvitation(text);
    return parsed ? std::move(parsed) : domain::fail(errors::InvitationUnreadable);
}

struct Enrolling::Private {
    InvitationText invitation;
    QString deviceName;
    ledger::DeviceId device;
    std::function<void(QByteArray frame)> send;
    std::function<void(Result<Done>)> ended;
    ledger::SigningKey key = ledger::SigningKey::generate();
    bool isOver = false;

    void end(Result<Done> result) {
        if (std::exchange(isOver, true))
            return;
        ended(std::move(result));
    }
    void answer(const wire::Challenge &challenge) {
        wire::Enrol enrol;
        enrol.schema = wire::schemaNumber();
        enrol.device = device;
        enrol.deviceName = deviceName;
        enrol.token = invitation.token;
        enrol.publicKey = key.publicKey();
        enrol.signature = key.sign(wire::enrolBytes(enrol, challenge.nonce));
        send(wire::encode(wire::FromDevice(enrol)));
    }
    void finish(const wire::Enrolled &enrolled) {
        Done done{{}, std::move(key)};
        done.enrolment.organisation = enrolled.organisation;
        // The role comes with the first session; until then the device may do nothing.
        done.enrolment.user = {enrolled.user, domain::Role::Auditor};
        done.enrolment.device = device;
        done.enrolment.hubKey = enrolled.hubKey;
        done.enrolment.address = invitation.address;
        done.enrolment.certificate = invitation.certificate;
        end(std::move(done));
    }
};

Enrolling::Enrolling(InvitationText invitation, QString deviceName, ledger::DeviceId device,
                     std::function<void(QByteArray frame)> send, std::function<void(Result<Done>)> ended)
    : d(new Private{std::move(invitation), std::move(deviceName), device, std::move(send), std::move(ended)}) {}

Enrolling::~Enrolling() = default;

void Enrolling::receive(const QByteArray &frame) {
    if (d->isOver)
        return;
    const auto message = wire::decodeFromHub(frame);
    if (!message)
        d->end(domain::fail(errors::AnswerUnreadable, message.error().detail));
    else if (const auto *challenge = std::get_if<wire::Challenge>(&*message))
        d->answer(*challenge);
    else if (const auto *enrolled = std::get_if<wire::Enrolled>(&*message))
        d->finish(*enrolled);
    else if (const auto *refused = std::get_if<wire::Refused>(&*message))
        d->end(domain::fail(errors::Refused, refused->code));
    else
        d->end(domain::fail(errors::AnswerUnreadable));
}

void Enrolling::disconnected() {
    d->end(domain::fail(errors::Unreachable, d->invitation.address));
}

} // namespace plumbline::sync
