#include "commitments/commitmentspage.h"

#include "commitments/commitmentsmodel.h"
#include "commitments/commitmentview.h"
#include "parts/toggle.h"

#include "plumbline/domain/money.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace plumbline::pages {

using domain::CommitmentState;
using workspace::CommitmentShown;

namespace {

/// The ways to look, in the order of the toggle; their names are the keys of the figures above.
enum Way { InForce, Unkept, Waiting, All };
const std::array Keys{QStringLiteral("inForce"), QStringLiteral("unkept"), QStringLiteral("waiting"), QStringLiteral("all")};

} // namespace

CommitmentsPage::CommitmentsPage(const Context &context, QWidget *parent)
    : ListPage(QStringLiteral("commitments"), context, parent), m_desk(context.workspace), m_commitments(new CommitmentsModel(this)),
      m_view(new CommitmentView(context, this)), m_figures(new kit::FigureRow(this))
{
    build(m_commitments, m_view);
    setHead(m_figures);
    buildFoot();
    addKeys();
    m_figures->showLoading(4);
    connect(m_figures, &kit::FigureRow::activated, this, &CommitmentsPage::choose);
    connect(m_view, &CommitmentView::opened, this, &CommitmentsPage::recordWanted);
    connect(panel()->table(), &kit::DataTable::opened, this, &CommitmentsPage::openDeal);
}

QString CommitmentsPage::pageTitle()
{
    return tr("Commitments");
}

QString CommitmentsPage::help() const
{
    return tr("What was promised to customers, each priced as a liability. A promise is submitted with N and is in force only when it is approved. "
              "C says how it ended, T changes the won deal’s price or service end by it, W takes a request back. J and K go to the next and the "
              "previous one, Enter opens the deal.");
}

void CommitmentsPage::buildFoot()
{
    const auto add = [this](const char *name) {
        auto *button = new QPushButton(this);
        button->setObjectName(QString::fromLatin1(name));
        foot()->addWidget(button);
        return button;
    };
    m_close = add("commitments.close");
    m_terms = add("commitments.terms");
    m_withdraw = add("commitments.withdraw");
    foot()->addStretch(1);
    m_open = add("commitments.open");
    kit::setButtonWeight(m_open, kit::ButtonWeight::Quiet);
    m_new = new QPushButton(this);
    m_new->setObjectName(QStringLiteral("commitments.new"));
    kit::setButtonWeight(m_new, kit::ButtonWeight::Primary);
    which()->parentWidget()->layout()->addWidget(m_new);
    connect(m_new, &QPushButton::clicked, this, [this] { startNew({}); });
    connect(m_close, &QPushButton::clicked, this, &CommitmentsPage::startClosing);
    connect(m_terms, &QPushButton::clicked, this, &CommitmentsPage::startChangingTerms);
    connect(m_withdraw, &QPushButton::clicked, this, &CommitmentsPage::startWithdrawing);
    connect(m_open, &QPushButton::clicked, this, &CommitmentsPage::openDeal);
}

void CommitmentsPage::addKeys()
{
    addMoveKeys([] { return CommitmentsPage::tr("Next promise"); }, [] { return CommitmentsPage::tr("Previous promise"); });
    addKey(QStringLiteral("new"), [] { return CommitmentsPage::tr("Submit a new promise"); }, Qt::Key_N, kit::Glyph::Plus, [this] { startNew({}); });
    addKey(QStringLiteral("close"), [] { return CommitmentsPage::tr("Say how the promise ended"); }, Qt::Key_C, kit::Glyph::Check,
           [this] { startClosing(); });
    addKey(QStringLiteral("terms"), [] { return CommitmentsPage::tr("Change the deal’s terms by the promise"); }, Qt::Key_T, kit::Glyph::Money,
           [this] { startChangingTerms(); });
    addKey(QStringLiteral("withdraw"), [] { return CommitmentsPage::tr("Withdraw the request"); }, Qt::Key_W, kit::Glyph::Undo,
           [this] { startWithdrawing(); });
}

bool CommitmentsPage::maySubmit() const
{
    const auto person = context().workspace.signedIn();
    return person && domain::Sellers.contains(person->role);
}

void CommitmentsPage::refresh()
{
    m_zoneAsked.ask(context().workspace.timeZone(), this, [this](const domain::Result<QString> &zone) {
        m_timeZone = zone.value_or(QString());
        showCurrent();
    });
    m_new->setVisible(maySubmit());
    ask();
}

void CommitmentsPage::ask()
{
    m_asked.ask(m_desk.commitments(), this, [this](const domain::Result<workspace::CommitmentList> &list) {
        if (list)
            take(*list);
        else
            refuse(list.error());
        Q_EMIT settled();
    });
}

void CommitmentsPage::take(const workspace::CommitmentList &list)
{
    m_list = list;
    showFigures();
    showChosen();
}

bool CommitmentsPage::isWanted(const CommitmentShown &shown) const
{
    const CommitmentState state = shown.commitment.state;
    switch (which()->choice()) {
    case InForce: return state == CommitmentState::Open;
    case Unkept: return shown.isOverdue || state == CommitmentState::Broken;
    case Waiting: return state == CommitmentState::Submitted;
    default: return true;
    }
}

void CommitmentsPage::showChosen()
{
    if (!m_list)
        return;
    std::vector<CommitmentShown> rows;
    std::ranges::copy_if(m_list->commitments, std::back_inserter(rows), [this](const CommitmentShown &each) { return isWanted(each); });
    m_commitments->setRows(std::move(rows));
    m_figures->setPicked(Keys[static_cast<std::size_t>(std::clamp(which()->choice(), 0, 3))]);
    showRows();
}

void CommitmentsPage::showFigures()
{
    const kit::Format format;
    const workspace::CommitmentList &list = *m_list;
    QStringList others;
    kit::Figures exposure{format.money(domain::Money(0, list.base)), {}};
    for (const domain::Money &each : list.exposure) {
        if (each.currency() == list.base)
            exposure = format.shortMoney(each);
        else
            others << format.moneyWithCurrency(each);
    }
    kit::Figure inForce{Keys[InForce], tr("Promised and in force"), exposure.text, exposure.full, list.base.code()};
    const QString count = tr("%1 promises", nullptr, static_cast<int>(list.inForce)).arg(format.count(list.inForce));
    //: How many promises, and amounts in other currencies.
    inForce.subline = others.isEmpty() ? count : tr("%1, and %2").arg(count, others.join(QStringLiteral(" + ")));
    kit::Figure unkept{Keys[Unkept], tr("Unkept"), format.count(list.unkept)};
    unkept.subline = tr("overdue or broken");
    kit::Figure waiting{Keys[Waiting], tr("Waiting for approval"), format.count(list.waiting)};
    kit::Figure kept{Keys[All], tr("Kept in time"), kit::Format::none()};
    if (list.fellDue > 0)
        kept.value = format.percent(domain::multiplyDivide(list.keptInTime, 10'000, list.fellDue, domain::Rounding::HalfEven));
    //: Two counts: those kept by their day, and all that fell due.
    kept.subline = tr("%1 of %2 that fell due").arg(format.count(list.keptInTime), format.count(list.fellDue));
    m_figures->setFigures({inForce, unkept, waiting, kept});
}

void CommitmentsPage::choose(const QString &key)
{
    const auto found = std::ranges::find(Keys, key);
    if (found == Keys.end())
        return;
    which()->setChoice(static_cast<int>(found - Keys.begin()));
    showChosen();
}

const CommitmentShown *CommitmentsPage::current() const
{
    return m_commitments->at(currentRow());
}

void CommitmentsPage::showCurrent()
{
    const CommitmentShown *shown = current();
    if (!shown) {
        m_shown = {};
        m_acts.reset();
        m_view->forget();
        return;
    }
    if (std::exchange(m_shown, shown->commitment.id.uuid()) != m_shown)
        m_acts.reset();
    card()->setTitle(headingOf(*shown));
    card()->setSubtitle(shown->deal);
    m_view->show(*shown, m_timeZone);
    m_actsAsked.ask(m_desk.actsOn(shown->commitment.id), this, [this](const domain::Result<workspace::CommitmentActs> &acts) {
        m_acts = acts ? std::optional(*acts) : std::nullopt;
        showActs();
        Q_EMIT settled();
    });
    showActs();
}

void CommitmentsPage::showActs()
{
    const CommitmentShown *shown = current();
    const bool isFree = !isActing();
    m_close->setVisible(m_acts && !m_acts->ends.empty());
    m_terms->setVisible(m_acts && m_acts->terms);
    m_withdraw->setVisible(m_acts && m_acts->canWithdraw);
    for (QPushButton *each : {m_close, m_terms, m_withdraw})
        each->setEnabled(isFree);
    const bool hasDeal = shown && shown->commitment.deal;
    m_open->setText(hasDeal ? tr("Open the deal") : tr("Open the customer"));
    m_terms->setText(shown && shown->commitment.kind == domain::CommitmentKind::Extension ? tr("Extend the service…") : tr("Lower the price…"));
}

void CommitmentsPage::showRecord(const domain::Uuid &record)
{
    if (m_commitments->rowOf(record) < 0) {
        which()->setChoice(All);
        showChosen();
    }
    ListPage::showRecord(record);
}

bool CommitmentsPage::isAnythingPending() const
{
    return m_asked.isPending() || m_actsAsked.isPending() || m_aboutAsked.isPending();
}

std::pair<QString, QString> CommitmentsPage::emptyTexts() const
{
    const QString advice = maySubmit() ? tr("N submits a promise that was made to a customer; it is in force when it is approved.") : QString();
    switch (which()->choice()) {
    case InForce: return {tr("No promise is in force."), advice};
    case Unkept: return {tr("No promise is overdue or broken."), {}};
    case Waiting: return {tr("No promise waits for approval."), advice};
    default: return {tr("Nothing has been promised to customers yet."), advice};
    }
}

QString CommitmentsPage::listTitle() const
{
    switch (which()->choice()) {
    case InForce: return tr("Promises in force");
    case Unkept: return tr("Unkept promises");
    case Waiting: return tr("Promises waiting for approval");
    default: return tr("All promises");
    }
}

void CommitmentsPage::forget()
{
    for (models::Latest *each : {&m_asked, &m_actsAsked, &m_aboutAsked, &m_zoneAsked})
        each->drop();
    m_list.reset();
    m_shown = {};
    m_acts.reset();
    ListPage::forget();
    m_view->forget();
    m_figures->showLoading(4);
}

void CommitmentsPage::retranslate()
{
    which()->setChoices({tr("In force"), tr("Unkept"), tr("Waiting"), tr("All")});
    which()->setAccessibleName(tr("Which promises to show"));
    m_new->setText(tr("New promise…"));
    m_new->setToolTip(tr("Submit a promise for approval (N)"));
    m_close->setText(tr("Close…"));
    m_close->setToolTip(tr("Say how it ended (C)"));
    m_terms->setToolTip(tr("Change the won deal by this promise (T)"));
    m_withdraw->setText(tr("Withdraw…"));
    m_withdraw->setToolTip(tr("Take the request back (W)"));
    m_open->setToolTip(tr("Open it in full (Enter)"));
    ListPage::retranslate();
    if (m_list)
        showFigures();
    m_view->retranslate();
}

} // namespace plumbline::pages
