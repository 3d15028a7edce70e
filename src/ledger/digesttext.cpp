#include "plumbline/ledger/digesttext.h"

namespace plumbline::ledger {

QString toHex(const Digest &digest) {
    const QByteArray bytes(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(digest.size()));
    return QString::fromLatin1(bytes.toHex());
}

std::optional<Digest> digestFromHex(QStringView text) {
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    Digest digest{};
    if (bytes.size() != static_cast<qsizetype>(digest.size()))
        return std::nullopt;
    std::ranges::copy(bytes, reinterpret_cast<char *>(digest.data()));
    // What is read leniently has to be what would be written.
    return toHex(digest) == text ? std::optional(digest) : std::nullopt;
}

} // namespace plumbline::ledger
