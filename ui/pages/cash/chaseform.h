#pragma once

#include "cash/cashform.h"

class QComboBox;
class QLineEdit;

namespace plumbline::kit {
class DayField;
class Label;
} // namespace plumbline::kit

namespace plumbline::pages {

class OpenChoice;

/// A reminder that went out: about what, how firm, when. One level above the last is proposed.
class ChaseForm final : public CashForm {
    Q_OBJECT
public:
    ChaseForm(const Context &context, domain::AccountId account, const std::optional<domain::InstalmentId> &about, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString act() const override;
    [[nodiscard]] QString obstacle() const override;
    void submit() override;
    void focusStart() override;
    void retranslate() override;

protected:
    void take() override;

private:
    void fillLevels();

    OpenChoice *m_about;
    QComboBox *m_level;
    kit::DayField *m_day;
    kit::Label *m_before;
    bool m_isLevelChosen = false;
};

/// What the customer said they will pay, and by when.
class PromiseForm final : public CashForm {
    Q_OBJECT
public:
    PromiseForm(const Context &context, domain::AccountId account, const std::optional<domain::InstalmentId> &about, QWidget *parent = nullptr);

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
    [[nodiscard]] domain::Currency currency() const;
    [[nodiscard]] domain::Result<domain::Money> amount() const;

    OpenChoice *m_about;
    QLineEdit *m_amount;
    kit::DayField *m_due;
    bool m_isAmountTyped = false;
};

} // namespace plumbline::pages
