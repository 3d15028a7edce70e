#include "support/testregistry.h"
#include "ui/kitsamples.h"

#include "plumbline/kit/asofcontrol.h"
#include "plumbline/kit/commandpalette.h"
#include "plumbline/kit/filterbar.h"
#include "plumbline/kit/language.h"
#include "plumbline/kit/shortcutsheet.h"
#include "plumbline/kit/theme.h"

#include <QApplication>
#include <QCalendarWidget>
#include <QDir>
#include <QTest>

using namespace plumbline;

/// Every widget of the kit on one sheet, in both themes and both tongues. PLUMBLINE_GALLERY names a folder to keep the pictures in.
class KitGallery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWidgetPaintsInBothThemesAndBothTongues_data();
    void everyWidgetPaintsInBothThemesAndBothTongues();
    void whatPopsUpPaintsToo_data();
    void whatPopsUpPaintsToo();

private:
    static void keep(const QImage &picture, const QString &name);
};

void KitGallery::keep(const QImage &picture, const QString &name) {
    const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(picture.save(
        QDir(folder).filePath(QStringLiteral("kit-%1-%2.png").arg(name, QLatin1StringView(QTest::currentDataTag())))));
}

void KitGallery::everyWidgetPaintsInBothThemesAndBothTongues_data() {
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("tongue");
    QTest::addColumn<int>("factor");
    for (const auto mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
        for (const auto tongue : {kit::Tongue::Chinese, kit::Tongue::English})
            for (const int factor : {1, 2})
                QTest::addRow("%s-%s-%dx", qPrintable(kit::themeModeName(mode)), qPrintable(kit::tongueName(tongue)), factor)
                    << static_cast<int>(mode) << static_cast<int>(tongue) << factor;
}

void KitGallery::everyWidgetPaintsInBothThemesAndBothTongues() {
    QFETCH(int, mode);
    QFETCH(int, tongue);
    QFETCH(int, factor);
    kit::ThemeController theme;
    theme.setMode(static_cast<kit::ThemeMode>(mode));
    kit::Language language;
    language.use(static_cast<kit::Tongue>(tongue));

    const std::unique_ptr<QWidget> gallery = tests::makeGallery();
    gallery->setAttribute(Qt::WA_DontShowOnScreen);
    gallery->show();
    QCoreApplication::processEvents();
    QImage picture(gallery->size() * factor, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(factor);
    gallery->render(&picture);

    // Beside the rail, in the margin: nothing but the ground of the theme.
    const QPoint margin(kit::tokens().space(50), kit::tokens().space(1));
    QCOMPARE(picture.pixelColor(margin * factor), kit::tokens().window);
    keep(picture, QStringLiteral("sheet"));
}

void KitGallery::whatPopsUpPaintsToo_data() {
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("tongue");
    QTest::newRow("light-zh_CN") << static_cast<int>(kit::ThemeMode::Light) << static_cast<int>(kit::Tongue::Chinese);
    QTest::newRow("dark-en") << static_cast<int>(kit::ThemeMode::Dark) << static_cast<int>(kit::Tongue::English);
}

void KitGallery::whatPopsUpPaintsToo() {
    QFETCH(int, mode);
    QFETCH(int, tongue);
    kit::ThemeController theme;
    theme.setMode(static_cast<kit::ThemeMode>(mode));
    kit::Language language;
    language.use(static_cast<kit::Tongue>(tongue));
    QWidget window;
    window.resize(1280, 800);
    window.show();
    kit::ActionRegistry registry(&window);
    const auto add = [&](const char *id, const char *text, kit::ActionSection section, const char *keys, kit::Glyph glyph) {
        registry.add({QString::fromLatin1(id),
                      [text] { return QString::fromUtf8(text); },
                      section,
                      {QKeySequence(QString::fromLatin1(keys))},
                      glyph,
                      {}},
                     &window, [] {});
    };
    add("page.pipeline", "Pipeline 商机", kit::ActionSection::Pages, "Ctrl+2", kit::Glyph::Pipeline);
    add("page.receivables", "Receivables 应收账款", kit::ActionSection::Pages, "Ctrl+3", kit::Glyph::Receivables);
    add("export.xlsx", "Export what is shown 导出", kit::ActionSection::Data, "Ctrl+E", kit::Glyph::Export);
    kit::CommandPalette palette(registry, &window);
    palette.setRecordSearch([](const QString &, const std::function<void(std::vector<kit::PaletteRecord>)> &found) {
        found({{QStringLiteral("1"), QStringLiteral("昆仑精密仪器有限公司"), QStringLiteral("Customer · North"),
                kit::Glyph::Customers}});
    });
    palette.popUp();
    palette.setQuery(QStringLiteral("r"));
    keep(palette.grab().toImage(), QStringLiteral("palette"));
    palette.close();
    kit::ShortcutSheet sheet(registry, &window);
    sheet.setPageHelp(QStringLiteral("Pipeline"),
                      QStringLiteral("Where every open deal stands, and what it takes to the next stage."));
    sheet.show();
    keep(sheet.grab().toImage(), QStringLiteral("keys"));
    kit::Chip chip(&window);
    chip.setSpec({QStringLiteral("period"),
                  QStringLiteral("Period"),
                  kit::Glyph::Calendar,
                  kit::Choice::One,
                  {{QStringLiteral("m"), QStringLiteral("This month 本月"), 12},
                   {QStringLiteral("q"), QStringLiteral("This quarter 本季度"), 90}},
                  true});
    chip.setChoice({{QStringLiteral("q")}, {}});
    chip.show();
    chip.openList();
    QWidget *popup = QApplication::activePopupWidget();
    QVERIFY(popup != nullptr);
    keep(popup->grab().toImage(), QStringLiteral("chip"));
    popup->close();
    QCalendarWidget calendar;
    kit::prepareCalendar(calendar);
    calendar.setSelectedDate(QDate(2026, 11, 23));
    calendar.resize(calendar.sizeHint());
    keep(calendar.grab().toImage(), QStringLiteral("calendar"));
}

PLUMBLINE_TEST(KitGallery)

#include "kitgallery.moc"
