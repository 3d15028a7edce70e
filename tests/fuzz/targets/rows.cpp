#include "fuzz/entries.h"

/// libFuzzer's entry: a batch of rows.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    plumbline::fuzz::rows(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
