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

/// `Few`: an invoice to ten deals, and an administrator's replica. `Many`: an invoice to each deal, one and a half receipts and
/// allocations to each of them, and rebates that wait for its owner, who is finance.
enum class Papers { Few, Many };
[[nodiscard]] domain::Result<SyntheticReplica> syntheticReplica(const Options &options, Papers papers = Papers::Few);

/// The passphrase of everything the sections make.
[[nodiscard]] replica::Secret passphrase();
/// A file of deals as a customer system exports it, whose columns are guessed from their headers and whose numbers begin with
/// `prefix`. Errors: replica.folder_not_writable.
[[nodiscard]] domain::Result<void> writeDeals(const QString &path, std::int64_t deals, const QByteArray &prefix);

} // namespace plumbline::bench
