#include "support/testregistry.h"

#include "plumbline/kit/serieschart.h"

#include <QGraphicsSimpleTextItem>
#include <QGraphicsView>
#include <QTest>

using namespace plumbline;
using namespace plumbline::kit;

/// What stands in the pictures: names where they belong, each to be read.
class KitCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNamesOfAStackStandBesideItsLastColumn_data();
    void theNamesOfAStackStandBesideItsLastColumn();
    void thinPartsKeepTheirNamesApart();

private:
    struct Text {
        QString text;
        QRectF rect;
    };
    static std::vector<Text> textsOf(const SeriesChart &chart);
    static SeriesContent stackOf(const QStringList &names, const std::vector<std::vector<std::optional<std::int64_t>>> &values);
    static void compareNoOverlap(const SeriesChart &chart);
};

std::vector<KitCharts::Text> KitCharts::textsOf(const SeriesChart &chart) {
    std::vector<Text> texts;
    const auto *view = chart.findChild<QGraphicsView *>();
    for (const QGraphicsItem *item : view->scene()->items())
        if (const auto *text = dynamic_cast<const QGraphicsSimpleTextItem *>(item))
            texts.push_back({text->text(), text->sceneBoundingRect()});
    return texts;
}

SeriesContent KitCharts::stackOf(const QStringList &names,
                                 const std::vector<std::vector<std::optional<std::int64_t>>> &values) {
    SeriesContent content;
    for (std::size_t i = 0; i < values.front().size(); ++i)
        content.categories.push_back({QString::number(i), QStringLiteral("样品测试/报价\n79.6 % ◌"), 0, {}, {}, false});
    const std::array tones{Tone::Good, Tone::Info, Tone::Bad};
    for (std::size_t s = 0; s < values.size(); ++s)
        content.series.push_back({names.at(static_cast<qsizetype>(s)), values[s], tones[s % tones.size()]});
    content.formatted = [](std::int64_t value) { return QString::number(value); };
    return content;
}

void KitCharts::compareNoOverlap(const SeriesChart &chart) {
    const auto texts = textsOf(chart);
    const QRectF all = chart.findChild<QGraphicsView *>()->sceneRect();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        QVERIFY2(all.contains(texts[i].rect), qPrintable(texts[i].text));
        for (std::size_t j = 0; j < i; ++j) {
            // A hair's breadth of the lines' own leading may touch.
            const QRectF one = texts[i].rect.adjusted(1, 2, -1, -2);
            QVERIFY2(!one.intersects(texts[j].rect.adjusted(1, 2, -1, -2)), qPrintable(texts[i].text + u' ' + texts[j].text));
        }
    }
}

void KitCharts::theNamesOfAStackStandBesideItsLastColumn_data() {
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QSize>("size");
    const QStringList english{QStringLiteral("Advanced"), QStringLiteral("Still open"), QStringLiteral("Lost")};
    const QStringList chinese{QStringLiteral("已推进"), QStringLiteral("仍在跟进"), QStringLiteral("已输单")};
    for (const QSize size : {QSize(600, 210), QSize(1200, 420)}) {
        QTest::addRow("en %d", size.width()) << english << size;
        QTest::addRow("zh %d", size.width()) << chinese << size;
    }
}

void KitCharts::theNamesOfAStackStandBesideItsLastColumn() {
    QFETCH(const QStringList, names);
    QFETCH(const QSize, size);
    SeriesChart chart(SeriesShape::StackedColumns);
    chart.resize(size);
    chart.setContent(stackOf(names, {{900, 700, 560, 420}, {60, 80, 90, 70}, {300, 180, 50, 60}}));
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    (void)chart.grab();
    const auto texts = textsOf(chart);
    qreal rightmost = 0;
    for (const Text &each : texts)
        if (!names.contains(each.text))
            rightmost = std::max(rightmost, each.text.contains(u'%') ? 0 : each.rect.right());
    qreal above = -1;
    // From the top of the stack down.
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        const auto found = std::find_if(texts.begin(), texts.end(), [&](const Text &each) { return each.text == *name; });
        QVERIFY2(found != texts.end(), qPrintable(*name));
        QVERIFY(found->rect.left() > rightmost);
        QVERIFY(found->rect.top() > above);
        above = found->rect.top();
    }
    compareNoOverlap(chart);
    // Parts that have the room for it carry their figure.
    QVERIFY(std::any_of(texts.begin(), texts.end(), [](const Text &each) { return each.text == QStringLiteral("420"); }));
}

void KitCharts::thinPartsKeepTheirNamesApart() {
    SeriesChart chart(SeriesShape::StackedColumns);
    chart.resize(600, 160);
    const QStringList names{QStringLiteral("Advanced"), QStringLiteral("Still open"), QStringLiteral("Lost")};
    chart.setContent(stackOf(names, {{900, 1}, {1, 0}, {2, 1}}));
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    (void)chart.grab();
    const auto texts = textsOf(chart);
    for (const QString &name : names)
        QVERIFY(std::any_of(texts.begin(), texts.end(), [&](const Text &each) { return each.text == name; }));
    compareNoOverlap(chart);
}

PLUMBLINE_TEST(KitCharts)

#include "kitcharts.moc"
