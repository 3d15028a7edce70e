#include "support/decryptedpages.h"

#include "../../src/replica/keyfile.h"
#include "plumbline/storage/sqlite/connection.h"
#include "support/testreplica.h"

#include <QDir>
#include <QFile>

#include <openssl/evp.h>

namespace plumbline::tests {
namespace {

constexpr int PageSize = storage::sqlite::PageSize;
constexpr int VectorSize = 16;
/// The vector and an HMAC-SHA256.
constexpr int Reserve = 48;
constexpr int SaltSize = 16;
constexpr int WalHeader = 32;
constexpr int FrameHeader = 24;

QByteArray decrypted(const char *page, bool isFirst, const replica::Secret &key) {
    const int start = isFirst ? SaltSize : 0;
    const int size = PageSize - Reserve - start;
    QByteArray plain(size + VectorSize, '\0');
    const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX *)> context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    const auto *vector = reinterpret_cast<const unsigned char *>(page + PageSize - Reserve);
    int written = 0;
    EVP_DecryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, key.bytes().data(), vector);
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    EVP_DecryptUpdate(context.get(), reinterpret_cast<unsigned char *>(plain.data()), &written,
                      reinterpret_cast<const unsigned char *>(page + start), size);
    plain.resize(written);
    return plain;
}

} // namespace

QByteArray decryptedPages(const QString &folder) {
    return decryptedPages(folder, replica::readDataKey(folder, secretOf(Passphrase)).value());
}

QByteArray decryptedPages(const QString &folder, const replica::Secret &key) {
    QByteArray all;
    const QString path = databasePath(folder);
    QFile database(path);
    if (database.open(QIODevice::ReadOnly)) {
        const QByteArray bytes = database.readAll();
        for (qsizetype at = 0; at + PageSize <= bytes.size(); at += PageSize)
            all += decrypted(bytes.constData() + at, at == 0, key);
    }
    QFile ahead(path + QStringLiteral("-wal"));
    if (ahead.open(QIODevice::ReadOnly)) {
        const QByteArray bytes = ahead.readAll();
        for (qsizetype at = WalHeader; at + FrameHeader + PageSize <= bytes.size(); at += FrameHeader + PageSize) {
            const char *page = bytes.constData() + at + FrameHeader;
            // A first page begins with the salt instead of with ciphertext; both readings are searched.
            all += decrypted(page, false, key) + decrypted(page, true, key);
        }
    }
    return all;
}

} // namespace plumbline::tests
