#include "support/testregistry.h"
#include "ui/kitsamples.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/ageingbar.h"
#include "plumbline/kit/asofcontrol.h"
#include "plumbline/kit/commandpalette.h"
#include "plumbline/kit/drawer.h"
#include "plumbline/kit/figuretile.h"
#include "plumbline/kit/filterbar.h"
#include "plumbline/kit/funnelchart.h"
#include "plumbline/kit/navrail.h"
#include "plumbline/kit/prompt.h"
#include "plumbline/kit/serieschart.h"
#include "plumbline/kit/settings.h"
#include "plumbline/kit/sharebars.h"
#include "plumbline/kit/shortcutsheet.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/kit/waterfallchart.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace plumbline;
using namespace plumbline::kit;

/// What the widgets do by keyboard and mouse.
class KitWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTileIsAButtonForMouseAndKeyboard();
    void aTileWithoutItsDataSaysWhichAndCannotBePressed();
    void everyChartIsOperatedByArrowsAndEnter();
    void everyPartOfTheAgeingBarOpensItsBucket();
    void theWidestStageFillsTheFunnel();
    void aTableAsksForVisibleRowsOnly();
    void aTableIsOperatedByKeyboardAlone();
    void aTableCopiesWhatIsSelected();
    void aTableRemembersItsColumns();
    void theLastColumnCannotBeHidden();
    void aFooterTellsSelectionFromEverything();
    void statesOfferTheirAct();
    void chipsKeepTheirChoiceAndClearByBackspace();
    void theFigureFilterIsAChip();
    void theDayCannotGoPastToday();
    void aDayIsTypedInOneGo_data();
    void aDayIsTypedInOneGo();
    void theDrawerClosesByEscape();
    void actionsDriveMenusAndPalette();
    void thePaletteFindsByAFewLettersAndDropsOldAnswers();
    void theRailIsOperatedByKeyboard();
    void scriptedPromptsAnswerInOrder();
};

void KitWidgets::aTileIsAButtonForMouseAndKeyboard() {
    FigureTile tile;
    tile.setFigure({QStringLiteral("open"),
                    QStringLiteral("Open"),
                    QStringLiteral("1.2 M"),
                    QStringLiteral("1,234,567.00 CNY"),
                    {},
                    {},
                    {},
                    {}});
    tile.resize(tile.sizeHint());
    QSignalSpy spy(&tile, &FigureTile::activated);
    QTest::mouseClick(&tile, Qt::LeftButton);
    QTest::keyClick(&tile, Qt::Key_Return);
    QTest::keyClick(&tile, Qt::Key_Space);
    QCOMPARE(spy.count(), 3);
    QCOMPARE(spy.first().first().toString(), QStringLiteral("open"));
    QCOMPARE(tile.focusPolicy(), Qt::StrongFocus);
    QVERIFY(tile.accessibleName().contains(QStringLiteral("1,234,567.00 CNY")));
}

void KitWidgets::aTileWithoutItsDataSaysWhichAndCannotBePressed() {
    FigureTile tile;
    tile.setFigure({QStringLiteral("ccc"), QStringLiteral("Cycle"), {}, {}, {}, {}, {}, QStringLiteral("No stock figures.")});
    QSignalSpy spy(&tile, &FigureTile::activated);
    QTest::mouseClick(&tile, Qt::LeftButton);
    QCOMPARE(spy.count(), 0);
    QVERIFY(tile.accessibleName().contains(QStringLiteral("No stock figures.")));
}

void KitWidgets::everyChartIsOperatedByArrowsAndEnter() {
    const std::vector<Datum> data{{QStringLiteral("a"), QStringLiteral("A"), 10, QStringLiteral("10"), {}, false},
                                  {QStringLiteral("b"), QStringLiteral("B"), 5, QStringLiteral("5"), {}, false}};
    FunnelChart funnel;
    funnel.setStages({{QStringLiteral("a"), QStringLiteral("A"), 10, {}, {}, {}, Tone::Neutral},
                      {QStringLiteral("b"), QStringLiteral("B"), 5, {}, {}, {}, Tone::Neutral}},
                     {});
    AgeingBar ageing;
    ageing.setBuckets(data);
    ShareBars shares;
    shares.setBars(data);
    WaterfallChart waterfall;
    waterfall.setBars({{data[0], WaterfallKind::Total}, {data[1], WaterfallKind::Change}});
    for (Chart *chart : std::initializer_list<Chart *>{&funnel, &ageing, &shares, &waterfall}) {
        chart->setTitle(QStringLiteral("Picture"));
        chart->resize(600, 300);
        QSignalSpy spy(chart, &Chart::activated);
        QTest::keyClick(chart, Qt::Key_End);
        QTest::keyClick(chart, Qt::Key_Return);
        QTest::keyClick(chart, Qt::Key_Up);
        QTest::keyClick(chart, Qt::Key_Space);
        QCOMPARE(spy.count(), 2);
        QCOMPARE(spy[0][0].toString(), QStringLiteral("b"));
        QCOMPARE(spy[1][0].toString(), QStringLiteral("a"));
        QVERIFY(!chart->accessibleDescription().isEmpty());
    }
    SeriesChart series(SeriesShape::Columns);
    series.resize(600, 300);
    series.setContent({data, {{QStringLiteral("S"), {1, 2}, Tone::Neutral}}, {}, {}, [](std::int64_t value) {
                           return QString::number(value);
                       }});
    QSignalSpy spy(&series, &SeriesChart::activated);
    QTest::keyClick(&series, Qt::Key_End);
    QTest::keyClick(&series, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].toString(), QStringLiteral("b"));
}

void KitWidgets::everyPartOfTheAgeingBarOpensItsBucket() {
    AgeingBar bar;
    bar.setBuckets({{QStringLiteral("a"), QStringLiteral("Not due"), 300, QStringLiteral("300"), {}, false},
                    {QStringLiteral("b"), QStringLiteral("1–30 days"), 100, QStringLiteral("100"), {}, false}});
    bar.resize(bar.sizeHint());
    bar.show();
    QSignalSpy spy(&bar, &Chart::activated);
    const auto openedAt = [&](int x, int y) {
        spy.clear();
        QTest::mouseClick(&bar, Qt::LeftButton, {}, QPoint(x, y));
        return spy.isEmpty() ? QString() : spy.first().first().toString();
    };
    const int onBar = bar.height() - tokens().space(3);
    // To scale: the first part takes three quarters, also below the second label.
    QCOMPARE(openedAt(bar.width() * 5 / 8, onBar), QStringLiteral("a"));
    QCOMPARE(openedAt(bar.width() * 7 / 8, onBar), QStringLiteral("b"));
    QCOMPARE(openedAt(bar.width() / 4, tokens().space(3)), QStringLiteral("a"));
    QCOMPARE(openedAt(bar.width() * 5 / 8, tokens().space(3)), QStringLiteral("b"));
}

void KitWidgets::theWidestStageFillsTheFunnel() {
    FunnelChart funnel;
    funnel.resize(600, 300);
    funnel.setStages({{QStringLiteral("a"), QStringLiteral("A"), 0, {}, {}, {}, Tone::Neutral},
                      {QStringLiteral("b"), QStringLiteral("B"), 0, {}, {}, {}, Tone::Neutral}},
                     {});
    const QImage zero = funnel.grab().toImage(); // no stage has any value: nothing divides by zero
    QVERIFY(!zero.isNull());
    QSignalSpy spy(&funnel, &Chart::activated);
    QTest::mouseClick(&funnel, Qt::LeftButton, {}, QPoint(300, 290));
    QVERIFY(spy.count() <= 1);
}

void KitWidgets::aTableAsksForVisibleRowsOnly() {
    TablePanel panel;
    tests::SampleInvoices model(1'000'000);
    panel.table()->setModel(&model);
    panel.resize(900, 500);
    panel.grab();
    QVERIFY2(model.asked < 2'000, qPrintable(QString::number(model.asked)));
    panel.table()->selectAll();
    QCOMPARE(panel.table()->selectedRowCount(), qint64(1'000'000));
    QVERIFY(panel.footer()->accessibleName().contains(QStringLiteral("1,000,000")));
}

void KitWidgets::aTableIsOperatedByKeyboardAlone() {
    DataTable table;
    tests::SampleInvoices model(100);
    QAbstractItemModelTester tester(&model);
    table.setModel(&model);
    table.resize(800, 400);
    table.setCurrentIndex(model.index(0, tests::SampleInvoices::Amount));
    QSignalSpy opened(&table, &DataTable::opened);
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toModelIndex().row(), 1);
    table.clearSelection();
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(table.selectedRowCount(), qint64(1));
    QTest::keyClick(&table, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table.selectedRowCount(), qint64(100));
    QTest::keyClick(&table, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(model.sortedBy, int(tests::SampleInvoices::Amount));
    QTest::keyClick(&table, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(model.sortOrder, Qt::DescendingOrder);
    QSignalSpy escaped(&table, &DataTable::escaped);
    QTest::keyClick(&table, Qt::Key_Escape);
    QCOMPARE(escaped.count(), 0);
    QTest::keyClick(&table, Qt::Key_Escape);
    QCOMPARE(escaped.count(), 1);
}

void KitWidgets::aTableCopiesWhatIsSelected() {
    DataTable table;
    tests::SampleInvoices model(10);
    table.setModel(&model);
    table.setColumnHidden(tests::SampleInvoices::Ageing, true);
    table.selectRow(2);
    const QStringList lines = table.selectionAsTsv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].count(QLatin1Char('\t')), 4);
    QCOMPARE(lines[1].split(QLatin1Char('\t'))[1], QStringLiteral("17,038.00"));
}

void KitWidgets::aTableRemembersItsColumns() {
    QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    tests::SampleInvoices model(10);
    {
        DataTable table;
        table.setModel(&model);
        table.rememberColumns(settings, QStringLiteral("invoices"));
        table.resize(900, 300);
        table.show();
        table.setColumnWidth(tests::SampleInvoices::Amount, 333);
        table.horizontalHeader()->moveSection(0, 2);
        table.sortByColumn(tests::SampleInvoices::DueDate, Qt::DescendingOrder);
    }
    DataTable table;
    table.setModel(&model);
    table.rememberColumns(settings, QStringLiteral("invoices"));
    QCOMPARE(table.columnWidth(tests::SampleInvoices::Amount), 333);
    QCOMPARE(table.horizontalHeader()->visualIndex(0), 2);
    QCOMPARE(table.horizontalHeader()->sortIndicatorSection(), int(tests::SampleInvoices::DueDate));
    QCOMPARE(model.sortOrder, Qt::DescendingOrder);
}

void KitWidgets::theLastColumnCannotBeHidden() {
    DataTable table;
    tests::SampleInvoices model(10);
    table.setModel(&model);
    QMenu menu;
    table.fillColumnMenu(menu);
    for (QAction *action : menu.actions())
        if (action->isCheckable())
            action->setChecked(false);
    int shown = 0;
    for (int column = 0; column < model.columnCount(); ++column)
        shown += table.isColumnHidden(column) ? 0 : 1;
    QCOMPARE(shown, 1);
}

void KitWidgets::aFooterTellsSelectionFromEverything() {
    TotalsFooter footer;
    footer.setTotals(1589, {{QStringLiteral("Total"), QStringLiteral("10,005,534.00 CNY"), {}}});
    QVERIFY(footer.accessibleName().contains(QStringLiteral("1,589")));
    QVERIFY(footer.accessibleDescription().contains(QStringLiteral("10,005,534.00")));
    footer.setSelection(12, {{QStringLiteral("Total"), QStringLiteral("7.00 CNY"), {}}});
    QVERIFY(footer.accessibleName().contains(QStringLiteral("12")));
    QVERIFY(footer.accessibleDescription().contains(QStringLiteral("7.00")));
    footer.setSelection(0, {});
    QVERIFY(footer.accessibleDescription().contains(QStringLiteral("10,005,534.00")));
}

void KitWidgets::statesOfferTheirAct() {
    StateStack stack(new QWidget);
    QSignalSpy acted(&stack, &StateStack::acted);
    stack.setState(PageState::FilteredToNothing);
    auto *button = stack.currentWidget()->findChild<QPushButton *>();
    QVERIFY(button != nullptr && !button->text().isEmpty());
    button->click();
    QCOMPARE(acted.count(), 1);
    QCOMPARE(acted.first().first().value<PageState>(), PageState::FilteredToNothing);
    stack.setState(PageState::Ready);
    QCOMPARE(stack.currentWidget(), stack.content());
}

void KitWidgets::chipsKeepTheirChoiceAndClearByBackspace() {
    FilterBar bar;
    const std::vector<ChipSpec> specs{
        {QStringLiteral("team"),
         QStringLiteral("Team"),
         Glyph::Team,
         Choice::Many,
         {{QStringLiteral("n"), QStringLiteral("North"), {}}, {QStringLiteral("s"), QStringLiteral("South"), {}}},
         false}};
    bar.setSpecs(specs);
    bar.setChoice(QStringLiteral("team"), {{QStringLiteral("n"), QStringLiteral("s")}, {}});
    QCOMPARE(bar.sentences(), QStringList{QStringLiteral("Team: North, South")});
    bar.setSpecs(specs);
    QCOMPARE(bar.choice(QStringLiteral("team")).keys.size(), 2);
    QSignalSpy spy(&bar, &FilterBar::choiceChanged);
    QTest::keyClick(bar.chip(QStringLiteral("team")), Qt::Key_Backspace);
    QCOMPARE(spy.count(), 1);
    QVERIFY(bar.choice(QStringLiteral("team")).isEmpty());
}

void KitWidgets::theFigureFilterIsAChip() {
    FilterBar bar;
    bar.setFigureFilter(QStringLiteral("Won this quarter"));
    QCOMPARE(bar.sentences(), QStringList{QStringLiteral("Shown: Won this quarter")});
    QSignalSpy spy(&bar, &FilterBar::figureFilterCleared);
    QTest::keyClick(bar.findChild<Chip *>(), Qt::Key_Delete);
    QCOMPARE(spy.count(), 1);
    QVERIFY(bar.sentences().isEmpty());
}

void KitWidgets::theDayCannotGoPastToday() {
    AsOfControl control;
    const domain::Date today(2026, 11, 24);
    control.setToday(today);
    control.setDate(today.plusDays(-1));
    QSignalSpy spy(&control, &AsOfControl::dateChanged);
    const auto buttons = control.findChildren<QAbstractButton *>();
    for (int i = 0; i < 3; ++i)
        for (QAbstractButton *button : buttons)
            if (button->accessibleName() == AsOfControl::tr("One day later"))
                button->click();
    QCOMPARE(control.date(), today);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(fromQDate(toQDate(today)), today);
}

void KitWidgets::aDayIsTypedInOneGo_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("selectsAll");
    QTest::newRow("over what is selected") << QStringLiteral("2013-06-30") << true;
    QTest::newRow("from the beginning") << QStringLiteral("2013-06-30") << false;
    QTest::newRow("without dashes") << QStringLiteral("20130630") << true;
    QTest::newRow("without noughts") << QStringLiteral("2013-6-30") << true;
}

void KitWidgets::aDayIsTypedInOneGo() {
    QFETCH(const QString, typed);
    QFETCH(const bool, selectsAll);
    AsOfControl control;
    control.setToday(domain::Date(2026, 11, 24));
    control.setDate(domain::Date(2026, 11, 24));
    control.show();
    QSignalSpy spy(&control, &AsOfControl::dateChanged);
    auto *field = control.findChild<QLineEdit *>();
    field->setFocus();
    if (selectsAll)
        field->selectAll();
    else
        QTest::keyClick(field, Qt::Key_Home);
    QTest::keyClicks(field, typed);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(control.date(), domain::Date(2013, 6, 30));
    QCOMPARE(spy.count(), 1);
    // The year alone, and what is no day.
    field->setCursorPosition(0);
    QTest::keyClicks(field, QStringLiteral("2014"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(control.date(), domain::Date(2014, 6, 30));
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("2014-02-30"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(control.date(), domain::Date(2014, 6, 30));
    QCOMPARE(field->text(), QStringLiteral("2014-06-30"));
}

void KitWidgets::theDrawerClosesByEscape() {
    QWidget window;
    QLineEdit before(&window);
    Drawer drawer(&window);
    drawer.setTitle(QStringLiteral("INV-1"));
    drawer.setRows({{QStringLiteral("Customer"), QStringLiteral("Acme"), QStringLiteral("account:1"), Tone::Neutral}});
    window.show();
    before.setFocus();
    QSignalSpy closed(&drawer, &Drawer::closed);
    QSignalSpy link(&drawer, &Drawer::linkActivated);
    drawer.open();
    for (QPushButton *button : drawer.findChildren<QPushButton *>())
        if (button->text() == QStringLiteral("Acme"))
            button->click();
    QCOMPARE(link.first().first().toString(), QStringLiteral("account:1"));
    QTest::keyClick(&drawer, Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
    QVERIFY(drawer.isHidden());
}

void KitWidgets::actionsDriveMenusAndPalette() {
    QWidget window;
    ActionRegistry registry(&window);
    int runs = 0;
    registry.add({QStringLiteral("page.pipeline"),
                  [] { return QStringLiteral("Pipeline"); },
                  ActionSection::Pages,
                  {QKeySequence(QStringLiteral("Ctrl+2"))},
                  Glyph::Pipeline,
                  {}},
                 &window, [&runs] { ++runs; });
    registry.add({QStringLiteral("export"),
                  [] { return QStringLiteral("Export what is shown"); },
                  ActionSection::Data,
                  {QKeySequence(QStringLiteral("Ctrl+E"))},
                  Glyph::Export,
                  {}},
                 &window, [&runs] { ++runs; });
    QVERIFY(registry.clashes().isEmpty());
    QVERIFY_THROWS_EXCEPTION(
        domain::InvariantError,
        registry.add({QStringLiteral("export"), [] { return QString(); }, ActionSection::Data, {}, Glyph::None, {}}, &window,
                     [] {}));
    QMenu menu;
    registry.fillMenu(menu, ActionSection::Pages);
    QCOMPARE(menu.actions().size(), 1);
    registry.trigger(QStringLiteral("page.pipeline"));
    QCOMPARE(runs, 1);
    ShortcutSheet sheet(registry, &window);
    QVERIFY(!sheet.findChildren<QLabel *>().isEmpty());
    registry.add({QStringLiteral("other"),
                  [] { return QStringLiteral("Other"); },
                  ActionSection::Data,
                  {QKeySequence(QStringLiteral("Ctrl+E"))},
                  Glyph::None,
                  {}},
                 &window, [] {});
    QCOMPARE(registry.clashes().size(), 1);
    registry.remove(QStringLiteral("other"));
    QVERIFY(registry.find(QStringLiteral("other")) == nullptr);
}

void KitWidgets::thePaletteFindsByAFewLettersAndDropsOldAnswers() {
    QVERIFY(fuzzyScore(u"pip", u"Pipeline") > fuzzyScore(u"pip", u"Export the page in print"));
    QCOMPARE(fuzzyScore(u"xyz", u"Pipeline"), 0);
    QVERIFY(fuzzyScore(u"应收", u"打开应收账款") > 0);

    QWidget window;
    ActionRegistry registry(&window);
    int runs = 0;
    registry.add({QStringLiteral("a"), [] { return QStringLiteral("Receivables"); }, ActionSection::Pages, {}, Glyph::None, {}},
                 &window, [&runs] { ++runs; });
    registry.add({QStringLiteral("b"), [] { return QStringLiteral("Audit"); }, ActionSection::Pages, {}, Glyph::None, {}},
                 &window, [] {});
    CommandPalette palette(registry, &window);
    std::vector<std::function<void(std::vector<PaletteRecord>)>> answers;
    palette.setRecordSearch([&answers](const QString &, std::function<void(std::vector<PaletteRecord>)> found) {
        answers.push_back(std::move(found));
    });
    palette.popUp();
    palette.setQuery(QStringLiteral("rec"));
    palette.setQuery(QStringLiteral("rece"));
    QCOMPARE(palette.shownTitles(), QStringList{QStringLiteral("Receivables")});
    answers[0]({{QStringLiteral("old"), QStringLiteral("Old answer"), {}, Glyph::None}});
    QCOMPARE(palette.shownTitles().size(), 1);
    answers[1]({{QStringLiteral("deal:1"), QStringLiteral("Receiver parts"), {}, Glyph::None}});
    QCOMPARE(palette.shownTitles().last(), QStringLiteral("Receiver parts"));
    auto *field = palette.findChild<QLineEdit *>();
    QSignalSpy chosen(&palette, &CommandPalette::recordChosen);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("deal:1"));
    palette.popUp();
    palette.setQuery(QStringLiteral("rece"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(runs, 1);
}

void KitWidgets::theRailIsOperatedByKeyboard() {
    NavRail rail;
    rail.setEntries({{QStringLiteral("a"), QStringLiteral("A"), Glyph::None, 0, {}},
                     {QStringLiteral("b"), QStringLiteral("B"), Glyph::None, 3, {}}});
    QSignalSpy spy(&rail, &NavRail::activated);
    QTest::keyClick(&rail, Qt::Key_Down);
    QTest::keyClick(&rail, Qt::Key_Return);
    QCOMPARE(spy.first().first().toString(), QStringLiteral("b"));
    QVERIFY(rail.accessibleDescription().contains(QLatin1Char('3')));
}

void KitWidgets::scriptedPromptsAnswerInOrder() {
    ScriptedPrompt prompt;
    prompt.answer(QStringLiteral("discard"));
    QString got;
    prompt.ask(nullptr, {Tone::Watch, {}, QStringLiteral("Discard?"), {}, {}, {}}, this,
               [&got](const QString &answer) { got = answer; });
    QCOMPARE(got, QStringLiteral("discard"));
    QVERIFY(prompt.isExhausted());
    QVERIFY_THROWS_EXCEPTION(domain::InvariantError, prompt.saveFile(nullptr, {}, this, [](const QString &) {}));
}

PLUMBLINE_TEST(KitWidgets)

#include "kitwidgets.moc"
