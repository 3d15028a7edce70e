#include "cash/partslist.h"

#include "cash/cashwords.h"
#include "cash/partrow.h"

#include "plumbline/domain/errors.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <map>

namespace plumbline::pages {

namespace {

/// Further ones are found by their number; whatever is ticked always shows.
constexpr std::size_t MostShown = 40;

} // namespace

PartsList::PartsList(QWidget *parent)
    : QWidget(parent), m_head(new kit::Label(kit::TextSize::Body, kit::TextLevel::Strong, this)), m_find(new QLineEdit(this)),
      m_nothing(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)),
      m_more(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)), m_rows(new QVBoxLayout)
{
    const kit::Tokens &look = kit::tokens();
    m_head->setLook(kit::TextSize::Body, kit::TextLevel::Strong, kit::Weight::Medium);
    auto *again = new QPushButton(this);
    again->setObjectName(QStringLiteral("parts.suggestAgain"));
    kit::setButtonWeight(again, kit::ButtonWeight::Link);
    m_again = again;
    m_find->setObjectName(QStringLiteral("parts.find"));
    m_find->setClearButtonEnabled(true);
    m_nothing->setOverflow(kit::Label::Overflow::Wrap);
    m_more->setOverflow(kit::Label::Overflow::Wrap);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(look.space(1));
    auto *head = new QHBoxLayout;
    head->addWidget(m_head, 1);
    head->addWidget(again);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(look.space(2));
    layout->addLayout(head);
    layout->addWidget(m_find);
    layout->addWidget(m_nothing);
    layout->addLayout(m_rows);
    layout->addWidget(m_more);
    layout->addStretch();
    connect(again, &QPushButton::clicked, this, &PartsList::suggestAgain);
    connect(m_find, &QLineEdit::textChanged, this, [this] { layOut(); });
    retranslate();
}

PartsList::~PartsList() = default;

void PartsList::setItems(std::vector<workspace::OpenInstalment> items, domain::Date today)
{
    std::map<domain::InstalmentId, QString> typed;
    for (const Line &each : m_lines)
        typed.emplace(each.item.item.instalment, each.typed);
    m_lines.clear();
    m_today = today;
    for (workspace::OpenInstalment &each : items) {
        const auto known = typed.find(each.item.instalment);
        m_lines.push_back({std::move(each), {}, known == typed.end() ? QString() : known->second});
    }
    if (!m_isByHand)
        propose(m_amount, m_reference);
    else
        layOut();
}

void PartsList::propose(domain::Money amount, const QString &reference)
{
    m_amount = amount;
    m_reference = reference;
    if (!m_isByHand) {
        std::vector<domain::OpenItem> items;
        for (const Line &each : m_lines)
            items.push_back(each.item.item);
        std::map<domain::InstalmentId, domain::SuggestedPart> suggested;
        for (const domain::SuggestedPart &each : domain::suggestAllocations(amount, reference, items))
            suggested.emplace(each.instalment, each);
        for (Line &each : m_lines) {
            const auto found = suggested.find(each.item.item.instalment);
            each.typed = found == suggested.end() ? QString() : found->second.amount.format();
            each.reason = found == suggested.end() ? std::nullopt : std::optional(found->second.reason);
        }
    }
    layOut();
    Q_EMIT changed();
}

void PartsList::clear()
{
    m_lines.clear();
    m_isByHand = false;
    m_amount = {};
    m_reference.clear();
    m_find->clear();
    layOut();
}

void PartsList::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    showLines();
}

void PartsList::suggestAgain()
{
    m_isByHand = false;
    propose(m_amount, m_reference);
    focusStart();
}

void PartsList::focusStart()
{
    if (!m_shown.empty())
        m_shown.front()->focusTick();
}

domain::Result<std::optional<domain::Money>> PartsList::partOf(const Line &line) const
{
    const QString text = line.typed.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    PLUMBLINE_TRY_ASSIGN(const domain::Money part, domain::Money::parse(text, line.item.item.open.currency()));
    return part.isZero() ? std::nullopt : std::optional(part);
}

std::vector<PartsList::Part> PartsList::parts() const
{
    std::vector<Part> parts;
    for (const Line &each : m_lines)
        if (const auto part = partOf(each); part && *part && each.item.item.open.currency() == m_amount.currency())
            parts.push_back({each.item.item.instalment, **part});
    return parts;
}

domain::Money PartsList::allocated() const
{
    domain::Money sum(0, m_amount.currency());
    for (const Part &each : parts())
        sum = sum.add(each.amount).value_or(sum);
    return sum;
}

std::optional<domain::Date> PartsList::latestInvoice() const
{
    std::optional<domain::Date> latest;
    for (const Line &each : m_lines)
        if (!each.typed.trimmed().isEmpty())
            latest = std::max(latest.value_or(each.item.invoiced), each.item.invoiced);
    return latest;
}

std::vector<domain::AllocateReceipt::Part> PartsList::toParts(const std::function<domain::Uuid()> &newId) const
{
    std::vector<domain::AllocateReceipt::Part> made;
    for (const Part &each : parts())
        made.push_back({domain::AllocationId(newId()), each.instalment, each.amount});
    return made;
}

QString PartsList::problemOf(const Line &line) const
{
    const auto part = partOf(line);
    if (!part)
        return workspace::errorText(part.error());
    if (!*part)
        return {};
    const kit::Format format;
    if ((**part).isNegative())
        return tr("A part has to be above zero.");
    if (**part > line.item.item.open)
        return tr("Only %1 is open of it.").arg(format.moneyWithCurrency(line.item.item.open));
    return {};
}

QString PartsList::problem() const
{
    for (const Line &each : m_lines)
        if (const QString problem = problemOf(each); !problem.isEmpty())
            //: An invoice's number, and what is wrong with the part set against it.
            return tr("%1: %2").arg(each.item.item.document, problem);
    return {};
}

void PartsList::tick(int line, bool isTicked)
{
    Line &which = m_lines.at(static_cast<std::size_t>(line));
    m_isByHand = true;
    which.reason.reset();
    which.typed.clear();
    if (isTicked) {
        // As much as is left of the money; the whole instalment where nothing is.
        const domain::Money left = m_amount.subtract(allocated()).value_or(m_amount);
        const domain::Money open = which.item.item.open;
        const bool fits = left.minor() > 0 && left.currency() == open.currency() && left < open;
        which.typed = (fits ? left : open).format();
    }
    showLines();
    Q_EMIT changed();
}

void PartsList::type(int line, const QString &text)
{
    Line &which = m_lines.at(static_cast<std::size_t>(line));
    m_isByHand = true;
    which.reason.reset();
    which.typed = text;
    showLines();
    Q_EMIT changed();
}

std::vector<int> PartsList::linesInSight() const
{
    const QString wanted = m_find->text().trimmed();
    std::vector<int> lines;
    std::size_t plain = 0;
    for (int i = 0; i < static_cast<int>(m_lines.size()); ++i) {
        const Line &each = m_lines[static_cast<std::size_t>(i)];
        if (each.item.item.open.currency() != m_amount.currency())
            continue;
        const bool isTicked = !each.typed.trimmed().isEmpty();
        const bool isFound = each.item.item.document.contains(wanted, Qt::CaseInsensitive);
        if (isTicked || (isFound && plain++ < MostShown))
            lines.push_back(i);
    }
    return lines;
}

void PartsList::layOut()
{
    const std::vector<int> lines = linesInSight();
    const bool same = std::ranges::equal(lines, m_shown, {}, {}, &PartRow::line);
    if (!same) {
        for (PartRow *each : m_shown) {
            each->hide();
            each->deleteLater();
        }
        m_shown.clear();
        QWidget *before = m_find;
        for (const int line : lines) {
            auto *row = new PartRow(line, this);
            before = row->followInTabOrder(before);
            connect(row, &PartRow::ticked, this, &PartsList::tick);
            connect(row, &PartRow::typed, this, &PartsList::type);
            m_rows->addWidget(row);
            m_shown.push_back(row);
        }
    }
    showLines();
}

void PartsList::showLines()
{
    const kit::Format format;
    for (PartRow *row : m_shown) {
        const Line &line = m_lines[static_cast<std::size_t>(row->line())];
        const domain::OpenItem &item = line.item.item;
        PartTexts texts;
        texts.document = item.document;
        //: When an instalment is due, and what is open of it.
        texts.details = tr("%1 · %2 open").arg(cashwords::dueText(item.due, m_today), format.money(item.open));
        if (item.disputed)
            //: What is said of an instalment, and that it is disputed.
            texts.details = tr("%1 · disputed").arg(texts.details);
        texts.reason = line.reason ? cashwords::reasonText(*line.reason) : QString();
        texts.problem = problemOf(line);
        texts.typed = line.typed;
        texts.fieldName = tr("Part for %1").arg(item.document);
        row->show(texts);
        row->setReadOnly(m_readOnly);
    }
    showHead();
}

void PartsList::showHead()
{
    const auto inCurrency = std::ranges::count_if(m_lines, [this](const Line &each) { return each.item.item.open.currency() == m_amount.currency(); });
    const int hidden = static_cast<int>(inCurrency) - static_cast<int>(m_shown.size());
    m_again->setVisible(m_isByHand && !m_shown.empty() && !m_readOnly);
    m_find->setVisible(inCurrency > static_cast<std::ptrdiff_t>(MostShown));
    m_nothing->setVisible(m_shown.empty());
    m_nothing->setText(m_amount.currency().isNone() ? tr("What the customer owes shows here.")
                       : inCurrency > 0             ? tr("No open invoice contains “%1”.").arg(m_find->text().trimmed())
                                                    : tr("Nothing is open in %1.").arg(m_amount.currency().code()));
    m_more->setVisible(hidden > 0 && !m_shown.empty());
    m_more->setText(tr("and %1 more, found by their number", nullptr, hidden).arg(kit::Format().count(hidden)));
}

void PartsList::retranslate()
{
    m_head->setText(tr("Set against"));
    auto *again = static_cast<QPushButton *>(m_again);
    again->setText(tr("Suggest again"));
    again->setToolTip(tr("Put the proposed parts back in place of those changed by hand"));
    m_find->setPlaceholderText(tr("Find an invoice"));
    m_find->setAccessibleName(tr("Find an open invoice by its number"));
    showLines();
}

} // namespace plumbline::pages
