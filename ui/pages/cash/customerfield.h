#pragma once

#include "plumbline/analytics/slice.h"
#include "plumbline/models/latest.h"
#include "plumbline/workspace/cashdesk.h"

#include <QLineEdit>

class QStringListModel;

namespace plumbline::pages {

/// A customer, found by typing part of the name: the list under the field follows, Enter takes its first.
class CustomerField : public QLineEdit {
    Q_OBJECT
public:
    explicit CustomerField(workspace::Workspace &workspace, QWidget *parent = nullptr);

    void setCustomer(const analytics::Member &customer);
    [[nodiscard]] const std::optional<analytics::Member> &customer() const { return m_customer; }
    [[nodiscard]] bool isSettled() const { return !m_asked.isPending(); }

Q_SIGNALS:
    /// Another customer, or none while something else stands in the field.
    void customerChanged();

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    void look(const QString &text);
    void choose(int found);
    /// What is typed is a customer's whole name, or only one contains it.
    void settleByName();

    workspace::CashDesk m_desk;
    models::Latest m_asked;
    QStringListModel *m_names;
    std::vector<analytics::Member> m_found;
    std::optional<analytics::Member> m_customer;
};

} // namespace plumbline::pages
