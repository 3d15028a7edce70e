#pragma once

#include <QStringView>

namespace plumbline::intake {

/// Whether the text is one day with the month first and another with the day first. A date parted by points has its day first
/// by custom, so that it is not in doubt.
[[nodiscard]] bool hasTwoReadings(QStringView text);

} // namespace plumbline::intake
