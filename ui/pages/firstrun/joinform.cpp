#include "firstrun/joinform.h"

#include "firstrun/keepingfields.h"

#include "plumbline/replica/errors.h"
#include "plumbline/workspace/labels.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QSysInfo>
#include <QVBoxLayout>

namespace plumbline::pages {

namespace {

enum class Place { Nowhere, Invitation, Folder, Passphrase };

/// Which field a refusal is about. What the hub refuses comes as a text of its own inside the device's error.
Place placeOf(const domain::Error &error) {
    namespace errors = replica::errors;
    if (error.code.id.find("invitation") != std::string_view::npos || error.detail.contains(QLatin1StringView("invitation_invalid")))
        return Place::Invitation;
    for (const domain::ErrorCode code : {errors::Exists, errors::FolderNotWritable, errors::DiskFull, errors::InUse})
        if (error.code == code)
            return Place::Folder;
    return error.code == errors::WeakPassphrase ? Place::Passphrase : Place::Nowhere;
}

} // namespace

JoinForm::JoinForm(QWidget *parent)
    : QWidget(parent),
      m_invitationLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_invitation(new QLineEdit(this)),
      m_invitationRefusal(makeRefusalLine(this, QStringLiteral("join.invitation.refusal"))),
      m_deviceLabel(new kit::Label(kit::TextSize::Body, kit::TextLevel::Muted, this)),
      m_device(new QLineEdit(this)),
      m_keeping(new KeepingFields(QStringLiteral("join"), this)) {
    build();
    m_device->setText(QSysInfo::machineHostName());
    m_keeping->suggestFolderFor({}, QStringLiteral("organisation"));
    connect(m_invitation, &QLineEdit::textEdited, this, [this] { pages::showRefusal(*m_invitationRefusal, {}); });
    for (QLineEdit *edit : {m_invitation, m_device}) {
        connect(edit, &QLineEdit::returnPressed, this, &JoinForm::entered);
        connect(edit, &QLineEdit::textEdited, this, &JoinForm::edited);
    }
    connect(m_keeping, &KeepingFields::entered, this, &JoinForm::entered);
    connect(m_keeping, &KeepingFields::edited, this, &JoinForm::edited);
    connect(m_keeping, &KeepingFields::folderWanted, this, &JoinForm::folderWanted);
    connect(this, &JoinForm::edited, this, [this] { m_refused.reset(); });
}

void JoinForm::build() {
    const kit::Tokens &t = kit::tokens();
    m_invitation->setObjectName(QStringLiteral("join.invitation"));
    m_device->setObjectName(QStringLiteral("join.device"));
    m_invitation->setClearButtonEnabled(true);
    m_invitationLabel->setBuddy(m_invitation);
    m_deviceLabel->setBuddy(m_device);
    for (QLineEdit *field : {m_invitation, m_device})
        field->setMinimumHeight(t.controlHeight());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(1));
    layout->addWidget(m_invitationLabel);
    layout->addWidget(m_invitation);
    layout->addWidget(m_invitationRefusal);
    layout->addSpacing(t.space(2));
    layout->addWidget(m_deviceLabel);
    layout->addWidget(m_device);
    layout->addSpacing(t.space(2));
    layout->addWidget(m_keeping);
}

QString JoinForm::folder() const {
    return m_keeping->folder();
}

replica::Secret JoinForm::passphrase() const {
    return m_keeping->passphrase();
}

/// Mail programs break long lines; an invitation has no white space of its own.
workspace::Joining JoinForm::joining() const {
    static const QRegularExpression space(QStringLiteral("\\s+"));
    return {m_invitation->text().remove(space), m_device->text().simplified()};
}

QString JoinForm::firstGap() {
    if (joining().invitation.isEmpty()) {
        m_invitation->setFocus(Qt::OtherFocusReason);
        return tr("Paste the invitation your administrator sent you.");
    }
    if (joining().deviceName.isEmpty()) {
        m_device->setFocus(Qt::OtherFocusReason);
        return tr("Say what this computer is to be called: your administrator knows it by that name.");
    }
    return m_keeping->firstGap();
}

bool JoinForm::showRefusal(const domain::Error &error) {
    m_refused = error;
    showRefusals();
    return placeOf(error) != Place::Nowhere;
}

/// Nothing was done here yet that could wait for a hub out of reach.
QString JoinForm::sentenceOf(const domain::Error &error) {
    constexpr std::string_view Unreachable = "sync.unreachable";
    return error.code.id == Unreachable ? tr("The hub can’t be reached (%1). What you typed is kept; try again when the network is there.").arg(error.detail)
                                        : workspace::errorText(error);
}

void JoinForm::showRefusals() {
    const Place place = m_refused ? placeOf(*m_refused) : Place::Nowhere;
    const QString sentence = m_refused ? workspace::errorText(*m_refused) : QString();
    const auto at = [&](Place asked) { return place == asked ? sentence : QString(); };
    pages::showRefusal(*m_invitationRefusal, at(Place::Invitation));
    m_keeping->setRefusal(KeepingFields::Field::Folder, at(Place::Folder));
    m_keeping->setRefusal(KeepingFields::Field::Passphrase, at(Place::Passphrase));
    if (place == Place::Invitation) {
        m_invitation->setFocus(Qt::OtherFocusReason);
        m_invitation->selectAll();
    }
}

void JoinForm::start() {
    forgetPassphrase();
    m_invitation->setFocus(Qt::OtherFocusReason);
}

void JoinForm::setFolder(const QString &folder) {
    m_keeping->setFolder(folder);
}

void JoinForm::forgetPassphrase() {
    m_keeping->forgetPassphrase();
}

void JoinForm::forgetInvitation() {
    m_invitation->clear();
}

void JoinForm::retranslate() {
    m_invitationLabel->setText(tr("Invitation"));
    m_invitation->setAccessibleName(m_invitationLabel->text());
    m_invitation->setPlaceholderText(tr("Paste it whole, as you received it"));
    m_deviceLabel->setText(tr("Name of this computer"));
    m_device->setAccessibleName(m_deviceLabel->text());
    m_device->setToolTip(tr("Your administrator sees this computer under this name."));
    m_keeping->retranslate();
    if (m_refused)
        showRefusals();
}

} // namespace plumbline::pages
