#pragma once

#include "plumbline/domain/commands/acts.h"
#include "plumbline/domain/commands/money.h"
#include "plumbline/domain/commands/people.h"
#include "plumbline/domain/commands/promises.h"
#include "plumbline/domain/commands/records.h"
#include "plumbline/domain/commands/sales.h"
#include "plumbline/domain/ports.h"

/// Every act that writes, and the pure function that decides it. The replica runs `decide` at once; the hub runs the same
/// function again on its own state. There is no other way to write. Ids of the records an act creates are made by its writer
/// and carried by the command. Acts on one or few records are in commands/.
namespace plumbline::domain {

/// Brings rows of a file in. `changes` were planned by intake against the same state; creations and updates only.
struct ImportRecords {
    /// The file's name without its folder.
    QString fileName;
    /// SHA-256 of the file's bytes, hexadecimal.
    QString fileHash;
    Changes changes;
};

/// Takes an earlier operation back. `changes` are that operation's, as the ledger kept them: whoever gets this command from
/// elsewhere fills them in from its own ledger.
struct UndoOperation {
    std::int64_t ledgerPosition = 0;
    Changes changes;
};

/// Lays the ground of an empty organisation: the organisation itself, stages, teams and people, the actor among them in
/// the role they act in; used at first run and by the demonstration. Creations only.
struct FoundOrganisation {
    Changes changes;
};

using Command = std::variant<PatchField, ImportRecords, UndoOperation, FoundOrganisation, AdvanceStage, RecordReceipt,
                             AllocateReceipt, SubmitCommitment, Approve, ResolveConflict, GrantRole, AddUser, Delegate,
                             EndDelegation, EnrolDevice, RevokeDevice, AttachFile, RecordKeyEvent, SeeNotices, PublishDocument,
                             AcknowledgeDocument, SetGate, LiftGate, PostDocument, TakeBackAllocation, ReverseDocument,
                             RequestWriteOff, DecideWriteOff, RecordChase, RecordPromise, CloseCommitment, WithdrawCommitment,
                             RevokeApproval, ChangeTerms, OfferHandover, AcceptHandover, ReturnHandover>;

/// `patch_field`, `import_records`, …: stable, stored in the ledger.
[[nodiscard]] QString commandName(const Command &command);

/// The changes a command makes, or why it is refused. Pure: same arguments, same answer. The command is taken over, since an
/// import's changes are its result and may be millions: move it in.
/// Errors: NotPermitted, CommandOnly, Stale, RecordNotFound, ReferenceBroken, NotUndoable, IdTaken, those of `validate`, and
/// those its struct names.
[[nodiscard]] Result<Changes> decide(Command command, const View &view, const Actor &actor, const Clock &clock);

/// Whether everything the command touches is in the actor's scope; asked before `decide` where others' rows are there too.
/// Errors: RecordNotFound, since what is outside of the scope is absent, not forbidden.
[[nodiscard]] Result<void> mayWrite(const Command &command, const Scope &scope, const View &view);

} // namespace plumbline::domain
