#pragma once

#include "plumbline/domain/changes.h"
#include "plumbline/domain/entities/records.h"

namespace plumbline::domain {

/// Sets one field of one record; `base` is the value the writer saw.
struct PatchField {
    EntityKind kind;
    Uuid id;
    int field;
    Value base;
    Value value;
    friend bool operator==(const PatchField &, const PatchField &) = default;
};

enum class ConflictChoice : std::uint8_t { Mine, Theirs, Edited };
template<>
struct Tokens<ConflictChoice> {
    static constexpr std::array<std::pair<ConflictChoice, std::string_view>, 3> names{
        {{ConflictChoice::Mine, "mine"}, {ConflictChoice::Theirs, "theirs"}, {ConflictChoice::Edited, "edited"}}};
};

/// Chooses between the values of a conflict. Whoever may patch the field.
/// Errors: AlreadyResolved; Stale when the field's value is not `current`; those of a patch.
struct ResolveConflict {
    ConflictId conflict;
    ConflictChoice choice{};
    /// The field's value as the person saw it.
    Value current;
    /// What to write when edited; not looked at otherwise.
    Value value;
    friend bool operator==(const ResolveConflict &, const ResolveConflict &) = default;
};

/// Hangs a file on a record. Everyone but auditors, who only look; documents that not everyone may see carry none.
/// `added_by` is the actor. Errors: RecordNotFound, AttachmentUnusable.
struct AttachFile {
    Attachment attachment;
};

} // namespace plumbline::domain
