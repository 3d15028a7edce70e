#include "coredumps.h"

#include <sys/resource.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

// Leak detection looks at its own process from outside.
#if defined(__SANITIZE_ADDRESS__)
#define PLUMBLINE_LOOKED_AT_BY_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(leak_sanitizer)
#define PLUMBLINE_LOOKED_AT_BY_SANITIZER
#endif
#endif

namespace plumbline::replica {

void forbidCoreDumps()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__) && !defined(PLUMBLINE_LOOKED_AT_BY_SANITIZER)
    // The limit does not bind programs the kernel pipes a dump to; this does.
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace plumbline::replica
