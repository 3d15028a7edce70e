#pragma once

#include <QString>

#include <algorithm>

namespace plumbline::domain {

/// Lower-case hexadecimal of this many bytes.
[[nodiscard]] inline bool isHexadecimal(const QString &text, qsizetype bytes)
{
    return text.size() == 2 * bytes && std::all_of(text.begin(), text.end(), [](QChar digit) {
        return (digit >= u'0' && digit <= u'9') || (digit >= u'a' && digit <= u'f');
    });
}

} // namespace plumbline::domain
