#include "plumbline/sync/auditing.h"

#include "headcheck.h"
#include "line.h"
#include "plumbline/sync/errors.h"

namespace plumbline::sync {

struct Auditing::Private {
    Private(replica::Replica &of, AuditSelection what, Listener who)
        : syncing(of.syncing()),
          selection(std::move(what)),
          listener(std::move(who)) {}

    replica::Syncing &syncing;
    AuditSelection selection;
    Listener listener;
    wire::AuditRequest request;
    AuditReading reading;
    /// The last item's changes are not all there.
    bool isPartial = false;
    bool isGreeted = false;
    bool isOver = false;

    void end(Result<AuditReading> result) {
        if (!std::exchange(isOver, true))
            listener.ended(std::move(result));
    }
    void send(const wire::FromDevice &message) const { listener.send(wire::encode(message)); }

    [[nodiscard]] Result<void> on(wire::Challenge &challenge);
    [[nodiscard]] Result<void> on(wire::Welcome &welcome);
    [[nodiscard]] Result<void> on(wire::AuditPart &part);
    [[nodiscard]] Result<void> on(wire::Refused &refused) { return domain::fail(errors::Refused, refused.code); }
    template <typename Other>
    [[nodiscard]] Result<void> on(Other & /*message*/) {
        return domain::fail(errors::AnswerUnreadable, QStringLiteral("unasked"));
    }
    [[nodiscard]] Result<void> take(wire::AuditPart &part);
    [[nodiscard]] Result<void> finish();
};

Auditing::Auditing(replica::Replica &replica, AuditSelection selection, Listener listener)
    : d(std::make_unique<Private>(replica, std::move(selection), std::move(listener))) {}

Auditing::~Auditing() = default;

void Auditing::receive(const QByteArray &frame) {
    if (d->isOver)
        return;
    auto message = wire::decodeFromHub(frame);
    if (!message) {
        d->end(domain::fail(errors::AnswerUnreadable, message.error().detail));
        return;
    }
    if (auto done = std::visit([this](auto &each) { return d->on(each); }, *message); !done)
        d->end(tl::unexpected(std::move(done).error()));
}

void Auditing::disconnected() {
    d->end(domain::fail(errors::Unreachable, d->syncing.enrolment().address));
}

Result<void> Auditing::Private::on(wire::Challenge &challenge) {
    wire::Hello hello;
    hello.schema = wire::schemaNumber();
    hello.device = syncing.enrolment().device;
    PLUMBLINE_TRY_ASSIGN(const auto state, syncing.state());
    hello.cursor = state.cursor;
    PLUMBLINE_TRY_ASSIGN(const auto head, syncing.rememberedHead());
    hello.rememberedSize = head ? head->size : 0;
    hello.signature = syncing.sign(wire::helloBytes(hello, challenge.nonce));
    send(hello);
    return {};
}

Result<void> Auditing::Private::on(wire::Welcome &welcome) {
    if (std::exchange(isGreeted, true))
        return domain::fail(errors::AnswerUnreadable, QStringLiteral("welcome"));
    PLUMBLINE_TRY(checkHistory(syncing, welcome));
    reading.exported.head = welcome.head;
    reading.exported.hubKey = syncing.enrolment().hubKey;
    request.size = welcome.head.size;
    request.upTo = std::min(selection.last, request.size);
    request.after = std::min(std::max<ledger::Position>(selection.first, 1) - 1, request.upTo);
    if (selection.record) {
        request.kind = selection.record->first;
        request.id = selection.record->second;
    }
    request.firstDay = selection.days.first;
    request.lastDay = selection.days.last;
    if (request.after == request.upTo)
        return finish();
    send(request);
    return {};
}

Result<void> Auditing::Private::on(wire::AuditPart &part) {
    if (!isGreeted || part.looked < request.after || part.looked > request.upTo)
        return domain::fail(errors::AnswerUnreadable, QStringLiteral("audit"));
    const bool moves = part.looked > request.after || (part.missing > 0 && !part.items.empty() && !part.items.back().changes.isEmpty());
    if (!moves)
        return domain::fail(errors::AnswerUnreadable, QStringLiteral("audit"));
    PLUMBLINE_TRY(take(part));
    reading.withheld += part.withheld;
    request.after = part.looked;
    request.changesFrom = isPartial ? reading.exported.items.back().changes.size() : 0;
    if (listener.progress)
        listener.progress(request.after, request.upTo);
    if (request.after == request.upTo && !isPartial)
        return finish();
    send(request);
    return {};
}

Result<void> Auditing::Private::take(wire::AuditPart &part) {
    auto &items = reading.exported.items;
    for (ledger::AuditItem &item : part.items) {
        if (!std::exchange(isPartial, false)) {
            items.push_back(std::move(item));
            continue;
        }
        // The rest of what was begun.
        if (item.entry.position != items.back().entry.position)
            return domain::fail(errors::AnswerUnreadable, QStringLiteral("audit"));
        items.back().changes += item.changes;
    }
    isPartial = part.missing > 0;
    return {};
}

/// Whatever the hub said has to prove itself before anybody relies on it.
Result<void> Auditing::Private::finish() {
    PLUMBLINE_TRY(ledger::verifyAuditExport(ledger::writeAuditExport(reading.exported), reading.exported.hubKey));
    end(std::move(reading));
    return {};
}

struct AuditConnection::Private {
    Private(replica::Replica &replica, AuditSelection selection, Auditing::Listener who, Patience patience)
        : listener(std::move(who)),
          line(replica.syncing().enrolment().address, replica.syncing().enrolment().certificate, patience,
               {[this](const QByteArray &frame) { auditing.receive(frame); }, [this](const domain::Error &why) { broken(why); }}),
          auditing(replica, std::move(selection), ofConversation()) {}

    [[nodiscard]] Auditing::Listener ofConversation() {
        return {[this](const QByteArray &frame) { line.send(frame); }, listener.progress,
                [this](Result<AuditReading> result) { end(std::move(result)); }};
    }
    void broken(const domain::Error &why) {
        brokenBy = why;
        auditing.disconnected();
    }
    /// Told from the event loop: whoever is told may destroy everything here.
    void end(Result<AuditReading> result) {
        line.close();
        answer.emplace(std::move(result));
        if (brokenBy)
            answer.emplace(tl::unexpected(*brokenBy));
        QTimer::singleShot(0, &context, [this] {
            if (const auto tell = std::exchange(listener.ended, nullptr))
                tell(std::move(*answer));
        });
    }

    Auditing::Listener listener;
    std::optional<domain::Error> brokenBy;
    std::optional<Result<AuditReading>> answer;
    QObject context;
    Line line;
    Auditing auditing;
};

AuditConnection::AuditConnection(replica::Replica &replica, AuditSelection selection, Auditing::Listener listener, Patience patience)
    : d(std::make_unique<Private>(replica, std::move(selection), std::move(listener), patience)) {}

AuditConnection::~AuditConnection() = default;

} // namespace plumbline::sync
