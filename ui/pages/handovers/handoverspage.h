#pragma once

#include "handovers/handoversmodel.h"
#include "parts/listpage.h"

#include "plumbline/workspace/promisedesk.h"

class QPushButton;

namespace plumbline::pages {

class HandoverView;

/// What sales hands to delivery, accepted with the signed requirements or returned with a reason, and what departments have to do
/// for promises.
class HandoversPage final : public ListPage {
    Q_OBJECT
public:
    explicit HandoversPage(const Context &context, QWidget *parent = nullptr);

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] int attention() const override { return m_waiting; }
    void refresh() override;
    void forget() override;
    void showRecord(const domain::Uuid &record) override;

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
    void askTasks();
    void take(const std::vector<workspace::HandoverShown> &handovers);
    void showActs();
    void startAccepting();
    void startReturning();
    void openCurrent();
    [[nodiscard]] const DeliveryRow *current() const;
    [[nodiscard]] bool canDecide() const;

    workspace::PromiseDesk m_desk;
    HandoversModel *m_rows;
    HandoverView *m_view;
    QPushButton *m_accept = nullptr;
    QPushButton *m_return = nullptr;
    QPushButton *m_open = nullptr;
    models::Latest m_asked;
    models::Latest m_zoneAsked;
    int m_waiting = 0;
    QString m_timeZone;
};

} // namespace plumbline::pages
