#pragma once

#include "plumbline/domain/commands.h"

namespace plumbline::domain {

/// Size, hash and name of a file that is to be hung on a record. Errors: AttachmentUnusable.
[[nodiscard]] Result<void> checkFile(const Attachment &attachment);
/// Hangs files on a record that is being made or is there; who adds them is the actor.
/// Errors: AttachmentUnusable, IdTaken.
[[nodiscard]] Result<void> addFiles(Changes &changes, std::vector<Attachment> &&files, const Record &record, const View &view,
                                    const Actor &actor);

} // namespace plumbline::domain
