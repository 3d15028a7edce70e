#include "parts/historylist.h"

#include "plumbline/kit/format.h"
#include "plumbline/kit/label.h"
#include "plumbline/workspace/labels.h"

#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

/// So many entries are shown; the audit page has the rest.
constexpr std::size_t MostEntries = 12;

QString fieldLine(domain::EntityKind kind, const workspace::FieldText &field)
{
    const auto words = [&](const QString &text) {
        return text.isEmpty() ? kit::Format::none() : workspace::valueLabel(kind, field.field, text);
    };
    //: A field, its value before and after.
    return HistoryList::tr("%1: %2 → %3").arg(workspace::fieldLabel(field.label), words(field.before), words(field.after));
}

} // namespace

HistoryList::HistoryList(workspace::Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_heading(new kit::Label(kit::TextSize::Title, kit::TextLevel::Strong, this)), m_lines(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kit::tokens().space(4), 0, 0);
    layout->setSpacing(kit::tokens().space(2));
    layout->addWidget(m_heading);
    layout->addLayout(m_lines);
    retranslate();
    hide();
}

void HistoryList::follow(domain::EntityKind kind, const domain::Uuid &record, const QString &timeZone)
{
    m_timeZone = timeZone;
    if (std::exchange(m_record, record) != record) {
        m_history.clear();
        build();
    }
    setVisible(kind != domain::EntityKind::None);
    m_asked.drop();
    if (kind == domain::EntityKind::None)
        return;
    m_asked.ask(m_workspace.history(kind, record), this, [this](const domain::Result<std::vector<workspace::AuditChange>> &history) {
        m_history = history.value_or(std::vector<workspace::AuditChange>());
        build();
    });
}

void HistoryList::build()
{
    if (m_list != nullptr) {
        m_list->hide();
        m_list->deleteLater();
    }
    m_list = new QWidget(this);
    auto *layout = new QVBoxLayout(m_list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit::tokens().space(1));
    const kit::Format format;
    for (std::size_t i = 0; i < std::min(m_history.size(), MostEntries); ++i) {
        const workspace::AuditChange &change = m_history[i];
        auto *when = new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, m_list);
        //: When, who did it, and by which act.
        when->setText(tr("%1 · %2 · %3").arg(format.moment(change.entry.madeAt, m_timeZone), change.actor, workspace::commandLabel(change.entry.kind)));
        layout->addWidget(when);
        if (change.kind != workspace::ChangeKind::Updated)
            continue;
        QStringList lines;
        for (const workspace::FieldText &field : change.fields)
            lines << fieldLine(change.entity, field);
        auto *what = new kit::Label(kit::TextSize::Body, kit::TextLevel::Normal, m_list);
        what->setOverflow(kit::Label::Overflow::Wrap);
        what->setText(lines.join(QLatin1Char('\n')));
        layout->addWidget(what);
    }
    m_lines->addWidget(m_list);
    m_heading->setVisible(!m_history.empty());
}

void HistoryList::retranslate()
{
    m_heading->setText(tr("What happened to it"));
    build();
}

} // namespace plumbline::pages
