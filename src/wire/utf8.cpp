#include "utf8.h"

#include <QStringDecoder>
#include <QUtf8StringView>

namespace plumbline::wire {

std::optional<QString> fromStrictUtf8(QByteArrayView bytes)
{
    const QUtf8StringView utf8(bytes.data(), bytes.size());
    if (!utf8.isValidUtf8())
        return std::nullopt;
    // Qt takes a mark at the start for a remark on the encoding and drops it.
    if (!bytes.startsWith("\xEF\xBB\xBF"))
        return utf8.toString();
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    return QString(decoder(bytes));
}

} // namespace plumbline::wire
