#include "plumbline/ledger/signing.h"

#include "plumbline/ledger/errors.h"

#include <openssl/evp.h>

namespace plumbline::ledger {
namespace {

struct Free {
    void operator()(EVP_PKEY *each) const { EVP_PKEY_free(each); }
    void operator()(EVP_MD_CTX *each) const { EVP_MD_CTX_free(each); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

} // namespace

/// OpenSSL keeps the private bytes in the key and wipes them with it.
struct SigningKey::Private {
    Key key;
};

SigningKey::SigningKey(std::unique_ptr<Private> made) : d(std::move(made)) {}
SigningKey::~SigningKey() = default;
SigningKey::SigningKey(SigningKey &&other) noexcept = default;
SigningKey &SigningKey::operator=(SigningKey &&other) noexcept = default;

SigningKey SigningKey::generate()
{
    Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    if (!key)
        throw domain::InvariantError("Ed25519 is not available");
    return SigningKey(std::make_unique<Private>(Private{std::move(key)}));
}

domain::Result<SigningKey> SigningKey::fromSeed(QByteArrayView seed)
{
    Key key;
    if (seed.size() == 32)
        key.reset(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytesOf(seed), 32));
    if (!key)
        return domain::fail(errors::KeyUnreadable);
    return SigningKey(std::make_unique<Private>(Private{std::move(key)}));
}

QByteArray SigningKey::publicKey() const
{
    QByteArray bytes(PublicKeySize, '\0');
    std::size_t size = PublicKeySize;
    if (EVP_PKEY_get_raw_public_key(d->key.get(), bytesOf(bytes), &size) != 1 || size != PublicKeySize)
        throw domain::InvariantError("a key without its public half");
    return bytes;
}

QByteArray SigningKey::seed() const
{
    QByteArray bytes(32, '\0');
    std::size_t size = 32;
    if (EVP_PKEY_get_raw_private_key(d->key.get(), bytesOf(bytes), &size) != 1 || size != 32)
        throw domain::InvariantError("a key without its private half");
    return bytes;
}

QByteArray SigningKey::sign(QByteArrayView message) const
{
    const Context context(EVP_MD_CTX_new());
    QByteArray signature(SignatureSize, '\0');
    std::size_t size = SignatureSize;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, d->key.get()) != 1
        || EVP_DigestSign(context.get(), bytesOf(signature), &size, bytesOf(message), static_cast<std::size_t>(message.size())) != 1
        || size != SignatureSize)
        throw domain::InvariantError("signing failed");
    return signature;
}

bool isSignedBy(QByteArrayView publicKey, QByteArrayView message, QByteArrayView signature)
{
    if (publicKey.size() != PublicKeySize || signature.size() != SignatureSize)
        return false;
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(publicKey), PublicKeySize));
    const Context context(EVP_MD_CTX_new());
    return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), bytesOf(signature), SignatureSize, bytesOf(message), static_cast<std::size_t>(message.size())) == 1;
}

} // namespace plumbline::ledger
