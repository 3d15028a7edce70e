#pragma once

#include "command.h"

#include "plumbline/replica/reader.h"
#include "plumbline/sync/session.h"

/// What the commands around a hub share.
namespace plumbline::ctl {

/// The call is right, the replica is not one of a hub.
inline constexpr domain::ErrorCode NotEnrolled{"ctl.not_enrolled"};
/// A file could not be written, or read; detail: its path.
inline constexpr domain::ErrorCode NotSaved{"ctl.not_saved"};
inline constexpr domain::ErrorCode NotReadable{"ctl.not_readable"};

/// A replica without a workspace around it: acts are run on it by their fields.
struct HeldReplica {
    SystemPorts ports;
    std::unique_ptr<replica::Replica> replica;
    std::unique_ptr<replica::Reader> reader;

    /// Errors: those of the replica and of reading the passphrase.
    [[nodiscard]] static domain::Result<std::unique_ptr<HeldReplica>> open(const Options &options, Access access);
    /// The same for one that belongs to a hub. Errors: also NotEnrolled.
    [[nodiscard]] static domain::Result<std::unique_ptr<HeldReplica>> openEnrolled(const Options &options, Access access);
};

/// As `failed`, with this folder's own sentences.
Exit failedHere(const domain::Error &error);

/// Runs the event loop until somebody calls quit, or Ctrl+C.
void runLoop();

/// One session to its end. Errors: why it ended early; Cancelled by Ctrl+C.
[[nodiscard]] domain::Result<void> syncOnce(replica::Replica &replica,
                                            std::function<void(const sync::AttachmentProgress &)> attachment = {});

/// enrol and sync; audit; pending, conflicts and quarantine; resolve, patch and do.
[[nodiscard]] std::vector<CommandLine> hubCommands();
[[nodiscard]] std::vector<CommandLine> auditCommands();
[[nodiscard]] std::vector<CommandLine> waitingCommands();
[[nodiscard]] std::vector<CommandLine> actCommands();
/// attach, attachments and fetch.
[[nodiscard]] std::vector<CommandLine> attachmentCommands();

} // namespace plumbline::ctl
