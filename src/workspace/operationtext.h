#pragma once

#include "texts.h"

#include "plumbline/domain/commands.h"
#include "plumbline/ledger/operation.h"

namespace plumbline::workspace {

/// What an operation does, as a person would tell it: the record, the field and its new value where it is an edit, the money and
/// whose it is where it is about money, otherwise the act and what it is about. In the language of the moment.
[[nodiscard]] QString operationSentence(const ledger::Operation &operation, Texts &texts);
/// What a person calls what the command is about: a document's number, a record's title; may be empty.
[[nodiscard]] QString subjectOf(const domain::Command &command, Texts &texts);

} // namespace plumbline::workspace
