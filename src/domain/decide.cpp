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
