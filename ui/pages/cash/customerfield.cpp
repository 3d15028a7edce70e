#include "cash/customerfield.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFocusEvent>
#include <QStringListModel>

namespace plumbline::pages {

namespace {

constexpr int MostFound = 12;

} // namespace

CustomerField::CustomerField(workspace::Workspace &workspace, QWidget *parent)
    : QLineEdit(parent), m_desk(workspace), m_names(new QStringListModel(this))
{
    auto *completer = new QCompleter(m_names, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    setCompleter(completer);
    setClearButtonEnabled(true);
    connect(this, &QLineEdit::textEdited, this, &CustomerField::look);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        // Cleared by its own button.
        if (text.isEmpty() && m_customer) {
            m_customer.reset();
            Q_EMIT customerChanged();
        }
    });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        if (!m_customer && !m_found.empty())
            choose(0);
    });
    connect(completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &index) { choose(index.row()); });
}

void CustomerField::setCustomer(const analytics::Member &customer)
{
    m_asked.drop();
    m_customer = customer;
    setText(customer.name);
    Q_EMIT customerChanged();
}

void CustomerField::look(const QString &text)
{
    if (std::exchange(m_customer, std::nullopt))
        Q_EMIT customerChanged();
    m_found.clear();
    if (text.trimmed().isEmpty()) {
        m_asked.drop();
        m_names->setStringList({});
        return;
    }
    m_asked.ask(m_desk.customers(text, MostFound), this, [this](const domain::Result<std::vector<analytics::Member>> &found) {
        m_found = found.value_or(std::vector<analytics::Member>());
        QStringList names;
        for (const analytics::Member &each : m_found)
            names << each.name;
        m_names->setStringList(names);
        if (!hasFocus())
            settleByName();
        else if (!names.isEmpty())
            completer()->complete();
    });
}

void CustomerField::choose(int found)
{
    if (found < 0 || found >= static_cast<int>(m_found.size()))
        return;
    completer()->popup()->hide();
    setCustomer(m_found[static_cast<std::size_t>(found)]);
}

void CustomerField::settleByName()
{
    if (m_customer || text().trimmed().isEmpty())
        return;
    const auto same = [this](const analytics::Member &each) { return each.name.compare(text().trimmed(), Qt::CaseInsensitive) == 0; };
    const auto named = std::ranges::find_if(m_found, same);
    if (named != m_found.end() && std::ranges::count_if(m_found, same) == 1)
        choose(static_cast<int>(named - m_found.begin()));
    else if (m_found.size() == 1)
        choose(0);
}

void CustomerField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        settleByName();
}

} // namespace plumbline::pages
