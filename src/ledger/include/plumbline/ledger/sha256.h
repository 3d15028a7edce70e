#pragma once

#include "plumbline/ledger/entry.h"

#include <memory>

namespace plumbline::ledger {

/// SHA-256 over bytes that come in pieces, such as the chunks an entry's changes are kept in:
/// Entry::changesHash is the hash over the encoded chunks one after the other, before compression.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    void add(QByteArrayView bytes);
    /// The hash of everything added; starts again with nothing.
    [[nodiscard]] Digest finish();

    [[nodiscard]] static Digest of(QByteArrayView bytes);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace plumbline::ledger
