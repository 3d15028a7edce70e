#include "frame/recorddrawer.h"

#include "parts/attachmentlist.h"

#include "plumbline/domain/description.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/workspace/labels.h"
#include "plumbline/workspace/workspace.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

/// So many entries of the history are shown; the audit page has the rest.
constexpr std::size_t MostEntries = 20;

/// Millionths as a decimal fraction, without zeros at its end.
QString rateText(std::int64_t millionths)
{
    QString text = QStringLiteral("%1.%2").arg(millionths / 1'000'000).arg(millionths % 1'000'000, 6, 10, QLatin1Char('0'));
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

/// A field's value as people read it: figures and dates by the format, words by their labels.
QString valueOf(domain::EntityKind kind, const workspace::FieldText &field)
{
    const kit::Format format;
    const domain::EntityDescription &description = domain::describe(kind);
    const int at = description.indexOf(field.field);
    const auto *number = std::get_if<std::int64_t>(&field.value);
    if (number && at >= 0 && description.fields[static_cast<std::size_t>(at)].type == domain::FieldType::Boolean)
        return *number == 0 ? RecordDrawer::tr("No") : RecordDrawer::tr("Yes");
    if (domain::isAbsent(field.value))
        return kit::Format::none();
    if (const auto *money = std::get_if<domain::Money>(&field.value))
        return format.moneyWithCurrency(*money);
    if (const auto *date = std::get_if<domain::Date>(&field.value))
        return format.date(*date);
    if (field.field == QLatin1StringView("probability"))
        if (number)
            return format.percent(*number);
    if (field.field == QLatin1StringView("rate_micro"))
        if (number)
            return rateText(*number);
    if (field.field == QLatin1StringView("stage"))
        return kit::stageLabel(field.after);
    if (field.field == QLatin1StringView("category"))
        return workspace::tokenLabel(field.after);
    return workspace::valueLabel(kind, field.field, field.after);
}

/// One record of a kind: what stands under its title.
QString kindName(domain::EntityKind kind)
{
    switch (kind) {
    case domain::EntityKind::Account: return RecordDrawer::tr("Customer");
    case domain::EntityKind::Deal: return RecordDrawer::tr("Deal");
    case domain::EntityKind::Fact: return RecordDrawer::tr("Document");
    case domain::EntityKind::Instalment: return RecordDrawer::tr("Instalment of an invoice");
    case domain::EntityKind::User: return RecordDrawer::tr("Person");
    case domain::EntityKind::Product: return RecordDrawer::tr("Product");
    default: return workspace::label(kind);
    }
}

QString titleOf(const std::vector<workspace::FieldText> &fields)
{
    for (const char16_t *name : {u"title", u"name", u"document"})
        for (const workspace::FieldText &each : fields)
            if (each.field == QStringView(name))
                return each.after;
    return {};
}

} // namespace

RecordDrawer::RecordDrawer(const Context &context, HasPage hasPage, QWidget *parent)
    : kit::Drawer(parent), m_context(context), m_hasPage(std::move(hasPage))
{
    setObjectName(QStringLiteral("recordDrawer"));
    m_attachments = new AttachmentList(context, this);
    m_below = new QWidget(this);
    auto *below = new QVBoxLayout(m_below);
    below->setContentsMargins(0, 0, 0, 0);
    below->addWidget(m_attachments);
    below->addStretch();
    setContent(m_below);
    setAcceptDrops(true);
    connect(this, &kit::Drawer::closed, this, [this] { m_isOpen = false; });
    connect(this, &kit::Drawer::acted, this, [this] { Q_EMIT fullWanted(m_kind, m_record); });
}

void RecordDrawer::follow(domain::EntityKind kind, const domain::Uuid &record)
{
    if (kind == domain::EntityKind::None) {
        forget();
        return;
    }
    if (kind == m_kind && record == m_record)
        return;
    m_kind = kind;
    m_record = record;
    if (m_isOpen)
        ask();
}

void RecordDrawer::reveal(domain::EntityKind kind, const domain::Uuid &record)
{
    m_kind = kind;
    m_record = record;
    m_isOpen = true;
    ask();
    open();
    Q_EMIT revealed();
}

void RecordDrawer::refresh()
{
    if (m_isOpen && m_kind != domain::EntityKind::None)
        ask();
}

void RecordDrawer::forget()
{
    m_fieldsAsked.drop();
    m_historyAsked.drop();
    m_zoneAsked.drop();
    m_timeZone.clear();
    m_kind = domain::EntityKind::None;
    m_record = {};
    m_fields.clear();
    m_history.clear();
    setTitle({});
    setRows({});
    setAct({});
    m_attachments->follow(m_kind, m_record);
    setPast(nullptr);
    if (std::exchange(m_isOpen, false))
        close();
}

void RecordDrawer::setPast(QWidget *past)
{
    if (m_past != nullptr) {
        m_past->hide();
        m_past->deleteLater();
    }
    m_past = past;
    if (past != nullptr)
        static_cast<QVBoxLayout *>(m_below->layout())->insertWidget(1, past);
}

void RecordDrawer::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_attachments->takesFiles() && !AttachmentList::filesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void RecordDrawer::dropEvent(QDropEvent *event)
{
    m_attachments->attach(AttachmentList::filesIn(*event->mimeData()));
    event->acceptProposedAction();
}

void RecordDrawer::ask()
{
    m_attachments->follow(m_kind, m_record);
    m_fieldsAsked.ask(m_context.workspace.record(m_kind, m_record), this, [this](const domain::Result<std::vector<workspace::FieldText>> &fields) {
        if (!fields) {
            setTitle(workspace::errorText(fields.error()));
            setRows({});
            return;
        }
        m_fields = *fields;
        showFields();
    });
    if (m_timeZone.isEmpty())
        m_zoneAsked.ask(m_context.workspace.timeZone(), this, [this](const domain::Result<QString> &zone) {
            m_timeZone = zone.value_or(QString());
            showHistory();
        });
    m_historyAsked.ask(m_context.workspace.history(m_kind, m_record), this, [this](const domain::Result<std::vector<workspace::AuditChange>> &history) {
        m_history = history ? *history : std::vector<workspace::AuditChange>();
        showHistory();
    });
}

void RecordDrawer::showFields()
{
    const QString title = titleOf(m_fields);
    setTitle(title.isEmpty() ? kindName(m_kind) : title, title.isEmpty() ? QString() : kindName(m_kind));
    std::vector<kit::DrawerRow> rows;
    for (const workspace::FieldText &field : m_fields)
        if (field.after != title)
            rows.push_back({workspace::fieldLabel(field.label), valueOf(m_kind, field), {}, kit::Tone::Neutral});
    setRows(rows);
    setAct(m_hasPage(m_kind) ? tr("Open in full") : QString());
}

void RecordDrawer::showHistory()
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, kit::tokens().space(4), 0, 0);
    layout->setSpacing(kit::tokens().space(1));
    auto *heading = new kit::Label(kit::TextSize::Title, kit::TextLevel::Strong, content);
    heading->setText(tr("What happened to it"));
    layout->addWidget(heading);
    if (m_history.empty()) {
        auto *nothing = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, content);
        nothing->setOverflow(kit::Label::Overflow::Wrap);
        nothing->setText(tr("Nothing is recorded about it."));
        layout->addWidget(nothing);
    }
    const kit::Format format;
    for (std::size_t i = 0; i < std::min(m_history.size(), MostEntries); ++i) {
        const workspace::AuditChange &change = m_history[i];
        auto *when = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, content);
        //: When, and who did it.
        when->setText(tr("%1 · %2").arg(format.moment(change.entry.madeAt, m_timeZone), change.actor));
        auto *what = new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, content);
        what->setOverflow(kit::Label::Overflow::Wrap);
        QStringList lines;
        if (change.kind == workspace::ChangeKind::Updated)
            for (const workspace::FieldText &field : change.fields)
                //: A field, its value before and after.
                lines << tr("%1: %2 → %3").arg(workspace::fieldLabel(field.label), field.before.isEmpty() ? kit::Format::none() : field.before,
                                               field.after.isEmpty() ? kit::Format::none() : field.after);
        else if (change.kind == workspace::ChangeKind::Created)
            lines << (change.entry.subject.isEmpty() ? tr("Created") : tr("Created by %1").arg(change.entry.subject));
        else
            lines << tr("Removed");
        what->setText(lines.join(QLatin1Char('\n')));
        layout->addWidget(when);
        layout->addWidget(what);
    }
    setPast(content);
}

void RecordDrawer::retranslate()
{
    if (m_kind == domain::EntityKind::None)
        return;
    showFields();
    showHistory();
    m_attachments->retranslate();
}

} // namespace plumbline::pages
