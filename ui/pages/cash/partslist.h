#pragma once

#include "plumbline/domain/commands/money.h"
#include "plumbline/workspace/customercash.h"

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

class PartRow;

/// The open instalments of a customer, each with a tick, its part of the money and why it is proposed. Proposals follow the
/// amount until a part is changed by hand.
class PartsList : public QWidget {
    Q_OBJECT
public:
    explicit PartsList(QWidget *parent = nullptr);
    ~PartsList() override;

    /// Ticks and amounts stay with the instalments that are still open.
    void setItems(std::vector<workspace::OpenInstalment> items, domain::Date today);
    /// What is to be set against them, with what its reference says.
    void propose(domain::Money amount, const QString &reference);
    void clear();
    void setReadOnly(bool readOnly);

    struct Part {
        domain::InstalmentId instalment;
        domain::Money amount;
    };
    [[nodiscard]] std::vector<Part> parts() const;
    [[nodiscard]] domain::Money allocated() const;
    /// The day from which all of them may be set: no invoice among them is of a later one.
    [[nodiscard]] std::optional<domain::Date> latestInvoice() const;
    /// What of the parts can't be; empty: nothing.
    [[nodiscard]] QString problem() const;
    /// As AllocateReceipt wants them, with new ids.
    [[nodiscard]] std::vector<domain::AllocateReceipt::Part> toParts(const std::function<domain::Uuid()> &newId) const;
    [[nodiscard]] bool isByHand() const { return m_isByHand; }
    void suggestAgain();
    void focusStart();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    struct Line {
        workspace::OpenInstalment item;
        std::optional<domain::SuggestionReason> reason;
        /// What stands in its field; empty: not ticked.
        QString typed;
    };
    friend class PartRow;
    void tick(int line, bool isTicked);
    void type(int line, const QString &text);
    void layOut();
    void showLines();
    void showHead();
    [[nodiscard]] std::vector<int> linesInSight() const;
    [[nodiscard]] domain::Result<std::optional<domain::Money>> partOf(const Line &line) const;
    [[nodiscard]] QString problemOf(const Line &line) const;

    std::vector<Line> m_lines;
    domain::Date m_today;
    domain::Money m_amount;
    QString m_reference;
    bool m_isByHand = false;
    bool m_readOnly = false;
    kit::Label *m_head;
    QWidget *m_again;
    QLineEdit *m_find;
    kit::Label *m_nothing;
    kit::Label *m_more;
    QVBoxLayout *m_rows;
    std::vector<PartRow *> m_shown;
};

} // namespace plumbline::pages
