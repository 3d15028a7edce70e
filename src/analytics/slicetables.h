#pragma once

#include "plumbline/analytics/directory.h"
#include "plumbline/analytics/slice.h"

#include <QStringList>

namespace plumbline::analytics {

/// The conditions of a slice as one byte per member: small tables that a scan looks ordinals up in. An empty table lets
/// everything through. Owner and team are one table.
struct SliceTables {
    std::vector<std::uint8_t> owner, product, source, region, account;

    [[nodiscard]] bool admits(Ordinal ownerAt, Ordinal productAt, Ordinal sourceAt, Ordinal regionAt, Ordinal accountAt) const {
        return passes(owner, ownerAt) && passes(product, productAt) && passes(source, sourceAt) && passes(region, regionAt) &&
               passes(account, accountAt);
    }
    [[nodiscard]] bool admitsPerson(Ordinal person, Ordinal regionAt) const {
        return passes(owner, person) && passes(region, regionAt);
    }

private:
    [[nodiscard]] static bool passes(const std::vector<std::uint8_t> &table, Ordinal at) {
        return table.empty() || table[at] != 0;
    }
};

/// Keys that name nobody let nothing through.
[[nodiscard]] SliceTables tablesOf(const Slice &slice, const Directory &directory, const QStringList &sources);

/// `numerator` × `scale` ÷ `denominator`, half to even; absent where the denominator is not positive.
[[nodiscard]] std::optional<std::int64_t> ratioOf(std::int64_t numerator, std::int64_t scale, std::int64_t denominator);

} // namespace plumbline::analytics
