#include "firstrun/keepingfields.h"

#include "firstrun/passphrasefield.h"

#include "plumbline/kit/label.h"
#include "plumbline/replica/passphrase.h"

#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>

namespace plumbline::pages {

namespace {

using replica::ShortestPassphrase;

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

kit::Label *makeRefusalLine(QWidget *parent, const QString &name) {
    auto *line = new kit::Label(kit::TextSize::Small, kit::TextLevel::Normal, parent);
    line->setObjectName(name);
    line->setOverflow(kit::Label::Overflow::Wrap);
    line->setTone(kit::Tone::Bad);
    line->hide();
    return line;
}

void showRefusal(kit::Label &line, const QString &sentence) {
    //: A shape that stands for "wrong", and the sentence that says what.
    line.setText(sentence.isEmpty() ? QString() : QStringLiteral("%1 %2").arg(kit::toneShape(kit::Tone::Bad), sentence));
    line.setVisible(!sentence.isEmpty());
}

KeepingFields::KeepingFields(const QString &prefix, QWidget *parent)
    : QWidget(parent),
      m_folderLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_folder(new QLineEdit(this)),
      m_choose(new QPushButton(this)),
      m_folderRefusal(makeRefusalLine(this, prefix + QStringLiteral(".folder.refusal"))),
      m_passphraseLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_againLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_passphrase(new PassphraseField(this)),
      m_again(new PassphraseField(this)),
      m_strength(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)),
      m_passphraseRefusal(makeRefusalLine(this, prefix + QStringLiteral(".passphrase.refusal"))),
      m_warning(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)) {
    build(prefix);
    connect(m_folder, &QLineEdit::textEdited, this, [this] {
        m_hasOwnFolder = true;
        setRefusal(Field::Folder, {});
        Q_EMIT edited();
    });
    connect(m_folder, &QLineEdit::returnPressed, this, &KeepingFields::entered);
    connect(m_choose, &QPushButton::clicked, this, [this] { Q_EMIT folderWanted(folder()); });
    connect(m_passphrase, &PassphraseField::edited, this, &KeepingFields::showStrength);
    for (PassphraseField *field : {m_passphrase, m_again}) {
        connect(field, &PassphraseField::entered, this, &KeepingFields::entered);
        connect(field, &PassphraseField::edited, this, [this] {
            setRefusal(Field::Passphrase, {});
            Q_EMIT edited();
        });
    }
}

void KeepingFields::build(const QString &prefix) {
    const kit::Tokens &t = kit::tokens();
    m_folder->setObjectName(prefix + QStringLiteral(".folder"));
    m_choose->setObjectName(prefix + QStringLiteral(".choose"));
    m_passphrase->edit()->setObjectName(prefix + QStringLiteral(".passphrase"));
    m_again->edit()->setObjectName(prefix + QStringLiteral(".again"));
    for (QWidget *field : std::initializer_list<QWidget *>{m_folder, m_choose})
        field->setMinimumHeight(t.controlHeight());
    m_folderLabel->setBuddy(m_folder);
    m_passphraseLabel->setBuddy(m_passphrase->edit());
    m_againLabel->setBuddy(m_again->edit());
    m_strength->setOverflow(kit::Label::Overflow::Wrap);
    m_warning->setOverflow(kit::Label::Overflow::Wrap);
    auto *place = new QHBoxLayout;
    place->setSpacing(t.space(2));
    place->addWidget(m_folder, 1);
    place->addWidget(m_choose);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(t.space(3));
    grid->setVerticalSpacing(t.space(1));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    int row = 0;
    grid->addWidget(m_folderLabel, row++, 0, 1, 2);
    grid->addLayout(place, row++, 0, 1, 2);
    grid->addWidget(m_folderRefusal, row++, 0, 1, 2);
    grid->setRowMinimumHeight(row++, t.space(2));
    grid->addWidget(m_passphraseLabel, row, 0);
    grid->addWidget(m_againLabel, row++, 1);
    grid->addWidget(m_passphrase, row, 0);
    grid->addWidget(m_again, row++, 1);
    grid->addWidget(m_passphraseRefusal, row++, 0, 1, 2);
    grid->setRowMinimumHeight(row++, t.space(2));
    grid->addWidget(m_strength, row++, 0, 1, 2);
    grid->addWidget(m_warning, row, 0, 1, 2);
}

QString KeepingFields::folder() const {
    return QDir::cleanPath(QDir::fromNativeSeparators(m_folder->text().trimmed()));
}

void KeepingFields::setFolder(const QString &folder) {
    m_hasOwnFolder = true;
    m_folder->setText(QDir::toNativeSeparators(folder));
    setRefusal(Field::Folder, {});
}

void KeepingFields::suggestFolderFor(const QString &name, const QString &otherwise) {
    if (m_hasOwnFolder)
        return;
    const QString fit = folderName(name);
    m_folder->setText(QDir::toNativeSeparators(QDir(replicasFolder()).filePath(fit.isEmpty() ? otherwise : fit)));
}

replica::Secret KeepingFields::passphrase() const {
    return m_passphrase->secret();
}

QString KeepingFields::firstGap() {
    const auto gap = [](QWidget *field, const QString &sentence) {
        field->setFocus(Qt::OtherFocusReason);
        return sentence;
    };
    if (m_folder->text().trimmed().isEmpty())
        return gap(m_folder, tr("Say which folder the replica goes into."));
    if (m_passphrase->text().size() < ShortestPassphrase)
        return gap(m_passphrase, tr("The passphrase needs at least %1 characters.").arg(ShortestPassphrase));
    if (m_passphrase->text() != m_again->text())
        return gap(m_again, tr("The two passphrases are not the same. Type the second one again."));
    return {};
}

void KeepingFields::setRefusal(Field field, const QString &sentence) {
    showRefusal(field == Field::Folder ? *m_folderRefusal : *m_passphraseRefusal, sentence);
    if (sentence.isEmpty())
        return;
    QLineEdit *wrong = field == Field::Folder ? m_folder : m_passphrase->edit();
    wrong->setFocus(Qt::OtherFocusReason);
    wrong->selectAll();
}

void KeepingFields::forgetPassphrase() {
    m_passphrase->clear();
    m_again->clear();
    showStrength();
}

void KeepingFields::showStrength() {
    const Strength strength = strengthOf(m_passphrase->text());
    m_strength->setTone(strength == Strength::Weak                                   ? kit::Tone::Watch
                        : strength == Strength::Good || strength == Strength::Strong ? kit::Tone::Good
                                                                                     : kit::Tone::Neutral);
    m_strength->setText(strengthText(strength));
}

void KeepingFields::retranslate() {
    m_folderLabel->setText(tr("Folder"));
    m_passphraseLabel->setText(tr("Passphrase"));
    m_againLabel->setText(tr("Passphrase again"));
    m_folder->setAccessibleName(m_folderLabel->text());
    m_passphrase->setAccessibleText(m_passphraseLabel->text());
    m_again->setAccessibleText(m_againLabel->text());
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleName(tr("Choose the folder"));
    m_warning->setText(
        tr("Nobody can recover the passphrase. Keep it where you keep such things: without it the data stays closed."));
    m_passphrase->retranslate();
    m_again->retranslate();
    showStrength();
}

} // namespace plumbline::pages
