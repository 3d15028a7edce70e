#pragma once

#include "parts/listpage.h"

#include "plumbline/workspace/promisedesk.h"

class QPushButton;

namespace plumbline::kit {
class FigureRow;
}

namespace plumbline::pages {

class CommitmentForm;
class CommitmentsModel;
class CommitmentView;

/// Promises to customers: what is in force, late or waiting for a signature, what they cost, and everything that is done with
/// one from asking for it to keeping it.
class CommitmentsPage final : public ListPage {
    Q_OBJECT
public:
    explicit CommitmentsPage(const Context &context, QWidget *parent = nullptr);

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    void refresh() override;
    void forget() override;
    void showRecord(const domain::Uuid &record) override;
    void beginNew(domain::EntityKind aboutKind, const domain::Uuid &about) override;

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
    void take(const workspace::CommitmentList &list);
    void showChosen();
    void showFigures();
    void choose(const QString &key);
    void showActs();
    [[nodiscard]] const workspace::CommitmentShown *current() const;
    [[nodiscard]] bool isWanted(const workspace::CommitmentShown &shown) const;
    /// Those who may ask for a promise to be put in force.
    [[nodiscard]] bool maySubmit() const;

    // commitmentacts.cpp
    void startNew(const std::optional<workspace::PromiseAbout> &about);
    void startWithdrawing();
    void startClosing();
    void startChangingTerms();
    void openDeal();

    workspace::PromiseDesk m_desk;
    CommitmentsModel *m_commitments;
    CommitmentView *m_view;
    kit::FigureRow *m_figures;
    QPushButton *m_new = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_terms = nullptr;
    QPushButton *m_withdraw = nullptr;
    QPushButton *m_open = nullptr;
    models::Latest m_asked;
    models::Latest m_actsAsked;
    models::Latest m_aboutAsked;
    models::Latest m_zoneAsked;
    std::optional<workspace::CommitmentList> m_list;
    domain::Uuid m_shown;
    std::optional<workspace::CommitmentActs> m_acts;
    QString m_timeZone;
};

} // namespace plumbline::pages
