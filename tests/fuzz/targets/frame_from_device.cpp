#include "fuzz/entries.h"

/// libFuzzer's entry: a frame as the hub gets it from a device.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    plumbline::fuzz::frameFromDevice(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
