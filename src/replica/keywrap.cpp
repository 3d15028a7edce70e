#include "keywrap.h"

#include "plumbline/replica/errors.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

#include <memory>

namespace plumbline::replica {
namespace {

using domain::Result;

// scrypt's cost: some 80 ms and 32 MiB, so that a cold start stays quick and a guess stays dear.
constexpr std::uint64_t CostN = 1U << 15U;
constexpr std::uint32_t CostR = 8;
constexpr std::uint32_t CostP = 1;
/// Above what the bounds of a key file allow: 128 × N × r for the largest, and scrypt's own few blocks.
constexpr std::uint64_t MaxMemory = 300ULL * 1024 * 1024;

template<auto Function>
struct FreeWith {
    template<typename T>
    void operator()(T *pointer) const
    {
        Function(pointer);
    }
};

void require(bool worked, const char *what)
{
    if (!worked)
        throw domain::InvariantError(what);
}

Secret deriveKey(const WrappedKey &parameters, const Secret &passphrase)
{
    const std::unique_ptr<EVP_KDF, FreeWith<EVP_KDF_free>> kdf(EVP_KDF_fetch(nullptr, "SCRYPT", nullptr));
    require(kdf != nullptr, "scrypt is not available");
    const std::unique_ptr<EVP_KDF_CTX, FreeWith<EVP_KDF_CTX_free>> context(EVP_KDF_CTX_new(kdf.get()));
    require(context != nullptr, "scrypt is not available");
    std::uint64_t n = parameters.n;
    std::uint32_t r = parameters.r;
    std::uint32_t p = parameters.p;
    std::uint64_t memory = MaxMemory;
    const std::span<const std::uint8_t> bytes = passphrase.bytes();
    // OpenSSL's parameters are not const, though only read.
    const std::array given{
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_PASSWORD, const_cast<std::uint8_t *>(bytes.data()), bytes.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, const_cast<std::uint8_t *>(parameters.salt.data()), parameters.salt.size()),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &n),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &r),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &p),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &memory),
        OSSL_PARAM_construct_end()};
    std::vector<std::uint8_t> key(32);
    require(EVP_KDF_derive(context.get(), key.data(), key.size(), given.data()) == 1, "scrypt failed");
    return Secret(std::move(key));
}

/// What is authenticated beside the data key.
QByteArray authenticated(const WrappedKey &key)
{
    return QByteArrayLiteral("plumbline key 1 scrypt ") + QByteArray::number(static_cast<qulonglong>(key.n)) + ' '
        + QByteArray::number(key.r) + ' ' + QByteArray::number(key.p) + ' '
        + QByteArray(reinterpret_cast<const char *>(key.salt.data()), static_cast<qsizetype>(key.salt.size())).toHex();
}

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreeWith<EVP_CIPHER_CTX_free>>;

const std::uint8_t *unsignedData(const QByteArray &bytes)
{
    return reinterpret_cast<const std::uint8_t *>(bytes.constData());
}

} // namespace

QByteArray wrapDataKey(const Secret &dataKey, const Secret &passphrase)
{
    require(dataKey.bytes().size() == DataKeySize, "a data key of another size");
    WrappedKey key{.n = CostN, .r = CostR, .p = CostP};
    require(RAND_bytes(key.salt.data(), static_cast<int>(key.salt.size())) == 1
                && RAND_bytes(key.nonce.data(), static_cast<int>(key.nonce.size())) == 1,
            "no random numbers");
    const Secret wrapping = deriveKey(key, passphrase);
    const QByteArray aad = authenticated(key);
    const CipherContext context(EVP_CIPHER_CTX_new());
    int size = 0;
    require(context
                && EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, wrapping.bytes().data(), key.nonce.data()) == 1
                && EVP_EncryptUpdate(context.get(), nullptr, &size, unsignedData(aad), static_cast<int>(aad.size())) == 1
                && EVP_EncryptUpdate(context.get(), key.wrapped.data(), &size, dataKey.bytes().data(), DataKeySize) == 1
                && EVP_EncryptFinal_ex(context.get(), key.wrapped.data() + size, &size) == 1
                && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(key.tag.size()), key.tag.data()) == 1,
            "AES-256-GCM failed");
    return formatKeyFile(key);
}

Result<Secret> unwrapDataKey(const QByteArray &content, const Secret &passphrase)
{
    PLUMBLINE_TRY_ASSIGN(WrappedKey key, parseKeyFile(content));
    const Secret wrapping = deriveKey(key, passphrase);
    const QByteArray aad = authenticated(key);
    const CipherContext context(EVP_CIPHER_CTX_new());
    int size = 0;
    std::vector<std::uint8_t> plain(DataKeySize);
    require(context
                && EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, wrapping.bytes().data(), key.nonce.data()) == 1
                && EVP_DecryptUpdate(context.get(), nullptr, &size, unsignedData(aad), static_cast<int>(aad.size())) == 1
                && EVP_DecryptUpdate(context.get(), plain.data(), &size, key.wrapped.data(), DataKeySize) == 1
                && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(key.tag.size()), key.tag.data()) == 1,
            "AES-256-GCM failed");
    Secret dataKey(std::move(plain));
    // The checksum held, so the file is as it was written: the tag fails for another passphrase only.
    if (EVP_DecryptFinal_ex(context.get(), nullptr, &size) != 1)
        return domain::fail(errors::WrongPassphrase);
    return dataKey;
}

} // namespace plumbline::replica
