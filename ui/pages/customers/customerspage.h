#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/customerdesk.h"

class QLineEdit;
class QStackedWidget;
class QTimer;

namespace plumbline::kit {
class Banner;
class TablePanel;
} // namespace plumbline::kit

namespace plumbline::pages {

class CustomerListModel;
class CustomerView;

/// Every customer with what needs attention about it; Enter opens one from all sides.
class CustomersPage final : public Page {
    Q_OBJECT
public:
    explicit CustomersPage(const Context &context, QWidget *parent = nullptr);
    ~CustomersPage() override;

    [[nodiscard]] static QString pageTitle();
    [[nodiscard]] QString title() const override { return pageTitle(); }
    [[nodiscard]] QString help() const override;
    [[nodiscard]] bool followsSlice() const override { return false; }
    void activate() override;
    void applySlice(const analytics::Slice &slice) override;
    void refresh() override;
    void forget() override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QString filterSentence() const override;
    bool removeFilter() override;
    bool focusFilter() override;
    void showRecord(const domain::Uuid &record) override;
    [[nodiscard]] std::optional<ExportContent> exportContent() const override;

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void connectList();
    void connectView();
    void addActions();
    void enableActions();
    void open(const domain::AccountId &account);
    void back();
    [[nodiscard]] bool isOpen() const;
    void showList();
    void refuse(const domain::Error &error);

    models::Latest m_asked;
    CustomerListModel *m_model;
    QStackedWidget *m_stack;
    QWidget *m_overview;
    kit::Banner *m_banner;
    kit::TablePanel *m_panel;
    QLineEdit *m_filter;
    QTimer *m_typing;
    CustomerView *m_view;
};

} // namespace plumbline::pages
