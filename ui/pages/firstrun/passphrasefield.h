#pragma once

#include "plumbline/replica/secret.h"

#include <QWidget>

class QLineEdit;

namespace plumbline::kit {
class Label;
}

namespace plumbline::pages {

/// How hard a passphrase is to guess, roughly: from its length and the kinds of characters in it.
enum class Strength { Empty, Weak, Fair, Good, Strong };
[[nodiscard]] Strength strengthOf(const QString &passphrase);
[[nodiscard]] QString strengthText(Strength strength);

/// A passphrase being typed: hidden unless its eye is pressed, and a word when Caps Lock is on.
class PassphraseField final : public QWidget {
    Q_OBJECT
public:
    explicit PassphraseField(QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QString text() const;
    /// What was typed, as bytes that wipe themselves.
    [[nodiscard]] replica::Secret secret() const;
    void setAccessibleText(const QString &name);
    void setPlaceholder(const QString &text);
    /// Empties the field and hides what is typed next.
    void clear();
    void retranslate();

Q_SIGNALS:
    void edited();
    void entered();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class CapsLock { Off, On };
    void showCaps(CapsLock caps);
    void showReveal();
    QLineEdit *m_edit;
    QAction *m_reveal;
    kit::Label *m_caps;
    CapsLock m_lock = CapsLock::Off;
};

} // namespace plumbline::pages
