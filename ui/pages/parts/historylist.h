#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/workspace/workspace.h"

#include <QWidget>

class QVBoxLayout;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

/// What happened to a record, newest first, read from the ledger.
class HistoryList final : public QWidget {
    Q_OBJECT
public:
    HistoryList(workspace::Workspace &workspace, QWidget *parent);

    /// None hides it. The same record again asks anew.
    void follow(domain::EntityKind kind, const domain::Uuid &record, const QString &timeZone);
    void retranslate();

private:
    void build();

    workspace::Workspace &m_workspace;
    models::Latest m_asked;
    domain::Uuid m_record;
    QString m_timeZone;
    std::vector<workspace::AuditChange> m_history;
    kit::Label *m_heading;
    QVBoxLayout *m_lines;
    QWidget *m_list = nullptr;
};

} // namespace plumbline::pages
