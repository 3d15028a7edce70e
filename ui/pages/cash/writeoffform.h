#pragma once

#include "cash/cashform.h"

class QComboBox;
class QLineEdit;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

class OpenChoice;

/// Asks that part of an instalment be given up; nothing is before a leader approves it.
class WriteOffForm final : public CashForm {
    Q_OBJECT
public:
    WriteOffForm(const Context &context, domain::AccountId account, const std::optional<domain::InstalmentId> &about, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString act() const override;
    [[nodiscard]] QString obstacle() const override;
    void submit() override;
    void focusStart() override;
    void retranslate() override;

protected:
    void take() override;

private:
    void proposeAmount();
    void fillReasons();
    [[nodiscard]] domain::Result<domain::Money> amount() const;

    OpenChoice *m_about;
    QLineEdit *m_amount;
    QComboBox *m_reason;
    kit::Label *m_asked;
    bool m_isAmountTyped = false;
};

} // namespace plumbline::pages
