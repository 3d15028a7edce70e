#include "pagecount.h"

#include "plumbline/replica/errors.h"
#include "plumbline/storage/sqlite/connection.h"

#include <QFile>

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace plumbline::replica {
namespace {

// SQLCipher 4, page 1: a salt in the place of the header's first 16 bytes, the page under AES-256-CBC, and at its end the
// initialisation vector and the HMAC.
constexpr qint64 BlockSize = 16;
constexpr qint64 SaltSize = 16;
constexpr qint64 HmacSize = 32;
constexpr qint64 VectorOffset = storage::sqlite::PageSize - HmacSize - BlockSize;
// The size in pages, big-endian, in the file format of SQLite.
constexpr qint64 PageCountOffset = 28;

struct FreeContext {
    void operator()(EVP_CIPHER_CTX *each) const { EVP_CIPHER_CTX_free(each); }
};

const std::uint8_t *unsignedData(const QByteArray &bytes)
{
    return reinterpret_cast<const std::uint8_t *>(bytes.constData());
}

} // namespace

domain::Result<std::int64_t> declaredPageCount(const QString &path, const Secret &dataKey)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return domain::fail(errors::Unavailable, path);
    const QByteArray page = file.read(storage::sqlite::PageSize);
    if (page.size() < storage::sqlite::PageSize)
        return domain::fail(errors::Truncated, path);
    const QByteArray vector = page.mid(VectorOffset, BlockSize);
    const QByteArray block = page.mid(SaltSize, BlockSize);
    std::array<std::uint8_t, 2 * BlockSize> plain{};
    int size = 0;
    const std::unique_ptr<EVP_CIPHER_CTX, FreeContext> context(EVP_CIPHER_CTX_new());
    if (!context || EVP_DecryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, dataKey.bytes().data(), unsignedData(vector)) != 1
        || EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1
        || EVP_DecryptUpdate(context.get(), plain.data(), &size, unsignedData(block), static_cast<int>(block.size())) != 1)
        throw domain::InvariantError("AES-256-CBC failed");
    std::int64_t pages = 0;
    for (qint64 i = PageCountOffset - SaltSize; i < PageCountOffset - SaltSize + 4; ++i)
        pages = pages << 8 | plain.at(static_cast<std::size_t>(i));
    return pages;
}

} // namespace plumbline::replica
