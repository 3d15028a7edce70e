#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"
#include "plumbline/workspace/promisedesk.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace plumbline::kit {
class DayField;
class Label;
} // namespace plumbline::kit

namespace plumbline::pages {

class CustomerField;
class FilePick;

/// What a new promise is: to whom, about which deal, what, when and at what price, with the evidence.
class CommitmentForm final : public QWidget {
    Q_OBJECT
public:
    CommitmentForm(const Context &context, domain::Currency base, QWidget *parent);

    /// The customer and the deal it is about.
    void setAbout(const workspace::PromiseAbout &about);
    /// Why it can't be submitted yet; empty: it can.
    [[nodiscard]] QString obstacle() const;
    /// "Waits for: Manager, then Finance."
    [[nodiscard]] QString whatFollows() const;
    /// Only where nothing is in the way.
    [[nodiscard]] domain::SubmitCommitment command() const;
    [[nodiscard]] QStringList paths() const;
    [[nodiscard]] QWidget *start() const;
    [[nodiscard]] bool isSettled() const { return !m_aboutAsked.isPending() && !m_peopleAsked.isPending(); }
    void retranslate();

Q_SIGNALS:
    void changed();
    void settled();

private:
    void build();
    void addRow(const char *name, QWidget *field, QWidget *focus = nullptr);
    void askDeals();
    void showDeals(const workspace::PromiseAbout &about);
    void askPeople();
    [[nodiscard]] domain::CommitmentKind kind() const;
    [[nodiscard]] domain::Result<domain::Money> liability() const;

    Context m_context;
    workspace::PromiseDesk m_desk;
    domain::Currency m_base;
    models::Latest m_aboutAsked;
    models::Latest m_peopleAsked;
    std::vector<workspace::DealChoice> m_deals;
    QFormLayout *m_form;
    std::vector<std::pair<QString, kit::Label *>> m_labels;
    CustomerField *m_customer;
    QComboBox *m_deal;
    QComboBox *m_kind;
    QLineEdit *m_condition;
    QLineEdit *m_department;
    QLineEdit *m_liability;
    QComboBox *m_currency;
    QComboBox *m_promisedBy;
    kit::DayField *m_promisedOn;
    kit::DayField *m_due;
    FilePick *m_files;
};

} // namespace plumbline::pages
