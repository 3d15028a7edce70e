#include "deals/dealspage.h"

#include "deals/acthost.h"
#include "deals/dealview.h"
#include "deals/dealwords.h"
#include "deals/reassigner.h"
#include "parts/toggle.h"
#include "rows/rowsview.h"

#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/board.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/labels.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

/// As many cards as somebody looks through in one column; the rest is one click away, in the list.
constexpr std::size_t CardsPerStage = 50;

} // namespace

DealsPage::DealsPage(const Context &context, QWidget *parent) : Page(QStringLiteral("deals"), context, parent)
{
    build();
    connectBoard();
    connectList();
    connectActs();
    connectDeal();
    addActions();
}

QString DealsPage::pageTitle()
{
    return tr("Deals");
}

QString DealsPage::help() const
{
    return tr("Every open deal of the slice in the column of its stage, the largest first. Drag a deal to another stage, or move it with Ctrl+Left and "
              "Ctrl+Right; Ctrl+M chooses the stage. A small lock says what coming to a stage asks for: where that is missing, the deal stays and what "
              "is missing is offered. A deal that is lost asks why. Enter opens a deal; Ctrl+Z takes the last act back.");
}

void DealsPage::build()
{
    auto *panel = new kit::ActPanel(this);
    panel->setObjectName(QStringLiteral("deals.act"));
    m_host = new ActHost(panel);
    m_acts = new DealActs(context(), *m_host, this);
    m_mover = new DealMover(context(), *m_host, *m_acts, this);
    m_reassigner = new Reassigner(context(), *m_host, this);
    m_banner = new kit::Banner(this);
    m_banner->setObjectName(QStringLiteral("deals.banner"));
    m_banner->clear();
    m_stack = new QStackedWidget(this);
    m_browse = buildBrowse();
    m_deal = new DealView(context(), *m_acts, *m_mover, m_stack);
    m_deal->setObjectName(QStringLiteral("deals.deal"));
    m_stack->addWidget(m_browse);
    m_stack->addWidget(m_deal);
    auto *main = new QVBoxLayout;
    main->setSpacing(0);
    main->addWidget(m_banner);
    main->addWidget(m_stack, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(main, 1);
    layout->addWidget(panel);
}

QWidget *DealsPage::buildBrowse()
{
    const kit::Tokens &t = kit::tokens();
    auto *browse = new QWidget(this);
    m_notice = new kit::Banner(browse);
    m_look = new Toggle(browse);
    m_look->setObjectName(QStringLiteral("deals.look"));
    m_cards = new kit::Board;
    m_cards->setObjectName(QStringLiteral("deals.board"));
    m_rows = new RowsView(context(), QStringLiteral("deals"));
    m_rows->setObjectName(QStringLiteral("deals.list"));
    m_reassign = new QPushButton(m_rows);
    m_reassign->setObjectName(QStringLiteral("deals.reassign"));
    m_rows->addTool(m_reassign);
    m_looks = new QStackedWidget;
    m_looks->addWidget(m_cards);
    m_looks->addWidget(m_rows);
    m_states = new kit::StateStack(m_looks, browse);
    m_states->setState(kit::PageState::Loading);
    setStart(m_cards);
    m_notice->clear();
    auto *tools = new QHBoxLayout;
    tools->addWidget(m_look);
    tools->addStretch(1);
    auto *layout = new QVBoxLayout(browse);
    layout->setContentsMargins(t.space(6), t.space(3), t.space(6), t.space(4));
    layout->setSpacing(t.space(3));
    layout->addWidget(m_notice);
    layout->addLayout(tools);
    layout->addWidget(m_states, 1);
    return browse;
}

void DealsPage::connectBoard()
{
    connect(m_look, &Toggle::chosen, this, [this](int look) { showLook(static_cast<Look>(look)); });
    connect(m_cards, &kit::Board::moveWanted, this, &DealsPage::moveCard);
    connect(m_cards, &kit::Board::menuWanted, this, &DealsPage::offerStages);
    connect(m_cards, &kit::Board::moreWanted, this, &DealsPage::filterByStage);
    connect(m_cards, &kit::Board::currentCardChanged, this, [this](const QString &card) {
        if (const auto id = domain::Uuid::parse(card))
            Q_EMIT recordSelected(domain::EntityKind::Deal, *id);
    });
    connect(m_cards, &kit::Board::cardOpened, this, [this](const QString &card) {
        if (const auto id = domain::Uuid::parse(card))
            showRecord(*id);
    });
    connect(m_states, &kit::StateStack::acted, this, [this](kit::PageState state) {
        if (state == kit::PageState::FilteredToNothing)
            context().slice.clear();
        else if (state == kit::PageState::Empty)
            Q_EMIT pageWanted(QStringLiteral("import"));
        else
            refresh();
    });
    connect(m_notice, &kit::Banner::acted, this, [this] { context().slice.setAsOf(context().slice.today()); });
}

void DealsPage::connectList()
{
    connect(m_rows, &RowsView::recordSelected, this, &DealsPage::recordSelected);
    connect(m_rows, &RowsView::recordOpened, this, [this](domain::EntityKind, const domain::Uuid &record) { showRecord(record); });
    connect(m_rows, &RowsView::exportWanted, this, &DealsPage::exportWanted);
    connect(m_rows, &RowsView::escaped, this, [this] { removeFilter(); });
    connect(m_rows, &RowsView::failed, this, &DealsPage::noticeChanged);
    connect(m_rows, &RowsView::settled, this, &DealsPage::settled);
    connect(m_rows->panel()->table(), &kit::DataTable::selectionChangedTo, this, [this] { showReassign(); });
    connect(m_reassign, &QPushButton::clicked, this, &DealsPage::reassignSelected);
    connect(m_reassigner, &Reassigner::settled, this, &DealsPage::settled);
}

void DealsPage::connectActs()
{
    connect(m_mover, &DealMover::moved, this, &DealsPage::moved);
    connect(m_mover, &DealMover::stayed, this, [this](const QString &sentence) {
        if (!sentence.isEmpty())
            m_banner->show(kit::Tone::Bad, sentence, {}, kit::Dismissal::CanBeClosed);
        Q_EMIT settled();
    });
    connect(m_acts, &DealActs::done, this, [this](const QString &sentence) {
        m_banner->show(kit::Tone::Good, sentence, {}, kit::Dismissal::CanBeClosed);
        m_deal->refresh();
    });
    connect(m_acts, &DealActs::refused, this, [this](const QString &sentence) { m_banner->show(kit::Tone::Bad, sentence, {}, kit::Dismissal::CanBeClosed); });
}

void DealsPage::connectDeal()
{
    connect(m_deal, &DealView::backWanted, this, [this] { goBack(); });
    connect(m_deal, &DealView::settled, this, &DealsPage::settled);
    connect(m_deal, &DealView::failed, this, [this](const QString &sentence) { m_banner->show(kit::Tone::Bad, sentence, {}, kit::Dismissal::CanBeClosed); });
    connect(m_deal, &DealView::recordWanted, this, &DealsPage::recordWanted);
    connect(m_deal, &DealView::newCommitmentWanted, this,
            [this](const domain::Uuid &deal) { Q_EMIT newWanted(domain::EntityKind::Commitment, domain::EntityKind::Deal, deal); });
}

void DealsPage::showRecord(const domain::Uuid &record)
{
    m_host->finish();
    m_banner->clear();
    // The drawer would say the same once more.
    Q_EMIT recordSelected(domain::EntityKind::None, {});
    m_stack->setCurrentWidget(m_deal);
    m_deal->open(domain::DealId(record));
    m_deal->focusStart();
    Q_EMIT filterChanged();
}

bool DealsPage::isDealOpen() const
{
    return m_stack->currentWidget() == m_deal;
}

bool DealsPage::goBack()
{
    if (!isDealOpen())
        return false;
    m_host->finish();
    m_banner->clear();
    m_stack->setCurrentWidget(m_browse);
    if (look() == Look::List)
        m_rows->panel()->table()->setFocus(Qt::OtherFocusReason);
    else
        m_cards->focusCards();
    Q_EMIT filterChanged();
    return true;
}

DealsPage::Look DealsPage::look() const
{
    return static_cast<Look>(m_look->choice());
}

/// Both follow the same columns; the one in sight is asked first.
void DealsPage::applySlice(const analytics::Slice &slice)
{
    showNotices();
    Page::applySlice(slice);
}

void DealsPage::refresh()
{
    showNotices();
    askBoard();
    if (isDealOpen())
        m_deal->refresh();
}

void DealsPage::askBoard()
{
    m_asked.ask(workspace::DealDesk(context().workspace).board(context().slice.slice(), CardsPerStage), this,
                [this](const domain::Result<workspace::DealBoard> &board) {
                    if (board)
                        take(*board);
                    else if (m_board)
                        m_banner->show(kit::Tone::Bad, workspace::errorText(board.error()), {}, kit::Dismissal::CanBeClosed);
                    else
                        m_states->setNotice({kit::PageState::Error, workspace::errorText(board.error()), {}, {}});
                    Q_EMIT settled();
                });
}

void DealsPage::take(const workspace::DealBoard &board)
{
    m_board = board;
    // What was moved since is shown moved: the columns behind the board come a moment later than the ledger.
    std::erase_if(m_ahead, [&](const auto &each) { return each.first <= board.madeAt; });
    for (const auto &[position, move] : m_ahead)
        apply(move);
    const bool none = std::ranges::all_of(board.stages, [](const analytics::BoardStage &stage) { return stage.count == 0; });
    if (none) {
        showEmpty();
        return;
    }
    // Before it comes into sight, so that the focus finds a card there.
    showBoard();
    m_states->setState(kit::PageState::Ready);
    if (look() == Look::List)
        showRows();
}

void DealsPage::showEmpty()
{
    if (context().slice.isCut())
        m_states->setNotice({kit::PageState::FilteredToNothing, tr("Nothing is left in this slice."),
                             tr("The chips above leave no deal. Take them off to see all of them."), tr("Show everything")});
    else
        m_states->setNotice({kit::PageState::Empty, tr("There are no deals here yet."),
                             tr("Import the export of your CRM, a CSV or Excel file with one deal per row."), tr("Import a file")});
}

void DealsPage::showBoard()
{
    if (m_board)
        m_cards->setColumns(columnsOf(*m_board));
}

bool DealsPage::mayMove() const
{
    const auto person = context().workspace.signedIn();
    return person && domain::Sellers.contains(person->role) && context().slice.isAsOfToday() && !context().slice.slice().asKnown;
}

/// Why nothing can be moved just now.
void DealsPage::showNotices()
{
    showReassign();
    m_cards->setMoving(mayMove() ? kit::Board::Moving::Possible : kit::Board::Moving::Impossible);
    const auto person = context().workspace.signedIn();
    if (!context().slice.isAsOfToday())
        m_notice->show(kit::Tone::Info, tr("This is how deals stood on %1. They are moved as of today.").arg(kit::Format().date(context().slice.slice().asOf)),
                       tr("Go to today"));
    else if (person && !domain::Sellers.contains(person->role))
        m_notice->show(kit::Tone::Info, tr("You can read deals; sales moves them."));
    else
        m_notice->clear();
}

bool DealsPage::isSettled() const
{
    if (m_states->state() == kit::PageState::Error)
        return true;
    if (m_asked.isPending() || !m_board || m_mover->isPending() || m_acts->isPending() || m_reassigner->isPending())
        return false;
    if (isDealOpen())
        return m_deal->isSettled();
    return m_states->state() != kit::PageState::Ready || look() == Look::Board || m_rows->isSettled();
}

void DealsPage::forget()
{
    m_asked.drop();
    m_mover->forget();
    m_acts->forget();
    m_reassigner->forget();
    m_host->finish();
    m_board.reset();
    m_ahead.clear();
    m_stageFilter.reset();
    m_rows->forget();
    m_deal->forget();
    m_stack->setCurrentWidget(m_browse);
    m_cards->setColumns({});
    m_banner->clear();
    m_notice->clear();
    m_states->setState(kit::PageState::Loading);
    Q_EMIT filterChanged();
}

std::optional<ExportContent> DealsPage::exportContent() const
{
    if (!m_rows->model().rows() || look() != Look::List || isDealOpen())
        return std::nullopt;
    ExportContent content{m_rows->content(), m_looks};
    content.table.title = title();
    if (const QString filter = filterSentence(); !filter.isEmpty())
        content.table.filterLines << filter;
    return content;
}

void DealsPage::retranslate()
{
    m_look->setChoices({tr("Board"), tr("List")});
    m_look->setAccessibleName(tr("Board or list"));
    m_reassign->setText(tr("Reassign…"));
    m_cards->setAccessibleName(tr("Board of deals by stage"));
    m_banner->clear();
    // Forms are made in the language they were opened in.
    m_host->finish();
    m_rows->retranslate();
    m_deal->retranslate();
    showNotices();
    showBoard();
    if (m_board && look() == Look::List)
        showRows();
}

} // namespace plumbline::pages
