#pragma once

#include "bench.h"

#include "plumbline/replica/replica.h"

namespace plumbline::bench {

/// The encrypted replica that `start` and `stalls` open: so many deals with five stage changes each, people, customers and
/// their invoices. Made once a run, in operations of bounded size; with `--keep` it is found again by the next one.
struct SyntheticReplica {
    QString folder;
    QString passphraseFile;
    /// 0 when it was there already.
    std::int64_t fillingMilliseconds = 0;
};

[[nodiscard]] domain::Result<SyntheticReplica> syntheticReplica(const Options &options);

/// The passphrase of everything the sections make.
[[nodiscard]] replica::Secret passphrase();
/// A file of deals as a customer system exports it, whose columns are guessed from their headers and whose numbers begin with
/// `prefix`. Errors: replica.folder_not_writable.
[[nodiscard]] domain::Result<void> writeDeals(const QString &path, std::int64_t deals, const QByteArray &prefix);

} // namespace plumbline::bench
