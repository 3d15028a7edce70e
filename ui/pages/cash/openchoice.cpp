#include "cash/openchoice.h"

#include "cash/cashwords.h"

#include "plumbline/kit/format.h"

namespace plumbline::pages {

OpenChoice::OpenChoice(Offer offer, QWidget *parent) : QComboBox(parent), m_offer(offer)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QComboBox::activated, this, [this] {
        const workspace::OpenInstalment *which = chosen();
        m_wanted = which ? std::optional(which->item.instalment) : std::nullopt;
    });
}

void OpenChoice::fill(const std::vector<workspace::OpenInstalment> &open, domain::Date today)
{
    m_open = open;
    const kit::Format format;
    clear();
    if (m_offer == Offer::OneOrAll)
        addItem(tr("Everything owed"));
    int wanted = 0;
    for (const workspace::OpenInstalment &each : m_open) {
        //: An invoice's number, when it is due, and what is open of it.
        addItem(tr("%1 · %2 · %3").arg(each.item.document, cashwords::dueText(each.item.due, today), format.moneyWithCurrency(each.item.open)));
        if (m_wanted == each.item.instalment)
            wanted = count() - 1;
    }
    setCurrentIndex(count() > 0 ? wanted : -1);
}

void OpenChoice::choose(const std::optional<domain::InstalmentId> &instalment)
{
    m_wanted = instalment;
}

const workspace::OpenInstalment *OpenChoice::chosen() const
{
    const int at = currentIndex() - (m_offer == Offer::OneOrAll ? 1 : 0);
    return at >= 0 && at < static_cast<int>(m_open.size()) ? &m_open[static_cast<std::size_t>(at)] : nullptr;
}

} // namespace plumbline::pages
