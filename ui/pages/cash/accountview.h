#pragma once

#include "cash/cashform.h"
#include "cash/cashline.h"

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

/// An act that has a form of its own.
struct CashWish {
    enum class Act { Receipt, CreditNote, Allocate, WriteOff, Chase, Promise, Dispute };
    Act act{};
    std::optional<domain::InstalmentId> instalment = {};
    std::optional<domain::FactId> document = {};
};

/// How a customer stands, document by document, with what can be done to each: allocate, take back, reverse, ask for a
/// write-off, chase.
class AccountView final : public CashForm {
    Q_OBJECT
public:
    AccountView(const Context &context, domain::AccountId account, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString act() const override;
    [[nodiscard]] QString obstacle() const override { return obstacleOfRole(domain::FinanceStaff); }
    void submit() override;
    void focusStart() override;
    void retranslate() override;

Q_SIGNALS:
    void wanted(const plumbline::pages::CashWish &wish);

protected:
    void take() override;

private:
    /// Lines under a heading, or nothing where there are none; at most so many, the rest is counted.
    void addSection(const QString &heading, const std::vector<CashLine *> &lines, std::size_t all);
    void addActs();
    void addUnapplied();
    void addOpen();
    void addWriteOffs();
    void addContacts();
    void addAllocations();
    void addDocuments();
    [[nodiscard]] CashLine *line(const LineTexts &texts, std::vector<LineAct> acts = {});
    [[nodiscard]] LineAct wish(const QString &text, CashWish wish);
    [[nodiscard]] std::vector<LineAct> actsOf(const workspace::OpenInstalment &open);
    [[nodiscard]] LineAct reversing(const workspace::CashDocument &document);
    void takeBack(const workspace::AllocationShown &allocation);
    void reverse(const workspace::CashDocument &document);
    void setDisputed(const workspace::OpenInstalment &open, bool disputed);
    [[nodiscard]] bool isFinance() const { return obstacleOfRole(domain::FinanceStaff).isEmpty(); }

    QWidget *m_content = nullptr;
    QVBoxLayout *m_sections = nullptr;
};

} // namespace plumbline::pages
