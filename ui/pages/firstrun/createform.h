#pragma once

#include "plumbline/kit/label.h"
#include "plumbline/replica/replica.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace plumbline::pages {

class PassphraseField;

/// Where replicas are kept unless somebody says otherwise.
[[nodiscard]] QString replicasFolder();

/// What a new replica needs: the organisation, its currency and zone, who founds it, the folder and the passphrase.
class CreateForm final : public QWidget {
    Q_OBJECT
public:
    explicit CreateForm(QWidget *parent);

    [[nodiscard]] QString folder() const;
    [[nodiscard]] replica::Secret passphrase() const;
    [[nodiscard]] replica::Founding founding() const;
    /// What is still missing, as a sentence, with the focus put there; empty when all is said.
    [[nodiscard]] QString firstGap();
    void start();
    void forgetPassphrase();
    void retranslate();

Q_SIGNALS:
    void entered();
    void edited();
    /// Another folder is wanted: ask, and give it to `setFolder`.
    void folderWanted(const QString &suggestion);

public:
    void setFolder(const QString &folder);

private:
    void build();
    void fillCurrencies();
    void fillZones();
    void suggestFolder();
    void showStrength();
    [[nodiscard]] QString currencyCode() const;
    bool m_hasOwnFolder = false;
    std::vector<kit::Label *> m_labels;
    QLineEdit *m_organisation;
    QLineEdit *m_user;
    QComboBox *m_currency;
    QComboBox *m_zone;
    QLineEdit *m_folder;
    QPushButton *m_choose;
    PassphraseField *m_passphrase;
    PassphraseField *m_again;
    kit::Label *m_strength;
    kit::Label *m_warning;
};

} // namespace plumbline::pages
