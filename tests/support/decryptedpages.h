#pragma once

#include "plumbline/replica/secret.h"

#include <QByteArray>
#include <QString>

namespace plumbline::tests {

/// Every page of a replica's database and of what it wrote ahead, decrypted, pages that are free and the remains of deleted
/// rows among them: SQLCipher 4's format with the raw data key (AES-256-CBC, the vector in the page's reserve).
[[nodiscard]] QByteArray decryptedPages(const QString &folder);
/// The same by a key that is read already, which takes a while.
[[nodiscard]] QByteArray decryptedPages(const QString &folder, const replica::Secret &key);

} // namespace plumbline::tests
