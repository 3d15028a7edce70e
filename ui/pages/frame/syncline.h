#pragma once

#include "plumbline/workspace/syncing.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace plumbline::pages {

/// The part of the bottom line that speaks of the hub: the line in words with a shape, what waits, how far a first sync is, and
/// the open conflicts. A click on the words opens what waits, one on the conflicts their page. Hidden where there is no hub.
class SyncLine final : public QWidget {
    Q_OBJECT
public:
    explicit SyncLine(QWidget *parent);

    void setStatus(const workspace::SyncStatus &status);
    void retranslate();

Q_SIGNALS:
    void waitingWanted();
    void conflictsWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void applyLook();
    workspace::SyncStatus m_status;
    QPushButton *m_line;
    QProgressBar *m_progress;
    QPushButton *m_conflicts;
};

} // namespace plumbline::pages
