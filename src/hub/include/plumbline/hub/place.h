#pragma once

#include "plumbline/hub/hub.h"

/// The folder a hub lives in: where its database is, the key of its file, and its certificate.
namespace plumbline::hub {

struct Certificate {
    /// PEM.
    QByteArray certificate;
    QByteArray key;
};
/// One for these names and addresses, signed by itself, for ten years.
[[nodiscard]] Result<Certificate> makeCertificate(const QStringList &hosts, domain::Instant now);
/// SHA-256 of the certificate's DER, which invitations carry. Errors: CertificateUnreadable.
[[nodiscard]] Result<QByteArray> fingerprint(const QByteArray &certificate);

/// Everything here is readable by its owner alone. Several hubs on one PostgreSQL each have a copy of the folder.
class Place {
public:
    /// Makes the folder where needed; `database` is empty for a file in it, or `postgresql://…`. Errors: Exists,
    /// FolderUnreadable.
    [[nodiscard]] static Result<Place> prepare(const QString &folder, const QString &database, const Certificate &certificate,
                                               Ports ports);
    /// Errors: NotFound, FolderUnreadable.
    [[nodiscard]] static Result<Place> open(const QString &folder);

    /// After the hub was founded: from now on the folder is a hub's, and `open` finds it.
    [[nodiscard]] Result<void> settle() const;
    /// What `serve` said last it listens on; for invitations.
    [[nodiscard]] QString address() const { return m_address; }
    [[nodiscard]] Result<void> setAddress(const QString &address);

    [[nodiscard]] bool isFile() const { return m_server.isEmpty(); }
    [[nodiscard]] Certificate certificate() const { return m_certificate; }
    /// The hub's own database, or the one in another file with the same key.
    [[nodiscard]] std::unique_ptr<Database> database() const;
    /// Made when connected to for the first time.
    [[nodiscard]] std::unique_ptr<Database> newDatabase() const;

    /// One committed state as one file, beside a running hub; it opens with the folder's key. Errors: NotHere.
    [[nodiscard]] Result<void> backup(const QString &target) const;
    /// Puts a backup in the place of the file, as another life of the ledger; what was there stays beside it as
    /// `hub.db.replaced`. The hub must not be running. Errors: NotHere, NotFound, and those of storage.
    [[nodiscard]] Result<void> restore(const QString &source, Ports ports) const;
    [[nodiscard]] QString lockFile() const;

    /// Hears of commits of other hubs on the same PostgreSQL, from a thread of its own; nothing on a file.
    class Watch;
    [[nodiscard]] std::unique_ptr<Watch> watch(std::function<void()> heard) const;

private:
    QString m_folder;
    QString m_server;
    domain::Uuid m_schema;
    QByteArray m_key;
    QString m_address;
    Certificate m_certificate;
};

class Place::Watch {
public:
    virtual ~Watch() = default;
};

} // namespace plumbline::hub
