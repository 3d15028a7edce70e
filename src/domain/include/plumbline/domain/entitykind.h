#pragma once

#include <cstdint>

namespace plumbline::domain {

/// Stable for ever: the entity's number in codecs.
enum class EntityKind : std::uint8_t {
    None = 0,
    Organisation = 1,
    Team = 2,
    User = 3,
    Account = 4,
    Product = 5,
    Stage = 6,
    Deal = 7,
    StageChange = 8,
    Fact = 9,
    Instalment = 10,
    Allocation = 11,
    DunningAction = 12,
    PromiseToPay = 13,
    Commitment = 14,
    ImportTemplate = 15,
    Conflict = 16,
    ApprovalStep = 17,
    Device = 18,
    Delegation = 19,
    Attachment = 20,
    KeyEvent = 21,
    Notice = 22,
    Document = 23,
    Acknowledgement = 24,
    StageGate = 25,
    WriteOffRequest = 26,
    DeliveryTask = 27,
    Handover = 28,
};

} // namespace plumbline::domain
