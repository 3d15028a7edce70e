#include "cash/disputeform.h"

#include "cash/cashwords.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace plumbline::pages {

DisputeForm::DisputeForm(const Context &context, domain::AccountId account, QWidget *parent)
    : CashForm(context, parent), m_hint(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)), m_rows(new QVBoxLayout)
{
    m_hint->setOverflow(kit::Label::Overflow::Wrap);
    column()->addWidget(m_hint);
    column()->addLayout(m_rows);
    column()->addStretch(1);
    retranslate();
    follow(account);
}

/// Ticks of the person stay; those that changed elsewhere follow.
void DisputeForm::take()
{
    const kit::Format format;
    const domain::Date today = context().workspace.today();
    std::vector<Line> lines;
    for (const workspace::OpenInstalment &each : cash()->open) {
        const auto known = std::ranges::find(m_lines, each.item.instalment, &Line::instalment);
        Line line{each.item.instalment, each.item.disputed, known == m_lines.end() ? nullptr : known->tick};
        if (line.tick == nullptr) {
            line.tick = new QCheckBox(this);
            line.tick->setObjectName(QStringLiteral("dispute.tick"));
            line.tick->setChecked(each.item.disputed);
            connect(line.tick, &QCheckBox::toggled, this, &DisputeForm::edited);
            m_rows->addWidget(line.tick);
        } else if (known->isDisputed != line.isDisputed) {
            line.tick->setChecked(line.isDisputed);
        }
        //: An invoice's number, when it is due, and what is open of it.
        line.tick->setText(tr("%1 · %2 · %3").arg(each.item.document, cashwords::dueText(each.item.due, today), format.moneyWithCurrency(each.item.open)));
        lines.push_back(line);
    }
    for (const Line &each : m_lines)
        if (std::ranges::find(lines, each.instalment, &Line::instalment) == lines.end()) {
            each.tick->hide();
            each.tick->deleteLater();
        }
    const bool isFirst = m_lines.empty();
    m_lines = std::move(lines);
    if (isFirst)
        focusStart();
}

std::vector<DisputeForm::Line> DisputeForm::changed() const
{
    std::vector<Line> lines;
    std::ranges::copy_if(m_lines, std::back_inserter(lines), [](const Line &each) { return each.tick->isChecked() != each.isDisputed; });
    return lines;
}

QString DisputeForm::title() const
{
    return tr("Disputed invoices");
}

QString DisputeForm::act() const
{
    return tr("Save the marks");
}

QString DisputeForm::obstacle() const
{
    if (const QString role = obstacleOfRole(domain::FinanceStaff); !role.isEmpty())
        return role;
    if (!cash())
        return tr("What the customer owes is on its way.");
    if (m_lines.empty())
        return tr("Nothing is open.");
    return changed().empty() ? tr("Tick what the customer disputes, or take a tick off.") : QString();
}

void DisputeForm::submit()
{
    if (!obstacle().isEmpty())
        return;
    Q_EMIT began();
    std::vector<Line> lines = changed();
    const int marked = static_cast<int>(lines.size());
    sendNext(std::move(lines), marked);
}

void DisputeForm::sendNext(std::vector<Line> left, int marked)
{
    const Line next = left.back();
    left.pop_back();
    const bool is = next.tick->isChecked();
    acting().ask(context().workspace.patch(domain::EntityKind::Instalment, next.instalment.uuid(), QStringLiteral("disputed"), !is, is), this,
                 [this, left = std::move(left), marked](const domain::Result<void> &patched) {
                     if (!patched)
                         refuse(patched.error());
                     else if (!left.empty())
                         sendNext(left, marked);
                     else
                         Q_EMIT done(tr("%1 invoices of %2 are marked anew.", nullptr, marked).arg(kit::Format().count(marked), cash()->name));
                 });
}

void DisputeForm::focusStart()
{
    if (!m_lines.empty())
        m_lines.front().tick->setFocus(Qt::OtherFocusReason);
}

void DisputeForm::retranslate()
{
    m_hint->setText(tr("What is disputed is proposed last for money that comes in, and adds up in the disputed figure."));
    if (cash())
        take();
}

} // namespace plumbline::pages
