#include "parts/factlist.h"

#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

constexpr int LabelWidthUnits = 32;

} // namespace

FactList::FactList(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void FactList::setFacts(const std::vector<FactLine> &facts)
{
    std::vector<QString> shown;
    for (const FactLine &each : facts)
        shown.push_back(QStringLiteral("%1\n%2\n%3\n%4").arg(each.label, each.value, each.link).arg(static_cast<int>(each.tone)));
    // The same again keeps its widgets, and with them the focus.
    if (m_content != nullptr && shown == m_shown)
        return;
    m_shown = std::move(shown);
    build(facts);
}

void FactList::build(const std::vector<FactLine> &facts)
{
    const kit::Tokens &t = kit::tokens();
    if (m_content != nullptr) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget(this);
    auto *grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(t.space(3));
    grid->setVerticalSpacing(t.space(1));
    grid->setColumnMinimumWidth(0, t.space(LabelWidthUnits));
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const FactLine &fact : facts) {
        if (fact.value.isEmpty())
            continue;
        auto *label = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, m_content);
        label->setText(fact.label);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        if (fact.link.isEmpty()) {
            auto *value = new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, m_content);
            value->setOverflow(kit::Label::Overflow::Wrap);
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
            value->setTone(fact.tone);
            const QString shape = fact.tone == kit::Tone::Neutral ? QString() : kit::toneShape(fact.tone) + QLatin1Char(' ');
            value->setText(shape + fact.value);
            value->setAccessibleName(QStringLiteral("%1: %2").arg(fact.label, fact.value));
            grid->addWidget(value, row, 1);
        } else {
            auto *value = new QPushButton(fact.value, m_content);
            kit::setButtonWeight(value, kit::ButtonWeight::Link);
            value->setObjectName(QStringLiteral("link.") + fact.link);
            value->setCursor(Qt::PointingHandCursor);
            value->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
            value->setAccessibleName(QStringLiteral("%1: %2").arg(fact.label, fact.value));
            connect(value, &QPushButton::clicked, this, [this, link = fact.link] { Q_EMIT opened(link); });
            grid->addWidget(value, row, 1, Qt::AlignLeft);
        }
        ++row;
    }
    layout()->addWidget(m_content);
}

} // namespace plumbline::pages
