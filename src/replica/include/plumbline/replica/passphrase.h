#pragma once

#include "plumbline/domain/error.h"
#include "plumbline/replica/secret.h"

#include <QString>

/// Passphrases from where scripts keep them; never from an argument, which every process on the machine may read.
namespace plumbline::replica {

inline constexpr std::size_t MaxPassphraseSize = 4096;
/// Characters a passphrase that is chosen has to have; one that was chosen earlier opens its replica whatever its length.
inline constexpr int ShortestPassphrase = 8;

/// Errors: WeakPassphrase when it is shorter than ShortestPassphrase.
[[nodiscard]] domain::Result<void> checkChosen(const Secret &passphrase);

/// The file's bytes without one trailing newline. Errors: PassphraseUnreadable (detail: the path), WeakPassphrase (empty).
[[nodiscard]] domain::Result<Secret> readPassphraseFile(const QString &path);
/// The same from an open descriptor, read to its end; it stays open. Errors: PassphraseUnreadable, WeakPassphrase.
[[nodiscard]] domain::Result<Secret> readPassphraseDescriptor(int descriptor);

} // namespace plumbline::replica
