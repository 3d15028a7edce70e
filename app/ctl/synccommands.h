#pragma once

#include "command.h"

#include "plumbline/replica/reader.h"

/// What the commands around a hub share.
namespace plumbline::ctl {

/// The call is right, the replica is not one of a hub.
inline constexpr domain::ErrorCode NotEnrolled{"ctl.not_enrolled"};

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

/// enrol and sync; pending, conflicts and quarantine; resolve, patch and do.
[[nodiscard]] std::vector<CommandLine> hubCommands();
[[nodiscard]] std::vector<CommandLine> waitingCommands();
[[nodiscard]] std::vector<CommandLine> actCommands();

} // namespace plumbline::ctl
