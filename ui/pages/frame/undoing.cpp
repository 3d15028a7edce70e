#include "frame/undoing.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/workspace/labels.h"
#include "plumbline/workspace/workspace.h"

#include <QCoreApplication>

namespace plumbline::pages {

namespace {

/// How far back an operation that can be taken back is looked for.
constexpr int EntriesLookedThrough = 200;

bool canBeTakenBack(const workspace::AuditRow &row)
{
    return !row.undoneBy && !row.entry.undoes && row.entry.kind != QLatin1StringView("found_organisation");
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Undoing)
};

} // namespace

QString entrySentence(const ledger::Entry &entry)
{
    const kit::Format format;
    const QString act = workspace::commandLabel(entry.kind);
    QStringList counts;
    if (entry.created > 0)
        counts << Words::tr("%1 created").arg(format.count(entry.created));
    if (entry.updated > 0)
        counts << Words::tr("%1 changed").arg(format.count(entry.updated));
    if (entry.removed > 0)
        counts << Words::tr("%1 removed").arg(format.count(entry.removed));
    const QString what = counts.join(Words::tr(", ", "between counts"));
    if (entry.subject.isEmpty())
        //: An act and what it did: "Import: 8,800 created".
        return Words::tr("%1: %2").arg(act, what);
    //: An act, what it was about, and what it did: "Import “deals.csv”: 8,800 created".
    return Words::tr("%1 “%2”: %3").arg(act, entry.subject, what);
}

Undoing::Undoing(const Context &context, kit::Banner &banner, QWidget *window)
    : QObject(window), m_context(context), m_banner(banner), m_window(window)
{
    connect(&m_banner, &kit::Banner::acted, this, &Undoing::putBack);
    connect(&m_banner, &kit::Banner::dismissed, this, [this] { m_done.reset(); });
}

void Undoing::start()
{
    replica::EntryFilter filter;
    filter.limit = EntriesLookedThrough;
    m_asked.ask(m_context.workspace.audit(filter), this, [this](const domain::Result<workspace::AuditPage> &page) {
        if (!page)
            return report(page.error());
        const auto row = std::ranges::find_if(page->rows, canBeTakenBack);
        if (row == page->rows.end()) {
            m_done.reset();
            m_banner.show(kit::Tone::Info, tr("There is nothing to undo."), {}, kit::Dismissal::CanBeClosed);
            return;
        }
        confirm(*row);
    });
}

void Undoing::confirm(const workspace::AuditRow &row)
{
    kit::Question question;
    question.tone = kit::Tone::Watch;
    question.title = tr("Undo the last change?");
    question.sentence = entrySentence(row.entry);
    question.advice = tr("It was done by %1. Undoing is recorded in the ledger and can be taken back itself.").arg(row.actor);
    question.answers = {{QStringLiteral("undo"), tr("Undo it"), false}};
    question.defaultAnswer = QStringLiteral("undo");
    m_context.prompt.ask(m_window, question, this, [this, row](const QString &answer) {
        if (answer == QLatin1StringView("undo"))
            takeBack(row);
    });
}

void Undoing::takeBack(const workspace::AuditRow &row)
{
    const QString sentence = entrySentence(row.entry);
    m_asked.ask(m_context.workspace.undo(row.entry.position), this, [this, sentence](const domain::Result<ledger::Entry> &entry) {
        if (!entry)
            return report(entry.error());
        m_done = entry->position;
        m_banner.show(kit::Tone::Good, tr("Undone: %1").arg(sentence), tr("Put it back"), kit::Dismissal::CanBeClosed);
    });
}

void Undoing::putBack()
{
    if (!m_done)
        return;
    const ledger::Position position = *std::exchange(m_done, std::nullopt);
    m_asked.ask(m_context.workspace.undo(position), this, [this](const domain::Result<ledger::Entry> &entry) {
        if (!entry)
            return report(entry.error());
        m_banner.show(kit::Tone::Good, tr("It is back as it was."), {}, kit::Dismissal::CanBeClosed);
    });
}

void Undoing::report(const domain::Error &error)
{
    m_done.reset();
    m_banner.show(kit::Tone::Bad, workspace::errorText(error), {}, kit::Dismissal::CanBeClosed);
}

void Undoing::forget()
{
    m_asked.drop();
    m_done.reset();
    m_banner.clear();
}

} // namespace plumbline::pages
