#pragma once

#include "plumbline/intake/importtarget.h"

#include <QStringList>

namespace plumbline::intake {

/// What exports call a column, in English and Chinese, reduced by `comparable`. Its key and label are among them.
[[nodiscard]] const QStringList &headersOf(ImportTarget target, const QString &key);

} // namespace plumbline::intake
