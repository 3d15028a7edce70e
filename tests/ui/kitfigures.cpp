#include "support/testregistry.h"

#include "plumbline/domain/money.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/settings.h"
#include "plumbline/kit/theme.h"

#include <QFontMetrics>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::kit;
using domain::Currency;
using domain::Money;

/// Tokens, figures and settings: what every page is written with.
class KitFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moneyIsGroupedInItsOwnDecimals();
    void shortMoneyIsWrittenInTheTonguesUnits_data();
    void shortMoneyIsWrittenInTheTonguesUnits();
    void theSmallestAmountOfAllIsStillWritten();
    void percentagesRoundHalfAwayFromZero();
    void daysComeFromTenths();
    void datesAreIso();
    void digitsAreAllOfOneWidth();
    void everyTextCanBeReadOnEverySurface_data();
    void everyTextCanBeReadOnEverySurface();
    void theThemeIsSwitchedLive();
    void settingsKeepTheirTypesAndStrangersKeys();
};

void KitFigures::moneyIsGroupedInItsOwnDecimals() {
    const Format format(Tongue::English);
    QCOMPARE(format.money(Money(-123'456'789, Currency::of("CNY"))), QStringLiteral("-1,234,567.89"));
    QCOMPARE(format.money(Money(1'234, Currency::of("JPY"))), QStringLiteral("1,234"));
    QCOMPARE(format.money(Money(5, Currency::of("KWD"))), QStringLiteral("0.005"));
    QCOMPARE(format.moneyWithCurrency(Money(100, Currency::of("EUR"))), QStringLiteral("1.00 EUR"));
}

void KitFigures::shortMoneyIsWrittenInTheTonguesUnits_data() {
    QTest::addColumn<qint64>("major");
    QTest::addColumn<QString>("chinese");
    QTest::addColumn<QString>("english");
    QTest::newRow("whole units") << qint64(9'999) << "9,999"
                                 << "9,999";
    QTest::newRow("ten thousand") << qint64(10'000) << QStringLiteral("1.0 万") << "10 K";
    QTest::newRow("won value") << qint64(10'005'534) << QStringLiteral("1,000.6 万") << "10.01 M";
    QTest::newRow("a hundred million") << qint64(100'000'000) << QStringLiteral("1.00 亿") << "100.00 M";
    QTest::newRow("billions") << qint64(3'210'000'000) << QStringLiteral("32.10 亿") << "3.21 B";
    QTest::newRow("negative") << qint64(-940'400) << QStringLiteral("-94.0 万") << "-940 K";
    QTest::newRow("nothing") << qint64(0) << "0"
                             << "0";
}

void KitFigures::shortMoneyIsWrittenInTheTonguesUnits() {
    QFETCH(qint64, major);
    QFETCH(QString, chinese);
    QFETCH(QString, english);
    const Money amount(major * 100, Currency::of("CNY"));
    QCOMPARE(Format(Tongue::Chinese).shortMoney(amount).text, chinese);
    QCOMPARE(Format(Tongue::English).shortMoney(amount).text, english);
    QCOMPARE(Format(Tongue::Chinese).shortMoney(amount).full, Format(Tongue::Chinese).moneyWithCurrency(amount));
}

void KitFigures::theSmallestAmountOfAllIsStillWritten() {
    const Money smallest(std::numeric_limits<std::int64_t>::min(), Currency::of("CNY"));
    QCOMPARE(Format(Tongue::English).money(smallest), QStringLiteral("-92,233,720,368,547,758.08"));
    QVERIFY(Format(Tongue::English).shortMoney(smallest).text.startsWith(QLatin1Char('-')));
}

void KitFigures::percentagesRoundHalfAwayFromZero() {
    const Format format(Tongue::English);
    QCOMPARE(format.percent(6315), QStringLiteral("63.2 %"));
    QCOMPARE(format.exactPercent(6315), QStringLiteral("63.15 %"));
    QCOMPARE(format.percent(-5), QStringLiteral("-0.1 %"));
    QCOMPARE(format.points(123), QStringLiteral("+1.2"));
    QCOMPARE(format.points(-40), QStringLiteral("-0.4"));
    QCOMPARE(format.points(0), QStringLiteral("0.0"));
}

void KitFigures::daysComeFromTenths() {
    QCOMPARE(Format(Tongue::English).days(314), QStringLiteral("31.4 days"));
    QCOMPARE(Format(Tongue::English).days(-5), QStringLiteral("-0.5 days"));
}

void KitFigures::datesAreIso() {
    const Format format(Tongue::English);
    const domain::Date first(2026, 11, 1);
    const domain::Date last(2026, 11, 23);
    QCOMPARE(format.date(last), QStringLiteral("2026-11-23"));
    QCOMPARE(format.date(std::nullopt), Format::none());
    QCOMPARE(format.range({first, last}), QStringLiteral("2026-11-01 – 2026-11-23"));
    QCOMPARE(format.range({first, std::nullopt}), QStringLiteral("from 2026-11-01"));
    const domain::Instant morning{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::minutes(5)};
    QCOMPARE(format.moment(morning, QStringLiteral("Asia/Shanghai")), QStringLiteral("2026-11-23 08:05"));
    QCOMPARE(format.moment(morning, QStringLiteral("Nowhere/At all")), QStringLiteral("2026-11-23 00:05"));
}

void KitFigures::digitsAreAllOfOneWidth() {
    for (const TextSize size : {TextSize::Small, TextSize::Body, TextSize::Title, TextSize::Heading, TextSize::Figure}) {
        const QFontMetrics metrics(tokens().font(size));
        for (char digit = '1'; digit <= '9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance(QLatin1Char('0')));
    }
}

void KitFigures::everyTextCanBeReadOnEverySurface_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void KitFigures::everyTextCanBeReadOnEverySurface() {
    QFETCH(bool, dark);
    const Tokens &t = dark ? darkTokens() : lightTokens();
    constexpr int readable = 450; // WCAG 2.1 AA, 4.5 : 1
    for (const QColor &ground : {t.window, t.surface, t.raised, t.hover, t.selection})
        for (const QColor &ink : {t.text, t.textMuted})
            QVERIFY2(contrastHundredths(ink, ground) >= readable,
                     qPrintable(ink.name() + QStringLiteral(" on ") + ground.name()));
    for (const QColor &ground : {t.window, t.surface})
        QVERIFY2(contrastHundredths(t.textFaint, ground) >= readable, qPrintable(ground.name()));
    QVERIFY(contrastHundredths(t.textOnAccent, t.accent) >= readable);
    for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Watch, Tone::Bad, Tone::Info}) {
        QVERIFY2(contrastHundredths(t.tone(tone), t.toneGround(tone)) >= readable, qPrintable(t.tone(tone).name()));
        QVERIFY2(contrastHundredths(t.tone(tone), t.surface) >= readable, qPrintable(t.tone(tone).name()));
    }
    constexpr int visible = 150;
    for (const QColor &colour : t.ageing)
        QVERIFY2(contrastHundredths(colour, t.surface) >= 130, qPrintable(colour.name()));
    for (const QColor &colour : t.categorical)
        QVERIFY2(contrastHundredths(colour, t.surface) >= visible, qPrintable(colour.name()));
}

void KitFigures::theThemeIsSwitchedLive() {
    ThemeController theme;
    theme.setMode(ThemeMode::Light);
    QCOMPARE(tokens().window, lightTokens().window);
    theme.setMode(ThemeMode::Dark);
    QCOMPARE(tokens().window, darkTokens().window);
    QCOMPARE(QGuiApplication::palette().color(QPalette::Window), darkTokens().window);
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark, ThemeMode::FollowSystem})
        QCOMPARE(themeModeNamed(themeModeName(mode)), mode);
    theme.setMode(ThemeMode::Light);
}

void KitFigures::settingsKeepTheirTypesAndStrangersKeys() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.ini"));
    const Setting<int> horizon{"funnel/horizon", 90, SettingScope::Organisation};
    {
        QSettings stranger(path, QSettings::IniFormat);
        stranger.setValue(QStringLiteral("later/version"), 7);
        stranger.setValue(QStringLiteral("organisations/a/funnel/horizon"), QStringLiteral("not a number"));
    }
    {
        Settings settings(path);
        settings.setOrganisation(QStringLiteral("a"));
        QCOMPARE(settings.value(horizon), 90);
        settings.set(horizon, 30);
        QCOMPARE(settings.value(horizon), 30);
        settings.setOrganisation(QStringLiteral("b"));
        QCOMPARE(settings.value(horizon), 90);
        QCOMPARE(settings.value(settings::Theme), QStringLiteral("system"));
        settings.set(settings::Theme, QStringLiteral("dark"));
        settings.flush();
    }
    QCOMPARE(Settings(path).value(settings::Theme), QStringLiteral("dark"));
    QCOMPARE(QSettings(path, QSettings::IniFormat).value(QStringLiteral("later/version")).toInt(), 7);
}

PLUMBLINE_TEST(KitFigures)

#include "kitfigures.moc"
