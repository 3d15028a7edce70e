#include "conflicts/effectlist.h"

#include "conflicts/conflictwords.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"

#include <QGridLayout>

namespace plumbline::pages {

namespace {

/// Beyond these one more line says how many are left out; a change of owners may touch many people.
constexpr std::size_t MostLines = 6;
/// With more lines than this, amounts before and after are in their tooltips alone.
constexpr std::size_t MostWithAmounts = 2;

} // namespace

EffectList::EffectList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    const kit::Tokens &t = kit::tokens();
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(t.space(3));
    m_grid->setVerticalSpacing(t.space(1) / 2);
    m_grid->setColumnStretch(0, 1);
}

void EffectList::empty()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void EffectList::setSentence(const QString &sentence)
{
    empty();
    auto *label = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this);
    label->setOverflow(kit::Label::Overflow::Wrap);
    label->setText(sentence);
    m_grid->addWidget(label, 0, 0, 1, 2);
    setAccessibleName(sentence);
}

void EffectList::setLines(const std::vector<workspace::EffectLine> &lines, domain::Currency currency, Amounts amounts)
{
    if (lines.empty()) {
        setSentence(effectSentence(lines, currency));
        return;
    }
    empty();
    const kit::Format format;
    int row = 0;
    const std::size_t shown = lines.size() > MostLines ? MostLines - 1 : lines.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const workspace::EffectLine &line = lines[i];
        auto *figure = new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, this);
        figure->setText(figureText(line));
        auto *difference = new kit::Label(this);
        difference->setLook(kit::TextSize::Body, kit::TextLevel::Strong, kit::Weight::Medium);
        difference->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
        difference->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        difference->setText(differenceText(line.then - line.now, currency));
        m_grid->addWidget(figure, row, 0);
        m_grid->addWidget(difference, row, 1);
        ++row;
        if (amounts == Amounts::Hidden)
            continue;
        //: An amount before and after a choice: "10,000.00 → 11,200.00".
        const QString change = tr("%1 → %2").arg(format.money(domain::Money(line.now, currency)), format.money(domain::Money(line.then, currency)));
        difference->setToolTip(change);
        if (lines.size() > MostWithAmounts)
            continue;
        auto *span = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this);
        span->setText(change);
        span->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_grid->addWidget(span, row++, 0, 1, 2);
    }
    if (shown < lines.size()) {
        auto *more = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this);
        more->setText(tr("and %n more figures", nullptr, static_cast<int>(lines.size() - shown)));
        m_grid->addWidget(more, row, 0, 1, 2);
    }
    const QString sentence = effectSentence(lines, currency);
    setAccessibleName(sentence);
    setToolTip(shown < lines.size() ? sentence : QString());
}

} // namespace plumbline::pages
