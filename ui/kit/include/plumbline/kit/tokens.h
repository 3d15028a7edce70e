#pragma once

#include <QColor>
#include <QFont>

#include <array>

class QWidget;

/// The one vocabulary of the look. Light and dark are two values of the same tokens; code outside the kit names a
/// token, never a colour, a pixel or a font.
namespace plumbline::kit {

/// What a figure or a sentence says about the world. Always shown with a shape or a word beside the colour.
enum class Tone { Neutral, Good, Watch, Bad, Info };

/// The type scale, in device-independent pixels of a 96 dpi screen.
enum class TextSize { Small = 11, Body = 13, Title = 16, Heading = 22, Figure = 32 };

enum class TextLevel { Strong, Normal, Muted, Faint };

enum class Weight { Regular, Medium, Bold };

struct Tokens {
    bool dark = false;

    /// Surfaces, from the window's ground up.
    QColor window;
    QColor surface;
    QColor raised;
    /// Hollows: fields, tracks of bars, header rows.
    QColor sunken;
    QColor border;
    QColor borderStrong;
    /// Grid lines of charts and tables, barely there.
    QColor grid;
    QColor hover;
    QColor selection;
    QColor skeleton;

    QColor text;
    QColor textMuted;
    QColor textFaint;
    QColor textOnAccent;

    QColor accent;
    QColor accentHover;
    QColor accentSoft;
    QColor focus;

    /// Semantic colours and their soft grounds, indexed by Tone.
    std::array<QColor, 5> tones;
    std::array<QColor, 5> toneGrounds;

    /// Chart colours in the order to use them; distinct under protanopia, deuteranopia and tritanopia.
    std::array<QColor, 8> categorical;
    /// What a chart shows as "not known" or "unattributed", hatched.
    QColor unattributed;
    /// Ageing from not due (calm) to the oldest (warm).
    std::array<QColor, 6> ageing;

    /// How far the screen's logical resolution is from 96 dpi.
    qreal scale = 1.0;

    [[nodiscard]] QColor tone(Tone which) const { return tones[static_cast<std::size_t>(which)]; }
    [[nodiscard]] QColor toneGround(Tone which) const { return toneGrounds[static_cast<std::size_t>(which)]; }
    [[nodiscard]] QColor level(TextLevel which) const;
    [[nodiscard]] QColor category(int index) const;
    /// `bucket` of `buckets`, spread over the whole ramp.
    [[nodiscard]] QColor age(int bucket, int buckets) const;
    /// Black or white ink, whichever reads better on `ground`.
    [[nodiscard]] QColor inkOn(const QColor &ground) const;

    /// `units` steps of the 4 px grid, scaled by the screen.
    [[nodiscard]] int space(int units) const;
    /// One physical-looking line: 1 px scaled.
    [[nodiscard]] int hairline() const;
    [[nodiscard]] int radius() const { return space(1) + space(1) / 2; }
    [[nodiscard]] int rowHeight() const { return space(8); }
    [[nodiscard]] int controlHeight() const { return space(8); }
    [[nodiscard]] QFont font(TextSize size, Weight weight = Weight::Regular) const;
};

[[nodiscard]] const Tokens &lightTokens();
[[nodiscard]] const Tokens &darkTokens();
/// The tokens in force; repaint on QEvent::PaletteChange. Light before any ThemeController exists.
[[nodiscard]] const Tokens &tokens();

/// ✓ ◆ ■ ●: the shape that says a tone without its colour.
[[nodiscard]] QString toneShape(Tone tone);

/// Contrast of two colours as WCAG 2.1 defines it, in hundredths: 450 is 4.5 : 1.
[[nodiscard]] int contrastHundredths(const QColor &a, const QColor &b);

} // namespace plumbline::kit
