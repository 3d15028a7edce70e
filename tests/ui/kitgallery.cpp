#include "support/testregistry.h"
#include "ui/kitsamples.h"

#include "plumbline/kit/language.h"
#include "plumbline/kit/theme.h"

#include <QDir>
#include <QTest>

using namespace plumbline;

/// Every widget of the kit on one sheet, in both themes and both tongues. PLUMBLINE_GALLERY names a folder to keep the pictures in.
class KitGallery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWidgetPaintsInBothThemesAndBothTongues_data();
    void everyWidgetPaintsInBothThemesAndBothTongues();
};

void KitGallery::everyWidgetPaintsInBothThemesAndBothTongues_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("tongue");
    QTest::addColumn<int>("factor");
    for (const auto mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
        for (const auto tongue : {kit::Tongue::Chinese, kit::Tongue::English})
            for (const int factor : {1, 2})
                QTest::addRow("%s-%s-%dx", qPrintable(kit::themeModeName(mode)), qPrintable(kit::tongueName(tongue)), factor)
                    << static_cast<int>(mode) << static_cast<int>(tongue) << factor;
}

void KitGallery::everyWidgetPaintsInBothThemesAndBothTongues()
{
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
    const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
    if (!folder.isEmpty()) {
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(picture.save(QDir(folder).filePath(QStringLiteral("kit-%1.png").arg(QLatin1StringView(QTest::currentDataTag())))));
    }
}

PLUMBLINE_TEST(KitGallery)

#include "kitgallery.moc"
