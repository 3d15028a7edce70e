#pragma once

#include "cash/accountview.h"

#include "plumbline/kit/actpanel.h"

namespace plumbline::pages {

class CashForm;

/// The side panel of the receivables page: one act at a time around what a customer owes. An act that was begun from a
/// customer's account goes back there when it is done.
class CashSide final : public kit::ActPanel {
    Q_OBJECT
public:
    explicit CashSide(const Context &context, QWidget *parent = nullptr);

    void recordReceipt(const std::optional<analytics::Member> &customer);
    void showAccount(domain::AccountId account);
    void begin(const CashWish &wish, domain::AccountId account);
    /// Something was committed: what shows is asked for again, what was typed stays.
    void refresh();
    /// Drops everything, for locking.
    void forget();
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    /// An act was done, and what it did.
    void done(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] CashForm *make(const CashWish &wish, domain::AccountId account);
    void put(CashForm *form);
    void connectForm(CashForm *form);
    void showForm();
    void finish(const QString &sentence);

    Context m_context;
    CashForm *m_form = nullptr;
    std::optional<domain::AccountId> m_backTo;
};

} // namespace plumbline::pages
