#pragma once

#include "plumbline/analytics/slice.h"

#include <QObject>

#include <array>
#include <vector>

namespace plumbline::pages {

/// The slice all pages share: as of when, which period, which part of the organisation. Holds the members' names for the
/// chips. Setting what is already set says nothing.
class SliceModel : public QObject {
    Q_OBJECT
public:
    explicit SliceModel(domain::Date today, QObject *parent = nullptr);

    [[nodiscard]] const analytics::Slice &slice() const { return m_slice; }
    [[nodiscard]] domain::Date today() const { return m_today; }
    /// A new business day, or another organisation's; an as-of date that followed today goes on following it.
    void setToday(domain::Date today);
    [[nodiscard]] bool isAsOfToday() const { return m_slice.asOf == m_today; }

    void setAsOf(domain::Date date);
    void setPeriod(const domain::DateRange &period);
    void setMembers(analytics::Dimension dimension, std::vector<analytics::Member> members);
    [[nodiscard]] const std::vector<analytics::Member> &members(analytics::Dimension dimension) const;
    /// Whether anything but the as-of date is set.
    [[nodiscard]] bool isCut() const;
    /// Everything, as of the day it is.
    void clearCuts();
    /// Back to everything as of today.
    void clear();

Q_SIGNALS:
    void changed();

private:
    analytics::Slice m_slice;
    domain::Date m_today;
    std::array<std::vector<analytics::Member>, analytics::AllDimensions.size()> m_members;
};

} // namespace plumbline::pages
