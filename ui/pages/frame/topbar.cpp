#include "frame/topbar.h"

#include "plumbline/kit/asofcontrol.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/theme.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/labels.h"
#include "plumbline/workspace/workspace.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QWheelEvent>

namespace plumbline::pages {

namespace {

using analytics::Dimension;

/// The slices offered as chips, in the order people cut by.
constexpr std::array ChipDimensions{Dimension::Team, Dimension::Owner, Dimension::Product, Dimension::Region, Dimension::Source};
const QString PeriodChip = QStringLiteral("period");

QString chipId(Dimension dimension)
{
    return QStringLiteral("dimension%1").arg(static_cast<int>(dimension));
}

kit::Glyph glyphOf(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Owner: return kit::Glyph::Person;
    case Dimension::Team: return kit::Glyph::Team;
    case Dimension::Product: return kit::Glyph::Product;
    case Dimension::Region: return kit::Glyph::Region;
    case Dimension::Source: return kit::Glyph::Source;
    case Dimension::Account: return kit::Glyph::Customers;
    }
    return kit::Glyph::None;
}

/// The chips in one line that scrolls where the window is too narrow for it, without a bar of its own.
class ChipStrip final : public QScrollArea {
public:
    ChipStrip(kit::FilterBar *chips, QWidget *parent) : QScrollArea(parent), m_chips(chips)
    {
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        viewport()->setAutoFillBackground(false);
        chips->setAutoFillBackground(false);
        setWidget(chips);
        chips->installEventFilter(this);
    }
    [[nodiscard]] QSize sizeHint() const override { return {widget()->sizeHint().width(), widget()->sizeHint().height()}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, widget()->sizeHint().height()}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        const bool done = QScrollArea::eventFilter(watched, event);
        if (watched == widget() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
            showFigureChip();
        return done;
    }
    void resizeEvent(QResizeEvent *event) override
    {
        QScrollArea::resizeEvent(event);
        showFigureChip();
    }
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }

private:
    /// The chip that comes and goes stays in reach, to be taken off again.
    void showFigureChip()
    {
        if (!m_chips->figureChip()->isHidden())
            ensureWidgetVisible(m_chips->figureChip(), 0, 0);
    }

    kit::FilterBar *m_chips;
};

std::size_t at(Dimension dimension)
{
    return static_cast<std::size_t>(dimension);
}

} // namespace

TopBar::TopBar(const Context &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_title(new kit::Label(kit::TextSize::Heading, kit::TextLevel::Strong, this)),
      m_asOf(new kit::AsOfControl(this)), m_search(new QPushButton(this)), m_more(new QToolButton(this)), m_menu(new QMenu(this)),
      m_chips(new kit::FilterBar), m_chipRow(new ChipStrip(m_chips, this))
{
    const kit::Tokens &look = kit::tokens();
    m_title->setLook(kit::TextSize::Heading, kit::TextLevel::Strong, kit::Weight::Bold);
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setIcon(kit::icon(kit::Glyph::Search, kit::TextLevel::Muted));
    kit::setButtonWeight(m_search, kit::ButtonWeight::Normal);
    m_more->setIcon(kit::icon(kit::Glyph::More));
    m_more->setMenu(m_menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setAutoRaise(true);

    auto *line = new QHBoxLayout;
    line->setSpacing(look.space(3));
    line->addWidget(m_title, 1);
    line->addWidget(m_asOf);
    line->addWidget(m_search);
    line->addWidget(m_more);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(look.space(6), look.space(4), look.space(6), look.space(1));
    layout->setSpacing(look.space(3));
    layout->addLayout(line);
    layout->addWidget(m_chipRow);

    connect(m_search, &QPushButton::clicked, this, &TopBar::searchWanted);
    connect(m_asOf, &kit::AsOfControl::dateChanged, this, [this](domain::Date date) { m_context.slice.setAsOf(date); });
    connect(m_chips, &kit::FilterBar::choiceChanged, this, &TopBar::choose);
    connect(m_chips, &kit::FilterBar::figureFilterCleared, this, &TopBar::figureFilterCleared);
    connect(&m_context.slice, &SliceModel::changed, this, &TopBar::showSlice);
    showSpecs();
    showSlice();
}

void TopBar::setTitle(const QString &title)
{
    m_title->setText(title);
}

void TopBar::setSlicing(Slicing slicing)
{
    m_chipRow->setVisible(slicing == Slicing::Follows);
    m_asOf->setVisible(slicing == Slicing::Follows);
}

void TopBar::setFigureFilter(const QString &sentence)
{
    m_chips->setFigureFilter(sentence);
    m_chipRow->updateGeometry();
}

void TopBar::refreshMembers()
{
    for (const Dimension dimension : ChipDimensions)
        m_asked[at(dimension)].ask(m_context.workspace.members(dimension), this,
                                   [this, dimension](const domain::Result<std::vector<analytics::Member>> &members) {
                                       if (!members || *members == m_members[at(dimension)])
                                           return;
                                       m_members[at(dimension)] = *members;
                                       showSpecs();
                                   });
}

void TopBar::forget()
{
    for (models::Latest &each : m_asked)
        each.drop();
    m_members = {};
    m_periodKey.clear();
    showSpecs();
}

kit::ChipSpec TopBar::periodSpec() const
{
    kit::ChipSpec spec;
    spec.id = PeriodChip;
    spec.label = tr("Period");
    spec.glyph = kit::Glyph::Calendar;
    spec.choice = kit::Choice::One;
    spec.offersRange = true;
    spec.options = {{QStringLiteral("month"), tr("This month"), {}},
                    {QStringLiteral("last_month"), tr("Last month"), {}},
                    {QStringLiteral("quarter"), tr("This quarter"), {}},
                    {QStringLiteral("last_quarter"), tr("Last quarter"), {}},
                    {QStringLiteral("year"), tr("This year"), {}},
                    {QStringLiteral("last_year"), tr("Last year"), {}},
                    {QStringLiteral("twelve_months"), tr("Last 12 months"), {}}};
    return spec;
}

void TopBar::showSpecs()
{
    std::vector<kit::ChipSpec> specs{periodSpec()};
    for (const Dimension dimension : ChipDimensions) {
        kit::ChipSpec spec;
        spec.id = chipId(dimension);
        spec.label = workspace::label(dimension);
        spec.glyph = glyphOf(dimension);
        for (const analytics::Member &each : m_members[at(dimension)])
            spec.options.push_back({each.key, each.key.isEmpty() ? tr("Unattributed") : each.name, {}});
        specs.push_back(std::move(spec));
    }
    m_chips->setSpecs(specs);
    showSlice();
}

/// The slice may have changed elsewhere: a state's button, another organisation, the as-of day moving a period.
void TopBar::showSlice()
{
    const SliceModel &slice = m_context.slice;
    m_asOf->setToday(slice.today());
    m_asOf->setDate(slice.slice().asOf);
    if (m_showing)
        return;
    m_showing = true;
    if (slice.slice().period.isOpen())
        m_periodKey.clear();
    else if (!m_periodKey.isEmpty())
        m_context.slice.setPeriod(periodNamed(m_periodKey, slice.slice().asOf));
    kit::ChipChoice period;
    if (!m_periodKey.isEmpty())
        period.keys << m_periodKey;
    else if (!slice.slice().period.isOpen())
        period.range = slice.slice().period;
    m_chips->setChoice(PeriodChip, period);
    for (const Dimension dimension : ChipDimensions) {
        kit::ChipChoice choice;
        for (const analytics::MemberKey &key : slice.slice().membersOf(dimension))
            choice.keys << key;
        m_chips->setChoice(chipId(dimension), choice);
    }
    m_showing = false;
}

void TopBar::choose(const QString &chip, const kit::ChipChoice &choice)
{
    if (chip == PeriodChip) {
        choosePeriod(choice);
        return;
    }
    for (const Dimension dimension : ChipDimensions)
        if (chip == chipId(dimension)) {
            std::vector<analytics::Member> chosen;
            for (const analytics::Member &each : m_members[at(dimension)])
                if (choice.keys.contains(each.key))
                    chosen.push_back(each);
            m_context.slice.setMembers(dimension, std::move(chosen));
        }
}

void TopBar::choosePeriod(const kit::ChipChoice &choice)
{
    m_periodKey = choice.range || choice.keys.isEmpty() ? QString() : choice.keys.first();
    if (choice.range)
        m_context.slice.setPeriod(*choice.range);
    else
        m_context.slice.setPeriod(periodNamed(m_periodKey, m_context.slice.slice().asOf));
}

void TopBar::retranslate()
{
    m_search->setText(tr("Search or do…"));
    m_search->setToolTip(tr("Pages, records and actions (Ctrl+K)"));
    m_search->setAccessibleName(tr("Search pages, records and actions"));
    m_more->setToolTip(tr("Menu"));
    m_more->setAccessibleName(tr("Menu"));
    showSpecs();
}

QStringList TopBar::sentences() const
{
    QStringList lines{tr("As of %1").arg(kit::Format().date(m_context.slice.slice().asOf))};
    return lines << m_chips->sentences();
}

} // namespace plumbline::pages
