#include "plumbline/hub/errors.h"
#include "plumbline/hub/place.h"
#include "plumbline/ledger/sha256.h"

#include <QRegularExpression>
#include <QStringList>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace plumbline::hub {
namespace {

using domain::fail;

template <auto Free>
struct Freeing {
    template <typename T>
    void operator()(T *object) const {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using X509Pointer = std::unique_ptr<X509, Freeing<X509_free>>;
using Bio = std::unique_ptr<BIO, Freeing<BIO_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freeing<X509_EXTENSION_free>>;

constexpr std::chrono::hours ValidFor{24 * 3650};
/// Clocks of devices may be behind.
constexpr std::chrono::hours Before{48};

QByteArray contentOf(const Bio &bio) {
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

bool extend(X509 *certificate, int what, const QByteArray &value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, what, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

QByteArray namesOf(const QStringList &hosts) {
    static const QRegularExpression address(QStringLiteral("^([0-9.]+|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)$"));
    QStringList names;
    for (const QString &host : hosts)
        names << (address.match(host).hasMatch() ? QStringLiteral("IP:") : QStringLiteral("DNS:")) + host;
    return names.join(u',').toUtf8();
}

bool setTimes(X509 *certificate, domain::Instant now) {
    const auto secondsOf = [](auto time) {
        return static_cast<time_t>(std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count());
    };
    return ASN1_TIME_set(X509_getm_notBefore(certificate), secondsOf(now - Before)) != nullptr &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), secondsOf(now + ValidFor)) != nullptr;
}

bool fill(X509 *certificate, EVP_PKEY *key, const QStringList &hosts, domain::Instant now) {
    std::array<unsigned char, 16> serial{};
    if (RAND_bytes(serial.data(), static_cast<int>(serial.size())) != 1)
        return false;
    serial[0] &= 0x7FU;
    const std::unique_ptr<BIGNUM, Freeing<BN_free>> number(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    X509_NAME *const name = X509_get_subject_name(certificate);
    const QByteArray common = QByteArrayLiteral("Plumbline hub");
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr &&
           X509_set_version(certificate, X509_VERSION_3) == 1 && setTimes(certificate, now) &&
           X509_set_pubkey(certificate, key) == 1 &&
           X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(common.constData()),
                                      static_cast<int>(common.size()), -1, 0) == 1 &&
           X509_set_issuer_name(certificate, name) == 1 && extend(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
           extend(certificate, NID_ext_key_usage, "serverAuth") && extend(certificate, NID_subject_alt_name, namesOf(hosts)) &&
           X509_sign(certificate, key, EVP_sha256()) > 0;
}

} // namespace

Result<Certificate> makeCertificate(const QStringList &hosts, domain::Instant now) {
    const Key key(EVP_EC_gen("P-256"));
    const X509Pointer certificate(X509_new());
    const Bio certificateText(BIO_new(BIO_s_mem()));
    const Bio keyText(BIO_new(BIO_s_secmem()));
    if (!key || !certificate || !fill(certificate.get(), key.get(), hosts, now) ||
        PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1 ||
        PEM_write_bio_PKCS8PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return fail(errors::CertificateUnreadable, hosts.join(u' '));
    return Certificate{contentOf(certificateText), contentOf(keyText)};
}

Result<QByteArray> fingerprint(const QByteArray &certificate) {
    const Bio text(BIO_new_mem_buf(certificate.constData(), static_cast<int>(certificate.size())));
    const X509Pointer parsed(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
    unsigned char *der = nullptr;
    const int size = parsed ? i2d_X509(parsed.get(), &der) : -1;
    if (size <= 0)
        return fail(errors::CertificateUnreadable);
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    const ledger::Digest digest = ledger::Sha256::of(bytes);
    return QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(digest.size()));
}

} // namespace plumbline::hub
