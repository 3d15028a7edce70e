#include "frame/waitingpopup.h"

#include "frame/syncwords.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>

namespace plumbline::pages {

namespace {

constexpr int WidthUnits = 110;
constexpr int ListHeightUnits = 50;
/// Nobody reads further here; the rest is counted.
constexpr std::size_t MostListed = 200;

} // namespace

WaitingPopup::WaitingPopup(workspace::Workspace &workspace, const QString &timeZone, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_workspace(workspace), m_timeZone(timeZone), m_line(new kit::Label(this)), m_facts(new kit::Label(this)),
      m_list(new QListWidget), m_states(new kit::StateStack(m_list, this)), m_more(new kit::Label(this)), m_sync(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("sync.popup"));
    const kit::Tokens &t = kit::tokens();
    m_line->setLook(kit::TextSize::Title, kit::TextLevel::Strong, kit::Weight::Medium);
    m_facts->setLook(kit::TextSize::Small, kit::TextLevel::Muted);
    m_facts->setOverflow(kit::Label::Overflow::Wrap);
    m_more->setLook(kit::TextSize::Small, kit::TextLevel::Muted);
    m_list->setObjectName(QStringLiteral("sync.waiting"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("What waits for the hub, and what was set aside"));
    m_states->setFixedHeight(t.space(ListHeightUnits));
    m_sync->setObjectName(QStringLiteral("sync.now"));
    m_sync->setText(tr("Sync now"));
    m_sync->setToolTip(tr("Sync now (F5)"));
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_more, 1);
    foot->addWidget(m_sync);
    auto *card = new kit::Card(this);
    card->body()->addWidget(m_line);
    card->body()->addWidget(m_facts);
    card->body()->addWidget(m_states);
    card->body()->addLayout(foot);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    setFixedWidth(t.space(WidthUnits));
    connect(m_sync, &QPushButton::clicked, this, [this] { m_workspace.syncNow(); });
    connect(&m_workspace, &workspace::Workspace::syncStatusChanged, this, [this](const workspace::SyncStatus &status) {
        showStatus(status);
        ask();
    });
    connect(m_states, &kit::StateStack::acted, this, &WaitingPopup::ask);
    m_states->setState(kit::PageState::Loading);
    showStatus(m_workspace.syncStatus());
    ask();
}

WaitingPopup::~WaitingPopup()
{
    if (m_hasShownNews)
        m_workspace.markRefusalsSeen();
}

void WaitingPopup::popUp(const QWidget &over)
{
    adjustSize();
    const QPoint corner = over.mapToGlobal(QPoint(0, 0));
    move(corner - QPoint(0, height() + kit::tokens().space(1)));
    show();
    m_sync->setFocus(Qt::PopupFocusReason);
}

void WaitingPopup::showStatus(const workspace::SyncStatus &status)
{
    const domain::Date today = m_workspace.today();
    QStringList facts{heardText(status, m_timeZone, today)};
    for (const QString &each : {waitingText(status), asideText(status), refusedText(status), nextText(status, m_timeZone, today)})
        if (!each.isEmpty())
            facts << each;
    QString sentences = facts.join(QStringLiteral("  ·  "));
    if (status.trouble)
        sentences += QLatin1Char('\n') + workspace::errorText(*status.trouble);
    m_line->setText(lineText(status));
    m_facts->setText(sentences);
    setAccessibleName(lineText(status));
    setAccessibleDescription(sentences);
    m_sync->setEnabled(status.line != workspace::SyncStatus::Line::Connecting);
}

void WaitingPopup::ask()
{
    m_asked.ask(m_workspace.waitingWork(), this, [this](const domain::Result<std::vector<workspace::WaitingWork>> &work) {
        if (work)
            fill(*work);
        else
            m_states->setNotice({kit::PageState::Error, workspace::errorText(work.error()), {}, {}});
    });
}

void WaitingPopup::fill(const std::vector<workspace::WaitingWork> &work)
{
    m_list->clear();
    // What was refused and not looked at yet comes first.
    for (const auto news : {true, false})
        for (std::size_t i = 0; i < work.size() && m_list->count() < static_cast<int>(MostListed); ++i)
            if (work[i].isNews == news)
                addWork(work[i]);
    const auto left = static_cast<int>(work.size() - static_cast<std::size_t>(m_list->count()));
    m_more->setText(left > 0 ? tr("and %1 more", nullptr, left).arg(kit::Format().count(left)) : QString());
    if (work.empty())
        m_states->setNotice({kit::PageState::Empty, tr("Nothing waits."), tr("Everything done here has reached the hub."), {}});
    else
        m_states->setState(kit::PageState::Ready);
    if (std::ranges::any_of(work, &workspace::WaitingWork::isNews))
        m_hasShownNews = true;
}

void WaitingPopup::addWork(const workspace::WaitingWork &work)
{
    using Kind = workspace::WaitingWork::Kind;
    const bool isAside = work.kind == Kind::KeptAside;
    const QString when = kit::Format().moment(work.operation.madeAt, m_timeZone);
    QStringList lines{work.sentence};
    //: When something was done here and that the hub has not had it yet.
    lines << (work.kind == Kind::Refused ? tr("%1 · refused by the hub").arg(when) : isAside ? tr("%1 · set aside").arg(when) : tr("%1 · waits").arg(when));
    if (work.refused)
        lines << workspace::errorText(*work.refused);
    if (!work.explanation.isEmpty())
        lines << work.explanation;
    auto *item = new QListWidgetItem(kit::icon(isAside ? kit::Glyph::Backup : work.refused ? kit::Glyph::Warning : kit::Glyph::Sync, kit::TextLevel::Muted),
                                     lines.join(QLatin1Char('\n')), m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
}

} // namespace plumbline::pages
