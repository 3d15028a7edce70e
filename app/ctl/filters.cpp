#include "filters.h"
#include "words.h"

#include "plumbline/workspace/errors.h"

#include <array>

namespace plumbline::ctl {
namespace {

using analytics::Dimension;
using analytics::Member;
using domain::Result;

constexpr std::array DimensionNames{
    std::pair{Dimension::Owner, "owner"}, std::pair{Dimension::Team, "team"}, std::pair{Dimension::Product, "product"},
    std::pair{Dimension::Region, "region"}, std::pair{Dimension::Source, "source"}, std::pair{Dimension::Account, "account"}};

Result<analytics::MemberKey> keyOf(const std::vector<Member> &members, const QString &filter, const QString &wanted)
{
    QStringList keys;
    for (const Member &member : members) {
        if (member.key == wanted && !member.key.isEmpty())
            return member.key;
        if (member.name == wanted)
            keys << member.key;
    }
    if (keys.size() > 1)
        return misuse(Words::tr("“%1” is the name of %2: write the id instead, one of %3.")
                          .arg(filter).arg(keys.size()).arg(keys.join(QStringLiteral(", "))));
    if (keys.isEmpty())
        return domain::fail(workspace::errors::UnknownFilter, filter);
    return keys.constFirst();
}

} // namespace

Result<void> addFilter(workspace::Workspace &workspace, analytics::Slice &slice, const QString &filter)
{
    const QString name = filter.section(u'=', 0, 0);
    const auto dimension = std::ranges::find_if(DimensionNames, [&](const auto &each) { return name == QLatin1StringView(each.second); });
    if (dimension == DimensionNames.end() || !filter.contains(u'='))
        return misuse(Words::tr("There is no filter “%1”: owner=, team=, product=, region=, source= or account= and a name.").arg(filter));
    const QString wanted = filter.section(u'=', 1);
    auto &keys = slice.membersOf(dimension->first);
    if (wanted.isEmpty() || wanted == u"unattributed") {
        keys.push_back({});
        return {};
    }
    PLUMBLINE_TRY_ASSIGN(const auto members, wait(workspace.everyMember(dimension->first)));
    PLUMBLINE_TRY_ASSIGN(auto key, keyOf(members, filter, wanted));
    keys.push_back(std::move(key));
    return {};
}

Result<domain::DateRange> parsePeriod(const QString &period)
{
    const qsizetype dots = period.indexOf(QStringLiteral(".."));
    if (dots < 0)
        return misuse(Words::tr("“%1” is not a period. Write it as 2026-01-01..2026-03-31.").arg(period));
    domain::DateRange range;
    if (const QString first = period.left(dots); !first.isEmpty()) {
        PLUMBLINE_TRY_ASSIGN(range.first, isoDate(first));
    }
    if (const QString last = period.mid(dots + 2); !last.isEmpty()) {
        PLUMBLINE_TRY_ASSIGN(range.last, isoDate(last));
    }
    if (range.first && range.last && *range.first > *range.last)
        return misuse(Words::tr("The period %1 ends before it begins.").arg(period));
    return range;
}

} // namespace plumbline::ctl
