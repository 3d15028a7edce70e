#pragma once

#include "handovers/handoversmodel.h"
#include "parts/factlist.h"

#include "plumbline/pages/context.h"

#include <QWidget>

namespace plumbline::kit {
class Banner;
class Label;
} // namespace plumbline::kit

namespace plumbline::pages {

class AttachmentList;
class HistoryList;
class StepPath;

/// One hand-over with what was promised, the clause to keep and its legal risk, or one task with its promise.
class HandoverView final : public QWidget {
    Q_OBJECT
public:
    HandoverView(const Context &context, QWidget *parent);

    void show(const DeliveryRow &row, const QString &timeZone);
    void retranslate();
    void forget();

Q_SIGNALS:
    void opened(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);

private:
    void showHandover(const workspace::HandoverShown &shown);
    void showTask(const workspace::TaskShown &shown);
    void open(const QString &link);

    std::optional<DeliveryRow> m_row;
    QString m_timeZone;
    kit::Banner *m_notice;
    kit::Label *m_clauseHeading;
    kit::Label *m_clause;
    StepPath *m_path;
    FactList *m_facts;
    AttachmentList *m_files;
    HistoryList *m_history;
};

} // namespace plumbline::pages
