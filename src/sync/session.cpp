#include "plumbline/sync/session.h"

#include "attachmenttraffic.h"
#include "headcheck.h"
#include "plumbline/sync/errors.h"

namespace plumbline::sync {
namespace {

using ledger::Cursor;
using replica::ConfirmedPage;
using replica::PageFate;
using replica::ScanKind;
using replica::Syncing;

/// Bytes of operations in one push, about; a single larger one goes alone.
constexpr qsizetype BytesPerPush = 1 << 20;
constexpr int OperationsPerPush = 2048;
/// Batches asked for at once: the next ones travel while one is being applied.
constexpr int BatchesAhead = 2;

constexpr QLatin1StringView RevokedByHub("hub.revoked");

} // namespace

struct Session::Private {
    Private(replica::Replica &of, Mode how, Listener who)
        : syncing(of.syncing()),
          mode(how),
          listener(std::move(who)),
          attachments(
              of, [this](const wire::FromDevice &message) { send(message); }, listener.attachment) {}

    Syncing &syncing;
    Mode mode;
    Listener listener;
    Progress progress;
    AttachmentTraffic attachments;

    /// What the hub has of this device's operations, and what was sent over this line.
    std::int64_t hubHas = 0;
    std::int64_t sent = 0;
    bool hubIsOlder = false;
    /// What both programs know.
    int schema = 0;
    /// Whether the page that was asked for at the start has come: only then is it known what is missing.
    bool caughtUp = false;
    /// As SyncState's.
    bool isWhole = false;
    std::optional<ConfirmedPage> page;
    int parts = 0;
    /// A scan was asked for whose first batch says from where.
    std::optional<ScanKind> beginning;
    int batchesComing = 0;

    [[nodiscard]] bool isOpen() const { return progress.phase != Phase::Connecting && progress.phase != Phase::Ended; }

    void send(const wire::FromDevice &message) const { listener.send(wire::encode(message)); }
    void end(const std::optional<domain::Error> &error);
    void turnTo(Phase phase);

    [[nodiscard]] Result<void> on(wire::Challenge &challenge);
    [[nodiscard]] Result<void> on(wire::Welcome &welcome);
    [[nodiscard]] Result<void> on(wire::Refused &refused);
    [[nodiscard]] Result<void> on(wire::Taken &taken);
    [[nodiscard]] Result<void> on(wire::Page &part);
    [[nodiscard]] Result<void> on(wire::ScanNeeded &needed);
    [[nodiscard]] Result<void> on(wire::ScanBatch &batch);
    [[nodiscard]] Result<void> on(wire::BlobState &state);
    [[nodiscard]] Result<void> on(wire::BlobPiece &piece);
    /// Enrolled, History: nobody asked for them here.
    template <typename Other>
    [[nodiscard]] Result<void> on(Other & /*message*/) {
        return domain::fail(errors::AnswerUnreadable, QStringLiteral("unasked"));
    }

    [[nodiscard]] Result<void> start(const wire::Welcome &welcome);
    [[nodiscard]] Result<void> scan(ScanKind kind);
    [[nodiscard]] Result<void> pull();
    [[nodiscard]] Result<void> push();
    [[nodiscard]] Result<void> settle();
};

Session::Session(replica::Replica &replica, Mode mode, Listener listener)
    : d(std::make_unique<Private>(replica, mode, std::move(listener))) {}

Session::~Session() = default;

Progress Session::progress() const {
    return d->progress;
}

void Session::receive(const QByteArray &frame) {
    if (d->progress.phase == Phase::Ended)
        return;
    auto message = wire::decodeFromHub(frame);
    if (!message) {
        d->end(domain::Error{errors::AnswerUnreadable, message.error().detail});
        return;
    }
    auto done = std::visit([this](auto &each) { return d->on(each); }, *message);
    if (!done)
        d->end(done.error());
}

void Session::localWork() {
    if (!d->isOpen())
        return;
    d->attachments.reconsider();
    if (auto pushed = d->push(); !pushed)
        d->end(pushed.error());
}

void Session::syncNow() {
    if (!d->isOpen() || d->progress.phase == Phase::Scanning)
        return;
    if (auto pulled = d->pull(); !pulled)
        d->end(pulled.error());
    else
        d->turnTo(Phase::CatchingUp);
}

void Session::disconnected() {
    d->end(domain::Error{errors::Unreachable, d->syncing.enrolment().address});
}

void Session::Private::end(const std::optional<domain::Error> &error) {
    if (progress.phase == Phase::Ended)
        return;
    progress.phase = Phase::Ended;
    if (listener.progress)
        listener.progress(progress);
    if (listener.ended)
        listener.ended(error);
}

void Session::Private::turnTo(Phase phase) {
    progress.phase = phase;
    if (listener.progress)
        listener.progress(progress);
}

Result<void> Session::Private::on(wire::Challenge &challenge) {
    if (progress.phase != Phase::Connecting)
        return domain::fail(errors::AnswerUnreadable, QStringLiteral("challenge"));
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

Result<void> Session::Private::on(wire::Welcome &welcome) {
    if (progress.phase != Phase::Connecting)
        return domain::fail(errors::AnswerUnreadable, QStringLiteral("welcome"));
    PLUMBLINE_TRY(checkHistory(syncing, welcome));
    if (welcome.user != syncing.enrolment().user.user)
        return domain::fail(errors::AnswerUnreadable, QStringLiteral("user"));
    PLUMBLINE_TRY(syncing.setRole(welcome.role));
    PLUMBLINE_TRY(syncing.heard());
    PLUMBLINE_TRY(syncing.keepLease(welcome.leaseDays));
    schema = std::min(welcome.schema, wire::schemaNumber());
    hubIsOlder = welcome.schema < wire::schemaNumber();
    hubHas = sent = welcome.lastSequence;
    turnTo(Phase::CatchingUp);
    PLUMBLINE_TRY(start(welcome));
    return push();
}

Result<void> Session::Private::start(const wire::Welcome &welcome) {
    PLUMBLINE_TRY_ASSIGN(const auto state, syncing.state());
    isWhole = state.isWhole;
    const bool isSameLife = state.cursor.epoch == welcome.epoch;
    // A power cut may have taken back the note that these were sent.
    if (isSameLife)
        PLUMBLINE_TRY(syncing.markSent(welcome.lastSequence));
    // Rows that were read when one of the two programs knew less lack what it did not know, and no page would ever bring it.
    if (isSameLife && state.schema >= schema)
        return pull();
    // Another life of the hub: what it lost of this device's is offered again before anything is compared.
    if (!isSameLife)
        PLUMBLINE_TRY(syncing.offerAgain(welcome.lastSequence));
    if (state.scan && state.scan->at.epoch == welcome.epoch && state.scan->schema >= schema) {
        turnTo(Phase::Scanning);
        batchesComing = BatchesAhead;
        send(wire::Scan{state.scan->next, BatchesAhead});
        return {};
    }
    const bool isEmpty = state.cursor.epoch.isNil() && !state.scan;
    return scan(isEmpty ? ScanKind::First : ScanKind::Again);
}

Result<void> Session::Private::scan(ScanKind kind) {
    turnTo(Phase::Scanning);
    caughtUp = false;
    beginning = kind;
    batchesComing = BatchesAhead;
    send(wire::Scan{{}, BatchesAhead});
    return {};
}

Result<void> Session::Private::on(wire::ScanNeeded & /*needed*/) {
    if (progress.phase == Phase::Scanning)
        return {};
    return scan(ScanKind::Again);
}

Result<void> Session::Private::on(wire::ScanBatch &batch) {
    if (progress.phase != Phase::Scanning)
        return {};
    if (beginning) {
        if (batch.from != wire::ScanPoint{})
            return {};
        PLUMBLINE_TRY(syncing.beginScan(*beginning, batch.at, schema));
        beginning.reset();
    }
    PLUMBLINE_TRY_ASSIGN(const auto state, syncing.state());
    // Repeated, late, or behind a gap: the device goes on from where it is.
    if (!state.scan || state.scan->next != batch.from)
        return {};
    // Asked for before this one is applied: the hub reads the next while it is.
    if (!batch.finished && --batchesComing <= 0) {
        batchesComing = BatchesAhead;
        send(wire::Scan{batch.next, BatchesAhead});
    }
    PLUMBLINE_TRY(syncing.keepScanned(batch.batch.rows, batch.next));
    progress.rowsScanned += std::ssize(batch.batch.rows);
    progress.rowsExpected = batch.total;
    if (batch.finished) {
        PLUMBLINE_TRY(syncing.finishScan());
        isWhole = false;
        turnTo(Phase::CatchingUp);
        if (listener.changed)
            listener.changed();
        return pull();
    }
    turnTo(Phase::Scanning);
    return {};
}

Result<void> Session::Private::pull() {
    PLUMBLINE_TRY_ASSIGN(const auto state, syncing.state());
    page.reset();
    parts = 0;
    PLUMBLINE_TRY_ASSIGN(const auto waiting, syncing.pending(0, 1));
    send(wire::Pull{state.cursor, true, waiting.empty() ? 0 : waiting.front().deviceSequence});
    return {};
}

Result<void> Session::Private::on(wire::Page &part) {
    if (progress.phase == Phase::Scanning || progress.phase == Phase::Connecting)
        return {};
    if (part.part == 0) {
        page = ConfirmedPage{part.from, part.to, {}, {}, {}, {}};
        parts = 0;
    }
    // A part that is not the next one of this page: the page comes again when it is asked for.
    if (!page || part.part != parts || part.from != page->from || part.to != page->to)
        return {};
    ++parts;
    for (wire::RowBatch &batch : part.batches)
        std::ranges::move(batch.rows, std::back_inserter(page->rows));
    std::ranges::move(part.gone, std::back_inserter(page->gone));
    std::ranges::move(part.entries, std::back_inserter(page->entries));
    std::ranges::move(part.settled, std::back_inserter(page->settled));
    if (!part.last)
        return {};
    const ConfirmedPage whole = *std::exchange(page, std::nullopt);
    PLUMBLINE_TRY_ASSIGN(const PageFate fate, syncing.apply(whole));
    if (fate == PageFate::NotNext) {
        PLUMBLINE_TRY_ASSIGN(const auto state, syncing.state());
        // One before it was lost on the way.
        return whole.from.position > state.cursor.position ? pull() : Result<void>();
    }
    caughtUp = true;
    const bool becameWhole = !std::exchange(isWhole, true);
    const bool empty = whole.rows.empty() && whole.gone.empty() && whole.settled.empty() && whole.entries.empty();
    if ((!empty || becameWhole) && listener.changed)
        listener.changed();
    if (!empty)
        attachments.reconsider();
    return settle();
}

Result<void> Session::Private::on(wire::BlobState &state) {
    if (!isOpen())
        return domain::fail(errors::AnswerUnreadable, QStringLiteral("attachment"));
    PLUMBLINE_TRY(attachments.on(state));
    return attachments.isIdle() ? settle() : Result<void>();
}

Result<void> Session::Private::on(wire::BlobPiece &piece) {
    if (!isOpen())
        return domain::fail(errors::AnswerUnreadable, QStringLiteral("attachment"));
    PLUMBLINE_TRY(attachments.on(piece));
    return attachments.isIdle() ? settle() : Result<void>();
}

Result<void> Session::Private::on(wire::Taken &taken) {
    hubHas = std::max(hubHas, taken.lastSequence);
    // The hub did not take all of it, such as what lay behind a gap.
    if (taken.lastSequence < sent)
        sent = taken.lastSequence;
    PLUMBLINE_TRY(push());
    return settle();
}

Result<void> Session::Private::push() {
    // One push on the way at a time: what is made meanwhile goes with the next.
    if (hubIsOlder || sent > hubHas)
        return settle();
    PLUMBLINE_TRY_ASSIGN(const auto waiting, syncing.pending(sent, OperationsPerPush));
    wire::Push push;
    qsizetype bytes = 0;
    for (const ledger::Operation &operation : waiting) {
        if (operation.deviceSequence != sent + 1 + std::ssize(push.operations))
            break;
        bytes += operation.body.size() + 256;
        if (!push.operations.empty() && bytes > BytesPerPush)
            break;
        push.operations.push_back(operation);
    }
    if (push.operations.empty())
        return settle();
    sent = push.operations.back().deviceSequence;
    // Before it leaves: from here on the hub may have it, whatever becomes of the line.
    PLUMBLINE_TRY(syncing.markSent(sent));
    send(push);
    // From here on the hub owes an answer.
    return settle();
}

/// Says where things stand, and ends a session that was for once when nothing is left.
Result<void> Session::Private::settle() {
    if (!isOpen() || progress.phase == Phase::Scanning)
        return {};
    PLUMBLINE_TRY_ASSIGN(const auto state, syncing.state());
    progress.pending = state.pending;
    // Rows come first; what hangs on them goes beside what comes from then on.
    if (caughtUp)
        PLUMBLINE_TRY(attachments.go());
    const bool nothingLeft = caughtUp && (state.pending == 0 || hubIsOlder) && (mode == Mode::Follow || attachments.isIdle());
    turnTo(nothingLeft ? Phase::UpToDate : Phase::CatchingUp);
    if (!nothingLeft || mode == Mode::Follow)
        return {};
    PLUMBLINE_TRY(syncing.heard());
    end(hubIsOlder && state.pending > 0 ? std::optional(domain::Error{errors::HubOlder, QString::number(state.pending)}) : std::nullopt);
    return {};
}

Result<void> Session::Private::on(wire::Refused &refused) {
    if (refused.code == RevokedByHub &&
        ledger::isSignedBy(syncing.enrolment().hubKey, wire::revocationBytes(syncing.enrolment().device), refused.signature)) {
        PLUMBLINE_TRY(syncing.destroyKey());
        return domain::fail(errors::Revoked);
    }
    return domain::fail(errors::Refused, refused.code);
}

} // namespace plumbline::sync
