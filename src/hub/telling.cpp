#include "hub_p.h"
#include "plumbline/hub/errors.h"
#include "plumbline/storage/transaction.h"

/// After a commit: those who follow are told. Most of them are told the same or nothing at all, so what a scope sees of the new
/// entries is made once, and packed once for all who stand at the same place.
namespace plumbline::hub {
namespace {

using ledger::Position;
using storage::Transaction;

/// Entries read again where they are not at hand: more are read by each session for itself.
constexpr Position EntriesAtHand = 4096;
/// A device that nothing concerns is told where the ledger ends no more often than this.
constexpr Position LagAtMost = 1000;

/// Who sees the same of the ledger behind a place.
struct Audience {
    Position looked = 0;
    domain::Role role{};
    domain::Reach reach{};
    std::vector<domain::TeamId> teams;
    friend auto operator<=>(const Audience &, const Audience &) = default;
};

struct Contents {
    std::vector<wire::Page> parts;
    bool isNothing = false;
    /// By the cursor it is told from.
    std::map<std::pair<Position, std::int64_t>, std::vector<QByteArray>> frames;
};

bool isNothing(const std::vector<wire::Page> &parts) {
    return std::ranges::all_of(parts, [](const wire::Page &part) {
        return part.batches.empty() && part.gone.empty() && part.entries.empty() && part.settled.empty();
    });
}

const std::vector<QByteArray> &framesFrom(const wire::Cursor &cursor, Contents &contents) {
    auto &frames = contents.frames[{cursor.position, cursor.scopeVersion}];
    if (frames.empty())
        for (wire::Page &part : contents.parts) {
            part.from = cursor;
            part.to.scopeVersion = cursor.scopeVersion;
            frames.push_back(wire::encode(wire::FromHub(part)));
        }
    return frames;
}

} // namespace

/// One telling, inside a read transaction.
class Hub::Private::Telling {
public:
    Telling(Private &hub, Position head) : m_hub(hub), m_head(head) {
        for (const JournalEntry &journal : hub.recent.entries) {
            m_devices.insert(journal.entry.device);
            m_people.insert(journal.entry.actor);
        }
    }

    Result<void> tell(Session::Private &session, const ScopeVersion &scope) {
        const Position looked = std::max(session.looked, session.cursor.position);
        const bool isShared = session.cursor.epoch == m_hub.epoch && session.cursor.scopeVersion == scope.version &&
                              looked >= m_hub.recent.after && looked <= m_head && !m_devices.contains(session.device->device) &&
                              !m_people.contains(session.device->user);
        if (!isShared)
            return session.sendPagesAt(m_head, {session.device->device, scope, m_hub.epoch, 0});
        Contents *contents = nullptr;
        PLUMBLINE_TRY_ASSIGN(contents, contentsFor({looked, scope.scope.role, scope.scope.reach, scope.scope.teams}, session, scope));
        session.looked = m_head;
        if (contents->isNothing && m_head - session.cursor.position < LagAtMost)
            return {};
        for (const QByteArray &frame : framesFrom(session.cursor, *contents)) {
            ++m_hub.counts.pages;
            session.line.send(frame);
        }
        session.cursor.position = m_head;
        return {};
    }

private:
    Result<Contents *> contentsFor(Audience audience, const Session::Private &session, const ScopeVersion &scope) {
        const auto [found, isNew] = m_contents.try_emplace(std::move(audience));
        Contents &contents = found->second;
        if (!isNew)
            return &contents;
        wire::Cursor from = session.cursor;
        from.position = found->first.looked;
        PLUMBLINE_TRY_ASSIGN(auto answer, Pager(*m_hub.stores, m_head, &m_hub.recent).pages(from, {{}, scope, m_hub.epoch, 0}));
        // Nobody is as far behind as to need a scan, since these all were told of everything up to the last entries.
        contents.parts = std::get<std::vector<wire::Page>>(std::move(answer));
        contents.isNothing = isNothing(contents.parts);
        return &contents;
    }

    Private &m_hub;
    Position m_head;
    std::set<ledger::DeviceId> m_devices;
    std::set<domain::UserId> m_people;
    std::map<Audience, Contents> m_contents;
};

/// The entries that those who follow were not told of yet, as far as they are few.
Result<void> Hub::Private::haveAtHand(Position head) {
    if (recent.after <= told && recent.after + std::ssize(recent.entries) == head)
        return {};
    recent = {head, {}};
    if (head <= told || head - told > EntriesAtHand)
        return {};
    PLUMBLINE_TRY(stores->journal.forEach(told, head, [&](JournalEntry journal) -> Result<void> {
        recent.entries.push_back(std::move(journal));
        return {};
    }));
    recent.after = told;
    return {};
}

Result<void> Hub::Private::tellAll(std::span<const std::shared_ptr<Session>> following) {
    // Before the transaction that reads: a scope that begins today is written.
    std::vector<ScopeVersion> scopes;
    PLUMBLINE_TRY_ASSIGN(const Position before, stores->journal.head());
    stores->standAt(before);
    Orderer orderer(*stores, state, ports, before);
    for (const auto &session : following) {
        PLUMBLINE_TRY_ASSIGN(ScopeVersion scope, scopeFor(orderer, session->d->device->user));
        scopes.push_back(std::move(scope));
    }
    PLUMBLINE_TRY_ASSIGN(auto transaction, Transaction::beginRead(*stores->connection));
    PLUMBLINE_TRY_ASSIGN(const Position head, stores->journal.head());
    stores->standAt(head);
    PLUMBLINE_TRY(haveAtHand(head));
    Telling telling(*this, head);
    for (std::size_t i = 0; i < following.size(); ++i) {
        Session::Private &session = *following[i]->d;
        try {
            if (session.following)
                PLUMBLINE_TRY(telling.tell(session, scopes[i]));
        } catch (const std::logic_error &) {
            // What can't be said to one is no reason to keep it from the others.
            session.refuse(errors::GoingAway);
        }
    }
    PLUMBLINE_TRY(transaction.commit());
    told = head;
    return {};
}

Result<void> Hub::Private::tell() {
    std::vector<std::shared_ptr<Session>> following;
    for (const auto &each : sessions)
        if (auto session = each.lock(); session && session->d->following)
            following.push_back(std::move(session));
    auto done = following.empty() ? Result<void>() : tellAll(following);
    recent = {};
    if (following.empty())
        told = counts.head;
    if (!done)
        for (const auto &session : following)
            session->d->refuse(errors::GoingAway);
    return done;
}

} // namespace plumbline::hub
