#pragma once

#include "support/generators.h"

#include "plumbline/domain/commands.h"
#include "plumbline/ledger/feed.h"

/// Random commands, operations and entries for laws.
namespace plumbline::tests {

[[nodiscard]] rc::Gen<domain::Money> anyMoney();
[[nodiscard]] rc::Gen<ledger::Digest> anyDigest();
/// A command of the variant's alternative with this index, with any values its types allow.
[[nodiscard]] rc::Gen<domain::Command> anyCommandOf(std::size_t alternative);
/// A command of any kind.
[[nodiscard]] rc::Gen<domain::Command> anyCommand();
[[nodiscard]] rc::Gen<ledger::Operation> anyOperation();
[[nodiscard]] rc::Gen<ledger::Outcome> anyOutcome();
[[nodiscard]] rc::Gen<ledger::Entry> anyEntry();
[[nodiscard]] rc::Gen<QByteArray> anyBytes(int most);

/// Whether two commands are the same: of those without a comparison of their own, their members.
[[nodiscard]] bool areEqual(const domain::Command &a, const domain::Command &b);

} // namespace plumbline::tests
