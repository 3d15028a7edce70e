#pragma once

#include "plumbline/domain/error.h"
#include "plumbline/kit/label.h"
#include "plumbline/replica/secret.h"
#include "plumbline/workspace/syncing.h"

class QLineEdit;

namespace plumbline::pages {

class KeepingFields;

/// What joining an organisation needs: its hub's invitation, what this computer is to be called, a folder and a passphrase. What
/// is refused says so beside the field it is about, and keeps everything that was typed.
class JoinForm final : public QWidget {
    Q_OBJECT
public:
    explicit JoinForm(QWidget *parent);

    [[nodiscard]] QString folder() const;
    [[nodiscard]] replica::Secret passphrase() const;
    [[nodiscard]] workspace::Joining joining() const;
    /// What is still missing, as a sentence, with the focus put there; empty when all is said.
    [[nodiscard]] QString firstGap();
    /// Shows the error at its field; false when it belongs to none.
    [[nodiscard]] bool showRefusal(const domain::Error &error);
    /// The sentence for one that belongs to no field.
    [[nodiscard]] static QString sentenceOf(const domain::Error &error);
    void start();
    void setFolder(const QString &folder);
    void forgetPassphrase();
    /// An invitation works once.
    void forgetInvitation();
    void retranslate();

Q_SIGNALS:
    void entered();
    void edited();
    void folderWanted(const QString &suggestion);

private:
    void build();
    void showRefusals();
    kit::Label *m_invitationLabel;
    QLineEdit *m_invitation;
    kit::Label *m_invitationRefusal;
    kit::Label *m_deviceLabel;
    QLineEdit *m_device;
    KeepingFields *m_keeping;
    std::optional<domain::Error> m_refused;
};

} // namespace plumbline::pages
