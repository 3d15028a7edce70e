#pragma once

#include "parts/figurepage.h"

#include "plumbline/analytics/pages.h"
#include "plumbline/domain/entities/receivables.h"

#include <functional>

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace plumbline::kit {
class AgeingBar;
class Banner;
class Card;
class FigureRow;
class Label;
class TablePanel;
} // namespace plumbline::kit
namespace plumbline::models {
class CustomersModel;
}

namespace plumbline::pages {

class CashSide;
class RowsView;
class Toggle;
struct CashWish;

/// What is owed, since when, by whom, and who chases it; and marking what comes in, in a panel beside it.
class ReceivablesPage final : public FigurePage {
    Q_OBJECT
public:
    explicit ReceivablesPage(const Context &context, QWidget *parent = nullptr);
    ~ReceivablesPage() override;

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    void refresh() override;
    void forget() override;
    bool removeFilter() override;
    bool focusFilter() override;
    /// A receipt of a customer.
    void beginNew(domain::EntityKind aboutKind, const domain::Uuid &about) override;
    [[nodiscard]] QString filterSentence() const override;
    [[nodiscard]] std::optional<ExportContent> exportContent() const override;

protected:
    void retranslate() override;
    [[nodiscard]] bool isEmpty() const override;
    [[nodiscard]] std::pair<QString, QString> emptyTexts() const override;
    [[nodiscard]] std::optional<domain::Date> dayWithData() const override { return m_lastDay; }
    void showFigures() override;
    void showRowsOf(const std::optional<analytics::FigureId> &figure) override;
    void showSkeletons() override;
    [[nodiscard]] QString bucketName(const analytics::FigureId &figure) const override;
    [[nodiscard]] bool areRowsSettled() const override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum Look { Customers, Items };
    void build();
    void buildCustomers();
    void connectParts();
    void showTiles();
    void showAgeing();
    void showCustomerTotals();
    void look(Look which);
    void chooseList(Look which);
    void askLastDay();
    void pickOfAll(const QString &key);
    void openCustomer(const QModelIndex &index);
    [[nodiscard]] analytics::Slice sliceOfItems() const;

    // The acts, in receivableacts.cpp.
    void buildActs();
    void addActions();
    void enableActions(bool inFront);
    void retranslateActs();
    void showActs();
    /// The customer of the row that is current, or whose items are listed.
    [[nodiscard]] std::optional<analytics::Member> currentCustomer() const;
    [[nodiscard]] std::optional<domain::InstalmentId> currentInstalment() const;
    void recordReceipt();
    void recordReceiptOf(domain::AccountId account);
    /// Runs `act` with the customer the current row is about; says so where there is none.
    void withCustomer(std::function<void(domain::AccountId)> act);
    void openAccount();
    void begin(const CashWish &wish);
    void toggleDispute();

    analytics::ReceivablesPage m_page;
    kit::FigureRow *m_tiles;
    kit::Card *m_card;
    kit::AgeingBar *m_ageing;
    QStackedWidget *m_lists;
    kit::TablePanel *m_customers;
    models::CustomersModel *m_model;
    QLineEdit *m_filter;
    Toggle *m_customersToggle;
    Toggle *m_itemsToggle;
    RowsView *m_items;
    CashSide *m_side;
    kit::Banner *m_done;
    QWidget *m_acts;
    kit::Label *m_whose;
    std::vector<std::pair<QPushButton *, QString>> m_actButtons;
    models::Latest m_customerAsked;
    models::Latest m_disputing;
    /// The customer whose items are listed, or none.
    std::optional<analytics::Member> m_customer;
    bool m_wantsItems = false;
    models::Latest m_lastDayAsked;
    std::optional<domain::Date> m_lastDay;
};

} // namespace plumbline::pages
