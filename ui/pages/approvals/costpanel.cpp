#include "approvals/costpanel.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"

#include <QGridLayout>
#include <QPainter>

namespace plumbline::pages {

CostPanel::CostPanel(QWidget *parent) : QFrame(parent), m_heading(new kit::Label(kit::TextSize::Body, kit::TextLevel::Strong, this))
{
    const kit::Tokens &t = kit::tokens();
    m_heading->setLook(kit::TextSize::Body, kit::TextLevel::Strong, kit::Weight::Medium);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(4), t.space(3), t.space(4), t.space(3));
    layout->setSpacing(t.space(2));
    layout->addWidget(m_heading);
}

void CostPanel::setHeading(const QString &heading)
{
    m_heading->setText(heading);
    setAccessibleName(heading);
}

void CostPanel::setLines(std::vector<CostLine> lines)
{
    const kit::Tokens &t = kit::tokens();
    m_lines = std::move(lines);
    if (m_content != nullptr) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget(this);
    auto *grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(t.space(5));
    grid->setVerticalSpacing(t.space(3));
    QStringList words;
    for (int i = 0; i < static_cast<int>(m_lines.size()); ++i) {
        const CostLine &line = m_lines[static_cast<std::size_t>(i)];
        grid->addWidget(cellOf(line), i / 2, i % 2, Qt::AlignTop);
        words << QStringLiteral("%1: %2").arg(line.label, line.value);
        if (!line.was.isEmpty())
            words << line.was;
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    layout()->addWidget(m_content);
    setAccessibleDescription(words.join(QLatin1Char('\n')));
}

QWidget *CostPanel::cellOf(const CostLine &line)
{
    auto *cell = new QWidget(m_content);
    auto *layout = new QVBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *label = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, cell);
    label->setText(line.label);
    layout->addWidget(label);
    auto *value = new kit::Label(kit::TextSize::Title, kit::TextLevel::Strong, cell);
    value->setLook(kit::TextSize::Title, kit::TextLevel::Strong, kit::Weight::Medium);
    value->setOverflow(kit::Label::Overflow::Wrap);
    value->setTone(line.tone);
    value->setText(line.tone == kit::Tone::Neutral ? line.value : QStringLiteral("%1 %2").arg(kit::toneShape(line.tone), line.value));
    layout->addWidget(value);
    if (!line.note.isEmpty()) {
        auto *note = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, cell);
        note->setOverflow(kit::Label::Overflow::Wrap);
        note->setText(line.note);
        layout->addWidget(note);
    }
    if (!line.was.isEmpty()) {
        auto *was = new kit::Label(kit::TextSize::Small, kit::TextLevel::Normal, cell);
        was->setOverflow(kit::Label::Overflow::Wrap);
        was->setTone(kit::Tone::Watch);
        was->setText(QStringLiteral("%1 %2").arg(kit::toneShape(kit::Tone::Watch), line.was));
        layout->addWidget(was);
    }
    return cell;
}

void CostPanel::paintEvent(QPaintEvent * /*event*/)
{
    const kit::Tokens &t = kit::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.sunken);
    painter.drawRoundedRect(rect(), t.radius(), t.radius());
}

namespace {

using domain::Money;
using domain::Premise;

QString text(const Money &amount)
{
    return kit::Format().money(amount);
}

/// Amounts of other currencies carry theirs.
QString text(const std::vector<Money> &amounts, domain::Currency base)
{
    QStringList texts;
    for (const Money &each : amounts)
        texts << (each.currency() == base ? text(each) : kit::Format().moneyWithCurrency(each));
    return texts.isEmpty() ? text(Money(0, base)) : texts.join(QStringLiteral(" + "));
}

/// What was, and what it becomes by the promise; only where both are in one currency.
QString becomes(const Money &before, const Money &less)
{
    if (before.currency() != less.currency())
        return text(before);
    const auto after = before.subtract(less);
    return after ? QStringLiteral("%1 → %2").arg(text(before), text(*after)) : text(before);
}

/// Of the deal's amount; nothing where that is not above zero.
std::optional<std::int64_t> shareOf(const Money &part, const Money &whole)
{
    if (whole.minor() <= 0 || part.currency() != whole.currency())
        return std::nullopt;
    return domain::multiplyDivide(part.minor(), 10'000, whole.minor(), domain::Rounding::HalfEven);
}

QString marginText(const Premise &premise)
{
    if (!premise.deal)
        return kit::Format::none();
    const auto margin = premise.cost ? premise.deal->subtract(*premise.cost) : domain::Result<Money>(*premise.deal);
    return margin ? becomes(*margin, premise.liability) : kit::Format::none();
}

CostLine marginLine(const Premise &now, const std::optional<Premise> &seen)
{
    CostLine line{now.cost ? CostPanel::tr("Margin of the deal, before → after") : CostPanel::tr("Deal, before → after"), marginText(now), {}};
    if (!now.deal) {
        line.note = CostPanel::tr("It belongs to no deal.");
    } else if (!now.cost) {
        line.note = CostPanel::tr("What the deal costs is not shown to your role.");
    } else if (const auto margin = now.deal->subtract(*now.cost)) {
        const auto before = shareOf(*margin, *now.deal);
        const auto less = margin->currency() == now.liability.currency() ? margin->subtract(now.liability) : domain::fail(domain::errors::CurrencyMismatch);
        const auto after = less ? shareOf(*less, *now.deal) : std::nullopt;
        if (before && after)
            //: Two shares and the amount they are of: "50.0 % → 48.0 % of 100,000.00".
            line.note = CostPanel::tr("%1 → %2 of %3").arg(kit::Format().percent(*before), kit::Format().percent(*after), text(*now.deal));
        else if (!less)
            line.note = CostPanel::tr("The promise is in %1, so it is not taken off.").arg(now.liability.currency().code());
        if (less && less->isNegative())
            line.tone = kit::Tone::Bad;
    }
    if (seen && (seen->deal != now.deal || seen->cost != now.cost || seen->liability != now.liability))
        line.was = CostPanel::tr("%1 when you looked").arg(marginText(*seen));
    return line;
}

CostLine receivablesLine(const Money &now, const std::optional<Money> &seen, const std::optional<workspace::DebtShown> &debt)
{
    CostLine line{CostPanel::tr("Receivables of the customer"), text(now), {}};
    if (debt && debt->overdue.minor() > 0)
        line.note = CostPanel::tr("%1 of it overdue").arg(text(debt->overdue));
    else if (debt)
        line.note = CostPanel::tr("None of it overdue");
    if (seen && *seen != now)
        line.was = CostPanel::tr("%1 when you looked").arg(text(*seen));
    return line;
}

CostLine overSixtyLine(const std::optional<workspace::DebtShown> &debt)
{
    CostLine line{CostPanel::tr("Overdue by more than 60 days"), debt ? text(debt->overSixtyDays) : QStringLiteral("…"), {}};
    if (debt && debt->overSixtyDays.minor() > 0)
        line.tone = kit::Tone::Bad;
    return line;
}

CostLine promisesLine(const Premise &now, const std::optional<Premise> &seen, domain::Currency base)
{
    CostLine line{CostPanel::tr("Promised to the customer already"), text(now.commitments, base), {}};
    for (const Money &each : now.commitments)
        if (const auto sum = each.currency() == now.liability.currency() ? each.add(now.liability) : domain::fail(domain::errors::CurrencyMismatch))
            line.note = CostPanel::tr("%1 with this one").arg(text(*sum));
    if (seen && seen->commitments != now.commitments)
        line.was = CostPanel::tr("%1 when you looked").arg(text(seen->commitments, base));
    return line;
}

} // namespace

std::vector<CostLine> costLines(const workspace::ApprovalShown &approval, const workspace::CostShown &now,
                                const std::optional<workspace::CostShown> &seen, const std::optional<workspace::DebtShown> &debt)
{
    if (now.premise) {
        const std::optional<Premise> before = seen ? seen->premise : std::nullopt;
        return {marginLine(*now.premise, before),
                receivablesLine(now.premise->receivables, before ? std::optional(before->receivables) : std::nullopt, debt),
                promisesLine(*now.premise, before, now.base), overSixtyLine(debt)};
    }
    if (!now.open)
        return {};
    CostLine open{CostPanel::tr("Open of the instalment, before → after"), becomes(*now.open, approval.amount), {}};
    open.note = CostPanel::tr("of %1").arg(kit::Format().moneyWithCurrency(approval.writeOff->instalment));
    if (seen && seen->open != now.open)
        open.was = CostPanel::tr("%1 when you looked").arg(becomes(*seen->open, approval.amount));
    std::vector<CostLine> lines{open};
    if (debt)
        lines.push_back(receivablesLine(debt->outstanding, std::nullopt, debt));
    lines.push_back(overSixtyLine(debt));
    return lines;
}

} // namespace plumbline::pages
