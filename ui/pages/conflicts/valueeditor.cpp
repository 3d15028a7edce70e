#include "conflicts/valueeditor.h"

#include "plumbline/domain/valuetext.h"
#include "plumbline/kit/theme.h"
#include "plumbline/workspace/labels.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

using domain::FieldType;

std::optional<analytics::Dimension> dimensionOf(domain::EntityKind kind)
{
    switch (kind) {
    case domain::EntityKind::User: return analytics::Dimension::Owner;
    case domain::EntityKind::Team: return analytics::Dimension::Team;
    case domain::EntityKind::Product: return analytics::Dimension::Product;
    case domain::EntityKind::Account: return analytics::Dimension::Account;
    default: return std::nullopt;
    }
}

/// An amount is typed without its currency where it is the usual one.
QString typedText(const domain::Value &value)
{
    if (const auto *money = std::get_if<domain::Money>(&value))
        return money->plain();
    return domain::toValueText(value).value_or(QString());
}

} // namespace

ValueEditor::ValueEditor(workspace::Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_line(new QLineEdit(this)), m_choice(new QComboBox(this))
{
    m_line->setObjectName(QStringLiteral("conflict.value.line"));
    m_choice->setObjectName(QStringLiteral("conflict.value.choice"));
    m_line->setClearButtonEnabled(true);
    m_line->setMinimumHeight(kit::tokens().controlHeight());
    m_choice->setMinimumHeight(kit::tokens().controlHeight());
    m_choice->setEditable(true);
    m_choice->setInsertPolicy(QComboBox::NoInsert);
    m_choice->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_choice->completer()->setFilterMode(Qt::MatchContains);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(12);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    layout->addWidget(m_choice);
    connect(m_line, &QLineEdit::textChanged, this, &ValueEditor::edited);
    connect(m_line, &QLineEdit::returnPressed, this, &ValueEditor::entered);
    connect(m_choice, &QComboBox::currentTextChanged, this, &ValueEditor::edited);
    connect(m_choice->lineEdit(), &QLineEdit::returnPressed, this, &ValueEditor::entered);
}

void ValueEditor::edit(const domain::FieldDescription &field, const domain::Value &value, domain::Currency currency, const QString &name)
{
    m_field = &field;
    m_membersAsked.drop();
    const auto *money = std::get_if<domain::Money>(&value);
    m_currency = money ? money->currency() : currency;
    m_line->setVisible(!isChoice());
    m_choice->setVisible(isChoice());
    m_line->setAccessibleName(name);
    m_choice->setAccessibleName(name);
    if (isChoice())
        editChoice(value);
    else
        editText(value);
}

bool ValueEditor::isChoice() const
{
    return m_field->type == FieldType::Boolean || m_field->type == FieldType::Token
        || (m_field->type == FieldType::Reference && dimensionOf(m_field->references));
}

bool ValueEditor::isRequired() const
{
    return m_field->spec.presence == domain::Presence::Required;
}

void ValueEditor::editText(const domain::Value &value)
{
    m_line->setPlaceholderText(m_field->type == FieldType::Date ? QStringLiteral("2026-11-23") : QString());
    m_line->setText(typedText(value));
    m_line->selectAll();
}

void ValueEditor::addChoice(const QString &label, const QString &key)
{
    m_choice->addItem(label, key);
}

void ValueEditor::editChoice(const domain::Value &value)
{
    const QString chosen = domain::toValueText(value).value_or(QString());
    m_choice->clear();
    if (!isRequired())
        addChoice(tr("None"), QString());
    if (m_field->type == FieldType::Boolean) {
        addChoice(tr("Yes"), QStringLiteral("1"));
        addChoice(tr("No"), QStringLiteral("0"));
    } else if (m_field->type == FieldType::Token) {
        for (const std::string_view token : m_field->tokens()) {
            const QString text = QString::fromLatin1(token.data(), static_cast<qsizetype>(token.size()));
            addChoice(workspace::tokenLabel(text), text);
        }
    } else {
        askMembers(*dimensionOf(m_field->references), chosen);
        return;
    }
    m_choice->setCurrentIndex(m_choice->findData(chosen));
}

void ValueEditor::askMembers(analytics::Dimension dimension, const QString &chosen)
{
    m_membersAsked.ask(m_workspace.everyMember(dimension), this, [this, chosen](const domain::Result<std::vector<analytics::Member>> &members) {
        if (!members)
            return;
        const QSignalBlocker quiet(m_choice);
        for (const analytics::Member &each : *members)
            if (!each.key.isEmpty())
                addChoice(each.name, each.key);
        m_choice->setCurrentIndex(m_choice->findData(chosen));
        Q_EMIT edited();
    });
}

QString ValueEditor::text() const
{
    if (!m_field)
        return {};
    if (isChoice()) {
        const int at = m_choice->findText(m_choice->currentText(), Qt::MatchFixedString);
        return at < 0 ? QString() : m_choice->itemData(at).toString();
    }
    return m_line->text().trimmed();
}

QString ValueEditor::typed() const
{
    return m_field && isChoice() ? m_choice->currentText() : m_line->text();
}

std::optional<domain::Error> ValueEditor::problem() const
{
    if (!m_field)
        return domain::Error{domain::errors::ValueTypeMismatch};
    if (isChoice()) {
        const bool known = m_choice->findText(m_choice->currentText(), Qt::MatchFixedString) >= 0;
        return known ? std::nullopt : std::optional(domain::Error{domain::errors::TokenUnknown, m_choice->currentText()});
    }
    const QString text = m_line->text().trimmed();
    if (text.isEmpty())
        return isRequired() ? std::optional(domain::Error{domain::errors::RequiredFieldMissing, workspace::fieldLabel(QString::fromUtf8(m_field->spec.label))})
                            : std::nullopt;
    switch (m_field->type) {
    case FieldType::Money: {
        const auto money = domain::Money::parse(text, m_currency);
        return money ? std::nullopt : std::optional(money.error());
    }
    case FieldType::Date: {
        const auto date = domain::Date::parse(text);
        return date ? std::nullopt : std::optional(date.error());
    }
    case FieldType::Integer: {
        bool read = false;
        (void)text.toLongLong(&read);
        return read ? std::nullopt : std::optional(domain::Error{domain::errors::ValueTextUnreadable, text});
    }
    default: return std::nullopt;
    }
}

void ValueEditor::focus()
{
    if (isChoice()) {
        m_choice->setFocus(Qt::OtherFocusReason);
        m_choice->lineEdit()->selectAll();
    } else {
        m_line->setFocus(Qt::OtherFocusReason);
        m_line->selectAll();
    }
}

} // namespace plumbline::pages
