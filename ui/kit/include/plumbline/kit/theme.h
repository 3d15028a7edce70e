#pragma once

#include "plumbline/kit/tokens.h"

#include <QObject>

namespace plumbline::kit {

enum class ThemeMode { Light, Dark, FollowSystem };

/// Applies tokens to the whole application, live: palette, style (a proxy on Fusion) and font. One per process, owned
/// by whoever owns the QApplication.
class ThemeController : public QObject {
    Q_OBJECT
public:
    explicit ThemeController(QObject *parent = nullptr);
    ~ThemeController() override;

    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);

Q_SIGNALS:
    /// After the tokens in force have changed.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    static void setFonts();
    ThemeMode m_mode = ThemeMode::FollowSystem;
    bool m_systemIsDark = false;
    bool m_applying = false;
};

/// Stored in settings: `light`, `dark`, `system`.
[[nodiscard]] QString themeModeName(ThemeMode mode);
[[nodiscard]] ThemeMode themeModeNamed(QStringView name);

/// How much a push button asks for attention. One primary act per page at most.
/// Link: words alone, without the room around them.
enum class ButtonWeight { Primary, Normal, Quiet, Link };
/// Marks a QAbstractButton; the style paints it accordingly.
void setButtonWeight(QWidget *button, ButtonWeight weight);
[[nodiscard]] ButtonWeight buttonWeight(const QWidget *button);

} // namespace plumbline::kit
