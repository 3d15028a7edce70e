#pragma once

#include "plumbline/domain/error.h"

#include <QString>

namespace plumbline::models {

/// An error as a whole sentence: what happened, what was kept, what to do. Translated; unknown codes give a sentence that
/// names the code.
[[nodiscard]] QString errorSentence(const domain::Error &error);

} // namespace plumbline::models
