#pragma once

#include "plumbline/domain/commands.h"
#include "plumbline/domain/ports.h"
#include "plumbline/replica/errors.h"
#include "plumbline/replica/reader.h"
#include "plumbline/replica/replica.h"

/// What tests of a real replica start from.
namespace plumbline::tests {

/// Time and ids of one process.
struct World {
    domain::SystemClock clock;
    domain::Uuid7Source ids{clock};
    [[nodiscard]] replica::Ports ports() { return {&clock, &ids}; }
};

[[nodiscard]] replica::Secret secretOf(const char *text);
inline constexpr const char *Passphrase = "correct horse battery staple";

[[nodiscard]] domain::Result<std::unique_ptr<replica::Replica>> createReplica(const QString &folder, World &world);
[[nodiscard]] domain::Result<std::unique_ptr<replica::Replica>> openReplica(const QString &folder, World &world);

/// An import of `count` accounts named `prefix 0`, `prefix 1`, …
[[nodiscard]] domain::ImportRecords accountsNamed(const QString &prefix, int count, World &world);
/// Executes that import as the replica's owner with `prefix` as its subject.
[[nodiscard]] domain::Result<std::optional<ledger::Entry>> importAccounts(replica::Replica &replica, const QString &prefix, int count,
                                                                          World &world);
/// The names of all accounts, sorted.
[[nodiscard]] QStringList accountNames(const replica::Replica &replica);

/// `plumbline.db` or whatever the folder's one database is called: the largest file in it.
[[nodiscard]] QString databasePath(const QString &folder);
/// A new folder below `parent` with the files of a closed replica.
[[nodiscard]] QString copyOf(const QString &folder, const QString &parent, const QString &name);

/// The code of a result's error, or `none`.
template<typename T>
[[nodiscard]] QString codeOf(const domain::Result<T> &result)
{
    return result ? QStringLiteral("none")
                  : QString::fromLatin1(result.error().code.id.data(), static_cast<qsizetype>(result.error().code.id.size()));
}
[[nodiscard]] inline QString codeOf(domain::ErrorCode code)
{
    return QString::fromLatin1(code.id.data(), static_cast<qsizetype>(code.id.size()));
}

} // namespace plumbline::tests
