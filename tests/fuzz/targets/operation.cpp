#include "fuzz/entries.h"

/// libFuzzer's entry: an operation and the command in it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    plumbline::fuzz::operation(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
