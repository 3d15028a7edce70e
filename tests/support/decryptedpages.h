#pragma once

#include <QByteArray>
#include <QString>

namespace plumbline::tests {

/// Every page of a replica's database and of what it wrote ahead, decrypted, pages that are free and the remains of deleted
/// rows among them: SQLCipher 4's format with the raw data key (AES-256-CBC, the vector in the page's reserve).
[[nodiscard]] QByteArray decryptedPages(const QString &folder);

} // namespace plumbline::tests
