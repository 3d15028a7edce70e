#include "conflicts/bulkview.h"

#include "conflicts/conflictwords.h"
#include "conflicts/effectlist.h"
#include "conflicts/sidecard.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace plumbline::pages {

BulkView::BulkView(QWidget *parent)
    : QWidget(parent), m_lost(new SideCard(SideCard::Kind::Choice, QStringLiteral("conflicts.keepMine"), this)),
      m_stands(new SideCard(SideCard::Kind::Choice, QStringLiteral("conflicts.takeTheirs"), this)),
      m_note(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this))
{
    const kit::Tokens &t = kit::tokens();
    m_note->setOverflow(kit::Label::Overflow::Wrap);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(t.space(3));
    sides->addWidget(m_lost, 1);
    sides->addWidget(m_stands, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(3));
    layout->addLayout(sides);
    layout->addWidget(m_note);
    layout->addStretch(1);
    connect(m_lost->button(), &QPushButton::clicked, this, [this] { Q_EMIT chosen(domain::ConflictChoice::Mine); });
    connect(m_stands->button(), &QPushButton::clicked, this, [this] { Q_EMIT chosen(domain::ConflictChoice::Theirs); });
}

void BulkView::show(const std::vector<const workspace::ConflictShown *> &conflicts, int readOnly, domain::Currency currency)
{
    m_count = conflicts.size();
    const int count = static_cast<int>(m_count);
    const QString counted = kit::Format().count(count);
    const bool allOwn = std::ranges::all_of(conflicts, [](const workspace::ConflictShown *each) { return each->isOwn; });
    EffectSum ifMine;
    EffectSum ifTheirs;
    for (const workspace::ConflictShown *each : conflicts) {
        ifMine.add(each->ifMine);
        ifTheirs.add(each->ifTheirs);
    }
    m_lost->setHeading(allOwn ? tr("Mine") : tr("The edits that lost"));
    m_lost->setValue(tr("%1 fields get the value that lost", nullptr, count).arg(counted), {});
    m_lost->button()->setText(allOwn ? tr("Keep mine for all %1", nullptr, count).arg(counted) : tr("Bring back all %1", nullptr, count).arg(counted));
    m_stands->setHeading(allOwn ? tr("Theirs") : tr("The edits that stand"));
    m_stands->setValue(tr("%1 fields stay with the value that stands", nullptr, count).arg(counted), {});
    m_stands->button()->setText(allOwn ? tr("Take theirs for all %1", nullptr, count).arg(counted) : tr("Leave all %1 as they stand", nullptr, count).arg(counted));
    for (SideCard *each : {m_lost, m_stands})
        each->setEffectHeading(tr("All effects added up, in %1").arg(currency.code()));
    m_lost->effects()->setLines(ifMine.lines(), currency, EffectList::Amounts::Hidden);
    m_stands->effects()->setLines(ifTheirs.lines(), currency, EffectList::Amounts::Hidden);
    QStringList notes{tr("Each choice is an operation of its own: where one is refused, the others go through and it stays here.")};
    if (readOnly > 0)
        notes << tr("%1 of the selected conflicts are not yours to choose; they stay as they are.", nullptr, readOnly).arg(kit::Format().count(readOnly));
    m_note->setText(notes.join(QLatin1Char('\n')));
    showActs();
}

void BulkView::setChoosing(Choosing choosing)
{
    m_choosing = choosing;
    showActs();
}

void BulkView::showActs()
{
    for (SideCard *each : {m_lost, m_stands})
        each->button()->setEnabled(m_count > 0 && m_choosing == Choosing::Possible);
}

void BulkView::forget()
{
    m_count = 0;
    for (SideCard *each : {m_lost, m_stands}) {
        each->setValue({}, {});
        each->effects()->setSentence({});
    }
    m_note->clear();
}

} // namespace plumbline::pages
