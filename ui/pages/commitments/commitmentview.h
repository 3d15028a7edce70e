#pragma once

#include "parts/factlist.h"

#include "plumbline/pages/context.h"
#include "plumbline/workspace/promises.h"

#include <QWidget>

namespace plumbline::kit {
class Banner;
class Label;
} // namespace plumbline::kit

namespace plumbline::pages {

class AttachmentList;
class HistoryList;
class StepPath;

/// One promise: where it stands on its way, what is known of it, the evidence, and what happened to it.
class CommitmentView final : public QWidget {
    Q_OBJECT
public:
    CommitmentView(const Context &context, QWidget *parent);

    void show(const workspace::CommitmentShown &shown, const QString &timeZone);
    void retranslate();
    void forget();

Q_SIGNALS:
    void opened(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);

private:
    [[nodiscard]] std::vector<FactLine> facts() const;
    void showNotice();
    void open(const QString &link);

    std::optional<workspace::CommitmentShown> m_shown;
    QString m_timeZone;
    kit::Banner *m_notice;
    kit::Label *m_amount;
    StepPath *m_path;
    FactList *m_facts;
    AttachmentList *m_files;
    HistoryList *m_history;
};

} // namespace plumbline::pages
