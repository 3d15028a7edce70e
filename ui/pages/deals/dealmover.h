#pragma once

#include "deals/dealacts.h"

namespace plumbline::pages {

/// A deal on its way from one stage to another.
struct DealMove {
    DealAbout deal;
    domain::StageId from;
    domain::StageId to;
    /// As people read it.
    QString toName;
    domain::StageOutcome outcome{};
};

/// Moves deals: asks why one is lost, and where a gate refuses, says what is missing, offers the acts that supply it, and
/// repeats the move once nothing is.
class DealMover final : public QObject {
    Q_OBJECT
public:
    DealMover(const Context &context, ActHost &host, DealActs &acts, QObject *parent);

    void move(const DealMove &move);
    void forget();
    [[nodiscard]] bool isPending() const { return m_acting.isPending() || m_asking.isPending(); }

Q_SIGNALS:
    /// The deal is there. `position` is 0 where the ledger will say later.
    void moved(const plumbline::pages::DealMove &move, qint64 position);
    /// It stays where it was; where the panel says why and what to do, the sentence is empty.
    void stayed(const QString &sentence);

private:
    void askReason(const DealMove &move);
    void run(const DealMove &move, std::optional<domain::LossReason> reason);
    void refused(const DealMove &move, const domain::Error &error);
    void askMissing();
    void showMissing(const std::vector<workspace::GateShown> &missing);

    Context m_context;
    ActHost &m_host;
    DealActs &m_acts;
    models::Latest m_acting;
    models::Latest m_asking;
    /// The move a gate refused, while its panel is open or one of its acts is.
    std::optional<DealMove> m_held;
};

} // namespace plumbline::pages
