#include "deals/timeline.h"

#include "deals/timelinewords.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/theme.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

/// As much as is read before somebody asks for more; a page that opens makes no more rows than these.
constexpr std::size_t FirstMoments = 40;
constexpr int WhenWidthUnits = 24;

kit::Tone toneOf(const workspace::DealMoment &moment)
{
    const auto *came = std::get_if<workspace::CameToStage>(&moment.what);
    if (came == nullptr || came->step == workspace::CameToStage::Step::Stayed)
        return kit::Tone::Neutral;
    switch (came->outcome) {
    case domain::StageOutcome::Open: return kit::Tone::Info;
    case domain::StageOutcome::Won: return kit::Tone::Good;
    case domain::StageOutcome::Lost: return kit::Tone::Bad;
    }
    return kit::Tone::Neutral;
}

} // namespace

Timeline::Timeline(QWidget *parent) : kit::Card(parent), m_all(new QPushButton(this))
{
    setObjectName(QStringLiteral("deals.timeline"));
    kit::setButtonWeight(m_all, kit::ButtonWeight::Link);
    body()->addWidget(m_all, 0, Qt::AlignLeft);
    body()->addStretch(1);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_showsAll = true;
        showMoments();
    });
}

void Timeline::setMoments(std::vector<workspace::DealMoment> moments, const QString &timeZone)
{
    m_moments = std::move(moments);
    m_timeZone = timeZone;
    m_showsAll = false;
    showMoments();
}

void Timeline::retranslate()
{
    setTitle(tr("What happened"));
    showMoments();
}

void Timeline::showMoments()
{
    delete m_rows;
    m_rows = new QWidget(this);
    auto *grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::tokens().space(3));
    grid->setVerticalSpacing(kit::tokens().space(3));
    grid->setColumnMinimumWidth(1, kit::tokens().space(3));
    grid->setColumnStretch(2, 1);
    const std::size_t shown = m_showsAll ? m_moments.size() : std::min(m_moments.size(), FirstMoments);
    for (std::size_t i = 0; i < shown; ++i)
        addRow(*grid, static_cast<int>(i), m_moments[i]);
    body()->insertWidget(0, m_rows);
    const auto left = static_cast<int>(m_moments.size() - shown);
    m_all->setVisible(left > 0);
    m_all->setText(tr("Show %1 earlier ones", nullptr, left).arg(kit::Format().count(left)));
}

void Timeline::addRow(QGridLayout &grid, int row, const workspace::DealMoment &moment)
{
    const kit::Format format;
    const MomentWords words = wordsOf(moment);
    auto *when = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, m_rows);
    when->setText(moment.at ? format.moment(*moment.at, m_timeZone) : format.date(moment.day));
    when->setFixedWidth(kit::tokens().space(WhenWidthUnits));
    auto *what = new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, m_rows);
    what->setOverflow(kit::Label::Overflow::Wrap);
    what->setText(words.sentence);
    const kit::Tone tone = toneOf(moment);
    if (tone != kit::Tone::Neutral) {
        auto *mark = new kit::Label(kit::TextSize::Small, kit::TextLevel::Normal, m_rows);
        mark->setText(kit::toneShape(tone));
        mark->setTone(tone);
        what->setLook(kit::TextSize::Body, kit::TextLevel::Strong, kit::Weight::Medium);
        grid.addWidget(mark, row, 1, Qt::AlignTop);
    }
    auto *told = new QVBoxLayout;
    told->setSpacing(0);
    told->addWidget(what);
    QStringList below{moment.who, words.detail};
    below.removeAll(QString());
    if (!below.isEmpty()) {
        auto *detail = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, m_rows);
        detail->setOverflow(kit::Label::Overflow::Wrap);
        detail->setText(below.join(QStringLiteral(" · ")));
        told->addWidget(detail);
    }
    grid.addWidget(when, row, 0, Qt::AlignTop);
    grid.addLayout(told, row, 2);
}

} // namespace plumbline::pages
