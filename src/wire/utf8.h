#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace plumbline::wire {

/// The text of these bytes, its byte order mark too; nothing where they are not UTF-8.
[[nodiscard]] std::optional<QString> fromStrictUtf8(QByteArrayView bytes);

} // namespace plumbline::wire
