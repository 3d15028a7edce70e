#pragma once

#include "plumbline/kit/label.h"
#include "plumbline/replica/replica.h"

class QComboBox;
class QLineEdit;

namespace plumbline::pages {

class KeepingFields;

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
    void setFolder(const QString &folder);
    void forgetPassphrase();
    void retranslate();

Q_SIGNALS:
    void entered();
    void edited();
    /// Another folder is wanted: ask, and give it to `setFolder`.
    void folderWanted(const QString &suggestion);

private:
    void build();
    void fillCurrencies();
    void fillZones();
    void suggestFolder();
    [[nodiscard]] QString currencyCode() const;
    std::vector<kit::Label *> m_labels;
    QLineEdit *m_organisation;
    QLineEdit *m_user;
    QComboBox *m_currency;
    QComboBox *m_zone;
    KeepingFields *m_keeping;
};

} // namespace plumbline::pages
