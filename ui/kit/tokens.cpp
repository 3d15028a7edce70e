#include "plumbline/kit/tokens.h"

#include "currenttokens.h"
#include "plumbline/kit/language.h"

#include <QFontDatabase>
#include <QFontMetrics>
#include <QGuiApplication>

#include <cmath>

namespace plumbline::kit {

namespace {

constexpr QRgb rgb(quint32 hex) {
    return 0xff000000U | hex;
}

template <std::size_t Size>
std::array<QColor, Size> colours(const std::array<quint32, Size> &hexes) {
    std::array<QColor, Size> result;
    for (std::size_t i = 0; i < Size; ++i)
        result[i] = QColor(rgb(hexes[i]));
    return result;
}

Tokens makeLight() {
    Tokens t;
    t.window = QColor(rgb(0xf4f5f7));
    t.surface = QColor(rgb(0xffffff));
    t.raised = QColor(rgb(0xffffff));
    t.sunken = QColor(rgb(0xeff1f4));
    t.border = QColor(rgb(0xdfe2e7));
    t.borderStrong = QColor(rgb(0xbfc5ce));
    t.grid = QColor(rgb(0xeceef1));
    t.hover = QColor(rgb(0xf1f3f7));
    t.selection = QColor(rgb(0xdce8fa));
    t.skeleton = QColor(rgb(0xe7e9ed));
    t.text = QColor(rgb(0x1b1f27));
    t.textMuted = QColor(rgb(0x545c69));
    t.textFaint = QColor(rgb(0x666e7c));
    t.textOnAccent = QColor(rgb(0xffffff));
    t.accent = QColor(rgb(0x1d5bb8));
    t.accentHover = QColor(rgb(0x174a97));
    t.accentSoft = QColor(rgb(0xe4edfb));
    t.focus = QColor(rgb(0x1d5bb8));
    t.tones = colours<5>({0x545c69, 0x17704a, 0x8a5200, 0xb3261e, 0x1d5bb8});
    t.toneGrounds = colours<5>({0xeef0f3, 0xe3f4ea, 0xfcf0db, 0xfbe6e4, 0xe4edfb});
    t.categorical = colours<8>({0x2a6fb5, 0xe09a1a, 0x16927a, 0xb65f94, 0x5fb2e0, 0xc4541c, 0x7a6a2e, 0x5a5f8c});
    t.unattributed = QColor(rgb(0x9aa1ac));
    t.ageing = colours<6>({0x7ba6d0, 0xb7ccc0, 0xf0d489, 0xeeab58, 0xdb7539, 0xa53826});
    return t;
}

Tokens makeDark() {
    Tokens t;
    t.dark = true;
    t.window = QColor(rgb(0x14171c));
    t.surface = QColor(rgb(0x1b1f26));
    t.raised = QColor(rgb(0x242a33));
    t.sunken = QColor(rgb(0x12151a));
    t.border = QColor(rgb(0x303742));
    t.borderStrong = QColor(rgb(0x4a5463));
    t.grid = QColor(rgb(0x272d36));
    t.hover = QColor(rgb(0x252b34));
    t.selection = QColor(rgb(0x243f69));
    t.skeleton = QColor(rgb(0x2a303a));
    t.text = QColor(rgb(0xe8eaee));
    t.textMuted = QColor(rgb(0xacb4c0));
    t.textFaint = QColor(rgb(0x929baa));
    t.textOnAccent = QColor(rgb(0x0b1320));
    t.accent = QColor(rgb(0x74abff));
    t.accentHover = QColor(rgb(0x92beff));
    t.accentSoft = QColor(rgb(0x1f3352));
    t.focus = QColor(rgb(0x74abff));
    t.tones = colours<5>({0xacb4c0, 0x5cc98b, 0xe5b04c, 0xff8f86, 0x74abff});
    t.toneGrounds = colours<5>({0x272d36, 0x17382a, 0x3b2f17, 0x44221f, 0x1f3352});
    t.categorical = colours<8>({0x5b9bdf, 0xe5a93c, 0x2fb397, 0xd283b2, 0x86cbf0, 0xe0743b, 0xb09c4e, 0x8d92c6});
    t.unattributed = QColor(rgb(0x7c8594));
    t.ageing = colours<6>({0x5286b8, 0x86a898, 0xdcb962, 0xe0954a, 0xd66b3a, 0xcf5340});
    return t;
}

Tokens &current() {
    static Tokens inForce = makeLight();
    return inForce;
}

bool hasTabularDigits(const QString &family) {
    QFont font(family);
    font.setPixelSize(static_cast<int>(TextSize::Figure));
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit)
        if (metrics.horizontalAdvance(QLatin1Char(digit)) != width)
            return false;
    return true;
}

QStringList chooseFamilies(Tongue tongue) {
    const QString noto = QStringLiteral("Noto Sans CJK SC");
    // Of the same hand, but quotation marks, dashes and dots are as wide as a Latin text wants them.
    const QString narrow = QStringLiteral("Noto Sans CJK KR");
    const QString system = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    // Where nobody chose an interface font, what the system answers is a stopgap that Noto reads better than.
    const QStringList stopgaps{QStringLiteral("Sans Serif"), QStringLiteral("Sans"), QStringLiteral("DejaVu Sans"),
                               QStringLiteral("Helvetica"), QString()};
    const QStringList installed = QFontDatabase::families();
    const bool isStopgap = stopgaps.contains(system) || !hasTabularDigits(system);
    if (!isStopgap || !installed.contains(noto))
        return {system, noto};
    if (tongue == Tongue::English && installed.contains(narrow))
        return {narrow, noto, system};
    return {noto, system};
}

qreal luminance(const QColor &colour) {
    const auto linear = [](qreal channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

const QStringList &fontFamilies() {
    static const QStringList chinese = chooseFamilies(Tongue::Chinese);
    static const QStringList english = chooseFamilies(Tongue::English);
    return currentTongue() == Tongue::Chinese ? chinese : english;
}

void setCurrentTokens(const Tokens &tokens) {
    current() = tokens;
}

const Tokens &lightTokens() {
    static const Tokens light = makeLight();
    return light;
}

const Tokens &darkTokens() {
    static const Tokens dark = makeDark();
    return dark;
}

const Tokens &tokens() {
    return current();
}

QColor Tokens::level(TextLevel which) const {
    switch (which) {
    case TextLevel::Strong:
    case TextLevel::Normal:
        return text;
    case TextLevel::Muted:
        return textMuted;
    case TextLevel::Faint:
        return textFaint;
    }
    return text;
}

QColor Tokens::category(int index) const {
    return categorical[static_cast<std::size_t>(index) % categorical.size()];
}

QColor Tokens::age(int bucket, int buckets) const {
    const int last = static_cast<int>(ageing.size()) - 1;
    if (buckets <= 1)
        return ageing.front();
    return ageing[static_cast<std::size_t>(std::clamp(bucket * last / (buckets - 1), 0, last))];
}

QColor Tokens::inkOn(const QColor &ground) const {
    const QColor light = dark ? text : surface;
    const QColor black = dark ? window : text;
    return contrastHundredths(light, ground) >= contrastHundredths(black, ground) ? light : black;
}

int Tokens::space(int units) const {
    constexpr int unit = 4;
    return qRound(unit * units * scale);
}

int Tokens::hairline() const {
    return std::max(1, qRound(scale));
}

QFont Tokens::font(TextSize size, Weight weight) const {
    QFont font(fontFamilies());
    font.setPixelSize(qRound(static_cast<int>(size) * scale));
    font.setWeight(weight == Weight::Bold ? QFont::Bold : weight == Weight::Medium ? QFont::DemiBold : QFont::Normal);
    return font;
}

QString toneShape(Tone tone) {
    switch (tone) {
    case Tone::Neutral:
        return {};
    case Tone::Good:
        return QStringLiteral("✓");
    case Tone::Watch:
        return QStringLiteral("◆");
    case Tone::Bad:
        return QStringLiteral("■");
    case Tone::Info:
        return QStringLiteral("●");
    }
    return {};
}

int contrastHundredths(const QColor &a, const QColor &b) {
    const qreal first = luminance(a);
    const qreal second = luminance(b);
    return static_cast<int>((std::max(first, second) + 0.05) / (std::min(first, second) + 0.05) * 100.0);
}

} // namespace plumbline::kit
