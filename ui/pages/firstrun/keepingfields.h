#pragma once

#include "plumbline/replica/secret.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

class PassphraseField;

/// Where replicas are kept unless somebody says otherwise.
[[nodiscard]] QString replicasFolder();

/// Where a new replica goes and what opens it: a folder, and a passphrase twice.
class KeepingFields final : public QWidget {
    Q_OBJECT
public:
    /// The fields' object names begin with `prefix`.
    KeepingFields(const QString &prefix, QWidget *parent);

    [[nodiscard]] QString folder() const;
    void setFolder(const QString &folder);
    /// The folder follows the name until somebody says another.
    void suggestFolderFor(const QString &name, const QString &otherwise);
    [[nodiscard]] replica::Secret passphrase() const;
    /// What is still missing, as a sentence, with the focus put there; empty when all is said.
    [[nodiscard]] QString firstGap();
    /// What is wrong with what was said, beside it; empty takes it off.
    enum class Field { Folder, Passphrase };
    void setRefusal(Field field, const QString &sentence);
    void forgetPassphrase();
    void retranslate();

Q_SIGNALS:
    void entered();
    void edited();
    /// Another folder is wanted: ask, and give it to `setFolder`.
    void folderWanted(const QString &suggestion);

private:
    void build(const QString &prefix);
    void showStrength();
    bool m_hasOwnFolder = false;
    kit::Label *m_folderLabel;
    QLineEdit *m_folder;
    QPushButton *m_choose;
    kit::Label *m_folderRefusal;
    kit::Label *m_passphraseLabel;
    kit::Label *m_againLabel;
    PassphraseField *m_passphrase;
    PassphraseField *m_again;
    kit::Label *m_strength;
    kit::Label *m_passphraseRefusal;
    kit::Label *m_warning;
};

/// A line under a field for what is wrong with it; hidden while nothing is.
[[nodiscard]] kit::Label *makeRefusalLine(QWidget *parent, const QString &name);
void showRefusal(kit::Label &line, const QString &sentence);

} // namespace plumbline::pages
