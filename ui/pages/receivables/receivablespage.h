#pragma once

#include "parts/figurepage.h"

#include "plumbline/analytics/pages.h"

class QLineEdit;
class QStackedWidget;

namespace plumbline::kit {
class AgeingBar;
class Card;
class FigureRow;
class TablePanel;
} // namespace plumbline::kit
namespace plumbline::models {
class CustomersModel;
}

namespace plumbline::pages {

class RowsView;
class Toggle;

/// What is owed, since when, by whom, and who chases it.
class ReceivablesPage final : public FigurePage {
    Q_OBJECT
public:
    explicit ReceivablesPage(const Context &context, QWidget *parent = nullptr);

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    void refresh() override;
    void forget() override;
    bool removeFilter() override;
    bool focusFilter() override;
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
    /// The customer whose items are listed, or none.
    std::optional<analytics::Member> m_customer;
    bool m_wantsItems = false;
    models::Latest m_lastDayAsked;
    std::optional<domain::Date> m_lastDay;
};

} // namespace plumbline::pages
