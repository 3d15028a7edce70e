#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"
#include "plumbline/workspace/deals.h"

#include <QObject>

namespace plumbline::pages {

class ActHost;

/// A deal an act is about, as far as acts need to know it.
struct DealAbout {
    domain::DealId id;
    QString title;
    /// Visits that were booked and not kept yet.
    std::vector<domain::KeyEvent> booked = {};
};

/// What people do in a deal, with one click or one file: what needs nothing but the click is recorded at once, what is told by a
/// file asks for it, and what needs a day or words opens the side panel.
class DealActs final : public QObject {
    Q_OBJECT
public:
    DealActs(const Context &context, ActHost &host, QObject *parent);

    /// `paths`: files that were dropped; empty where the act has to ask.
    void record(const DealAbout &deal, domain::KeyEventType type, const QStringList &paths = {});
    /// Shows the document's file and records that it was read.
    void read(const workspace::GateShown &gate);
    /// Supplies what a gate asks for.
    void supply(const DealAbout &deal, const workspace::GateShown &gate);
    /// Hands a won deal to delivery, with files of what was promised.
    void handOver(const DealAbout &deal, const QStringList &paths = {});
    void forget();
    [[nodiscard]] bool isPending() const { return m_acting.isPending(); }

Q_SIGNALS:
    /// It is done; the sentence says what.
    void done(const QString &sentence);
    /// It was refused where no panel could say so.
    void refused(const QString &sentence);

private:
    void bookVisit(const DealAbout &deal);
    void run(domain::Command act, const QStringList &paths, const QString &doneSentence);
    void runEvent(domain::KeyEvent event, const DealAbout &deal, const QStringList &paths);
    [[nodiscard]] domain::KeyEvent eventOf(const DealAbout &deal, domain::KeyEventType type) const;

    Context m_context;
    ActHost &m_host;
    models::Latest m_acting;
};

} // namespace plumbline::pages
