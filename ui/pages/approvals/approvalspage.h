#pragma once

#include "parts/listpage.h"

#include "plumbline/workspace/promisedesk.h"

#include <map>

class QPushButton;

namespace plumbline::pages {

class ApprovalsModel;
class ApprovalView;
class AwayLines;

/// Everything that waits for this person's signature in one queue, and what they signed: approved, refused and revoked by keys,
/// each on the amounts that were shown.
class ApprovalsPage final : public ListPage {
    Q_OBJECT
public:
    explicit ApprovalsPage(const Context &context, QWidget *parent = nullptr);

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] int attention() const override { return m_waiting; }
    void refresh() override;
    void forget() override;

protected:
    void retranslate() override;
    void ask() override;
    void showCurrent() override;
    [[nodiscard]] std::pair<QString, QString> emptyTexts() const override;
    [[nodiscard]] QString listTitle() const override;
    [[nodiscard]] bool isAnythingPending() const override;

private:
    void buildFoot();
    void addKeys();
    void take(std::vector<workspace::ApprovalShown> approvals);
    void askAmounts(const workspace::ApprovalShown &approval);
    void takeCost(const workspace::CostShown &cost);
    void showActs();
    void approve();
    void startRefusing();
    void startDelegating();
    void endDelegation(const domain::DelegationId &delegation);
    void askDelegations();
    void askSentBack();
    void takeSentBack(const std::vector<workspace::SentBack> &back);
    void startRevoking(const workspace::ApprovalShown &approval);
    /// The panel with nothing but a reason in it.
    void askReason(std::function<void()> words, QString (*caption)(), std::function<void(const QString &)> act);
    void decide(domain::ApprovalDecision decision, const QString &reason);
    void decided(const workspace::ApprovalShown &approval, domain::ApprovalDecision decision);
    void revoke(const workspace::ApprovalShown &approval, const QString &reason);
    [[nodiscard]] QString refusalText(const domain::Error &error) const override;
    void openCurrent();
    [[nodiscard]] const workspace::ApprovalShown *current() const;
    [[nodiscard]] bool isDecidedShown() const;
    [[nodiscard]] bool canDecide() const;

    workspace::PromiseDesk m_desk;
    ApprovalsModel *m_approvals;
    ApprovalView *m_view;
    QPushButton *m_approve = nullptr;
    QPushButton *m_refuse = nullptr;
    QPushButton *m_revoke = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_delegate = nullptr;
    AwayLines *m_away;
    models::Latest m_asked;
    models::Latest m_countAsked;
    models::Latest m_costAsked;
    models::Latest m_debtAsked;
    models::Latest m_zoneAsked;
    models::Latest m_delegationsAsked;
    models::Latest m_backAsked;
    int m_waiting = 0;
    QString m_timeZone;
    /// The request whose amounts are on screen, those amounts, and what they were before they changed under the person's eyes.
    domain::Uuid m_shown;
    std::optional<workspace::CostShown> m_cost;
    std::optional<workspace::CostShown> m_seen;
    std::optional<workspace::DebtShown> m_debt;
    /// Decisions that came back: until they are decided again, they stand here with the amounts they were signed on.
    std::map<domain::Uuid, workspace::CostShown> m_sentBack;
    /// The banner offers to revoke it.
    std::optional<workspace::ApprovalShown> m_lastApproved;
};

} // namespace plumbline::pages
