#include "conflicts/conflictwords.h"

#include "plumbline/kit/format.h"

#include <QCoreApplication>

namespace plumbline::pages {

namespace {

using workspace::ConflictShown;
using workspace::EffectLine;
using Figure = EffectLine::Figure;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ConflictWords)
};

QString named(const QString &name)
{
    return name.isEmpty() ? Words::tr("somebody") : name;
}

} // namespace

SideWords sidesOf(const ConflictShown &conflict)
{
    if (conflict.isOwn)
        return {Words::tr("Mine"), Words::tr("Theirs"), Words::tr("Keep mine"), Words::tr("Take theirs")};
    const QString lost = named(conflict.mineBy);
    const QString stands = named(conflict.theirsBy);
    //: %1 is a person: whose edit it is.
    return {Words::tr("%1’s edit").arg(lost), Words::tr("%1’s edit, which stands").arg(stands), Words::tr("Bring back %1’s").arg(lost),
            Words::tr("Leave %1’s").arg(stands)};
}

QString makerOf(const ConflictShown &conflict)
{
    return conflict.isOwn ? Words::tr("You") : named(conflict.mineBy);
}

QString stateText(const ConflictShown &conflict)
{
    const QString by = named(conflict.resolvedBy);
    switch (conflict.state) {
    case domain::ConflictState::Open: return Words::tr("Open");
    //: %1 is the person who chose.
    case domain::ConflictState::KeptMine: return Words::tr("Brought back by %1").arg(by);
    //: %1 is the person who chose.
    case domain::ConflictState::TookTheirs: return Words::tr("Left as it stood by %1").arg(by);
    //: %1 is the person who chose.
    case domain::ConflictState::Edited: return Words::tr("Written anew by %1").arg(by);
    }
    return {};
}

QString valueText(const QString &words)
{
    return words.isEmpty() ? kit::Format::none() : words;
}

bool isEditedSince(const ConflictShown &conflict)
{
    return conflict.state == domain::ConflictState::Open && conflict.currentValue != conflict.theirsValue;
}

QString figureText(const EffectLine &line)
{
    switch (line.figure) {
    case Figure::Receivables: return Words::tr("Receivables");
    case Figure::Overdue: return Words::tr("Overdue > 60 days");
    case Figure::Forecast: return Words::tr("Forecast");
    case Figure::CommissionBase:
        return line.person.isEmpty() ? Words::tr("Commission base") : Words::tr("Commission base of %1").arg(line.person);
    }
    return {};
}

QString differenceText(std::int64_t minor, domain::Currency currency)
{
    const QString amount = kit::Format().money(domain::Money(minor, currency));
    return minor > 0 ? u'+' + amount : amount;
}

QString effectSentence(const std::vector<EffectLine> &lines, domain::Currency currency)
{
    if (lines.empty())
        return Words::tr("Changes none of the figures.");
    QStringList parts;
    for (const EffectLine &line : lines)
        //: A figure and by how much it changes: "Receivables +1,200.00 CNY".
        parts << Words::tr("%1 %2 %3").arg(figureText(line), differenceText(line.then - line.now, currency), currency.code());
    return parts.join(Words::tr(", ", "between figures"));
}

void EffectSum::add(const std::vector<EffectLine> &lines)
{
    for (const EffectLine &line : lines) {
        const auto same = std::ranges::find_if(
            m_lines, [&line](const EffectLine &known) { return known.figure == line.figure && known.person == line.person; });
        if (same == m_lines.end())
            m_lines.push_back({line.figure, line.person, line.now, line.then});
        else
            same->then += line.then - line.now;
    }
}

std::vector<EffectLine> EffectSum::lines() const
{
    std::vector<EffectLine> changed;
    std::ranges::copy_if(m_lines, std::back_inserter(changed), [](const EffectLine &line) { return line.now != line.then; });
    std::ranges::stable_sort(changed, {}, &EffectLine::figure);
    return changed;
}

} // namespace plumbline::pages
