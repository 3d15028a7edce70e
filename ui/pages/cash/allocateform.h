#pragma once

#include "cash/cashform.h"

#include <QPointer>

namespace plumbline::pages {

class PartsList;
class RemainderView;

/// What of a receipt or credit note that is there already is set against which instalment.
class AllocateForm final : public CashForm {
    Q_OBJECT
public:
    AllocateForm(const Context &context, domain::AccountId account, domain::FactId document, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString act() const override;
    [[nodiscard]] QString obstacle() const override;
    [[nodiscard]] QWidget *makeSummary() override;
    void submit() override;
    void focusStart() override;
    void retranslate() override;

protected:
    void take() override;

private:
    void showRemainder();
    /// Nothing while the customer's figures are on their way, or where it is gone.
    [[nodiscard]] const workspace::CashDocument *document() const;

    domain::FactId m_document;
    PartsList *m_parts;
    bool m_hasCome = false;
    QPointer<RemainderView> m_remainder;
};

} // namespace plumbline::pages
