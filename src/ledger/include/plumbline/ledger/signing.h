#pragma once

#include "plumbline/domain/error.h"

#include <QByteArray>

#include <memory>

/// Ed25519 (RFC 8032) by OpenSSL.
namespace plumbline::ledger {

inline constexpr qsizetype PublicKeySize = 32;
inline constexpr qsizetype SignatureSize = 64;

/// The private half; wipes itself, never copied.
class SigningKey {
public:
    [[nodiscard]] static SigningKey generate();
    /// From the 32 bytes of `seed()`. Errors: KeyUnreadable.
    [[nodiscard]] static domain::Result<SigningKey> fromSeed(QByteArrayView seed);
    ~SigningKey();
    SigningKey(SigningKey &&other) noexcept;
    SigningKey &operator=(SigningKey &&other) noexcept;
    SigningKey(const SigningKey &) = delete;
    SigningKey &operator=(const SigningKey &) = delete;

    [[nodiscard]] QByteArray publicKey() const;
    /// The private bytes, for an encrypted store; the caller wipes them.
    [[nodiscard]] QByteArray seed() const;
    [[nodiscard]] QByteArray sign(QByteArrayView message) const;

private:
    struct Private;
    explicit SigningKey(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// False for a key or signature of the wrong size too.
[[nodiscard]] bool isSignedBy(QByteArrayView publicKey, QByteArrayView message, QByteArrayView signature);

} // namespace plumbline::ledger
