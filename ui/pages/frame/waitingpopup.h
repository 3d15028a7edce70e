#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/workspace/workspace.h"

#include <QFrame>

class QListWidget;
class QPushButton;

namespace plumbline::kit {
class Label;
class StateStack;
} // namespace plumbline::kit

namespace plumbline::pages {

/// What the bottom line opens: how the window stands with the hub, what waits, what was set aside and what the hub refused, each
/// with its reason, and "Sync now". Follows
/// the status while it is open.
class WaitingPopup final : public QFrame {
    Q_OBJECT
public:
    WaitingPopup(workspace::Workspace &workspace, const QString &timeZone, QWidget *parent);
    /// What was refused counts as seen when it was on screen.
    ~WaitingPopup() override;

    /// Opens above the widget.
    void popUp(const QWidget &over);
    [[nodiscard]] bool isSettled() const { return !m_asked.isPending(); }

private:
    void showStatus(const workspace::SyncStatus &status);
    void ask();
    void fill(const std::vector<workspace::WaitingWork> &work);
    void addWork(const workspace::WaitingWork &work);

    workspace::Workspace &m_workspace;
    QString m_timeZone;
    models::Latest m_asked;
    kit::Label *m_line;
    kit::Label *m_facts;
    QListWidget *m_list;
    kit::StateStack *m_states;
    kit::Label *m_more;
    QPushButton *m_sync;
    bool m_hasShownNews = false;
};

} // namespace plumbline::pages
