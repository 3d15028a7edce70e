#pragma once

#include "cash/cashform.h"

#include <QPointer>

class QComboBox;
class QLineEdit;

namespace plumbline::kit {
class DayField;
}

namespace plumbline::pages {

class CustomerField;
class PartsList;
class RemainderView;

/// A receipt or a credit note, and what of it is set against which instalment: whose it is, how much, when, its number; the
/// parts are proposed with their reasons and the remainder counts down to zero.
class DocumentForm final : public CashForm {
    Q_OBJECT
public:
    enum class Kind { Receipt, CreditNote };
    DocumentForm(const Context &context, Kind kind, QWidget *parent = nullptr);

    void setCustomer(const analytics::Member &customer);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString subtitle() const override { return {}; }
    [[nodiscard]] QString act() const override;
    [[nodiscard]] QString obstacle() const override;
    [[nodiscard]] QWidget *makeSummary() override;
    void submit() override;
    void focusStart() override;
    void retranslate() override;

Q_SIGNALS:
    /// It was recorded, but not allocated, for this reason: the rest is done from the document.
    void leftUnapplied(plumbline::domain::AccountId account, plumbline::domain::FactId document, const QString &why);

protected:
    void take() override;

private:
    void build();
    void connectParts();
    void fillCurrencies();
    void propose();
    void showRemainder();
    void takeCustomer();
    [[nodiscard]] domain::Currency currency() const;
    [[nodiscard]] domain::Result<domain::Money> amount() const;
    [[nodiscard]] std::optional<std::int64_t> rate() const;
    [[nodiscard]] bool isForeign() const;
    [[nodiscard]] QString obstacleOfFields() const;
    [[nodiscard]] domain::Command toCommand(domain::FactId id) const;
    [[nodiscard]] QString doneSentence() const;

    Kind m_kind;
    CustomerField *m_customer;
    /// The amount with its currency.
    QWidget *m_money;
    QLineEdit *m_amount;
    QComboBox *m_currency;
    QLineEdit *m_rate;
    kit::DayField *m_day;
    QLineEdit *m_number;
    PartsList *m_parts;
    QPointer<RemainderView> m_remainder;
    models::Latest m_baseAsked;
    /// None while it is on its way.
    domain::Currency m_base;
    bool m_isCurrencyChosen = false;
};

} // namespace plumbline::pages
