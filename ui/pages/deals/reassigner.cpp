#include "deals/reassigner.h"

#include "deals/acthost.h"
#include "deals/reassignmodel.h"

#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/format.h"
#include "plumbline/workspace/labels.h"

#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using workspace::Reassignment;
using Rows = std::vector<Reassignment>;

} // namespace

Reassigner::Reassigner(const Context &context, ActHost &host, QObject *parent)
    : QObject(parent), m_context(context), m_host(host), m_model(new ReassignModel(this))
{
}

void Reassigner::forget()
{
    for (models::Latest *each : {&m_sellersAsked, &m_asked, &m_running})
        each->drop();
    m_deals.clear();
    m_given.reset();
    m_model->setRows({}, {}, ReassignModel::Tense::Preview);
}

void Reassigner::begin(std::vector<domain::DealId> deals)
{
    forget();
    m_deals = std::move(deals);
    const auto count = static_cast<int>(m_deals.size());
    ActForm form{tr("Reassign %1 deals", nullptr, count).arg(kit::Format().count(count)), {}, makeBody(), nullptr, tr("Reassign"), tr("Choose who gets them."), {}};
    form.start = m_whom;
    form.run = [this] { m_given ? takeBack() : run(); };
    m_host.begin(std::move(form));
    m_sellersAsked.ask(workspace::DealDesk(m_context.workspace).sellers(), this, [this](const domain::Result<std::vector<workspace::Seller>> &sellers) {
        if (sellers)
            showSellers(*sellers);
        else
            m_host.refuse(workspace::errorText(sellers.error()));
        Q_EMIT settled();
    });
}

QWidget *Reassigner::makeBody()
{
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    m_whom = new QComboBox(body);
    m_whom->setObjectName(QStringLiteral("deals.newOwner"));
    m_whom->setEditable(true);
    m_whom->setInsertPolicy(QComboBox::NoInsert);
    m_whom->completer()->setFilterMode(Qt::MatchContains);
    m_whom->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_whom->lineEdit()->setPlaceholderText(tr("Name"));
    m_whom->setAccessibleName(tr("New owner"));
    auto *label = new QLabel(tr("New owner"), body);
    label->setBuddy(m_whom);
    m_table = new kit::DataTable(body);
    m_table->setObjectName(QStringLiteral("deals.reassignments"));
    m_table->setAccessibleName(tr("What becomes of each deal"));
    m_table->setModel(m_model);
    layout->addWidget(label);
    layout->addWidget(m_whom);
    layout->addWidget(m_table, 1);
    connect(m_whom, &QComboBox::currentTextChanged, this, [this] { preview(); });
    return body;
}

void Reassigner::showSellers(const std::vector<workspace::Seller> &sellers)
{
    if (!m_whom)
        return;
    const QSignalBlocker quiet(m_whom);
    for (const workspace::Seller &each : sellers)
        //: A person and their team.
        m_whom->addItem(each.team.isEmpty() ? each.name : tr("%1 · %2").arg(each.name, each.team), each.user.toString());
    m_whom->setCurrentIndex(-1);
}

std::optional<domain::UserId> Reassigner::chosen() const
{
    const int at = m_whom ? m_whom->findText(m_whom->currentText().trimmed(), Qt::MatchFixedString) : -1;
    const auto id = at < 0 ? domain::Result<domain::Uuid>(domain::fail(domain::errors::RecordNotFound)) : domain::Uuid::parse(m_whom->itemData(at).toString());
    return id ? std::optional(domain::UserId(*id)) : std::nullopt;
}

QString Reassigner::chosenName() const
{
    return m_whom->currentText().trimmed();
}

void Reassigner::preview()
{
    const auto to = chosen();
    if (m_given || m_running.isPending())
        return;
    if (!to) {
        m_asked.drop();
        m_model->setRows({}, {}, ReassignModel::Tense::Preview);
        m_host.panel()->setObstacle(tr("Choose who gets them."));
        return;
    }
    m_host.panel()->setError({});
    m_host.panel()->setObstacle(tr("Looking at each deal…"));
    m_asked.ask(workspace::DealDesk(m_context.workspace).previewReassign(m_deals, *to), this, [this](const domain::Result<Rows> &rows) {
        if (rows && m_whom) {
            m_model->setRows(*rows, chosenName(), ReassignModel::Tense::Preview);
            showPreview();
        } else if (!rows) {
            m_host.refuse(workspace::errorText(rows.error()));
        }
        Q_EMIT settled();
    });
}

void Reassigner::showPreview()
{
    const int going = m_model->going();
    m_host.panel()->setAct(tr("Reassign %1 deals", nullptr, going).arg(kit::Format().count(going)));
    m_host.panel()->setObstacle(going > 0 ? QString() : tr("None of these deals would change its owner."));
}

void Reassigner::run()
{
    const auto to = chosen();
    if (!to || m_running.isPending())
        return;
    Rows plan = m_model->rows();
    // What the preview refused, or what is theirs already, is not tried.
    std::erase_if(plan, [](const Reassignment &each) { return each.refused || each.isTheirs; });
    m_host.setUnderway();
    m_running.ask(workspace::DealDesk(m_context.workspace).reassign(std::move(plan), *to), this, [this, to](const domain::Result<Rows> &outcomes) {
        if (outcomes && m_whom) {
            m_given = to;
            showOutcome(*outcomes);
        } else if (!outcomes) {
            m_host.refuse(workspace::errorText(outcomes.error()));
        }
        Q_EMIT settled();
    });
}

/// What was refused before it was tried stays in the list.
void Reassigner::showOutcome(const Rows &outcomes)
{
    Rows rows = m_model->rows();
    for (const Reassignment &each : outcomes) {
        const auto row = std::ranges::find(rows, each.deal, &Reassignment::deal);
        if (row != rows.end())
            *row = each;
    }
    m_model->setRows(std::move(rows), chosenName(), ReassignModel::Tense::Done);
    m_whom->setEnabled(false);
    const kit::Format format;
    const int done = m_model->going();
    const int refused = m_model->refused();
    kit::ActPanel *panel = m_host.panel();
    panel->setProgress(kit::ActPanel::Progress::Idle);
    if (refused > 0)
        //: Two counts: deals that changed hands and deals that did not.
        panel->setTitle(tr("%1 reassigned, %2 refused").arg(format.count(done), format.count(refused)));
    else
        panel->setTitle(tr("%1 deals reassigned", nullptr, done).arg(format.count(done)));
    panel->setAct(tr("Take it back"));
    panel->setObstacle(done > 0 ? QString() : tr("None of these deals changed its owner."));
}

void Reassigner::takeBack()
{
    if (m_running.isPending())
        return;
    m_host.setUnderway();
    m_running.ask(workspace::DealDesk(m_context.workspace).giveBack(m_model->rows(), *m_given), this, [this](const domain::Result<Rows> &outcomes) {
        if (!outcomes) {
            m_host.refuse(workspace::errorText(outcomes.error()));
        } else if (m_whom) {
            m_model->setRows(*outcomes, chosenName(), ReassignModel::Tense::TakenBack);
            m_host.panel()->setProgress(kit::ActPanel::Progress::Idle);
            const int back = m_model->going();
            m_host.panel()->setTitle(tr("%1 deals are back with whom they were", nullptr, back).arg(kit::Format().count(back)));
            m_host.panel()->setObstacle(tr("Nothing is left to take back."));
        }
        Q_EMIT settled();
    });
}

} // namespace plumbline::pages
