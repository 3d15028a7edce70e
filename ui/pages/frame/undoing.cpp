#include "frame/undoing.h"

#include "plumbline/kit/banner.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/workspace/labels.h"
#include "plumbline/workspace/workspace.h"

#include <QCoreApplication>

#include <set>

namespace plumbline::pages {

namespace {

/// How far back an operation that can be taken back is looked for.
constexpr int EntriesLookedThrough = 200;

bool canBeTakenBack(const workspace::AuditRow &row)
{
    const bool changed = row.entry.created + row.entry.updated + row.entry.removed > 0;
    return changed && !row.undoneBy && !row.entry.undoes && ledger::tookEffect(row.entry.outcome)
        && row.entry.kind != QLatin1StringView("found_organisation");
}

/// The newest of what waits that has an effect, is no undo and is not undone by one that waits; nullptr when there is none.
const workspace::WaitingWork *newestToTakeBack(const std::vector<workspace::WaitingWork> &work)
{
    std::set<std::int64_t> undone;
    for (auto each = work.rbegin(); each != work.rend(); ++each) {
        const ledger::Operation &operation = each->operation;
        if (each->kind != workspace::WaitingWork::Kind::Waiting)
            continue;
        if (operation.kind == QLatin1StringView("undo_operation"))
            undone.insert(operation.dependsOn.begin(), operation.dependsOn.end());
        else if (!each->refused && !undone.contains(operation.deviceSequence))
            return &*each;
    }
    return nullptr;
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

/// What waits for the hub is newer than anything the ledger has.
void Undoing::start()
{
    if (m_context.workspace.syncStatus().pending == 0) {
        lookInLedger();
        return;
    }
    m_asked.ask(m_context.workspace.waitingWork(), this, [this](const domain::Result<std::vector<workspace::WaitingWork>> &work) {
        if (!work)
            return report(work.error());
        if (const workspace::WaitingWork *newest = newestToTakeBack(*work))
            confirm({std::nullopt, newest->sentence, m_context.workspace.signedIn().value_or(workspace::SignedIn()).name});
        else
            lookInLedger();
    });
}

void Undoing::lookInLedger()
{
    replica::EntryFilter filter;
    filter.limit = EntriesLookedThrough;
    // Where many work, everybody takes back what they did themselves.
    const auto person = m_context.workspace.signedIn();
    if (person && m_context.workspace.syncStatus().line != workspace::SyncStatus::Line::Alone)
        filter.actor = person->user;
    m_asked.ask(m_context.workspace.audit(filter), this, [this](const domain::Result<workspace::AuditPage> &page) {
        if (!page)
            return report(page.error());
        const auto row = std::ranges::find_if(page->rows, canBeTakenBack);
        if (row == page->rows.end()) {
            m_done.reset();
            m_banner.show(kit::Tone::Info, tr("There is nothing to undo."), {}, kit::Dismissal::CanBeClosed);
            return;
        }
        confirm({row->entry.position, entrySentence(row->entry), row->actor});
    });
}

void Undoing::confirm(const Target &target)
{
    kit::Question question;
    question.tone = kit::Tone::Watch;
    question.title = tr("Undo the last change?");
    question.sentence = target.sentence;
    question.advice = tr("It was done by %1. Undoing is recorded in the ledger and can be taken back itself.").arg(target.actor);
    question.answers = {{QStringLiteral("undo"), tr("Undo it"), false}};
    question.defaultAnswer = QStringLiteral("undo");
    m_context.prompt.ask(m_window, question, this, [this, target](const QString &answer) {
        if (answer == QLatin1StringView("undo"))
            takeBack(target);
    });
}

void Undoing::takeBack(const Target &target)
{
    m_asked.ask(m_context.workspace.undo(target.position), this, [this, sentence = target.sentence](const domain::Result<ledger::Entry> &entry) {
        if (!entry)
            return report(entry.error());
        // An undo that waits for the hub has no place in the ledger yet, by which it could be taken back.
        m_done = entry->position > 0 ? std::optional(entry->position) : std::nullopt;
        if (entry->created + entry->updated + entry->removed == 0) {
            m_banner.show(kit::Tone::Info, tr("The hub takes it back, and its rows go when it has: %1").arg(sentence), {}, kit::Dismissal::CanBeClosed);
            return;
        }
        m_banner.show(kit::Tone::Good, tr("Undone: %1").arg(sentence), m_done ? tr("Put it back") : QString(), kit::Dismissal::CanBeClosed);
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
