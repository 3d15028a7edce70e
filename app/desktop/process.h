#pragma once

#include <QtGlobal>

namespace plumbline::desktop {

/// No memory of this process ends up in a core dump or under a debugger of the same user.
void keepOutOfCoreDumps();

/// Milliseconds since the kernel started this process; -1 where it does not say.
[[nodiscard]] qint64 millisecondsSinceStart();

} // namespace plumbline::desktop
