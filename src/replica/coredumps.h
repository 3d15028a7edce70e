#pragma once

namespace plumbline::replica {

/// Keeps this process's memory out of core dumps and away from other processes of the same user, for as long as it runs.
/// Called before a key comes into memory; more than once does no harm.
void forbidCoreDumps();

} // namespace plumbline::replica
