#include "firstrun/passphrasefield.h"

#include "plumbline/kit/icons.h"
#include "plumbline/kit/label.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSet>
#include <QVBoxLayout>

#include <cmath>

namespace plumbline::pages {

namespace {

/// Sizes of the alphabets a character may come from.
constexpr int Lower = 26;
constexpr int Upper = 26;
constexpr int Digits = 10;
constexpr int Signs = 33;
constexpr int Ideographs = 3000;

int bitsOf(const QString &passphrase) {
    int alphabet = 0;
    const auto add = [&](bool present, int size) { alphabet += present ? size : 0; };
    add(std::ranges::any_of(passphrase, [](QChar c) { return c.isLower(); }), Lower);
    add(std::ranges::any_of(passphrase, [](QChar c) { return c.isUpper(); }), Upper);
    add(std::ranges::any_of(passphrase, [](QChar c) { return c.isDigit(); }), Digits);
    add(std::ranges::any_of(passphrase, [](QChar c) { return c.isPunct() || c.isSymbol() || c.isSpace(); }), Signs);
    add(std::ranges::any_of(passphrase, [](QChar c) { return c.script() == QChar::Script_Han; }), Ideographs);
    // Repeated characters add little: `aaaaaaaa` counts as two.
    const QSet<QChar> different(passphrase.begin(), passphrase.end());
    const auto counted = std::min<qsizetype>(passphrase.size(), different.size() * 2);
    return alphabet < 2 ? 0 : static_cast<int>(std::lround(static_cast<double>(counted) * std::log2(alphabet)));
}

} // namespace

Strength strengthOf(const QString &passphrase) {
    if (passphrase.isEmpty())
        return Strength::Empty;
    const int bits = bitsOf(passphrase);
    return bits < 40 ? Strength::Weak : bits < 60 ? Strength::Fair : bits < 80 ? Strength::Good : Strength::Strong;
}

QString strengthText(Strength strength) {
    switch (strength) {
    case Strength::Empty:
        return PassphraseField::tr("Four or five words that nobody would put together are easy to keep and hard to guess.");
    case Strength::Weak:
        return PassphraseField::tr("Weak: it could be guessed in hours. Make it longer.");
    case Strength::Fair:
        return PassphraseField::tr("Fair: another word makes it good.");
    case Strength::Good:
        return PassphraseField::tr("Good.");
    case Strength::Strong:
        return PassphraseField::tr("Strong.");
    }
    return {};
}

PassphraseField::PassphraseField(QWidget *parent)
    : QWidget(parent),
      m_edit(new QLineEdit(this)),
      m_reveal(new QAction(this)),
      m_caps(new kit::Label(kit::TextSize::Small, kit::TextLevel::Muted, this)) {
    const kit::Tokens &t = kit::tokens();
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_edit->setContextMenuPolicy(Qt::NoContextMenu);
    m_edit->addAction(m_reveal, QLineEdit::TrailingPosition);
    m_edit->installEventFilter(this);
    m_edit->setMinimumHeight(t.controlHeight());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_reveal->setCheckable(true);
    m_caps->setTone(kit::Tone::Watch);
    m_caps->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(t.space(1));
    layout->addWidget(m_edit);
    layout->addWidget(m_caps);
    setFocusProxy(m_edit);
    connect(m_reveal, &QAction::toggled, this, &PassphraseField::showReveal);
    connect(m_edit, &QLineEdit::textEdited, this, &PassphraseField::edited);
    connect(m_edit, &QLineEdit::returnPressed, this, &PassphraseField::entered);
    showReveal();
    retranslate();
}

QString PassphraseField::text() const {
    return m_edit->text();
}

replica::Secret PassphraseField::secret() const {
    QByteArray bytes = m_edit->text().toUtf8();
    return replica::Secret::takeFrom(bytes);
}

void PassphraseField::setAccessibleText(const QString &name) {
    m_edit->setAccessibleName(name);
}

void PassphraseField::setPlaceholder(const QString &text) {
    m_edit->setPlaceholderText(text);
}

void PassphraseField::clear() {
    m_edit->clear();
    m_reveal->setChecked(false);
}

void PassphraseField::showReveal() {
    const bool shown = m_reveal->isChecked();
    m_edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_reveal->setIcon(kit::icon(shown ? kit::Glyph::Unlock : kit::Glyph::Lock, kit::TextLevel::Muted));
    m_reveal->setToolTip(shown ? tr("Hide the passphrase") : tr("Show the passphrase"));
    m_reveal->setText(m_reveal->toolTip());
}

void PassphraseField::retranslate() {
    m_caps->setText(tr("Caps Lock is on."));
    showReveal();
}

void PassphraseField::showCaps(CapsLock caps) {
    m_lock = caps;
    m_caps->setVisible(caps == CapsLock::On);
}

/// The state of Caps Lock is not to be had on every system; what a letter key gives tells it.
bool PassphraseField::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::KeyPress) {
        const auto *key = dynamic_cast<QKeyEvent *>(event);
        const QString typed = key ? key->text() : QString();
        if (key && key->key() == Qt::Key_CapsLock) {
            showCaps(m_lock == CapsLock::On ? CapsLock::Off : CapsLock::On);
        } else if (typed.size() == 1 && typed[0].isLetter() && typed[0].toLower() != typed[0].toUpper()) {
            const bool shift = key->modifiers().testFlag(Qt::ShiftModifier);
            showCaps(typed[0].isUpper() != shift ? CapsLock::On : CapsLock::Off);
        }
    } else if (event->type() == QEvent::FocusOut) {
        showCaps(CapsLock::Off);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace plumbline::pages
