#include "firstrun/createform.h"

#include "firstrun/keepingfields.h"

#include "plumbline/domain/currency.h"
#include "plumbline/kit/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QTimeZone>

namespace plumbline::pages {

namespace {

constexpr std::array Currencies{"CNY", "USD", "EUR", "GBP", "JPY", "HKD", "TWD", "SGD", "KRW", "INR", "AUD", "CAD", "CHF", "KWD"};

enum Part { OrganisationPart, UserPart, CurrencyPart, ZonePart, PartCount };

} // namespace

CreateForm::CreateForm(QWidget *parent)
    : QWidget(parent),
      m_organisation(new QLineEdit(this)),
      m_user(new QLineEdit(this)),
      m_currency(new QComboBox(this)),
      m_zone(new QComboBox(this)),
      m_keeping(new KeepingFields(QStringLiteral("create"), this)) {
    build();
    fillCurrencies();
    fillZones();
    suggestFolder();
    connect(m_organisation, &QLineEdit::textEdited, this, &CreateForm::suggestFolder);
    for (QLineEdit *edit : {m_organisation, m_user}) {
        connect(edit, &QLineEdit::returnPressed, this, &CreateForm::entered);
        connect(edit, &QLineEdit::textEdited, this, &CreateForm::edited);
    }
    connect(m_keeping, &KeepingFields::entered, this, &CreateForm::entered);
    connect(m_keeping, &KeepingFields::edited, this, &CreateForm::edited);
    connect(m_keeping, &KeepingFields::folderWanted, this, &CreateForm::folderWanted);
}

void CreateForm::build() {
    const kit::Tokens &t = kit::tokens();
    m_organisation->setObjectName(QStringLiteral("create.organisation"));
    m_user->setObjectName(QStringLiteral("create.user"));
    m_currency->setObjectName(QStringLiteral("create.currency"));
    m_zone->setObjectName(QStringLiteral("create.zone"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(t.space(3));
    grid->setVerticalSpacing(t.space(1));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    for (QComboBox *combo : {m_currency, m_zone}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
    }
    for (QWidget *field : std::initializer_list<QWidget *>{m_organisation, m_user, m_currency, m_zone})
        field->setMinimumHeight(t.controlHeight());
    int row = 0;
    const auto addLabel = [&](QWidget *buddy, int column) {
        auto *label = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this);
        label->setBuddy(buddy);
        m_labels.push_back(label);
        grid->addWidget(label, row, column);
    };
    const auto addPair = [&](QWidget *left, QWidget *right) {
        addLabel(left, 0);
        addLabel(right, 1);
        grid->addWidget(left, row + 1, 0);
        grid->addWidget(right, row + 1, 1);
        grid->setRowMinimumHeight(row + 2, t.space(2));
        row += 3;
    };
    addPair(m_organisation, m_user);
    addPair(m_currency, m_zone);
    grid->addWidget(m_keeping, row, 0, 1, 2);
}

void CreateForm::fillCurrencies() {
    m_currency->setEditable(true);
    m_currency->setInsertPolicy(QComboBox::NoInsert);
    for (const char *code : Currencies)
        m_currency->addItem(QString::fromLatin1(code));
    const QString own = QLocale::system().currencySymbol(QLocale::CurrencyIsoCode);
    m_currency->setCurrentText(domain::Currency::parse(own) ? own : QStringLiteral("CNY"));
    m_currency->setFocusPolicy(Qt::StrongFocus);
}

void CreateForm::fillZones() {
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/') && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
            m_zone->addItem(QString::fromLatin1(id));
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    const QString own = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    m_zone->setCurrentText(own.contains(u'/') && !own.startsWith(u"Etc/") ? own : QStringLiteral("Asia/Shanghai"));
    m_zone->setFocusPolicy(Qt::StrongFocus);
}

void CreateForm::suggestFolder() {
    m_keeping->suggestFolderFor(m_organisation->text(), QStringLiteral("organisation"));
}

void CreateForm::setFolder(const QString &folder) {
    m_keeping->setFolder(folder);
}

QString CreateForm::folder() const {
    return m_keeping->folder();
}

replica::Secret CreateForm::passphrase() const {
    return m_keeping->passphrase();
}

QString CreateForm::currencyCode() const {
    return m_currency->currentText().trimmed().toUpper();
}

replica::Founding CreateForm::founding() const {
    replica::Founding founding;
    founding.organisation = m_organisation->text().trimmed();
    founding.baseCurrency = domain::Currency::parse(currencyCode()).value_or(domain::Currency());
    founding.timeZone = m_zone->currentText().trimmed();
    founding.userName = m_user->text().trimmed();
    return founding;
}

QString CreateForm::firstGap() {
    const auto gap = [](QWidget *field, const QString &sentence) {
        field->setFocus(Qt::OtherFocusReason);
        return sentence;
    };
    if (m_organisation->text().trimmed().isEmpty())
        return gap(m_organisation, tr("Say what the organisation is called."));
    if (m_user->text().trimmed().isEmpty())
        return gap(m_user, tr("Say your name: it stands beside everything you do in the ledger."));
    if (!domain::Currency::parse(currencyCode()))
        return gap(m_currency, tr("“%1” is not a currency code. Use one such as CNY or USD.").arg(m_currency->currentText()));
    if (!QTimeZone(m_zone->currentText().trimmed().toLatin1()).isValid())
        return gap(m_zone, tr("“%1” is not a time zone. Use one such as Asia/Shanghai.").arg(m_zone->currentText()));
    return m_keeping->firstGap();
}

void CreateForm::start() {
    forgetPassphrase();
    m_organisation->setFocus(Qt::OtherFocusReason);
}

void CreateForm::forgetPassphrase() {
    m_keeping->forgetPassphrase();
}

void CreateForm::retranslate() {
    const std::array<QString, PartCount> names{tr("Organisation"), tr("Your name"), tr("Base currency"), tr("Time zone")};
    const std::array<QWidget *, PartCount> fields{m_organisation, m_user, m_currency, m_zone};
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_labels[i]->setText(names[i]);
        fields[i]->setAccessibleName(names[i]);
    }
    m_currency->setToolTip(tr("What every page reports in. It can’t be changed later."));
    m_zone->setToolTip(tr("Business dates are dates in this zone."));
    m_keeping->retranslate();
}

} // namespace plumbline::pages
