#include "customers/customerview.h"

#include "customers/timelinewords.h"
#include "parts/linespanel.h"
#include "parts/toggle.h"
#include "rows/rowsview.h"

#include "plumbline/kit/ageingbar.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/filterbar.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/models/celltext.h"
#include "plumbline/workspace/labels.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

/// One customer: what the parts show.
namespace plumbline::pages {

namespace {

using analytics::AgeingColumn;
using workspace::TimelineItem;

kit::Figure tileOf(const analytics::Figure &figure, domain::Currency currency, const QString &subline)
{
    const models::AmountText text = models::figureText(figure, currency);
    kit::Figure tile;
    tile.key = figure.id.toString();
    tile.label = workspace::label(figure.id.metric);
    tile.value = text.text;
    tile.fullValue = text.full;
    tile.unit = text.unit;
    tile.subline = subline;
    return tile;
}

bool mayReadLimit(const workspace::Workspace &workspace)
{
    const auto &description = domain::describe<domain::Account>();
    const auto person = workspace.signedIn();
    return person && description.fields[static_cast<std::size_t>(description.indexOf(u"credit_limit"))].spec.read.contains(person->role);
}

/// Facts side by side, those that are there.
QString sideBySide(QStringList facts)
{
    facts.removeAll(QString());
    return facts.join(QStringLiteral(" · "));
}

} // namespace

void CustomerView::retranslate()
{
    m_back->setToolTip(tr("Back to all customers (Esc)"));
    m_back->setAccessibleName(tr("Back to all customers"));
    m_newCommitment->setText(tr("New commitment"));
    m_recordReceipt->setText(tr("Record receipt"));
    m_ageing->setTitle(tr("Ageing of what this customer owes"));
    m_ageing->setEmptySentence(tr("This customer owes nothing today."));
    m_toggle->setChoices({tr("Timeline"), tr("Commitments"), tr("Open items"), tr("Deals")});
    m_toggle->setAccessibleName(tr("What the list shows"));
    m_timelineList->setColumns(timelineColumns());
    m_timelineList->table()->setAccessibleName(tr("What happened, newest first"));
    m_timelineList->setTitle(tr("Timeline"));
    m_timelineList->setFilterTexts(tr("Filter the timeline"), tr("Nothing that happened contains “%1”."));
    m_timelineList->setEmptyNotice(tr("Nothing has happened with this customer yet."),
                                   tr("Deals, acts, documents, receipts, chases and promises appear here by themselves, newest first."));
    m_commitments->setColumns(commitmentColumns());
    m_commitments->table()->setAccessibleName(tr("Commitments, unkept ones first"));
    m_commitments->setFilterTexts(tr("Filter commitments"), tr("No commitment contains “%1”."));
    m_deals->setColumns(dealColumns());
    m_deals->table()->setAccessibleName(tr("Deals, open ones first"));
    m_deals->setTitle(tr("Deals"));
    m_deals->setFilterTexts(tr("Filter deals"), tr("No deal contains “%1”."));
    m_deals->setEmptyNotice(tr("This customer has no deal."), tr("A deal belongs to a customer by its field “Account”."));
    m_items->retranslate();
    showKinds();
    if (m_hasTimeline)
        showTimeline();
    if (m_shown)
        showAll();
}

void CustomerView::showAll()
{
    showHead();
    showUnkept();
    showTiles();
    showAgeing();
    showCommitments();
    showDeals();
    if (m_lists->currentIndex() == Items)
        showItems();
}

void CustomerView::showHead()
{
    const domain::Account &account = m_shown->account;
    m_name->setText(account.name);
    const QString owner = m_shown->owner.isEmpty() ? tr("Nobody owns this customer") : tr("Owner %1").arg(m_shown->owner);
    const QString rating = account.credit_rating ? tr("Credit rating %1").arg(*account.credit_rating) : tr("No credit rating");
    m_facts->setText(sideBySide({owner, account.region.value_or(QString()), account.sector.value_or(QString()), rating}));
    const auto person = m_context.workspace.signedIn();
    m_newCommitment->setVisible(person && domain::Sellers.contains(person->role));
    m_recordReceipt->setVisible(person && domain::FinanceStaff.contains(person->role));
}

void CustomerView::showUnkept()
{
    const auto count = static_cast<int>(m_shown->unkept());
    if (count == 0) {
        m_unkept->clear();
        return;
    }
    m_unkept->show(kit::Tone::Bad, tr("%1 unkept commitments", nullptr, count).arg(kit::Format().count(count)), tr("Show them"));
}

void CustomerView::showTiles()
{
    const kit::Format format;
    const analytics::CustomerMoney &money = m_shown->money;
    const domain::Currency currency = m_shown->currency;
    const std::int64_t outstanding = money.outstanding.value.value_or(0);
    const auto share = [&](const analytics::Figure &figure) {
        if (outstanding <= 0 || !figure.value)
            return QString();
        return tr("%1 of total").arg(format.percent(domain::multiplyDivide(*figure.value, 10000, outstanding, domain::Rounding::HalfAwayFromZero)));
    };
    const auto items = static_cast<int>(money.openCount.value.value_or(0));
    std::vector<kit::Figure> tiles{tileOf(money.outstanding, currency, tr("%1 open items", nullptr, items).arg(format.count(items))),
                                   tileOf(money.overdue, currency, share(money.overdue)),
                                   tileOf(money.overSixtyDays, currency, share(money.overSixtyDays)),
                                   tileOf(money.unapplied, currency, tr("Not allocated yet"))};
    if (money.overSixtyDays.value.value_or(0) > 0)
        tiles[2].badge = kit::Badge{kit::Tone::Bad, kit::Trend::None, tr("Chase first")};
    if (mayReadLimit(m_context.workspace)) {
        kit::Figure limit;
        limit.label = tr("Credit limit");
        const std::optional<domain::Money> &wanted = m_shown->account.credit_limit;
        limit.value = wanted ? format.shortMoney(*wanted).text : kit::Format::none();
        limit.fullValue = wanted ? format.moneyWithCurrency(*wanted) : tr("No limit is set");
        limit.unit = wanted ? wanted->currency().code() : QString();
        limit.subline = tr("No limit is set");
        if (wanted && wanted->currency() == currency && wanted->minor() > 0) {
            const std::int64_t used = domain::multiplyDivide(outstanding, 10000, wanted->minor(), domain::Rounding::HalfAwayFromZero);
            limit.subline = tr("%1 used").arg(format.percent(used));
            if (outstanding > wanted->minor())
                limit.badge = kit::Badge{kit::Tone::Bad, kit::Trend::None, tr("Exceeded")};
        } else if (wanted) {
            limit.subline.clear();
        }
        tiles.push_back(std::move(limit));
    }
    m_tiles->setFigures(tiles);
    m_tiles->setPicked(m_picked ? std::optional(m_picked->toString()) : std::nullopt);
}

void CustomerView::showAgeing()
{
    const kit::Format format;
    std::vector<kit::Datum> buckets;
    for (const analytics::AgeingFigures &each : m_shown->money.ageing) {
        // Dated columns always stand, the others only when there is something in them.
        const std::int64_t amount = each.amount.value.value_or(0);
        if (each.column > AgeingColumn::Over120 && amount == 0)
            continue;
        const models::AmountText text = models::figureText(each.amount, m_shown->currency);
        buckets.push_back({each.amount.id.toString(), workspace::label(each.column), amount, text.text,
                           tr("%1 in %2 open items").arg(text.full, format.count(each.count.value.value_or(0))), each.column > AgeingColumn::Over120});
    }
    if (m_shown->money.openCount.value.value_or(0) == 0)
        buckets.clear();
    m_ageing->setBuckets(std::move(buckets));
}

void CustomerView::showCommitments()
{
    if (!m_shown)
        return;
    std::vector<Line> lines;
    for (const workspace::CustomerCommitment &each : m_shown->commitments)
        if (!m_unkeptOnly || each.unkept)
            lines.push_back(commitmentLine(each, m_shown->today));
    m_commitments->setTitle(m_unkeptOnly ? tr("Unkept commitments") : tr("Commitments"));
    m_commitments->setEmptyNotice(m_unkeptOnly ? tr("Every commitment to this customer is kept.") : tr("Nothing has been promised to this customer."), {});
    m_commitments->setLines(std::move(lines));
}

void CustomerView::showDeals()
{
    std::vector<Line> lines;
    for (const workspace::CustomerDeal &each : m_shown->deals)
        lines.push_back(dealLine(each));
    m_deals->setLines(std::move(lines));
}

/// The kinds there are, with how many of each.
void CustomerView::showKinds()
{
    std::array<qint64, workspace::TimelineKindCount> counts{};
    for (const TimelineItem &each : m_timeline)
        ++counts.at(static_cast<std::size_t>(each.kind));
    kit::ChipSpec spec;
    spec.id = QStringLiteral("kinds");
    spec.label = tr("Kind");
    spec.glyph = kit::Glyph::Filter;
    for (int kind = 0; kind < workspace::TimelineKindCount; ++kind)
        if (const qint64 count = counts.at(static_cast<std::size_t>(kind)); count > 0)
            spec.options.push_back({QString::number(kind), kindText(static_cast<TimelineItem::Kind>(kind)), count});
    m_kinds->setSpec(std::move(spec));
}

void CustomerView::showTimeline()
{
    if (!m_hasTimeline)
        return;
    const QStringList kinds = m_kinds->choice().keys;
    std::vector<Line> lines;
    for (const TimelineItem &each : m_timeline)
        if (kinds.isEmpty() || kinds.contains(QString::number(static_cast<int>(each.kind))))
            lines.push_back(timelineLine(each, m_timeZone));
    m_timelineList->setLines(std::move(lines));
}

/// The open items, of the figure picked where one is.
void CustomerView::showItems()
{
    if (!m_shown)
        return;
    analytics::Slice slice;
    slice.asOf = m_shown->today;
    slice.membersOf(analytics::Dimension::Account) = {m_account.toString()};
    const analytics::FigureId figure = m_picked.value_or(analytics::FigureId{analytics::Metric::Outstanding});
    const bool aged = figure.metric == analytics::Metric::AgeingAmount && figure.bucket >= 0 && figure.bucket < analytics::AgeingColumnCount;
    const QString bucket = aged ? workspace::label(static_cast<AgeingColumn>(figure.bucket)) : QString();
    m_items->showFigure(figure, m_picked ? models::figureLabel(figure, bucket) : tr("Open items"), slice, m_shown->currency);
}

QString CustomerView::listTitle() const
{
    switch (m_lists->currentIndex()) {
    case Timeline: return tr("Timeline");
    case Commitments: return m_unkeptOnly ? tr("Unkept commitments") : tr("Commitments");
    case Deals: return tr("Deals");
    default: return tr("Open items");
    }
}

} // namespace plumbline::pages
