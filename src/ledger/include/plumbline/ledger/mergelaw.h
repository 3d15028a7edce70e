#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/ledger/operation.h"

/// When edits of one field meet. Pure; see DESIGN section 5, law 7.
namespace plumbline::ledger {

/// A change of one field that the writer of a patch had not seen: made at a position after the patch's base, by another
/// device (a device's own earlier operations are what its later ones build on).
struct UnseenChange {
    Position position = 0;
    domain::UserId actor;
    domain::Instant madeAt{};
    domain::Value value;
};

/// Nobody else touched the field: the patch applies to the value as it stands.
struct Clean {
    friend bool operator==(const Clean &, const Clean &) = default;
};
/// Somebody else set the very same value.
struct Equal {
    friend bool operator==(const Equal &, const Equal &) = default;
};
/// Somebody else set another value; `theirs` is the latest such change.
struct Clash {
    UnseenChange theirs;
};

using Meeting = std::variant<Clean, Equal, Clash>;

/// `unseen`: changes of the patched field after the base, newest first; `current`: the field's value now.
/// Laws, tested over random histories: no unseen change gives Clean; a current value equal to the patch's gives Equal;
/// everything else gives Clash. The order in which two patches of one base arrive changes who is "theirs", never whether
/// they clash.
[[nodiscard]] Meeting meet(const domain::PatchField &patch, std::span<const UnseenChange> unseen, const domain::Value &current);

/// The row that keeps the losing value of a clash for the conflict desk. The hub applies it in place of the patch.
[[nodiscard]] domain::Conflict conflictOf(const domain::PatchField &patch, const UnseenChange &theirs, const Operation &mine,
                                          domain::ConflictId id);

/// When lives of the ledger began: (epoch, last position of the life before), oldest first.
struct EpochStart {
    EpochId epoch;
    Position after = 0;
};
/// The position a base counts as in the current life: a base of an earlier life reaches no further than the restored backup.
/// Nothing when the epoch is not known: then it has seen nothing.
[[nodiscard]] Position effectiveBase(const Seen &base, std::span<const EpochStart> lives);

} // namespace plumbline::ledger
