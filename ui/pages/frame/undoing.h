#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"
#include "plumbline/workspace/audit.h"

#include <QObject>

class QWidget;

namespace plumbline::kit {
class Banner;
}

namespace plumbline::pages {

/// Ctrl+Z: names what would be taken back, asks, takes it back, and offers to put it back again.
class Undoing : public QObject {
    Q_OBJECT
public:
    /// Results show in `banner`.
    Undoing(const Context &context, kit::Banner &banner, QWidget *window);

    void start();
    void forget();

private:
    /// What would be taken back: an entry of the ledger, or without a position the newest operation that waits for the hub.
    struct Target {
        std::optional<ledger::Position> position;
        QString sentence;
        QString actor;
    };
    void lookInLedger();
    void confirm(const Target &target);
    void takeBack(const Target &target);
    void putBack();
    void report(const domain::Error &error);

    Context m_context;
    kit::Banner &m_banner;
    QWidget *m_window;
    models::Latest m_asked;
    /// The undo that the banner's button takes back.
    std::optional<ledger::Position> m_done;
};

/// What an entry did, in words: "Import deals.csv: 8,800 created".
[[nodiscard]] QString entrySentence(const ledger::Entry &entry);

} // namespace plumbline::pages
