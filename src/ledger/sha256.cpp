#include "plumbline/ledger/sha256.h"

#include <openssl/evp.h>

namespace plumbline::ledger {

struct Sha256::Private {
    struct Free {
        void operator()(EVP_MD_CTX *each) const { EVP_MD_CTX_free(each); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};

    void start() const
    {
        if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
            throw domain::InvariantError("SHA-256 is not available");
    }
};

Sha256::Sha256() : d(std::make_unique<Private>())
{
    d->start();
}

Sha256::~Sha256() = default;

void Sha256::add(QByteArrayView bytes)
{
    if (EVP_DigestUpdate(d->context.get(), bytes.data(), static_cast<std::size_t>(bytes.size())) != 1)
        throw domain::InvariantError("SHA-256 failed");
}

Digest Sha256::finish()
{
    Digest digest{};
    if (EVP_DigestFinal_ex(d->context.get(), digest.data(), nullptr) != 1)
        throw domain::InvariantError("SHA-256 failed");
    d->start();
    return digest;
}

Digest Sha256::of(QByteArrayView bytes)
{
    Digest digest{};
    if (EVP_Digest(bytes.data(), static_cast<std::size_t>(bytes.size()), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw domain::InvariantError("SHA-256 is not available");
    return digest;
}

} // namespace plumbline::ledger
