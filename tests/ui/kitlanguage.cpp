#include "support/testregistry.h"

#include "plumbline/domain/entities.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/language.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/kit/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace plumbline;
using namespace plumbline::kit;

/// Chinese and English, switched while the window stands.
class KitLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void widgetsFollowTheTongueWhileTheyStand();
    void everyLabelOfTheDomainHasItsChinese();
    void defaultStagesAreTranslatedAndOnesOwnAreNot();
    void englishKnowsItsPlurals();
    void punctuationIsAsWideAsTheTongueWantsIt();
};

void KitLanguage::widgetsFollowTheTongueWhileTheyStand() {
    StatePanel panel;
    panel.setNotice({PageState::FilteredToNothing, {}, {}, {}});
    const auto *button = panel.findChild<QPushButton *>();
    QCOMPARE(button->text(), QStringLiteral("Take the filter off"));
    Language language;
    QSignalSpy changed(&language, &Language::changed);
    language.use(Tongue::Chinese);
    QCoreApplication::processEvents();
    QCOMPARE(button->text(), QStringLiteral("取消筛选"));
    QCOMPARE(Format().days(314), QStringLiteral("31.4 天"));
    language.use(Tongue::English);
    QCoreApplication::processEvents();
    QCOMPARE(button->text(), QStringLiteral("Take the filter off"));
    QCOMPARE(changed.count(), 2);
}

void KitLanguage::everyLabelOfTheDomainHasItsChinese() {
    Language language;
    language.use(Tongue::Chinese);
    for (const domain::EntityKind kind : domain::allEntities()) {
        const domain::EntityDescription &entity = domain::describe(kind);
        QVERIFY2(entityLabel(entity.label) != QString::fromUtf8(entity.label), entity.label);
        for (const domain::FieldDescription &field : entity.fields)
            QVERIFY2(fieldLabel(field.spec.label) != QString::fromUtf8(field.spec.label), field.spec.label);
    }
}

void KitLanguage::defaultStagesAreTranslatedAndOnesOwnAreNot() {
    Language language;
    language.use(Tongue::Chinese);
    QCOMPARE(stageLabel(QStringLiteral("Prospecting")), QStringLiteral("初步接洽"));
    QCOMPARE(stageLabel(QStringLiteral("样机试用")), QStringLiteral("样机试用"));
    language.use(Tongue::English);
    QCOMPARE(stageLabel(QStringLiteral("Prospecting")), QStringLiteral("Prospecting"));
}

void KitLanguage::englishKnowsItsPlurals() {
    Language language;
    language.use(Tongue::English);
    TotalsFooter footer;
    footer.setTotals(1, {});
    QCOMPARE(footer.accessibleName(), QStringLiteral("1 row"));
    footer.setTotals(1'589, {});
    QCOMPARE(footer.accessibleName(), QStringLiteral("1,589 rows"));
    language.use(Tongue::Chinese);
    QCoreApplication::sendPostedEvents();
    footer.setTotals(1'589, {});
    QCOMPARE(footer.accessibleName(), QStringLiteral("共 1,589 行"));
}

void KitLanguage::punctuationIsAsWideAsTheTongueWantsIt() {
    if (!QFontDatabase::families().contains(QStringLiteral("Noto Sans CJK KR")))
        QSKIP("Noto Sans CJK is not installed");
    ThemeController theme;
    Language language;
    const auto quote = [] {
        QCoreApplication::processEvents();
        const QFontMetricsF metrics(QApplication::font());
        return metrics.horizontalAdvance(QStringLiteral("“")) / metrics.height();
    };
    language.use(Tongue::English);
    const qreal narrow = quote();
    language.use(Tongue::Chinese);
    QVERIFY(narrow <= quote());
    QVERIFY(narrow < 0.5);
}

PLUMBLINE_TEST(KitLanguage)

#include "kitlanguage.moc"
