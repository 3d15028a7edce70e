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
class CostPanel;
class StepPath;

/// One request as one screen: what was promised, where it stands, what it costs, and the evidence.
class ApprovalView final : public QWidget {
    Q_OBJECT
public:
    ApprovalView(const Context &context, QWidget *parent);

    void show(const workspace::ApprovalShown &approval, const QString &timeZone);
    /// `seen`: what the person looked at before the amounts changed.
    void setCost(const std::optional<workspace::CostShown> &now, const std::optional<workspace::CostShown> &seen,
                 const std::optional<workspace::DebtShown> &debt);
    /// The request and its amounts again, in the language of now.
    void retranslate();
    void forget();

Q_SIGNALS:
    void opened(plumbline::domain::EntityKind kind, const plumbline::domain::Uuid &record);

private:
    void showNotice();
    [[nodiscard]] std::vector<FactLine> facts() const;
    void open(const QString &link);

    std::optional<workspace::ApprovalShown> m_approval;
    std::optional<workspace::CostShown> m_now;
    std::optional<workspace::CostShown> m_seen;
    std::optional<workspace::DebtShown> m_debt;
    QString m_timeZone;
    kit::Banner *m_notice;
    kit::Label *m_amount;
    kit::Label *m_about;
    StepPath *m_path;
    CostPanel *m_cost;
    FactList *m_facts;
    AttachmentList *m_files;
};

} // namespace plumbline::pages
