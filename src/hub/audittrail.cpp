#include "audittrail.h"

#include "plumbline/hub/errors.h"

namespace plumbline::hub {
namespace {

using domain::Change;
using domain::EntityKind;
using domain::Role;
using domain::Scope;
using ledger::AuditItem;
using ledger::Position;

/// A hub that reads the audit trail to somebody goes on with others' work after so many entries, or so many bytes.
constexpr Position EntriesLookedAt = 2000;
constexpr qsizetype BytesPerPart = qsizetype{2} << 20;
/// Everything of an entry but its changes; what is larger was made to be, and no frame has room for it beside changes.
constexpr qsizetype MaxEnvelope = qsizetype{2} << 20;

bool touchesRecord(const JournalEntry &journal, EntityKind kind, const domain::Uuid &id) {
    return std::ranges::any_of(journal.changes, [&](const Change &change) {
        return domain::entityOf(change) == kind && domain::recordOf(change) == id;
    });
}

/// Whose rows of every kind are shown to them whatever they hold.
bool seesEverything(Role role) {
    return role == Role::Administrator || role == Role::Auditor;
}

/// Whether it takes a row's content to know who may have it; see domain::mayHave.
bool dependsOnContent(EntityKind kind) {
    return kind == EntityKind::Fact || kind == EntityKind::Conflict || kind == EntityKind::Device;
}

qsizetype weightOf(const AuditItem &item) {
    return ledger::encodeEntry(item.entry).size() + (item.operation ? ledger::encodeOperation(*item.operation).size() : 0);
}

} // namespace

Result<std::optional<wire::AuditPart>> AuditTrail::read(const wire::AuditRequest &request, const Reading &reading) {
    using Answer = std::optional<wire::AuditPart>;
    if (request.size > m_head || request.upTo > request.size)
        return Answer();
    wire::AuditPart part;
    PLUMBLINE_TRY_ASSIGN(const Candidates found, candidates(request));
    part.looked = request.after;
    qsizetype bytes = 0;
    std::int64_t from = request.changesFrom;
    for (const Position at : found.positions) {
        PLUMBLINE_TRY_ASSIGN(auto journal, m_stores.journal.entry(at));
        if (!journal)
            return domain::fail(errors::Damaged, QStringLiteral("entry: ") + QString::number(at));
        if (!isMeant(*journal, request)) {
            part.looked = at;
            continue;
        }
        PLUMBLINE_TRY_ASSIGN(auto item, itemOf(std::move(*journal), request.size, reading));
        const qsizetype envelope = item ? weightOf(*item) : 0;
        if (!item || envelope > MaxEnvelope) {
            ++part.withheld;
            part.looked = at;
            continue;
        }
        if (from > item->changes.size())
            return Answer();
        const qsizetype piece = std::min(item->changes.size() - from, wire::MaxAuditChanges);
        bytes += envelope + piece;
        if (!part.items.empty() && (bytes > BytesPerPart || std::ssize(part.items) >= wire::MaxAuditItems))
            return Answer(std::move(part));
        part.missing = item->changes.size() - from - piece;
        item->changes = item->changes.mid(from, piece);
        part.items.push_back(std::move(*item));
        if (part.missing > 0)
            return Answer(std::move(part));
        from = 0;
        part.looked = at;
    }
    part.looked = found.looked;
    return Answer(std::move(part));
}

Result<AuditTrail::Candidates> AuditTrail::candidates(const wire::AuditRequest &request) {
    Candidates found;
    if (request.kind != EntityKind::None) {
        PLUMBLINE_TRY_ASSIGN(const auto revision, m_stores.entities.revision(request.kind, request.id));
        if (revision) {
            PLUMBLINE_TRY_ASSIGN(found.positions, chainOf(request, *revision));
            found.looked = request.upTo;
            return found;
        }
    }
    found.looked = std::min(request.upTo, request.after + EntriesLookedAt);
    for (Position at = request.after + 1; at <= found.looked; ++at)
        found.positions.push_back(at);
    return found;
}

/// The record's own way through the ledger, from its last change back.
Result<std::vector<Position>> AuditTrail::chainOf(const wire::AuditRequest &request, Position newest) {
    std::vector<Position> positions;
    for (Position at = newest; at > request.after;) {
        PLUMBLINE_TRY_ASSIGN(const auto journal, m_stores.journal.entry(at));
        if (!journal)
            return domain::fail(errors::Damaged, QStringLiteral("entry: ") + QString::number(at));
        if (at <= request.upTo)
            positions.push_back(at);
        Position previous = 0;
        for (std::size_t i = journal->changes.size(); i-- > 0;)
            if (domain::recordOf(journal->changes[i]) == request.id)
                previous = journal->previous[i];
        if (previous >= at)
            return domain::fail(errors::Damaged, QStringLiteral("entry: ") + QString::number(at));
        at = previous;
    }
    std::ranges::reverse(positions);
    return positions;
}

bool AuditTrail::isMeant(const JournalEntry &journal, const wire::AuditRequest &request) const {
    if (request.kind != EntityKind::None && !touchesRecord(journal, request.kind, request.id))
        return false;
    if (!request.firstDay && !request.lastDay)
        return true;
    const domain::Date day = domain::businessDate(journal.entry.admittedAt, m_timeZone);
    return domain::DateRange{request.firstDay, request.lastDay}.contains(day);
}

Result<std::optional<AuditItem>> AuditTrail::itemOf(JournalEntry journal, std::int64_t size, const Reading &reading) {
    using Answer = std::optional<AuditItem>;
    const Scope &scope = reading.scope.scope;
    PLUMBLINE_TRY_ASSIGN(const bool shown, mayShow(journal, scope));
    if (!shown)
        return Answer();
    AuditItem item;
    const bool refused = std::holds_alternative<ledger::Rejected>(journal.entry.outcome);
    // What was asked for and had no effect is for whoever asked, and for whom nothing is hidden from.
    const bool mayReadOperation = !journal.changes.empty() || journal.entry.actor == scope.user || seesEverything(scope.role);
    if (!journal.operation.isEmpty() && !refused) {
        if (!mayReadOperation)
            return Answer();
        PLUMBLINE_TRY_ASSIGN(item.operation, ledger::decodeOperation(journal.operation));
    }
    if (item.operation && !item.operation->signature.isEmpty()) {
        PLUMBLINE_TRY_ASSIGN(const auto device, m_stores.access.device(journal.entry.device));
        if (!device)
            return domain::fail(errors::Damaged, QStringLiteral("device ") + journal.entry.device.toString());
        item.deviceKey = device->publicKey;
    }
    const ledger::MerkleTree tree(m_stores.journal, m_head);
    PLUMBLINE_TRY_ASSIGN(item.proof, tree.inclusionProof(journal.entry.position - 1, size));
    item.changes = ledger::encodeChanges(journal.changes);
    item.entry = std::move(journal.entry);
    return Answer(std::move(item));
}

Result<bool> AuditTrail::mayShow(const JournalEntry &journal, const Scope &scope) {
    if (journal.changes.empty())
        return journal.entry.actor == scope.user || scope.reach == domain::Reach::Everything;
    for (const Change &change : journal.changes) {
        if (domain::redacted(change, scope.role) != change)
            return false;
        PLUMBLINE_TRY_ASSIGN(const bool shown, mayShow(change, journal, scope));
        if (!shown)
            return false;
    }
    return true;
}

Result<bool> AuditTrail::mayShow(const Change &change, const JournalEntry &journal, const Scope &scope) {
    const domain::RecordKey key{domain::entityOf(change), domain::recordOf(change)};
    const auto *created = std::get_if<domain::Created>(&change);
    const auto *removed = std::get_if<domain::Removed>(&change);
    // Teams do not matter to whom everything is shown, so the change itself says enough: an import of a million rows asks
    // for none of them.
    if (scope.reach == domain::Reach::Everything && (created != nullptr || removed != nullptr))
        return domain::mayHave(created != nullptr ? created->after : removed->before, std::nullopt, scope);
    PLUMBLINE_TRY_ASSIGN(const auto record, m_stores.entities.find(key.first, key.second));
    if (record) {
        PLUMBLINE_TRY_ASSIGN(const Place place, m_stores.access.place(key.first, key.second));
        return place && domain::mayHave(*record, *place, scope);
    }
    if (scope.reach == domain::Reach::Everything)
        return seesEverything(scope.role) || !dependsOnContent(key.first);
    if (removed == nullptr)
        return false;
    const auto touch = std::ranges::find_if(journal.touches,
                                            [&](const Touch &each) { return each.kind == key.first && each.id == key.second; });
    return touch != journal.touches.end() && touch->before && domain::mayHave(removed->before, *touch->before, scope);
}

} // namespace plumbline::hub
