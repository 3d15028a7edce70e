#include "acts.h"

namespace plumbline::domain {
namespace {

tl::unexpected<Error> absent(EntityKind kind)
{
    return fail(errors::RecordNotFound, entityName(kind));
}

/// Asks of each command the records it touches. A record that is not there is left to `decide`.
class Touching {
public:
    Touching(const View &view, const Scope &scope) : m_view(view), m_scope(scope) {}

    Result<void> operator()(const PatchField &patch) const { return record(patch.kind, patch.id); }
    Result<void> operator()(const ImportRecords &import) const { return all(import.changes); }
    Result<void> operator()(const UndoOperation &undo) const { return all(undo.changes); }
    Result<void> operator()(const FoundOrganisation &) const { return {}; }
    Result<void> operator()(const AdvanceStage &advance) const { return of(advance.deal); }
    Result<void> operator()(const RecordReceipt &receipt) const { return of(receipt.account); }
    Result<void> operator()(const AllocateReceipt &allocate) const
    {
        PLUMBLINE_TRY(of(allocate.from));
        for (const AllocateReceipt::Part &part : allocate.parts)
            PLUMBLINE_TRY(of(part.instalment));
        return {};
    }
    Result<void> operator()(const SubmitCommitment &submit) const
    {
        PLUMBLINE_TRY(of(submit.account));
        if (submit.deal)
            PLUMBLINE_TRY(of(*submit.deal));
        Commitment commitment;
        commitment.promised_by = submit.promisedBy;
        return row(toRecord(commitment));
    }
    Result<void> operator()(const Approve &approve) const { return of(approve.step); }
    Result<void> operator()(const ResolveConflict &resolve) const { return of(resolve.conflict); }
    Result<void> operator()(const GrantRole &) const { return {}; }
    Result<void> operator()(const AddUser &) const { return {}; }
    Result<void> operator()(const Delegate &) const { return {}; }
    Result<void> operator()(const EndDelegation &end) const { return of(end.delegation); }
    Result<void> operator()(const EnrolDevice &) const { return {}; }
    Result<void> operator()(const RevokeDevice &revoke) const { return of(revoke.device); }
    Result<void> operator()(const AttachFile &attach) const
    {
        const auto kind = entityNamed(attach.attachment.record_kind);
        const auto id = Uuid::parse(attach.attachment.record);
        return kind && id ? record(*kind, *id) : Result<void>();
    }
    Result<void> operator()(const RecordKeyEvent &act) const { return of(act.event.deal); }
    Result<void> operator()(const SeeNotices &see) const
    {
        for (const NoticeId &notice : see.notices)
            PLUMBLINE_TRY(of(notice));
        return {};
    }
    Result<void> operator()(const PublishDocument &publish) const { return of(publish.document); }
    Result<void> operator()(const AcknowledgeDocument &acknowledge) const { return of(acknowledge.document); }
    Result<void> operator()(const SetGate &) const { return {}; }
    Result<void> operator()(const LiftGate &lift) const { return of(lift.gate); }
    Result<void> operator()(const PostDocument &post) const { return row(toRecord(post.document)); }
    Result<void> operator()(const TakeBackAllocation &takeBack) const { return of(takeBack.allocation); }
    Result<void> operator()(const ReverseDocument &reverse) const { return of(reverse.document); }
    Result<void> operator()(const RequestWriteOff &ask) const { return of(ask.instalment); }
    Result<void> operator()(const DecideWriteOff &decided) const { return of(decided.request); }
    Result<void> operator()(const RecordChase &record) const { return of(record.chase.account); }
    Result<void> operator()(const RecordPromise &record) const { return of(record.promise.account); }
    Result<void> operator()(const CloseCommitment &close) const { return of(close.commitment); }
    Result<void> operator()(const WithdrawCommitment &withdraw) const { return of(withdraw.commitment); }
    Result<void> operator()(const RevokeApproval &revoke) const { return of(revoke.step); }
    Result<void> operator()(const ChangeTerms &change) const
    {
        PLUMBLINE_TRY(of(change.deal));
        return of(change.commitment);
    }
    Result<void> operator()(const OfferHandover &offer) const { return of(offer.handover.deal); }
    Result<void> operator()(const AcceptHandover &accept) const { return of(accept.handover); }
    Result<void> operator()(const ReturnHandover &back) const { return of(back.handover); }

private:
    template<typename Entity>
    Result<void> of(Id<Entity> id) const
    {
        return record(Entity::Kind, id.uuid());
    }

    Result<void> record(EntityKind kind, const Uuid &id) const
    {
        PLUMBLINE_TRY_ASSIGN(const std::optional<Record> found, m_view.find(kind, id));
        return found ? row(*found) : Result<void>();
    }

    Result<void> row(const Record &record) const
    {
        std::optional<TeamId> team;
        if (m_scope.reach == Reach::Teams) {
            PLUMBLINE_TRY_ASSIGN(team, teamOf(record, m_view));
        }
        if (!mayHave(record, team, m_scope))
            return absent(record.kind);
        return {};
    }

    Result<void> all(const Changes &changes) const
    {
        for (const Change &change : changes)
            PLUMBLINE_TRY(std::visit([&](const auto &each) { return one(each); }, change));
        return {};
    }

    /// A row that comes into being is the team's of what it points to, as far as that is there already.
    Result<void> one(const Created &created) const { return row(created.after); }
    Result<void> one(const Removed &removed) const { return row(removed.before); }
    Result<void> one(const Updated &updated) const { return record(updated.kind, updated.id); }

    const View &m_view;
    const Scope &m_scope;
};

} // namespace

Result<void> mayWrite(const Command &command, const Scope &scope, const View &view)
{
    return std::visit(Touching(view, scope), command);
}

} // namespace plumbline::domain
