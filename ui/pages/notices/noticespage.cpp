#include "notices/noticespage.h"

#include "parts/linespanel.h"
#include "parts/toggle.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using domain::EntityKind;
using domain::KeyEventType;
using workspace::NoticeShown;

/// Older ones that were seen are in the audit trail.
constexpr int MostNotices = 500;
const QString SeeAllAction = QStringLiteral("notices.seeAll");
enum Which { Everything, Unseen };

} // namespace

NoticesPage::NoticesPage(const Context &context, QWidget *parent) : Page(QStringLiteral("notices"), context, parent)
{
    build();
    connectParts();
}

NoticesPage::~NoticesPage()
{
    context().actions.remove(SeeAllAction);
}

QString NoticesPage::pageTitle()
{
    return tr("Notices");
}

QString NoticesPage::help() const
{
    return tr("What was done in the deals of your team: proposals sent, visits booked and kept, contracts uploaded. Nobody writes these by hand; the act "
              "itself tells you. Enter opens the deal and marks the notice as seen.");
}

void NoticesPage::build()
{
    const kit::Tokens &t = kit::tokens();
    m_banner = new kit::Banner(this);
    m_list = new LinesPanel(context(), QStringLiteral("notices.list"), this);
    m_which = new Toggle(m_list);
    m_which->setObjectName(QStringLiteral("notices.which"));
    m_seeAll = new QPushButton(m_list);
    m_seeAll->setObjectName(QStringLiteral("notices.seeAll"));
    kit::setButtonWeight(m_seeAll, kit::ButtonWeight::Quiet);
    m_list->addTool(m_which);
    m_list->addTool(m_seeAll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.space(6), t.space(3), t.space(6), t.space(4));
    layout->setSpacing(t.space(3));
    layout->addWidget(m_banner);
    layout->addWidget(m_list, 1);
    setStart(m_list->table());
}

void NoticesPage::connectParts()
{
    connect(m_which, &Toggle::chosen, this, [this] {
        showLines();
        m_list->table()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_seeAll, &QPushButton::clicked, this, &NoticesPage::seeAll);
    connect(m_list, &LinesPanel::currentChanged, this, [this](const Line *line) {
        if (line)
            Q_EMIT recordSelected(line->entity, line->record);
    });
    connect(m_list, &LinesPanel::lineOpened, this, [this](const Line &line) {
        if (const NoticeShown *notice = noticeOf(line))
            open(*notice);
    });
    connect(m_list, &LinesPanel::escaped, this, [this] { removeFilter(); });
    connect(m_list, &LinesPanel::acted, this, [this] { refresh(); });
    connect(m_list, &kit::TablePanel::exportRequested, this, &NoticesPage::exportWanted);
    context().actions.add({SeeAllAction, [] { return NoticesPage::tr("Mark all notices as seen"); }, kit::ActionSection::Rows, {}, kit::Glyph::Check, {}}, this,
                          [this] { seeAll(); });
}

/// The slice means nothing here; something was committed. What is new counts on the rail whatever page is in front.
void NoticesPage::applySlice(const analytics::Slice & /*slice*/)
{
    refresh();
}

void NoticesPage::refresh()
{
    m_timeZone = context().workspace.timeZone().result().value_or(QString());
    ask();
}

void NoticesPage::ask()
{
    m_asked.ask(workspace::NoticeDesk(context().workspace).notices(MostNotices), this, [this](const domain::Result<workspace::NoticesShown> &shown) {
        if (shown) {
            m_shown = *shown;
            m_isLoaded = true;
            showLines();
            Q_EMIT attentionChanged();
        } else if (m_isLoaded) {
            tell(shown.error());
        } else {
            m_list->showError(workspace::errorText(shown.error()));
        }
        Q_EMIT settled();
    });
}

void NoticesPage::tell(const domain::Error &error)
{
    m_banner->show(kit::Tone::Bad, workspace::errorText(error), {}, kit::Dismissal::CanBeClosed);
}

void NoticesPage::showLines()
{
    if (!m_isLoaded)
        return;
    const bool unseenOnly = m_which->choice() == Unseen;
    std::vector<Line> lines;
    for (const NoticeShown &each : m_shown.notices)
        if (!unseenOnly || !each.seen)
            lines.push_back(lineOf(each));
    m_list->setTitle(unseenOnly ? tr("New notices") : tr("All notices"));
    if (unseenOnly)
        m_list->setEmptyNotice(tr("You have seen every notice."), {});
    else
        m_list->setEmptyNotice(tr("You have not been told of anything yet."),
                               tr("When somebody sends a proposal, books a visit or uploads a contract in a deal of your team, it appears here by itself."));
    m_list->setLines(std::move(lines));
    m_seeAll->setEnabled(m_shown.unseen > 0 && !m_seeing.isPending());
}

Line NoticesPage::lineOf(const NoticeShown &notice) const
{
    const kit::Format format;
    const auto text = [](const QString &words) { return LineCell{words.isEmpty() ? kit::Format::none() : words, words.isEmpty() ? domain::Value() : domain::Value(words)}; };
    QString what = workspace::tokenLabel(domain::toToken(notice.type));
    if (notice.plannedFor)
        //: An act and the day it is for: "Visit booked, for 2026-12-01".
        what = tr("%1, for %2").arg(what, format.date(notice.plannedFor));
    else if (!notice.recipient.isEmpty())
        //: An act and who got it: "Proposal sent, to Ms Chen".
        what = tr("%1, to %2").arg(what, notice.recipient);
    Line line;
    line.key = notice.id.toString();
    line.entity = EntityKind::Deal;
    line.record = notice.deal.uuid();
    line.strong = !notice.seen;
    line.cells = {notice.seen ? LineCell{} : LineCell{tr("New"), {}, kit::Tone::Info},
                  {format.moment(notice.at, m_timeZone), notice.at},
                  text(what),
                  text(notice.dealTitle),
                  text(notice.customer),
                  text(notice.by)};
    return line;
}

const NoticeShown *NoticesPage::noticeOf(const Line &line) const
{
    const auto found = std::ranges::find(m_shown.notices, line.key, [](const NoticeShown &each) { return each.id.toString(); });
    return found == m_shown.notices.end() ? nullptr : &*found;
}

void NoticesPage::open(const NoticeShown &notice)
{
    const domain::Uuid deal = notice.deal.uuid();
    if (!notice.seen)
        see({notice.id});
    Q_EMIT recordWanted(EntityKind::Deal, deal);
}

void NoticesPage::see(std::vector<domain::NoticeId> notices)
{
    m_banner->clear();
    m_seeing.ask(context().workspace.act(domain::SeeNotices{std::move(notices)}), this, [this](const domain::Result<std::optional<ledger::Entry>> &done) {
        if (!done)
            tell(done.error());
        ask();
    });
    m_seeAll->setEnabled(false);
}

void NoticesPage::seeAll()
{
    m_unseenAsked.ask(workspace::NoticeDesk(context().workspace).unseen(), this, [this](const domain::Result<std::vector<domain::NoticeId>> &unseen) {
        if (!unseen)
            tell(unseen.error());
        else if (!unseen->empty())
            see(*unseen);
    });
}

void NoticesPage::forget()
{
    for (models::Latest *each : {&m_asked, &m_seeing, &m_unseenAsked})
        each->drop();
    m_shown = {};
    m_isLoaded = false;
    m_which->setChoice(Everything);
    m_banner->clear();
    m_list->forget();
}

bool NoticesPage::isSettled() const
{
    if (m_asked.isPending() || m_seeing.isPending() || m_unseenAsked.isPending())
        return false;
    return m_isLoaded || m_list->states()->state() == kit::PageState::Error;
}

bool NoticesPage::removeFilter()
{
    return m_list->removeFilter();
}

bool NoticesPage::focusFilter()
{
    m_list->focusFilter();
    return true;
}

std::optional<ExportContent> NoticesPage::exportContent() const
{
    if (m_list->model().rowCount() == 0)
        return std::nullopt;
    ExportContent content{m_list->model().content(m_timeZone), m_list};
    content.table.title = title();
    return content;
}

void NoticesPage::retranslate()
{
    using kit::ColumnKind;
    m_banner->clear();
    m_list->setColumns({{QStringLiteral("state"), tr("State"), ColumnKind::Flag, 9},
                        {QStringLiteral("when"), tr("When"), ColumnKind::Moment, 17},
                        {QStringLiteral("what"), tr("What was done"), ColumnKind::Text, 28},
                        {QStringLiteral("deal"), tr("Deal"), ColumnKind::Text, 28},
                        {QStringLiteral("customer"), tr("Customer"), ColumnKind::Text, 22},
                        {QStringLiteral("by"), tr("By"), ColumnKind::Text, 12}});
    m_list->setFilterTexts(tr("Filter notices"), tr("No notice contains “%1”."));
    m_list->table()->setAccessibleName(tr("Notices, newest first"));
    m_which->setChoices({tr("All"), tr("New")});
    m_which->setAccessibleName(tr("Show all notices or new ones"));
    m_seeAll->setText(tr("Mark all as seen"));
    showLines();
}

} // namespace plumbline::pages
