#pragma once

#include "plumbline/domain/entities/devices.h"

namespace plumbline::domain {

enum class ConflictState : std::uint8_t { Open, KeptMine, TookTheirs, Edited };
template<>
struct Tokens<ConflictState> {
    static constexpr std::array<std::pair<ConflictState, std::string_view>, 4> names{
        {{ConflictState::Open, "open"}, {ConflictState::KeptMine, "kept_mine"},
         {ConflictState::TookTheirs, "took_theirs"}, {ConflictState::Edited, "edited"}}};
};

/// Two people set the same field from the same value. The record keeps `theirs`, the value that came to the hub first;
/// `mine` is kept here until somebody chooses. Values are in the form of valuetext.h, absent where the value is.
struct Conflict {
    PLUMBLINE_ENTITY(Conflict, Conflict, "conflict", QT_TRANSLATE_NOOP("Entity", "Conflicts"));
    /// The entity's name.
    PLUMBLINE_FIELD(1, QString, record_kind, .label = QT_TRANSLATE_NOOP("Field", "Record kind"), .read = Everyone)
    PLUMBLINE_FIELD(2, QString, record, .label = QT_TRANSLATE_NOOP("Field", "Record"), .read = Everyone, .index = Index::Yes)
    /// The field's number.
    PLUMBLINE_FIELD(3, std::int64_t, field, .label = QT_TRANSLATE_NOOP("Field", "Field"), .read = Everyone)
    PLUMBLINE_FIELD(4, std::optional<QString>, base, .label = QT_TRANSLATE_NOOP("Field", "Value before"), .read = Everyone)
    PLUMBLINE_FIELD(5, std::optional<QString>, mine, .label = QT_TRANSLATE_NOOP("Field", "Mine"), .read = Everyone)
    PLUMBLINE_FIELD(6, std::optional<QString>, theirs, .label = QT_TRANSLATE_NOOP("Field", "Theirs"), .read = Everyone)
    /// Whose value lost.
    PLUMBLINE_FIELD(7, UserId, by, .label = QT_TRANSLATE_NOOP("Field", "By"), .read = Everyone)
    PLUMBLINE_FIELD(8, std::optional<DeviceId>, made_on_device, .label = QT_TRANSLATE_NOOP("Field", "Device"), .read = Everyone)
    PLUMBLINE_FIELD(9, Instant, made_at, .label = QT_TRANSLATE_NOOP("Field", "Made at"), .read = Everyone)
    PLUMBLINE_FIELD(10, std::optional<UserId>, theirs_by, .label = QT_TRANSLATE_NOOP("Field", "Theirs by"), .read = Everyone)
    PLUMBLINE_FIELD(11, std::optional<Instant>, theirs_at, .label = QT_TRANSLATE_NOOP("Field", "Theirs at"), .read = Everyone)
    PLUMBLINE_FIELD(12, ConflictState, state, .label = QT_TRANSLATE_NOOP("Field", "State"), .read = Everyone)
    PLUMBLINE_FIELD(13, std::optional<UserId>, resolved_by, .label = QT_TRANSLATE_NOOP("Field", "Resolved by"), .read = Everyone)
    PLUMBLINE_FIELD(14, std::optional<Instant>, resolved_at, .label = QT_TRANSLATE_NOOP("Field", "Resolved at"), .read = Everyone)
};
using ConflictId = Id<Conflict>;

/// A file that belongs to a record; its bytes are kept by their hash, apart from the record.
struct Attachment {
    PLUMBLINE_ENTITY(Attachment, Attachment, "attachment", QT_TRANSLATE_NOOP("Entity", "Attachments"));
    /// The entity's name.
    PLUMBLINE_FIELD(1, QString, record_kind, .label = QT_TRANSLATE_NOOP("Field", "Record kind"), .read = Everyone)
    PLUMBLINE_FIELD(2, QString, record, .label = QT_TRANSLATE_NOOP("Field", "Record"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(3, QString, name, .label = QT_TRANSLATE_NOOP("Field", "File name"), .read = Everyone, .search = Search::Yes)
    PLUMBLINE_FIELD(4, QString, media_type, .label = QT_TRANSLATE_NOOP("Field", "Media type"), .read = Everyone)
    /// In bytes.
    PLUMBLINE_FIELD(5, std::int64_t, size, .label = QT_TRANSLATE_NOOP("Field", "Size"), .read = Everyone)
    /// SHA-256 of the bytes in lower-case hexadecimal.
    PLUMBLINE_FIELD(6, QString, sha256, .label = QT_TRANSLATE_NOOP("Field", "SHA-256"), .read = Everyone, .index = Index::Yes)
    PLUMBLINE_FIELD(7, UserId, added_by, .label = QT_TRANSLATE_NOOP("Field", "Added by"), .read = Everyone)
};
using AttachmentId = Id<Attachment>;

} // namespace plumbline::domain
