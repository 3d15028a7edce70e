#include "deals/dealacts.h"

#include "deals/acthost.h"
#include "deals/dealwords.h"
#include "deals/handoverform.h"
#include "parts/attachmentlist.h"

#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/dayfield.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/workspace/labels.h"

#include <QFileInfo>
#include <QFormLayout>

namespace plumbline::pages {

namespace {

using domain::KeyEventType;

QDate toQDate(domain::Date day)
{
    return QDate::fromString(day.toIso(), Qt::ISODate);
}

domain::Date fromQDate(const QDate &day)
{
    return domain::Date(day.year(), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

} // namespace

DealActs::DealActs(const Context &context, ActHost &host, QObject *parent) : QObject(parent), m_context(context), m_host(host) {}

void DealActs::forget()
{
    m_acting.drop();
}

domain::KeyEvent DealActs::eventOf(const DealAbout &deal, KeyEventType type) const
{
    domain::KeyEvent event;
    event.id = domain::KeyEventId(m_context.workspace.newId());
    event.deal = deal.id;
    event.type = type;
    event.on = m_context.workspace.today();
    return event;
}

void DealActs::record(const DealAbout &deal, KeyEventType type, const QStringList &paths)
{
    if (type == KeyEventType::VisitBooked) {
        bookVisit(deal);
        return;
    }
    domain::KeyEvent event = eventOf(deal, type);
    // The booking that was due first is the one that was kept.
    if (type == KeyEventType::VisitCompleted && !deal.booked.empty())
        event.booking = deal.booked.front().id;
    if (!domain::needsFile(type) || !paths.isEmpty()) {
        runEvent(std::move(event), deal, paths);
        return;
    }
    const kit::FileQuestion question{actText(type), kit::documentsFolder(), {tr("All files (*)")}};
    m_context.prompt.openFile(m_host.panel()->window(), question, this, [this, event, deal](const QString &path) {
        if (!path.isEmpty())
            runEvent(event, deal, {path});
    });
}

void DealActs::runEvent(domain::KeyEvent event, const DealAbout &deal, const QStringList &paths)
{
    const KeyEventType type = event.type;
    //: What was done in a deal, and the deal's title.
    const QString recorded = tr("%1: recorded in “%2”. Ctrl+Z takes it back.").arg(doneText(type), deal.title);
    run(domain::RecordKeyEvent{std::move(event), {}}, paths, recorded);
}

void DealActs::run(domain::Command act, const QStringList &paths, const QString &doneSentence)
{
    if (m_acting.isPending())
        return;
    if (m_host.isOpen())
        m_host.setUnderway();
    m_acting.ask(m_context.workspace.act(std::move(act), paths), this,
                 [this, doneSentence](const domain::Result<std::optional<ledger::Entry>> &entry) {
                     if (entry) {
                         m_host.finish();
                         Q_EMIT done(doneSentence);
                     } else if (m_host.isOpen()) {
                         m_host.refuse(workspace::errorText(entry.error()));
                     } else {
                         Q_EMIT refused(workspace::errorText(entry.error()));
                     }
                 });
}

void DealActs::bookVisit(const DealAbout &deal)
{
    auto *body = new QWidget;
    auto *form = new QFormLayout(body);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    auto *day = new kit::DayField(body);
    day->setObjectName(QStringLiteral("deals.visitDay"));
    day->setDay(toQDate(m_context.workspace.today().plusDays(1)));
    day->setAccessibleName(tr("Day of the visit"));
    auto *whom = new QLineEdit(body);
    whom->setObjectName(QStringLiteral("deals.visitRecipient"));
    whom->setAccessibleName(tr("Whom you visit"));
    form->addRow(tr("Day of the visit"), day);
    form->addRow(tr("Whom you visit"), whom);
    ActForm act{actText(KeyEventType::VisitBooked), deal.title, body, day, tr("Book the visit"), {}, {}};
    act.run = [this, deal, day, whom] {
        domain::KeyEvent event = eventOf(deal, KeyEventType::VisitBooked);
        event.planned_for = fromQDate(day->day());
        if (const QString name = whom->text().trimmed(); !name.isEmpty())
            event.recipient = name;
        runEvent(std::move(event), deal, {});
    };
    m_host.begin(std::move(act));
}

void DealActs::supply(const DealAbout &deal, const workspace::GateShown &gate)
{
    if (gate.asks.event)
        record(deal, *gate.asks.event);
    else
        read(gate);
}

void DealActs::read(const workspace::GateShown &gate)
{
    if (!gate.asks.document)
        return;
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *say = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, body);
    say->setOverflow(kit::Label::Overflow::Wrap);
    say->setText(tr("Open the file and read it. That you have read this version is recorded with your name."));
    auto *files = new AttachmentList(m_context, body);
    files->follow(domain::EntityKind::Document, gate.asks.document->uuid());
    // Here it is read; its next version is published where documents are kept.
    if (auto *add = files->findChild<QWidget *>(QStringLiteral("attach")))
        add->hide();
    layout->addWidget(say);
    layout->addWidget(files);
    layout->addStretch(1);
    const QString version = tr("Version %1").arg(kit::Format().count(gate.version));
    ActForm act{gate.document, version, body, nullptr, tr("I have read it"), {}, {}};
    act.run = [this, gate] {
        domain::AcknowledgeDocument read{domain::AcknowledgementId(m_context.workspace.newId()), *gate.asks.document, gate.version};
        run(read, {}, tr("“%1” is recorded as read.").arg(gate.document));
    };
    m_host.begin(std::move(act));
}

void DealActs::handOver(const DealAbout &deal, const QStringList &paths)
{
    auto *form = new HandoverForm(m_context, paths);
    const auto showObstacle = [this, form] { m_host.panel()->setObstacle(form->obstacle()); };
    ActForm act{tr("Hand over to delivery"), deal.title, form, form->start(), tr("Hand over"), form->obstacle(), {}};
    act.run = [this, deal, form] {
        domain::Handover handover;
        handover.id = domain::HandoverId(m_context.workspace.newId());
        handover.deal = deal.id;
        handover.clause = form->clause();
        if (const QString risk = form->risk(); !risk.isEmpty())
            handover.risk_note = risk;
        run(domain::OfferHandover{std::move(handover), {}}, form->paths(), tr("“%1” is offered to delivery. Ctrl+Z takes it back.").arg(deal.title));
    };
    connect(form, &HandoverForm::changed, this, showObstacle);
    m_host.begin(std::move(act));
}

} // namespace plumbline::pages
