#include "firstrun/createform.h"

#include "firstrun/passphrasefield.h"

#include "plumbline/domain/currency.h"
#include "plumbline/kit/theme.h"
#include "plumbline/replica/passphrase.h"

#include <QComboBox>
#include <QCompleter>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimeZone>

namespace plumbline::pages {

namespace {

using replica::ShortestPassphrase;
constexpr std::array Currencies{"CNY", "USD", "EUR", "GBP", "JPY", "HKD", "TWD", "SGD", "KRW", "INR", "AUD", "CAD", "CHF", "KWD"};

enum Part { OrganisationPart, UserPart, CurrencyPart, ZonePart, FolderPart, PassphrasePart, AgainPart, PartCount };

/// A name that every file system takes, still recognisable as the organisation's.
QString folderName(const QString &organisation) {
    static const QRegularExpression unfit(QStringLiteral("[\\\\/:*?\"<>|\\x00-\\x1f]+"));
    QString name = organisation.simplified().replace(unfit, QStringLiteral("-"));
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.left(60).trimmed();
}

} // namespace

QString replicasFolder() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).filePath(QStringLiteral("replicas"));
}

CreateForm::CreateForm(QWidget *parent)
    : QWidget(parent),
      m_organisation(new QLineEdit(this)),
      m_user(new QLineEdit(this)),
      m_currency(new QComboBox(this)),
      m_zone(new QComboBox(this)),
      m_folder(new QLineEdit(this)),
      m_choose(new QPushButton(this)),
      m_passphrase(new PassphraseField(this)),
      m_again(new PassphraseField(this)),
      m_strength(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)),
      m_warning(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)) {
    build();
    fillCurrencies();
    fillZones();
    suggestFolder();
    connect(m_organisation, &QLineEdit::textEdited, this, &CreateForm::suggestFolder);
    connect(m_folder, &QLineEdit::textEdited, this, [this] { m_hasOwnFolder = true; });
    connect(m_choose, &QPushButton::clicked, this, [this] { Q_EMIT folderWanted(folder()); });
    connect(m_passphrase, &PassphraseField::edited, this, &CreateForm::showStrength);
    for (QLineEdit *edit : {m_organisation, m_user, m_folder}) {
        connect(edit, &QLineEdit::returnPressed, this, &CreateForm::entered);
        connect(edit, &QLineEdit::textEdited, this, &CreateForm::edited);
    }
    for (PassphraseField *field : {m_passphrase, m_again}) {
        connect(field, &PassphraseField::entered, this, &CreateForm::entered);
        connect(field, &PassphraseField::edited, this, &CreateForm::edited);
    }
}

void CreateForm::build() {
    const kit::Tokens &t = kit::tokens();
    m_organisation->setObjectName(QStringLiteral("create.organisation"));
    m_user->setObjectName(QStringLiteral("create.user"));
    m_currency->setObjectName(QStringLiteral("create.currency"));
    m_zone->setObjectName(QStringLiteral("create.zone"));
    m_folder->setObjectName(QStringLiteral("create.folder"));
    m_choose->setObjectName(QStringLiteral("create.choose"));
    m_passphrase->edit()->setObjectName(QStringLiteral("create.passphrase"));
    m_again->edit()->setObjectName(QStringLiteral("create.again"));
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
    for (QWidget *field : std::initializer_list<QWidget *>{m_organisation, m_user, m_currency, m_zone, m_folder, m_choose})
        field->setMinimumHeight(t.controlHeight());
    int row = 0;
    const auto addLabel = [&](QWidget *buddy, int column, int span) {
        auto *label = new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this);
        label->setBuddy(buddy);
        m_labels.push_back(label);
        grid->addWidget(label, row, column, 1, span);
    };
    const auto addPair = [&](QWidget *left, QWidget *right) {
        addLabel(left, 0, 1);
        addLabel(right, 1, 1);
        grid->addWidget(left, row + 1, 0);
        grid->addWidget(right, row + 1, 1);
        grid->setRowMinimumHeight(row + 2, t.space(2));
        row += 3;
    };
    addPair(m_organisation, m_user);
    addPair(m_currency, m_zone);
    addLabel(m_folder, 0, 2);
    auto *place = new QHBoxLayout;
    place->setSpacing(t.space(2));
    place->addWidget(m_folder, 1);
    place->addWidget(m_choose);
    grid->addLayout(place, row + 1, 0, 1, 2);
    grid->setRowMinimumHeight(row + 2, t.space(2));
    row += 3;
    addPair(m_passphrase, m_again);
    m_strength->setOverflow(kit::Label::Overflow::Wrap);
    m_warning->setOverflow(kit::Label::Overflow::Wrap);
    grid->addWidget(m_strength, row, 0, 1, 2);
    grid->addWidget(m_warning, row + 1, 0, 1, 2);
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
    if (m_hasOwnFolder)
        return;
    const QString name = folderName(m_organisation->text());
    m_folder->setText(
        QDir::toNativeSeparators(QDir(replicasFolder()).filePath(name.isEmpty() ? QStringLiteral("organisation") : name)));
}

void CreateForm::setFolder(const QString &folder) {
    m_hasOwnFolder = true;
    m_folder->setText(QDir::toNativeSeparators(folder));
}

QString CreateForm::folder() const {
    return QDir::cleanPath(QDir::fromNativeSeparators(m_folder->text().trimmed()));
}

replica::Secret CreateForm::passphrase() const {
    return m_passphrase->secret();
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
    if (m_folder->text().trimmed().isEmpty())
        return gap(m_folder, tr("Say which folder the replica goes into."));
    if (m_passphrase->text().size() < ShortestPassphrase)
        return gap(m_passphrase, tr("The passphrase needs at least %1 characters.").arg(ShortestPassphrase));
    if (m_passphrase->text() != m_again->text())
        return gap(m_again, tr("The two passphrases are not the same. Type the second one again."));
    return {};
}

void CreateForm::start() {
    forgetPassphrase();
    m_organisation->setFocus(Qt::OtherFocusReason);
}

void CreateForm::forgetPassphrase() {
    m_passphrase->clear();
    m_again->clear();
    showStrength();
}

void CreateForm::showStrength() {
    const Strength strength = strengthOf(m_passphrase->text());
    m_strength->setTone(strength == Strength::Weak                                   ? kit::Tone::Watch
                        : strength == Strength::Good || strength == Strength::Strong ? kit::Tone::Good
                                                                                     : kit::Tone::Neutral);
    m_strength->setText(strengthText(strength));
}

void CreateForm::retranslate() {
    const std::array<QString, PartCount> names{tr("Organisation"), tr("Your name"),  tr("Base currency"),   tr("Time zone"),
                                               tr("Folder"),       tr("Passphrase"), tr("Passphrase again")};
    const std::array<QWidget *, PartCount> fields{m_organisation,       m_user,         m_currency, m_zone, m_folder,
                                                  m_passphrase->edit(), m_again->edit()};
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_labels[i]->setText(names[i]);
        fields[i]->setAccessibleName(names[i]);
    }
    m_currency->setToolTip(tr("What every page reports in. It can’t be changed later."));
    m_zone->setToolTip(tr("Business dates are dates in this zone."));
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleName(tr("Choose the folder"));
    m_warning->setText(
        tr("Nobody can recover the passphrase. Keep it where you keep such things: without it the data stays closed."));
    m_passphrase->retranslate();
    m_again->retranslate();
    showStrength();
}

} // namespace plumbline::pages
