#include "hub_p.h"
#include "plumbline/hub/errors.h"
#include "plumbline/storage/transaction.h"

/// Group commit: what all sessions have queued goes into one transaction.
namespace plumbline::hub {
namespace {

using ledger::Operation;
using storage::Savepoint;

/// Statements that fail on what an operation brings, not on the database's state.
bool isOperationsFault(const domain::Error &error) {
    return error.code == storage::errors::Constraint || error.code == storage::errors::ForeignKey ||
           error.code == storage::errors::ValueRefused || error.code == storage::errors::RowMissing ||
           error.code == errors::Broken;
}

} // namespace

void Hub::Private::count(const ledger::Outcome &outcome) {
    struct Count {
        Status &counts;
        void operator()(const ledger::Applied &) const { ++counts.applied; }
        void operator()(const ledger::Merged &) const { ++counts.merged; }
        void operator()(const ledger::Conflicted &) const { ++counts.conflicts; }
        void operator()(const ledger::Rejected &) const { ++counts.rejected; }
        void operator()(const ledger::Superseded &) const { ++counts.superseded; }
    };
    ++counts.taken;
    std::visit(Count{counts}, outcome);
}

Result<void> Hub::Private::takeOne(Orderer &orderer, const Operation &operation, KnownDevice &device, Care care) {
    if (care == Care::Together) {
        PLUMBLINE_TRY_ASSIGN(const ledger::Outcome outcome, orderer.admit(operation, device));
        count(outcome);
        return {};
    }
    // What one operation makes the rules throw is that operation's end, and nobody else's.
    const ledger::Position head = orderer.head();
    const auto carefully = [&]() -> Result<ledger::Outcome> {
        try {
            PLUMBLINE_TRY_ASSIGN(auto savepoint, Savepoint::begin(*stores->connection));
            PLUMBLINE_TRY_ASSIGN(ledger::Outcome outcome, orderer.admit(operation, device));
            PLUMBLINE_TRY(stores->connection->checkReferences());
            PLUMBLINE_TRY(savepoint.keep());
            return outcome;
        } catch (const std::logic_error &broken) {
            return domain::fail(errors::Broken, QString::fromUtf8(broken.what()));
        }
    };
    auto taken = carefully();
    if (!taken && isOperationsFault(taken.error())) {
        orderer.rewind(head);
        taken = orderer.refuse(operation, device, taken.error());
    }
    PLUMBLINE_TRY(taken);
    count(*taken);
    return {};
}

Result<Hub::Private::Taking> Hub::Private::take(Orderer &orderer, const Queued &batch, Care care) {
    Taking taking;
    taking.session = batch.session.lock();
    PLUMBLINE_TRY_ASSIGN(auto device, stores->access.device(batch.device));
    if (!device || device->revoked) {
        taking.refused = errors::Revoked;
        return taking;
    }
    const std::int64_t before = device->lastSequence;
    PLUMBLINE_TRY(orderer.expect(batch.operations));
    for (const Operation &operation : batch.operations) {
        if (operation.deviceSequence <= device->lastSequence) {
            PLUMBLINE_TRY_ASSIGN(const auto known, stores->journal.known(device->device, operation.deviceSequence));
            if (!known || known->payload != ledger::payloadHash(operation)) {
                taking.refused = errors::SequenceReused;
                break;
            }
            ++counts.repeated;
            continue;
        }
        // Behind a gap: the device sends again from where the hub is.
        if (operation.deviceSequence > device->lastSequence + 1)
            break;
        PLUMBLINE_TRY(takeOne(orderer, operation, *device, care));
        device->lastSequence = operation.deviceSequence;
    }
    taking.lastSequence = device->lastSequence;
    if (device->lastSequence != before)
        PLUMBLINE_TRY(stores->access.setLastSequence(device->device, device->lastSequence));
    return taking;
}

Result<void> Hub::Private::takeAll(Orderer &orderer, std::span<const Queued> batches, Care care, std::vector<Taking> &all) {
    all.clear();
    for (const Queued &batch : batches) {
        PLUMBLINE_TRY_ASSIGN(Taking taking, take(orderer, batch, care));
        all.push_back(std::move(taking));
    }
    return {};
}

Result<std::int64_t> Hub::commitQueued() {
    std::deque<Queued> taken;
    {
        const std::scoped_lock lock(d->queueGuard);
        taken.swap(d->queue);
    }
    if (taken.empty())
        return std::int64_t{0};
    const std::vector<Queued> batches(std::make_move_iterator(taken.begin()), std::make_move_iterator(taken.end()));
    const Status before = d->counts;
    std::vector<Private::Taking> answers;
    const auto run = [&](Private::Care care) -> Result<void> {
        try {
            d->counts = before;
            return d->ordering([&](Orderer &orderer) -> Result<void> {
                // With a savepoint around each there is a fault to be found, and each is waited for.
                if (care == Private::Care::OneByOne)
                    return d->takeAll(orderer, batches, care, answers);
                storage::Batch batch(*d->stores->connection);
                PLUMBLINE_TRY(d->takeAll(orderer, batches, care, answers));
                return batch.finish();
            });
        } catch (const std::logic_error &broken) {
            d->stores->forget();
            return domain::fail(errors::Broken, QString::fromUtf8(broken.what()));
        }
    };
    auto done = run(Private::Care::Together);
    if (!done && isOperationsFault(done.error()))
        done = run(Private::Care::OneByOne);
    if (!done) {
        // Nothing was taken; the devices still have it and offer it again.
        d->counts = before;
        for (const Queued &batch : batches)
            if (const auto session = batch.session.lock())
                session->d->refuse(errors::GoingAway);
        return tl::unexpected(std::move(done).error());
    }
    for (const Private::Taking &answer : answers) {
        if (!answer.session)
            continue;
        if (answer.refused)
            answer.session->d->refuse(*answer.refused);
        else if (answer.session->d->stage == Session::Private::Stage::Open)
            answer.session->d->send(wire::Taken{answer.lastSequence});
    }
    PLUMBLINE_TRY(d->tell());
    return d->counts.taken - before.taken;
}

} // namespace plumbline::hub
