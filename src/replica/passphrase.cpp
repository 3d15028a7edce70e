#include "plumbline/replica/passphrase.h"

#include "plumbline/replica/errors.h"

#include <QFile>

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace plumbline::replica {
namespace {

using domain::Result;

/// Closes what it holds.
class Descriptor {
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// One byte more than allowed, so that too much is noticed; wiped whatever happens. Read with read(2), since a
/// stream would keep a copy in its own buffer.
struct Buffer {
    std::array<std::uint8_t, MaxPassphraseSize + 3> bytes{};
    std::size_t size = 0;

    Buffer() = default;
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;
    ~Buffer() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
};

Result<Secret> readAll(int descriptor, const QString &name)
{
    Buffer buffer;
    while (buffer.size < buffer.bytes.size()) {
        const ssize_t got = ::read(descriptor, buffer.bytes.data() + buffer.size, buffer.bytes.size() - buffer.size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return domain::fail(errors::PassphraseUnreadable, name);
        if (got == 0)
            break;
        buffer.size += static_cast<std::size_t>(got);
    }
    std::size_t size = buffer.size;
    if (size > 0 && buffer.bytes[size - 1] == '\n') {
        --size;
        if (size > 0 && buffer.bytes[size - 1] == '\r')
            --size;
    }
    if (size > MaxPassphraseSize)
        return domain::fail(errors::PassphraseUnreadable, name);
    if (size == 0)
        return domain::fail(errors::WeakPassphrase, name);
    return Secret(std::vector<std::uint8_t>(buffer.bytes.begin(), buffer.bytes.begin() + static_cast<std::ptrdiff_t>(size)));
}

} // namespace

Result<void> checkChosen(const Secret &passphrase)
{
    // Of a letter's bytes only the first is not a continuation.
    const auto letters = std::ranges::count_if(passphrase.bytes(), [](std::uint8_t byte) { return (byte & 0xC0U) != 0x80U; });
    return letters < ShortestPassphrase ? Result<void>(domain::fail(errors::WeakPassphrase)) : Result<void>();
}

Result<Secret> readPassphraseFile(const QString &path)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        return domain::fail(errors::PassphraseUnreadable, path);
    return readAll(file.get(), path);
}

Result<Secret> readPassphraseDescriptor(int descriptor)
{
    return readAll(descriptor, QString::number(descriptor));
}

} // namespace plumbline::replica
