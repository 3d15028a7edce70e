#pragma once

#include "texts.h"

#include "plumbline/ledger/operation.h"

namespace plumbline::workspace {

/// What an operation does, as a person would tell it: the record, the field and its new value where it is an edit, otherwise the
/// act and what it is about. In the language of the moment.
[[nodiscard]] QString operationSentence(const ledger::Operation &operation, Texts &texts);

} // namespace plumbline::workspace
