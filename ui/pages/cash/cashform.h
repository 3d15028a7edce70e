#pragma once

#include "plumbline/models/latest.h"
#include "plumbline/pages/context.h"
#include "plumbline/workspace/cashdesk.h"

#include <QWidget>

class QFormLayout;
class QVBoxLayout;

namespace plumbline::pages {

/// One act around what a customer owes, as it is filled in within the side panel. It knows the customer it is about and asks
/// again when something was committed; what was typed stays.
class CashForm : public QWidget {
    Q_OBJECT
public:
    explicit CashForm(const Context &context, QWidget *parent = nullptr);

    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QString subtitle() const;
    /// The act as its button says it.
    [[nodiscard]] virtual QString act() const = 0;
    /// Why it can't be done yet; empty: it can. Emit edited when it may have changed.
    [[nodiscard]] virtual QString obstacle() const = 0;
    /// What stays in sight above the button, made once for the panel; may be null.
    [[nodiscard]] virtual QWidget *makeSummary() { return nullptr; }
    /// Does the act: ends in done or refused.
    virtual void submit() = 0;
    virtual void focusStart() = 0;
    virtual void retranslate() = 0;

    /// The customer it is about; asks for how they stand.
    void follow(domain::AccountId account);
    /// Asks again.
    void refresh();
    [[nodiscard]] std::optional<domain::AccountId> account() const { return m_account; }
    [[nodiscard]] bool isSettled() const { return !m_cashAsked.isPending() && !m_acting.isPending(); }

Q_SIGNALS:
    void edited();
    void began();
    /// The act was done; a sentence that says so.
    void done(const QString &sentence);
    /// Why it was not; nothing that was typed is lost.
    void refused(const QString &sentence);

protected:
    [[nodiscard]] const Context &context() const { return m_context; }
    [[nodiscard]] workspace::CashDesk &desk() { return m_desk; }
    /// Nothing while it is on its way.
    [[nodiscard]] const std::optional<workspace::CustomerCash> &cash() const { return m_cash; }
    void forgetCustomer();
    /// The customer's figures came, for the first time or again.
    virtual void take() {}
    /// Why the person's role keeps them from it; empty where it does not.
    [[nodiscard]] QString obstacleOfRole(domain::Roles roles) const;

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// A row of the form; its label comes by `name`.
    void addField(QWidget *field);
    void name(QWidget *field, const QString &label);
    void setFieldVisible(QWidget *field, bool visible);

    /// Sends what it does, and says `sentence(answer)` when it is done.
    template<typename T, typename Sentence>
    void send(workspace::Pending<T> pending, Sentence sentence)
    {
        Q_EMIT began();
        m_acting.ask(std::move(pending), this, [this, sentence = std::move(sentence)](const domain::Result<T> &answer) {
            if (answer)
                Q_EMIT done(sentence(answer));
            else
                refuse(answer.error());
        });
    }
    void refuse(const domain::Error &error);
    /// What keeps the answer to the act.
    [[nodiscard]] models::Latest &acting() { return m_acting; }

private:
    Context m_context;
    workspace::CashDesk m_desk;
    std::optional<domain::AccountId> m_account;
    std::optional<workspace::CustomerCash> m_cash;
    models::Latest m_cashAsked;
    models::Latest m_acting;
    QVBoxLayout *m_column;
    QFormLayout *m_fields;
};

} // namespace plumbline::pages
