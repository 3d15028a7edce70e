#include "translate.h"

#include "plumbline/domain/errors.h"
#include "plumbline/ledger/errors.h"
#include "plumbline/replica/errors.h"
#include "plumbline/storage/errors.h"

namespace plumbline::replica {

domain::Error translated(domain::Error error, const QString &place) {
    namespace from = storage::errors;
    struct Pair {
        domain::ErrorCode store;
        domain::ErrorCode own;
        bool keepsDetail;
    };
    static constexpr std::array pairs{
        Pair{from::NotADatabase, errors::Damaged, true},
        Pair{from::Corrupt, errors::Damaged, true},
        Pair{from::Full, errors::DiskFull, false},
        Pair{from::ReadOnly, errors::FolderNotWritable, false},
        Pair{from::Busy, errors::InUse, false},
        Pair{from::NewerSchema, errors::NewerVersion, true},
        Pair{from::CannotOpen, errors::Unavailable, true},
        Pair{from::Io, errors::Unavailable, true},
        Pair{from::ForeignKey, domain::errors::ReferenceBroken, true},
        // The keys of a replica's tables are ids: someone else made this record first, or has removed it.
        Pair{from::Constraint, domain::errors::Stale, true},
        // What is kept compressed in a damaged file.
        Pair{ledger::errors::ChangesUnreadable, errors::Damaged, true},
        Pair{from::RowMissing, domain::errors::RecordNotFound, true},
    };
    const auto found = std::ranges::find(pairs, error.code, &Pair::store);
    if (found == pairs.end())
        return error;
    if (found->own == errors::Unavailable)
        return {found->own, place + QStringLiteral(": ") + error.detail};
    return {found->own, found->keepsDetail ? error.detail : place};
}

} // namespace plumbline::replica
