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
#include "plumbline/kit/theme.h"
#include "plumbline/models/celltext.h"
#include "plumbline/workspace/labels.h"

#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

/// One customer: the parts and what they do. What they show is in customerfigures.cpp.
namespace plumbline::pages {

namespace {

using domain::EntityKind;
using workspace::TimelineItem;

constexpr int TileCount = 5;
constexpr int ListHeightUnits = 62;

} // namespace

CustomerView::CustomerView(const Context &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    build();
    connectParts();
}

void CustomerView::build()
{
    const kit::Tokens &t = kit::tokens();
    auto *scroll = new QScrollArea(this);
    m_states = new kit::StateStack(scroll, this);
    m_content = new QWidget(scroll);
    m_notice = new kit::Banner(m_content);
    m_unkept = new kit::Banner(m_content);
    m_unkept->setObjectName(QStringLiteral("customer.unkept"));
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(t.space(6), t.space(3), t.space(6), t.space(4));
    column->setSpacing(t.space(3));
    column->addWidget(buildHead(m_content));
    column->addWidget(m_notice);
    column->addWidget(m_unkept);
    m_tiles = new kit::FigureRow(m_content);
    m_tiles->setObjectName(QStringLiteral("customer.tiles"));
    m_tiles->showLoading(TileCount);
    m_card = new kit::Card(m_content);
    m_ageing = new kit::AgeingBar(m_card);
    m_ageing->setObjectName(QStringLiteral("customer.ageing"));
    m_card->body()->addWidget(m_ageing);
    column->addWidget(m_tiles);
    column->addWidget(m_card);
    buildLists();
    auto *line = new QHBoxLayout;
    line->addWidget(m_toggle);
    line->addWidget(m_kinds);
    line->addStretch();
    column->addLayout(line);
    column->addWidget(m_lists, 1);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_states);
}

QWidget *CustomerView::buildHead(QWidget *parent)
{
    const kit::Tokens &t = kit::tokens();
    auto *head = new QWidget(parent);
    m_back = new QToolButton(head);
    m_back->setObjectName(QStringLiteral("customer.back"));
    m_back->setIcon(kit::icon(kit::Glyph::ChevronLeft));
    m_back->setAutoRaise(true);
    m_name = new kit::Label(kit::TextSize::Heading, kit::TextLevel::Strong, head);
    m_name->setLook(kit::TextSize::Heading, kit::TextLevel::Strong, kit::Weight::Medium);
    m_name->setObjectName(QStringLiteral("customer.name"));
    m_facts = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, head);
    m_facts->setObjectName(QStringLiteral("customer.facts"));
    m_newCommitment = new QPushButton(head);
    m_newCommitment->setObjectName(QStringLiteral("customer.newCommitment"));
    m_recordReceipt = new QPushButton(head);
    m_recordReceipt->setObjectName(QStringLiteral("customer.recordReceipt"));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_facts);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(2));
    layout->addWidget(m_back, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    layout->addWidget(m_newCommitment, 0, Qt::AlignTop);
    layout->addWidget(m_recordReceipt, 0, Qt::AlignTop);
    return head;
}

void CustomerView::buildLists()
{
    m_toggle = new Toggle(m_content);
    m_toggle->setObjectName(QStringLiteral("customer.look"));
    m_kinds = new kit::Chip(m_content);
    m_kinds->setObjectName(QStringLiteral("customer.kinds"));
    m_lists = new QStackedWidget(m_content);
    m_lists->setMinimumHeight(kit::tokens().space(ListHeightUnits));
    m_timelineList = new LinesPanel(m_context, QStringLiteral("customer.timeline"), m_lists);
    m_commitments = new LinesPanel(m_context, QStringLiteral("customer.commitments"), m_lists);
    m_items = new RowsView(m_context, QStringLiteral("customer.items"), m_lists);
    m_items->setObjectName(QStringLiteral("customer.items"));
    m_deals = new LinesPanel(m_context, QStringLiteral("customer.deals"), m_lists);
    for (QWidget *each : std::array<QWidget *, 4>{m_timelineList, m_commitments, m_items, m_deals})
        m_lists->addWidget(each);
}

void CustomerView::connectParts()
{
    connect(m_back, &QToolButton::clicked, this, &CustomerView::backWanted);
    connect(m_newCommitment, &QPushButton::clicked, this, [this] { Q_EMIT newWanted(EntityKind::Commitment); });
    connect(m_recordReceipt, &QPushButton::clicked, this, [this] { Q_EMIT newWanted(EntityKind::Fact); });
    connect(m_unkept, &kit::Banner::acted, this, [this] {
        setUnkeptOnly(true);
        look(Commitments);
        focusList();
    });
    connect(m_tiles, &kit::FigureRow::activated, this, &CustomerView::pick);
    connect(m_ageing, &kit::Chart::activated, this, &CustomerView::pick);
    connect(m_toggle, &Toggle::chosen, this, [this](int which) {
        setUnkeptOnly(false);
        look(static_cast<Look>(which));
        focusList();
    });
    connect(m_kinds, &kit::Chip::choiceChanged, this, [this] { showTimeline(); });
    connect(m_states, &kit::StateStack::acted, this, [this] { refresh(); });
    connect(m_notice, &kit::Banner::acted, this, [this] { refresh(); });
    for (LinesPanel *each : {m_timelineList, m_commitments, m_deals})
        connectList(each);
    connect(m_items, &RowsView::recordSelected, this, [this](EntityKind kind, const domain::Uuid &record) {
        if (m_lists->currentWidget() == m_items)
            Q_EMIT recordSelected(kind, record);
    });
    connect(m_items, &RowsView::recordOpened, this, &CustomerView::recordOpened);
    connect(m_items, &RowsView::exportWanted, this, &CustomerView::exportWanted);
    connect(m_items, &RowsView::escaped, this, [this] {
        if (!removeFilter())
            Q_EMIT backWanted();
    });
    connect(m_items, &RowsView::settled, this, &CustomerView::settled);
}

void CustomerView::connectList(LinesPanel *list)
{
    connect(list, &LinesPanel::currentChanged, this, [this, list](const Line *line) {
        if (line && m_lists->currentWidget() == list)
            Q_EMIT recordSelected(line->entity, line->record);
    });
    // What has a page of its own opens there; documents and the like beside the customer.
    connect(list, &LinesPanel::lineOpened, this, [this](const Line &line) {
        if (line.entity == EntityKind::Deal || line.entity == EntityKind::Commitment || line.entity == EntityKind::Handover)
            Q_EMIT recordWanted(line.entity, line.record);
        else
            Q_EMIT recordOpened(line.entity, line.record);
    });
    connect(list, &LinesPanel::escaped, this, [this] {
        if (!removeFilter())
            Q_EMIT backWanted();
    });
    connect(list, &LinesPanel::acted, this, [this] { refresh(); });
    connect(list, &kit::TablePanel::exportRequested, this, &CustomerView::exportWanted);
}

void CustomerView::showCustomer(domain::AccountId account)
{
    if (account != m_account) {
        forget();
        m_account = account;
    }
    refresh();
}

void CustomerView::refresh()
{
    if (m_account.isNil())
        return;
    if (!m_shown)
        m_states->setState(kit::PageState::Loading);
    m_timeZone = m_context.workspace.timeZone().result().value_or(QString());
    workspace::CustomerDesk desk(m_context.workspace);
    m_asked.ask(desk.customer(m_account), this, [this](const domain::Result<workspace::CustomerShown> &shown) {
        if (shown)
            take(*shown);
        else
            refuse(shown.error());
        Q_EMIT settled();
    });
    m_timelineAsked.ask(desk.timeline(m_account), this, [this](const domain::Result<std::vector<TimelineItem>> &timeline) {
        if (timeline) {
            m_timeline = *timeline;
            m_hasTimeline = true;
            showKinds();
            showTimeline();
        } else if (!m_hasTimeline) {
            m_timelineList->showError(workspace::errorText(timeline.error()));
        }
        Q_EMIT settled();
    });
}

/// What was on screen stays there, with a sentence above it; an empty view says it in the middle.
void CustomerView::refuse(const domain::Error &error)
{
    if (m_shown)
        m_notice->show(kit::Tone::Bad, workspace::errorText(error), tr("Try again"), kit::Dismissal::CanBeClosed);
    else
        m_states->setNotice({kit::PageState::Error, workspace::errorText(error), {}, {}});
}

void CustomerView::take(const workspace::CustomerShown &shown)
{
    const bool isFirst = !m_shown;
    m_shown = shown;
    m_notice->clear();
    showAll();
    m_states->setState(kit::PageState::Ready);
    if (isFirst)
        focusList();
}

void CustomerView::forget()
{
    m_asked.drop();
    m_timelineAsked.drop();
    m_account = {};
    m_shown.reset();
    m_timeline.clear();
    m_hasTimeline = false;
    m_unkeptOnly = false;
    m_picked.reset();
    for (LinesPanel *each : {m_timelineList, m_commitments, m_deals})
        each->forget();
    m_items->forget();
    m_kinds->clear();
    m_name->setText({});
    m_facts->setText({});
    m_notice->clear();
    m_unkept->clear();
    m_tiles->showLoading(TileCount);
    m_ageing->showLoading();
    look(Timeline);
}

void CustomerView::look(Look which)
{
    m_lists->setCurrentIndex(which);
    m_toggle->setChoice(which);
    m_kinds->setVisible(which == Timeline);
    if (which == Items)
        showItems();
    Q_EMIT filterChanged();
}

void CustomerView::pick(const QString &key)
{
    const auto figure = analytics::FigureId::parse(key);
    if (!figure)
        return;
    m_picked = m_picked == *figure ? std::nullopt : std::optional(*figure);
    m_tiles->setPicked(m_picked ? std::optional(m_picked->toString()) : std::nullopt);
    m_ageing->setPicked(m_picked ? std::optional(m_picked->toString()) : std::nullopt);
    look(Items);
}

void CustomerView::setUnkeptOnly(bool only)
{
    if (std::exchange(m_unkeptOnly, only) == only)
        return;
    showCommitments();
    Q_EMIT filterChanged();
}

LinesPanel *CustomerView::currentLines() const
{
    return qobject_cast<LinesPanel *>(m_lists->currentWidget());
}

QWidget *CustomerView::currentTable() const
{
    const LinesPanel *lines = currentLines();
    return lines ? lines->table() : m_items->panel()->table();
}

void CustomerView::focusList()
{
    currentTable()->setFocus(Qt::OtherFocusReason);
}

void CustomerView::focusFilter()
{
    if (LinesPanel *lines = currentLines())
        lines->focusFilter();
    else
        m_items->focusFilter();
}

bool CustomerView::removeFilter()
{
    LinesPanel *lines = currentLines();
    if (lines ? lines->removeFilter() : m_items->removeFilter())
        return true;
    if (lines == m_timelineList && !m_kinds->choice().isEmpty()) {
        m_kinds->clear();
        return true;
    }
    if (lines == m_commitments && m_unkeptOnly) {
        setUnkeptOnly(false);
        return true;
    }
    if (!lines && m_picked) {
        pick(m_picked->toString());
        return true;
    }
    return false;
}

QString CustomerView::filterSentence() const
{
    if (m_lists->currentIndex() == Commitments && m_unkeptOnly)
        return tr("Unkept commitments");
    return m_lists->currentIndex() == Items && m_picked ? models::figureLabel(*m_picked, {}) : QString();
}

bool CustomerView::isSettled() const
{
    if (m_asked.isPending() || m_timelineAsked.isPending())
        return false;
    return m_states->state() != kit::PageState::Loading && (m_lists->currentIndex() != Items || m_items->isSettled());
}

std::optional<ExportContent> CustomerView::exportContent() const
{
    if (!m_shown)
        return std::nullopt;
    const LinesPanel *lines = currentLines();
    ExportContent content{lines ? lines->model().content(m_timeZone) : m_items->content(), m_content};
    //: The title of an export of one customer: "Acme: Timeline".
    content.table.title = tr("%1: %2").arg(m_shown->account.name, listTitle());
    if (const QString filter = filterSentence(); !filter.isEmpty())
        content.table.filterLines << filter;
    return content;
}

} // namespace plumbline::pages
