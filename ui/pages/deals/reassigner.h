#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"
#include "plumbline/workspace/deals.h"

#include <QObject>
#include <QPointer>

class QComboBox;

namespace plumbline::kit {
class DataTable;
}

namespace plumbline::pages {

class ActHost;
class ReassignModel;

/// Gives several deals to another owner: whom, what would become of each, the act, what became of each, and the way back.
class Reassigner final : public QObject {
    Q_OBJECT
public:
    /// More at once are nobody's decision.
    static constexpr qint64 MostDeals = 5000;

    Reassigner(const Context &context, ActHost &host, QObject *parent);

    void begin(std::vector<domain::DealId> deals);
    void forget();
    [[nodiscard]] bool isPending() const { return m_asked.isPending() || m_sellersAsked.isPending() || m_running.isPending(); }

Q_SIGNALS:
    /// Deals changed their owner, or a preview came.
    void settled();

private:
    [[nodiscard]] QWidget *makeBody();
    void showSellers(const std::vector<workspace::Seller> &sellers);
    void preview();
    void showPreview();
    void run();
    void showOutcome(const std::vector<workspace::Reassignment> &outcomes);
    void takeBack();
    [[nodiscard]] std::optional<domain::UserId> chosen() const;
    [[nodiscard]] QString chosenName() const;

    Context m_context;
    ActHost &m_host;
    models::Latest m_sellersAsked;
    models::Latest m_asked;
    models::Latest m_running;
    std::vector<domain::DealId> m_deals;
    /// Whom the deals went to, once they have.
    std::optional<domain::UserId> m_given;
    ReassignModel *m_model;
    QPointer<QComboBox> m_whom;
    QPointer<kit::DataTable> m_table;
};

} // namespace plumbline::pages
