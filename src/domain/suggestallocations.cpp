#include "plumbline/domain/suggestallocations.h"

#include <algorithm>
#include <tuple>

namespace plumbline::domain {
namespace {

/// Of so many of the oldest, sums are tried.
constexpr std::size_t MostSummed = 12;

/// Whether `number` stands in `text` by itself: `INV-10` is not in `INV-100`.
bool names(QStringView text, QStringView number)
{
    if (number.isEmpty())
        return false;
    for (qsizetype at = text.indexOf(number, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(number, at + 1, Qt::CaseInsensitive)) {
        const qsizetype end = at + number.size();
        const bool begins = at == 0 || !text[at - 1].isDigit() || !number.front().isDigit();
        const bool ends = end == text.size() || !text[end].isDigit() || !number.back().isDigit();
        if (begins && ends)
            return true;
    }
    return false;
}

class Suggesting {
public:
    Suggesting(Money amount, std::span<const OpenItem> items) : m_left(amount)
    {
        for (const OpenItem &item : items)
            if (item.open.currency() == amount.currency() && item.open.minor() > 0)
                m_items.push_back(&item);
        std::ranges::sort(m_items, [](const OpenItem *a, const OpenItem *b) { return isOlder(*a, *b); });
    }

    std::vector<SuggestedPart> take(QStringView reference)
    {
        takeNamed(reference);
        if (isOpen() && !takeExact() && !takeSum())
            takeOldest();
        return std::move(m_parts);
    }

private:
    [[nodiscard]] bool isOpen() const { return m_left.minor() > 0 && !m_items.empty(); }

    void set(const OpenItem &item, SuggestionReason reason)
    {
        const Money part = std::min(m_left, item.open);
        if (part.minor() <= 0)
            return;
        m_parts.push_back({item.instalment, part, reason});
        m_left -= part;
    }

    void takeNamed(QStringView reference)
    {
        std::vector<const OpenItem *> others;
        for (const OpenItem *item : m_items) {
            if (names(reference, QStringView(item->document).trimmed()))
                set(*item, SuggestionReason::Named);
            else
                others.push_back(item);
        }
        m_items = std::move(others);
    }

    bool takeExact()
    {
        const auto exact = std::ranges::find_if(m_items, [this](const OpenItem *item) { return item->open == m_left; });
        if (exact == m_items.end())
            return false;
        set(**exact, SuggestionReason::ExactInstalment);
        return true;
    }

    /// Fewer rather than more, and among as many the oldest.
    bool takeSum()
    {
        const std::size_t within = std::min(m_items.size(), MostSummed);
        for (std::size_t count = 2; count <= within; ++count) {
            std::vector<std::size_t> chosen;
            if (!choose(count, 0, within, m_left, chosen))
                continue;
            for (const std::size_t each : chosen)
                set(*m_items[each], SuggestionReason::ExactSum);
            return true;
        }
        return false;
    }

    bool choose(std::size_t count, std::size_t from, std::size_t within, Money sum, std::vector<std::size_t> &chosen) const
    {
        if (count == 0)
            return sum.isZero();
        for (std::size_t each = from; each + count <= within; ++each) {
            if (m_items[each]->open > sum)
                continue;
            chosen.push_back(each);
            if (choose(count - 1, each + 1, within, sum - m_items[each]->open, chosen))
                return true;
            chosen.pop_back();
        }
        return false;
    }

    void takeOldest()
    {
        std::ranges::stable_partition(m_items, [](const OpenItem *item) { return !item->disputed; });
        for (const OpenItem *item : m_items)
            set(*item, SuggestionReason::Oldest);
    }

    Money m_left;
    /// Those not looked at yet, the oldest first.
    std::vector<const OpenItem *> m_items;
    std::vector<SuggestedPart> m_parts;
};

} // namespace

bool isOlder(const OpenItem &a, const OpenItem &b)
{
    const auto key = [](const OpenItem &item) { return std::tuple(!item.due, item.due.value_or(Date()), QStringView(item.document), item.instalment); };
    return key(a) < key(b);
}

std::vector<SuggestedPart> suggestAllocations(Money amount, QStringView reference, std::span<const OpenItem> items)
{
    if (amount.minor() <= 0)
        return {};
    return Suggesting(amount, items).take(reference);
}

} // namespace plumbline::domain
