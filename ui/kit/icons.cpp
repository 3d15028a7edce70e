#include "plumbline/kit/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <utility>

namespace plumbline::kit {

namespace {

constexpr std::array<const char *, static_cast<std::size_t>(Glyph::More) + 1> Names{
    "",          "today", "pipeline",     "commitments",   "approvals",    "receivables", "health",   "customers",
    "conflicts", "audit", "setup",        "import",        "export",       "search",      "filter",   "columns",
    "close",     "check", "chevron-left", "chevron-right", "chevron-down", "chevron-up",  "calendar", "lock",
    "unlock",    "sync",  "offline",      "warning",       "information",  "help",        "undo",     "print",
    "copy",      "sun",   "moon",         "language",      "person",       "team",        "product",  "region",
    "source",    "money", "ageing",       "backup",        "file",         "plus",        "more"};

/// Paints the SVG in the theme's ink when asked, so icons never have to be made again.
class GlyphEngine final : public QIconEngine {
public:
    GlyphEngine(Glyph glyph, TextLevel level) : m_glyph(glyph), m_level(level) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State /*state*/) override {
        painter->drawPixmap(rect, render(rect.size(), mode, painter->device()->devicePixelRatioF()));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/) override { return render(size, mode, 1.0); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/, qreal scale) override {
        // `size` is in device pixels here.
        return render(QSize(qRound(size.width() / scale), qRound(size.height() / scale)), mode, scale);
    }
    QIconEngine *clone() const override { return new GlyphEngine(*this); }
    QString key() const override { return QStringLiteral("plumbline-glyph"); }

private:
    [[nodiscard]] QPixmap render(const QSize &size, QIcon::Mode mode, qreal ratio) const {
        const Tokens &t = tokens();
        const QColor ink = mode == QIcon::Disabled ? t.textFaint : t.level(m_level);
        return glyphPixmap(m_glyph, ink, size, ratio);
    }
    Glyph m_glyph;
    TextLevel m_level;
};

} // namespace

QString glyphPath(Glyph glyph) {
    const char *name = Names[static_cast<std::size_t>(glyph)];
    return *name == '\0' ? QString() : QStringLiteral(":/plumbline/kit/icons/%1.svg").arg(QLatin1StringView(name));
}

QPixmap glyphPixmap(Glyph glyph, const QColor &ink, const QSize &size, qreal devicePixelRatio) {
    const QSize pixels = size * devicePixelRatio;
    if (glyph == Glyph::None || pixels.isEmpty())
        return {};
    const QString key = QStringLiteral("plumbline-glyph-%1-%2-%3x%4")
                            .arg(static_cast<int>(glyph))
                            .arg(ink.rgba(), 0, 16)
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(pixels);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer(glyphPath(glyph)).render(&painter);
        // The files are drawn in black; the ink replaces whatever was drawn.
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), ink);
        painter.end();
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon icon(Glyph glyph, TextLevel level) {
    return glyph == Glyph::None ? QIcon() : QIcon(new GlyphEngine(glyph, level)); // QIcon owns its engine
}

} // namespace plumbline::kit
