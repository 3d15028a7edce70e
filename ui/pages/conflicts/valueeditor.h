#pragma once

#include "plumbline/analytics/slice.h"
#include "plumbline/domain/description.h"
#include "plumbline/models/latest.h"
#include "plumbline/workspace/workspace.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace plumbline::pages {

/// One value of a field, typed or chosen as its type wants it, with what is wrong with it while it is.
class ValueEditor final : public QWidget {
    Q_OBJECT
public:
    ValueEditor(workspace::Workspace &workspace, QWidget *parent);

    /// Starts with `value`. `name` is what the field is called; amounts are in `currency` where the value has none.
    void edit(const domain::FieldDescription &field, const domain::Value &value, domain::Currency currency, const QString &name);
    /// As it would be read by the field's type: plain figures, ISO dates, tokens, ids; empty for no value.
    [[nodiscard]] QString text() const;
    /// What is wrong with it; absent: it reads. What only the hub or the replica knows is not looked at.
    [[nodiscard]] std::optional<domain::Error> problem() const;
    /// What stands in the field, for people.
    [[nodiscard]] QString typed() const;
    void focus();

Q_SIGNALS:
    void edited();
    void entered();

private:
    void editText(const domain::Value &value);
    void editChoice(const domain::Value &value);
    void askMembers(analytics::Dimension dimension, const QString &chosen);
    void addChoice(const QString &label, const QString &key);
    [[nodiscard]] bool isChoice() const;
    [[nodiscard]] bool isRequired() const;

    workspace::Workspace &m_workspace;
    models::Latest m_membersAsked;
    const domain::FieldDescription *m_field = nullptr;
    /// What an amount is in when nothing else is said.
    domain::Currency m_currency;
    QLineEdit *m_line;
    QComboBox *m_choice;
};

} // namespace plumbline::pages
