#include "plumbline/replica/secret.h"

#include <QByteArray>

#include <openssl/crypto.h>

#include <utility>

namespace plumbline::replica {
namespace {

void wipe(std::vector<std::uint8_t> &bytes) noexcept
{
    // Not memset: the compiler may leave out a store nobody reads.
    if (!bytes.empty())
        OPENSSL_cleanse(bytes.data(), bytes.size());
    bytes.clear();
}

} // namespace

Secret Secret::takeFrom(QByteArray &bytes)
{
    Secret secret(std::vector<std::uint8_t>(bytes.cbegin(), bytes.cend()));
    // The memory itself, not a copy made for writing: other holders of these bytes lose them too, which is what is wanted.
    if (!bytes.isEmpty())
        OPENSSL_cleanse(const_cast<char *>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
    return secret;
}

Secret::Secret(Secret &&other) noexcept : m_bytes(std::move(other.m_bytes))
{
    other.m_bytes.clear();
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe(m_bytes);
        m_bytes = std::move(other.m_bytes);
        other.m_bytes.clear();
    }
    return *this;
}

Secret::~Secret()
{
    wipe(m_bytes);
}

Secret Secret::clone() const
{
    return Secret(m_bytes);
}

} // namespace plumbline::replica
