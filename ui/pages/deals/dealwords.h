#pragma once

#include "plumbline/kit/board.h"
#include "plumbline/workspace/deals.h"

#include <QString>

/// What the deals page says of stages, gates and acts.
namespace plumbline::pages {

/// What somebody does, as its button says it: "Send a proposal".
[[nodiscard]] QString actText(domain::KeyEventType type);
/// What was done: "Proposal sent".
[[nodiscard]] QString doneText(domain::KeyEventType type);
/// In the order in which a deal usually meets them.
[[nodiscard]] const std::vector<domain::KeyEventType> &keyEventTypes();
/// What a gate asks for: "Proposal sent", "“Safety manual” read".
[[nodiscard]] QString gateText(const workspace::GateShown &gate);
/// The same where a deal lacks it: "Not in this deal yet: Proposal sent".
[[nodiscard]] QString missingText(const workspace::GateShown &gate);
/// The act that supplies it, as its button says it.
[[nodiscard]] QString supplyText(const workspace::GateShown &gate);
/// What coming to a stage asks for, in one sentence; empty where nothing does.
[[nodiscard]] QString gatesText(const std::vector<workspace::GateShown> &gates);
[[nodiscard]] QString lossText(domain::LossReason reason);
[[nodiscard]] const std::vector<domain::LossReason> &lossReasons();

/// The board as it is painted: open stages with their cards, then places to drop what was won or lost.
[[nodiscard]] std::vector<kit::BoardColumn> columnsOf(const workspace::DealBoard &board);

} // namespace plumbline::pages
