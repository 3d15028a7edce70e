#pragma once

#include "plumbline/intake/encoding.h"

#include <QIODevice>

#include <memory>

namespace plumbline::intake {

/// The bytes of a text file as UTF-8, chunk by chunk, without the byte order mark.
class Utf8Stream {
public:
    /// Errors: EncodingUnknown when the system cannot convert from it.
    [[nodiscard]] static domain::Result<std::unique_ptr<Utf8Stream>> open(std::unique_ptr<QIODevice> device,
                                                                          DetectedEncoding encoding);
    ~Utf8Stream();
    Utf8Stream(const Utf8Stream &) = delete;
    Utf8Stream &operator=(const Utf8Stream &) = delete;

    /// Appends the next chunk to `into`; says false at the end. Bytes that are no text become U+FFFD.
    [[nodiscard]] domain::Result<bool> readInto(QByteArray &into);
    [[nodiscard]] domain::Result<void> rewind();
    [[nodiscard]] std::int64_t position() const { return m_device->pos(); }
    [[nodiscard]] std::int64_t size() const { return m_device->size(); }
    /// Some bytes so far were no text in the encoding.
    [[nodiscard]] bool hasReplaced() const { return m_replaced; }

private:
    class Converter;
    Utf8Stream(std::unique_ptr<QIODevice> device, DetectedEncoding encoding);
    void repairUtf8(QByteArray &into, const QByteArray &chunk, bool last);

    std::unique_ptr<QIODevice> m_device;
    DetectedEncoding m_encoding;
    std::unique_ptr<Converter> m_converter;
    QByteArray m_rest;
    bool m_replaced = false;
};

} // namespace plumbline::intake
