#pragma once

#include "cash/cashform.h"

class QCheckBox;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

/// Which of the open instalments the customer disputes. Each mark is an operation of its own, so that one can be taken back.
class DisputeForm final : public CashForm {
    Q_OBJECT
public:
    DisputeForm(const Context &context, domain::AccountId account, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString act() const override;
    [[nodiscard]] QString obstacle() const override;
    void submit() override;
    void focusStart() override;
    void retranslate() override;

protected:
    void take() override;

private:
    struct Line {
        domain::InstalmentId instalment;
        bool isDisputed = false;
        QCheckBox *tick = nullptr;
    };
    [[nodiscard]] std::vector<Line> changed() const;
    void sendNext(std::vector<Line> left, int marked);

    kit::Label *m_hint;
    QVBoxLayout *m_rows;
    std::vector<Line> m_lines;
};

} // namespace plumbline::pages
