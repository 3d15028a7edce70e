#include "plumbline/kit/theme.h"

#include "currenttokens.h"
#include "style.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QScreen>
#include <QStyle>
#include <QToolTip>

namespace plumbline::kit {

namespace {

constexpr char WeightProperty[] = "plumblineButtonWeight";

QPalette paletteOf(const Tokens &t) {
    QPalette palette;
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.surface);
    palette.setColor(QPalette::AlternateBase, t.hover);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.textFaint);
    palette.setColor(QPalette::Button, t.surface);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.textOnAccent);
    palette.setColor(QPalette::ToolTipBase, t.raised);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Highlight, t.selection);
    palette.setColor(QPalette::HighlightedText, t.text);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::Light, t.raised);
    palette.setColor(QPalette::Midlight, t.hover);
    palette.setColor(QPalette::Mid, t.border);
    palette.setColor(QPalette::Dark, t.borderStrong);
    palette.setColor(QPalette::Shadow, t.borderStrong);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.textFaint);
    return palette;
}

bool looksDark(const QPalette &palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

qreal screenScale() {
    constexpr qreal referenceDpi = 96.0;
    const QScreen *screen = QGuiApplication::primaryScreen();
    return screen != nullptr ? std::max(1.0, screen->logicalDotsPerInch() / referenceDpi) : 1.0;
}

} // namespace

ThemeController::ThemeController(QObject *parent) : QObject(parent) {
    m_systemIsDark = looksDark(QGuiApplication::palette());
    QApplication::setStyle(new Style); // QApplication owns it
    qApp->installEventFilter(this);
    apply();
}

ThemeController::~ThemeController() = default;

void ThemeController::setMode(ThemeMode mode) {
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

bool ThemeController::eventFilter(QObject *watched, QEvent *event) {
    // Each tongue has its punctuation from its own cut of the face.
    if (watched == qApp && event->type() == QEvent::LanguageChange)
        setFonts();
    // Our own setPalette announces itself the same way; only a change we did not make is the system's.
    if (!m_applying && watched == qApp && event->type() == QEvent::ApplicationPaletteChange) {
        const QPalette palette = QGuiApplication::palette();
        if (palette.color(QPalette::Window) != tokens().window) {
            m_systemIsDark = looksDark(palette);
            apply();
        }
    }
    return QObject::eventFilter(watched, event);
}

void ThemeController::apply() {
    const bool dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::FollowSystem && m_systemIsDark);
    Tokens next = dark ? darkTokens() : lightTokens();
    next.scale = screenScale();
    setCurrentTokens(next);
    m_applying = true;
    setFonts();
    QApplication::setPalette(paletteOf(next));
    QToolTip::setPalette(paletteOf(next));
    m_applying = false;
    Q_EMIT changed();
}

void ThemeController::setFonts() {
    QApplication::setFont(tokens().font(TextSize::Body));
    QToolTip::setFont(tokens().font(TextSize::Small));
}

QString themeModeName(ThemeMode mode) {
    switch (mode) {
    case ThemeMode::Light:
        return QStringLiteral("light");
    case ThemeMode::Dark:
        return QStringLiteral("dark");
    case ThemeMode::FollowSystem:
        break;
    }
    return QStringLiteral("system");
}

ThemeMode themeModeNamed(QStringView name) {
    if (name == QLatin1StringView("light"))
        return ThemeMode::Light;
    if (name == QLatin1StringView("dark"))
        return ThemeMode::Dark;
    return ThemeMode::FollowSystem;
}

void setButtonWeight(QWidget *button, ButtonWeight weight) {
    button->setProperty(WeightProperty, static_cast<int>(weight));
    button->update();
}

ButtonWeight buttonWeight(const QWidget *button) {
    const QVariant stored = button != nullptr ? button->property(WeightProperty) : QVariant();
    return stored.isValid() ? static_cast<ButtonWeight>(stored.toInt()) : ButtonWeight::Normal;
}

} // namespace plumbline::kit
