#include "fuzz/entries.h"

/// libFuzzer's entry: a frame as a device gets it from the hub.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    plumbline::fuzz::frameFromHub(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
