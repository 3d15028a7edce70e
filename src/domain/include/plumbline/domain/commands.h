#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/domain/ports.h"
#include "plumbline/domain/role.h"

/// Every act that writes, and the pure function that decides it. The replica runs `decide` at once; the hub runs the same
/// function again on its own state. There is no other way to write.
namespace plumbline::domain {

struct User;

/// Who acts.
struct Actor {
    Id<User> user;
    Role role = Role::Administrator;
};

/// What a decision may look at.
class View {
public:
    virtual ~View() = default;
    /// The record as it stands; nothing when there is none.
    [[nodiscard]] virtual Result<std::optional<Record>> find(EntityKind kind, const Uuid &id) const = 0;
};

/// Sets one field of one record; `base` is the value the writer saw.
struct PatchField {
    EntityKind kind;
    Uuid id;
    int field;
    Value base;
    Value value;
};

/// Brings rows of a file in. `changes` were planned by intake against the same state; creations and updates only.
struct ImportRecords {
    /// The file's name without its folder.
    QString fileName;
    /// SHA-256 of the file's bytes, hexadecimal.
    QString fileHash;
    Changes changes;
};

/// Takes an earlier operation back. `changes` are that operation's, as the ledger kept them.
struct UndoOperation {
    std::int64_t ledgerPosition = 0;
    Changes changes;
};

/// Lays the ground of an empty organisation: the organisation itself, stages, teams and people, the actor among them in
/// the role they act in; used at first run and by the demonstration. Creations only.
struct FoundOrganisation {
    Changes changes;
};

using Command = std::variant<PatchField, ImportRecords, UndoOperation, FoundOrganisation>;

/// `patch_field`, `import_records`, …: stable, stored in the ledger.
[[nodiscard]] QString commandName(const Command &command);

/// The changes a command makes, or why it is refused. Pure: same arguments, same answer. The command is taken over, since an
/// import's changes are its result and may be millions: move it in.
/// Errors: NotPermitted, CommandOnly, Stale, RecordNotFound, ReferenceBroken, NotUndoable, and those of `validate`.
[[nodiscard]] Result<Changes> decide(Command command, const View &view, const Actor &actor, const Clock &clock);

} // namespace plumbline::domain
