#pragma once

#include "valuereader.h"
#include "valuewriter.h"

#include "plumbline/ledger/entry.h"

namespace plumbline::ledger {

[[nodiscard]] inline QByteArrayView viewOf(const Digest &digest)
{
    return {reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(digest.size())};
}
[[nodiscard]] domain::Result<Digest> readDigest(ValueReader &in);

/// Everything of an entry but its own hash, which depends on the entries before it: what its leaf is the hash of.
void writeEntry(ValueWriter &out, const Entry &entry);
[[nodiscard]] domain::Result<Entry> readEntry(ValueReader &in);

} // namespace plumbline::ledger
