#include "decisions.h"

namespace plumbline::domain {
namespace {

struct Name {
    QStringView operator()(const PatchField &) const { return u"patch_field"; }
    QStringView operator()(const ImportRecords &) const { return u"import_records"; }
    QStringView operator()(const UndoOperation &) const { return u"undo_operation"; }
    QStringView operator()(const FoundOrganisation &) const { return u"found_organisation"; }
    QStringView operator()(const AdvanceStage &) const { return u"advance_stage"; }
    QStringView operator()(const RecordReceipt &) const { return u"record_receipt"; }
    QStringView operator()(const AllocateReceipt &) const { return u"allocate_receipt"; }
    QStringView operator()(const SubmitCommitment &) const { return u"submit_commitment"; }
    QStringView operator()(const Approve &) const { return u"approve"; }
    QStringView operator()(const ResolveConflict &) const { return u"resolve_conflict"; }
    QStringView operator()(const GrantRole &) const { return u"grant_role"; }
    QStringView operator()(const AddUser &) const { return u"add_user"; }
    QStringView operator()(const Delegate &) const { return u"delegate"; }
    QStringView operator()(const EndDelegation &) const { return u"end_delegation"; }
    QStringView operator()(const EnrolDevice &) const { return u"enrol_device"; }
    QStringView operator()(const RevokeDevice &) const { return u"revoke_device"; }
    QStringView operator()(const AttachFile &) const { return u"attach_file"; }
    QStringView operator()(const RecordKeyEvent &) const { return u"record_key_event"; }
    QStringView operator()(const SeeNotices &) const { return u"see_notices"; }
    QStringView operator()(const PublishDocument &) const { return u"publish_document"; }
    QStringView operator()(const AcknowledgeDocument &) const { return u"acknowledge_document"; }
    QStringView operator()(const SetGate &) const { return u"set_gate"; }
    QStringView operator()(const LiftGate &) const { return u"lift_gate"; }
    QStringView operator()(const TakeBackAllocation &) const { return u"take_back_allocation"; }
    QStringView operator()(const PostDocument &) const { return u"post_document"; }
    QStringView operator()(const ReverseDocument &) const { return u"reverse_document"; }
    QStringView operator()(const RequestWriteOff &) const { return u"request_write_off"; }
    QStringView operator()(const DecideWriteOff &) const { return u"decide_write_off"; }
    QStringView operator()(const RecordChase &) const { return u"record_chase"; }
    QStringView operator()(const RecordPromise &) const { return u"record_promise"; }
    QStringView operator()(const CloseCommitment &) const { return u"close_commitment"; }
    QStringView operator()(const WithdrawCommitment &) const { return u"withdraw_commitment"; }
    QStringView operator()(const RevokeApproval &) const { return u"revoke_approval"; }
    QStringView operator()(const ChangeTerms &) const { return u"change_terms"; }
    QStringView operator()(const OfferHandover &) const { return u"offer_handover"; }
    QStringView operator()(const AcceptHandover &) const { return u"accept_handover"; }
    QStringView operator()(const ReturnHandover &) const { return u"return_handover"; }
};

struct Decide {
    const View &view;
    const Actor &actor;
    const Clock &clock;

    template<typename Each>
    Result<Changes> operator()(Each &&each) const
    {
        if constexpr (requires { decideOne(std::move(each), view, actor, clock); })
            return decideOne(std::move(each), view, actor, clock);
        else
            return decideOne(std::move(each), view, actor);
    }
};

} // namespace

QString commandName(const Command &command)
{
    return std::visit(Name(), command).toString();
}

Result<Changes> decide(Command command, const View &view, const Actor &actor, const Clock &clock)
{
    return std::visit(Decide{view, actor, clock}, std::move(command));
}

} // namespace plumbline::domain
