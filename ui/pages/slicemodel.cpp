#include "plumbline/pages/slicemodel.h"

namespace plumbline::pages {

SliceModel::SliceModel(domain::Date today, QObject *parent) : QObject(parent), m_today(today)
{
    m_slice.asOf = today;
}

void SliceModel::setToday(domain::Date today)
{
    if (today == m_today)
        return;
    const bool follows = isAsOfToday() || m_slice.asOf > today;
    m_today = today;
    if (follows)
        setAsOf(today);
}

void SliceModel::setAsOf(domain::Date date)
{
    if (date == m_slice.asOf)
        return;
    m_slice.asOf = date;
    Q_EMIT changed();
}

void SliceModel::setPeriod(const domain::DateRange &period)
{
    if (period == m_slice.period)
        return;
    m_slice.period = period;
    Q_EMIT changed();
}

void SliceModel::setMembers(analytics::Dimension dimension, std::vector<analytics::Member> members)
{
    std::vector<analytics::MemberKey> keys;
    keys.reserve(members.size());
    for (const analytics::Member &each : members)
        keys.push_back(each.key);
    m_members[static_cast<std::size_t>(dimension)] = std::move(members);
    if (m_slice.membersOf(dimension) == keys)
        return;
    m_slice.membersOf(dimension) = std::move(keys);
    Q_EMIT changed();
}

const std::vector<analytics::Member> &SliceModel::members(analytics::Dimension dimension) const
{
    return m_members[static_cast<std::size_t>(dimension)];
}

bool SliceModel::isCut() const
{
    return !m_slice.period.isOpen() || std::ranges::any_of(m_slice.members, [](const auto &keys) { return !keys.empty(); });
}

void SliceModel::clearCuts()
{
    m_members = {};
    if (!isCut())
        return;
    m_slice.period = {};
    m_slice.members = {};
    Q_EMIT changed();
}

void SliceModel::clear()
{
    analytics::Slice whole;
    whole.asOf = m_today;
    m_members = {};
    if (whole == m_slice)
        return;
    m_slice = whole;
    Q_EMIT changed();
}

} // namespace plumbline::pages
