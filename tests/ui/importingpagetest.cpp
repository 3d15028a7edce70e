#include "importingdesk.h"
#include "support/testregistry.h"

#include "importing/importpage.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <xlsxwriter.h>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

constexpr int Patience = 20'000;

/// A workbook of notes, and of products on its second sheet.
bool writeBook(const QString &path) {
    lxw_workbook *book = workbook_new(path.toUtf8().constData());
    lxw_worksheet *notes = workbook_add_worksheet(book, "Notes");
    worksheet_write_string(notes, 0, 0, "What this is", nullptr);
    worksheet_write_string(notes, 1, 0, "Prices of the season", nullptr);
    lxw_worksheet *products = workbook_add_worksheet(book, "产品");
    for (int column = 0; const char *header : {"product", "series", "sales_price"})
        worksheet_write_string(products, 0, static_cast<lxw_col_t>(column++), header, nullptr);
    worksheet_write_string(products, 1, 0, "GTX Pro", nullptr);
    worksheet_write_string(products, 1, 1, "GTX", nullptr);
    worksheet_write_number(products, 1, 2, 4821, nullptr);
    return workbook_close(book) == LXW_NO_ERROR;
}

} // namespace

class ImportingPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ImportingDesk> m_desk;
    pages::ImportPage *m_page = nullptr;

    template <typename Widget>
    Widget *find(const char *name) {
        return m_page->findChild<Widget *>(QString::fromUtf8(name));
    }
    bool settled() {
        return QTest::qWaitFor([this] { return m_page->isSettled(); }, Patience);
    }
    QString sentence() { return find<QLabel>("import.sentence")->text(); }
    /// Goes through a combo by keyboard until it stands on the entry with this key.
    bool chooseByKeyboard(QComboBox *combo, const QString &key) {
        combo->setFocus(Qt::TabFocusReason);
        for (int i = 0; i <= combo->count() && combo->currentData().toString() != key; ++i)
            QTest::keyClick(combo, i == 0 ? Qt::Key_Home : Qt::Key_Down);
        return combo->currentData().toString() == key;
    }
    /// Brings a file in and waits for what came of it.
    bool import(const QString &path) {
        m_page->openFile(path);
        if (!settled())
            return false;
        m_page->importFile();
        return settled() && find<QLabel>("import.outcome")->isVisible();
    }
    /// What can be read on the page.
    QString texts() {
        QStringList texts;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->isVisible())
                texts << label->text();
        return texts.join(u'\n');
    }
    bool answerAll(const QString &decision) {
        for (QComboBox *combo : m_page->findChildren<QComboBox *>())
            if (combo->objectName().startsWith(u"import.question.") && combo->currentData().toString().isEmpty() &&
                !chooseByKeyboard(combo, decision))
                return false;
        return settled();
    }

private Q_SLOTS:
    void init() {
        m_desk = std::make_unique<ImportingDesk>();
        QVERIFY(m_desk->create());
        m_page = new pages::ImportPage(m_desk->context(), m_desk->window.get());
        QVERIFY(m_desk->show(m_page));
        m_page->activate();
    }

    void cleanup() { m_desk.reset(); }

    void aFileIsChosenThroughTheDialogAndPreviewed() {
        const QString path = m_desk->write(QStringLiteral("deals.csv"), sampleDeals());
        m_desk->prompt.answer(path);
        m_desk->actions->trigger(QStringLiteral("import.choose"));
        QVERIFY(settled());
        QCOMPARE(find<QComboBox>("import.what")->currentData().toString(), QStringLiteral("deals"));
        QCOMPARE(find<QTableView>("import.preview")->model()->rowCount(), 6);
        QCOMPARE(find<QComboBox>("import.target.product")->currentData().toString(), QStringLiteral("product"));
        QCOMPARE(find<QComboBox>("import.target.deal_stage")->currentData().toString(), QStringLiteral("stage"));
    }

    void whatIsReadIsShownWithoutOtherChips() {
        m_desk->slice->setPeriod({domain::Date(2001, 1, 1), domain::Date(2001, 1, 31)});
        QVERIFY(m_desk->slice->isCut());
        const domain::Date asOf(2013, 6, 30);
        m_desk->slice->setAsOf(asOf);
        QVERIFY(import(m_desk->write(QStringLiteral("products.csv"), sampleProducts())));
        QSignalSpy wanted(m_page, &pages::Page::pageWanted);
        QTest::mouseClick(find<QPushButton>("import.show"), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!m_desk->slice->isCut());
        QCOMPARE(m_desk->slice->slice().asOf, asOf);
    }

    void anImportUnderWaySaysSo() {
        m_page->openFile(m_desk->write(QStringLiteral("products.csv"), sampleProducts()));
        QVERIFY(settled());
        QVERIFY(m_page->unfinishedWork().isEmpty());
        m_page->importFile();
        QVERIFY(m_page->unfinishedWork().contains(QStringLiteral("products.csv")));
        m_page->cancelWork();
        QVERIFY(settled());
        QVERIFY(m_page->unfinishedWork().isEmpty());
    }

    void aFileIsImportedByKeyboardAlone() {
        QVERIFY(import(m_desk->write(QStringLiteral("products.csv"), sampleProducts())));
        m_page->openFile(m_desk->write(QStringLiteral("deals.csv"), sampleDeals()));
        QVERIFY(settled());
        auto *question = find<QComboBox>("import.question.product.GTXPro");
        QVERIFY(question != nullptr);
        QVERIFY(question->findData(QStringLiteral("use:GTX Pro")) >= 0);
        QCOMPARE(question->currentData().toString(), QStringLiteral("use:GTX Pro"));
        QVERIFY(answerAll(QStringLiteral("create")));
        auto *act = find<QPushButton>("import.act");
        QVERIFY2(act->isEnabled(), qPrintable(sentence()));
        QCOMPARE(act->text(), QStringLiteral("Accept 1 name and import 6 deals"));
        m_desk->keep(QStringLiteral("import-answered"));
        QTest::keyClick(m_page->window(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(settled());
        auto *outcome = find<QLabel>("import.outcome");
        QTRY_VERIFY_WITH_TIMEOUT(outcome->isVisible(), Patience);
        QCOMPARE(outcome->text(), QStringLiteral("6 deals imported"));
        // Enter goes on from where the focus was put.
        QSignalSpy wanted(m_page, &pages::Page::pageWanted);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), QStringLiteral("pipeline"));
    }

    void anUnansweredNameHoldsTheImportAndGetsTheFocus() {
        m_page->openFile(m_desk->write(QStringLiteral("deals.csv"), sampleDeals()));
        QVERIFY(settled());
        QComboBox *open = nullptr;
        for (QComboBox *combo : m_page->findChildren<QComboBox *>())
            if (!open && combo->objectName().startsWith(u"import.question.") && combo->currentData().toString().isEmpty())
                open = combo;
        if (!open)
            QSKIP("every name of this file has an answer that suggests itself");
        QCOMPARE(sentence(), QStringLiteral("Some names still have to be answered."));
        QCOMPARE(find<QPushButton>("import.act")->text(), QStringLiteral("Go to the next open name"));
        m_page->importFile();
        QVERIFY(!find<QLabel>("import.outcome")->isVisible());
        QCOMPARE(QApplication::focusWidget(), open);
    }

    void theClosestNameIsSelectedAndTheOthersStayOpen() {
        QVERIFY(import(m_desk->write(QStringLiteral("products.csv"), sampleProducts())));
        m_page->openFile(m_desk->write(QStringLiteral("deals.csv"), sampleDeals()));
        QVERIFY(settled());
        auto *product = find<QComboBox>("import.question.product.GTXPro");
        auto *owner = find<QComboBox>("import.question.owner.Zane Levy");
        QCOMPARE(product->currentData().toString(), QStringLiteral("use:GTX Pro"));
        QCOMPARE(product->accessibleDescription(), QStringLiteral("2 rows · suggested"));
        QCOMPARE(owner->currentData().toString(), QString());
        QCOMPARE(owner->accessibleDescription(), QStringLiteral("1 row waits"));
        QVERIFY2(texts().contains(QStringLiteral("4 names have to be answered; 6 rows wait.")), qPrintable(texts()));
        QVERIFY(chooseByKeyboard(owner, QStringLiteral("create")));
        QVERIFY(settled());
        QVERIFY2(texts().contains(QStringLiteral("3 names have to be answered; 5 rows wait.")), qPrintable(texts()));
        // A suggestion can be turned down like any answer.
        QVERIFY(chooseByKeyboard(product, QStringLiteral("create")));
        QVERIFY(settled());
        QCOMPARE(product->accessibleDescription(), QStringLiteral("2 rows"));
        QVERIFY(answerAll(QStringLiteral("create")));
        QCOMPARE(find<QPushButton>("import.act")->text(), QStringLiteral("Import 6 deals"));
    }

    void nothingComesInUnderANameThatWasNeverInSight() {
        QVERIFY(import(m_desk->write(QStringLiteral("products.csv"), sampleProducts())));
        m_desk->window->resize(1080, 300);
        m_page->openFile(m_desk->write(QStringLiteral("deals.csv"),
                                       "opportunity_id,product,deal_stage,engage_date,close_date,close_value\n"
                                       "1,GTXPro,Won,2016-10-20,2017-03-01,1054\n"));
        QVERIFY(settled());
        const auto before = m_desk->workspace->position();
        auto *act = find<QPushButton>("import.act");
        QCOMPARE(act->text(), QStringLiteral("Accept 1 name and import 1 deal"));
        QTest::mouseClick(act, Qt::LeftButton);
        QVERIFY(settled());
        QCOMPARE(m_desk->workspace->position(), before);
        QCOMPARE(QApplication::focusWidget(), find<QComboBox>("import.question.product.GTXPro"));
        QTest::mouseClick(act, Qt::LeftButton);
        QVERIFY(settled());
        QCOMPARE(m_desk->workspace->position(), before + 1);
    }

    void anotherEncodingIsReadAnew() {
        const QString text = QStringLiteral("产品,系列,价格\n准绳,甲,10\n");
        m_page->openFile(m_desk->write(QStringLiteral("products.csv"), text.toUtf8()));
        QVERIFY(settled());
        auto *encoding = find<QComboBox>("import.encoding");
        QCOMPARE(encoding->currentData().toString(), QStringLiteral("utf-8"));
        QVERIFY(!find<QComboBox>("import.sheet")->isVisible());
        const QAbstractItemModel *rows = find<QTableView>("import.preview")->model();
        QCOMPARE(rows->index(0, 0).data().toString(), QStringLiteral("准绳"));
        QVERIFY(chooseByKeyboard(encoding, QStringLiteral("windows-1252")));
        QVERIFY(settled());
        QVERIFY(rows->index(0, 0).data().toString() != QStringLiteral("准绳"));
        QCOMPARE(encoding->currentData().toString(), QStringLiteral("windows-1252"));
        QVERIFY(chooseByKeyboard(encoding, QStringLiteral("utf-8")));
        QVERIFY(settled());
        QCOMPARE(rows->index(0, 0).data().toString(), QStringLiteral("准绳"));
    }

    void aFileOfNoKnownEncodingIsShownAndItsEncodingCanBeChosen() {
        m_page->openFile(m_desk->write(QStringLiteral("products.csv"), "product,price\nCaf\xe9,10\n"));
        QVERIFY(settled());
        QCOMPARE(find<QComboBox>("import.encoding")->currentData().toString(), QStringLiteral("windows-1252"));
        QCOMPARE(find<QTableView>("import.preview")->model()->index(0, 0).data().toString(), QStringLiteral("Café"));
        QVERIFY2(texts().contains(QStringLiteral("read as Windows-1252")), qPrintable(texts()));
    }

    void anotherSeparatorIsReadAnew() {
        m_page->openFile(m_desk->write(QStringLiteral("products.csv"), "product;price\nA,B;10\nC,D;11\n"));
        QVERIFY(settled());
        auto *separator = find<QComboBox>("import.separator");
        const QAbstractItemModel *rows = find<QTableView>("import.preview")->model();
        QCOMPARE(separator->currentData().toString(), QStringLiteral(";"));
        QCOMPARE(rows->index(0, 0).data().toString(), QStringLiteral("A,B"));
        QVERIFY(chooseByKeyboard(separator, QStringLiteral("|")));
        QVERIFY(settled());
        QCOMPARE(rows->columnCount(), 1);
        QVERIFY(chooseByKeyboard(separator, QStringLiteral(";")));
        QVERIFY(settled());
        QCOMPARE(rows->columnCount(), 2);
        QVERIFY(find<QPushButton>("import.act")->isEnabled());
    }

    void anotherSheetIsAnotherTable() {
        const QString path = m_desk->path(QStringLiteral("book.xlsx"));
        QVERIFY(writeBook(path));
        m_page->openFile(path);
        QVERIFY(settled());
        auto *sheet = find<QComboBox>("import.sheet");
        QVERIFY(sheet->isVisible() && !find<QComboBox>("import.encoding")->isVisible());
        QCOMPARE(sheet->count(), 2);
        QCOMPARE(sheet->currentText(), QStringLiteral("Notes"));
        QVERIFY(chooseByKeyboard(sheet, QStringLiteral("产品")));
        QVERIFY(settled());
        QCOMPARE(find<QComboBox>("import.what")->currentData().toString(), QStringLiteral("products"));
        QCOMPARE(find<QTableView>("import.preview")->model()->index(0, 0).data().toString(), QStringLiteral("GTX Pro"));
        QTest::mouseClick(find<QPushButton>("import.act"), Qt::LeftButton);
        QVERIFY(settled());
        QVERIFY(find<QLabel>("import.outcome")->isVisible());
    }

    void aRunningImportIsCancelledAndStartedAgain() {
        QByteArray many = sampleDeals();
        for (int i = 0; i < 40'000; ++i)
            many += "D" + QByteArray::number(i) + ",Darcel Schlecht,GTX Pro,Isdom,Won,2016-10-25,2017-03-11,4514\n";
        QVERIFY(import(m_desk->write(QStringLiteral("products.csv"), sampleProducts())));
        m_page->openFile(m_desk->write(QStringLiteral("deals.csv"), many));
        QVERIFY(settled());
        QVERIFY(chooseByKeyboard(find<QComboBox>("import.target.close_value"), QString()));
        QVERIFY(settled());
        QVERIFY(answerAll(QStringLiteral("create")));
        const auto before = m_desk->workspace->position();
        auto *act = find<QPushButton>("import.act");
        auto *cancel = find<QPushButton>("import.cancel");
        auto *progress = m_page->findChild<QProgressBar *>();
        QTest::mouseClick(act, Qt::LeftButton);
        QVERIFY(cancel->isVisible() && !act->isVisible());
        QVERIFY(QTest::qWaitFor([&] { return progress->value() > 0 || !cancel->isVisible(); }, Patience));
        QVERIFY2(cancel->isVisible(), "the import was over before anybody could cancel it");
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(settled());
        QVERIFY2(texts().contains(QStringLiteral("The import was cancelled. Nothing was written")), qPrintable(texts()));
        QCOMPARE(m_desk->workspace->position(), before);
        QVERIFY(!QFile::exists(m_desk->path(QStringLiteral("deals.csv.refused.csv"))));
        // What was decided is still there, and goes in as decided.
        QCOMPARE(find<QComboBox>("import.target.close_value")->currentData().toString(), QString());
        QCOMPARE(find<QComboBox>("import.question.owner.Zane Levy")->currentData().toString(), QStringLiteral("create"));
        QVERIFY(act->isVisible() && act->isEnabled());
        QTest::mouseClick(act, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([this] { return m_page->isSettled(); }, 4 * Patience));
        QCOMPARE(find<QLabel>("import.outcome")->text(), QStringLiteral("40,006 deals imported"));
        QCOMPARE(m_desk->workspace->position(), before + 1);
    }

    void everyOpenNameIsAnsweredAtOnce() {
        QVERIFY(import(m_desk->write(QStringLiteral("products.csv"), sampleProducts())));
        m_page->openFile(m_desk->write(QStringLiteral("deals.csv"), sampleDeals()));
        QVERIFY(settled());
        auto *suggest = find<QPushButton>("import.suggest");
        QVERIFY(suggest->isEnabled());
        suggest->setFocus(Qt::TabFocusReason);
        QTest::keyClick(suggest, Qt::Key_Space);
        QVERIFY(settled());
        QCOMPARE(find<QComboBox>("import.question.product.GTXPro")->currentData().toString(), QStringLiteral("use:GTX Pro"));
        QCOMPARE(find<QComboBox>("import.question.owner.Zane Levy")->currentData().toString(), QStringLiteral("create"));
        QVERIFY(!suggest->isEnabled());
        QVERIFY(find<QPushButton>("import.act")->isEnabled());
    }

    void aMissingColumnIsNamedAndCanBeGivenByKeyboard() {
        m_page->openFile(m_desk->write(QStringLiteral("deals.csv"), sampleDeals()));
        QVERIFY(settled());
        auto *stage = find<QComboBox>("import.target.deal_stage");
        QVERIFY(chooseByKeyboard(stage, QString()));
        QVERIFY(settled());
        QVERIFY2(sentence().contains(QStringLiteral("Stage")), qPrintable(sentence()));
        m_page->importFile();
        QVERIFY(!find<QLabel>("import.outcome")->isVisible());
        QVERIFY(QApplication::focusWidget()->objectName().startsWith(u"import.target."));
        QVERIFY(chooseByKeyboard(stage, QStringLiteral("stage")));
        QVERIFY(settled());
        QVERIFY(!sentence().contains(QStringLiteral("Still needed")));
    }

    void anOrderOfDatesCanBeChosen() {
        m_page->openFile(m_desk->write(QStringLiteral("deals.csv"), sampleDeals()));
        QVERIFY(settled());
        auto *style = find<QComboBox>("import.style.close_date");
        QVERIFY(style->isVisibleTo(m_page));
        QVERIFY(!find<QComboBox>("import.style.product")->isVisibleTo(m_page));
        QVERIFY(chooseByKeyboard(style, QStringLiteral("day_month_year")));
        QVERIFY(settled());
        QCOMPARE(find<QComboBox>("import.style.close_date")->currentData().toString(), QStringLiteral("day_month_year"));
    }

    void importingTheSameFileAgainChangesNothing() {
        const QString path = m_desk->write(QStringLiteral("products.csv"), sampleProducts());
        QVERIFY(import(path));
        QTest::keyClick(find<QPushButton>("import.show"), Qt::Key_Tab);
        m_page->openFile(path);
        QVERIFY(settled());
        QVERIFY(!find<QPushButton>("import.act")->isEnabled());
        QVERIFY2(sentence().contains(QStringLiteral("here already")), qPrintable(sentence()));
    }

    void anImportIsUndoneFromItsOutcome() {
        QVERIFY(import(m_desk->write(QStringLiteral("products.csv"), sampleProducts())));
        const auto before = m_desk->workspace->position();
        auto *undo = find<QPushButton>("import.undo");
        QVERIFY(undo->isVisible());
        undo->setFocus();
        QTest::keyClick(undo, Qt::Key_Space);
        QVERIFY(settled());
        QCOMPARE(m_desk->workspace->position(), before + 1);
        QVERIFY(!undo->isVisible());
        QVERIFY(find<QLabel>("import.outcome")->text().contains(QStringLiteral("taken back")));
    }

    void aFileThatCannotBeReadSaysSo() {
        m_page->openFile(m_desk->path(QStringLiteral("nowhere.csv")));
        QVERIFY(settled());
        QStringList texts;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->isVisible())
                texts << label->text();
        QVERIFY2(texts.join(u'\n').contains(QStringLiteral("can’t be read")), qPrintable(texts.join(u'\n')));
        QVERIFY(!find<QPushButton>("import.act")->isVisible());
    }

    void refusedRowsAreListedWithTheirReason() {
        m_page->openFile(m_desk->write(QStringLiteral("deals.csv"),
                                       sampleDeals() + "QQ1,Moses Frase,GTX Pro,Isdom,Won,31/31/2016,2017-03-01,10\n"));
        QVERIFY(settled());
        // Rows that wait for an answer are judged when it is given.
        QVERIFY(answerAll(QStringLiteral("create")));
        auto *table = find<QTableView>("import.refusals");
        QVERIFY(table->isVisibleTo(m_page));
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("8"));
        QVERIFY(table->model()->index(0, 2).data().toString().contains(QStringLiteral("31/31/2016")));
        QVERIFY(m_page->exportContent().has_value());
    }

    void aMappingIsKeptAsATemplateAndUsedAgain() {
        m_page->openFile(m_desk->write(QStringLiteral("deals.csv"), sampleDeals()));
        QVERIFY(settled());
        QVERIFY(chooseByKeyboard(find<QComboBox>("import.target.close_value"), QString()));
        QVERIFY(settled());
        QTest::mouseClick(find<QPushButton>("import.keepTemplate"), Qt::LeftButton);
        auto *name = find<QLineEdit>("import.templateName");
        QCOMPARE(QApplication::focusWidget(), name);
        QTest::keyClicks(name, QStringLiteral("CRM"));
        QTest::keyClick(name, Qt::Key_Return);
        auto *choice = find<QComboBox>("import.template");
        QTRY_COMPARE_WITH_TIMEOUT(choice->count(), 2, Patience);
        QCOMPARE(choice->currentText(), QStringLiteral("CRM"));
        QVERIFY(chooseByKeyboard(choice, QString()));
        QVERIFY(settled());
        QCOMPARE(find<QComboBox>("import.target.close_value")->currentData().toString(), QStringLiteral("amount"));
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QVERIFY(settled());
        QCOMPARE(find<QComboBox>("import.target.close_value")->currentData().toString(), QString());
    }

    void aTemplateOfAnotherFileLeavesOutWhatThisOneLacks() {
        const auto saved = m_desk->workspace->saveImportTemplate(
            QStringLiteral("Other"), QStringLiteral(R"({"target":"products","columns":{"name":"product","series":"family"}})"));
        QTRY_VERIFY_WITH_TIMEOUT(saved.isFinished(), Patience);
        m_page->openFile(m_desk->write(QStringLiteral("products.csv"), sampleProducts()));
        QVERIFY(settled());
        auto *choice = find<QComboBox>("import.template");
        QTRY_COMPARE_WITH_TIMEOUT(choice->count(), 2, Patience);
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QVERIFY(settled());
        QCOMPARE(find<QComboBox>("import.target.product")->currentData().toString(), QStringLiteral("name"));
        QCOMPARE(find<QComboBox>("import.target.series")->currentData().toString(), QString());
        QVERIFY(find<QPushButton>("import.act")->isEnabled());
    }

    void tabReachesEveryChoiceAndTheAct() {
        m_page->openFile(m_desk->write(QStringLiteral("products.csv"), sampleProducts()));
        QVERIFY(settled());
        const QStringList order = tabOrder(find<QComboBox>("import.what"));
        const QStringList wanted{QStringLiteral("import.what"), QStringLiteral("import.target.product"),
                                 QStringLiteral("import.target.series"), QStringLiteral("import.target.sales_price"),
                                 QStringLiteral("import.act")};
        qsizetype last = -1;
        for (const QString &name : wanted) {
            const qsizetype at = order.indexOf(name);
            QVERIFY2(at > last, qPrintable(name + QStringLiteral(" in ") + order.join(u' ')));
            last = at;
        }
    }

    void everyInputHasAnAccessibleName() {
        m_page->openFile(m_desk->write(QStringLiteral("deals.csv"), sampleDeals()));
        QVERIFY(settled());
        for (const QComboBox *combo : m_page->findChildren<QComboBox *>())
            if (combo->isVisibleTo(m_page))
                QVERIFY2(!combo->accessibleName().isEmpty(), qPrintable(combo->objectName()));
    }

    void theLanguageSwitchesLive() {
        m_page->openFile(m_desk->write(QStringLiteral("products.csv"), sampleProducts()));
        QVERIFY(settled());
        QCOMPARE(find<QPushButton>("import.act")->text(), QStringLiteral("Import 2 products"));
        m_desk->language.use(kit::Tongue::Chinese);
        QTRY_COMPARE_WITH_TIMEOUT(find<QPushButton>("import.act")->text(), QStringLiteral("导入 2 个产品"), Patience);
        QCOMPARE(m_page->title(), QStringLiteral("导入"));
        m_desk->language.use(kit::Tongue::English);
        QTRY_COMPARE(find<QPushButton>("import.act")->text(), QStringLiteral("Import 2 products"));
    }

    void lockingForgetsTheFile() {
        m_page->openFile(m_desk->write(QStringLiteral("deals.csv"), sampleDeals()));
        QVERIFY(settled());
        m_page->forget();
        QVERIFY(m_page->isSettled());
        QCOMPARE(find<QTableView>("import.preview")->model()->rowCount(), 0);
        QVERIFY(!m_page->exportContent().has_value());
    }

    void pictures() {
        if (qEnvironmentVariableIsEmpty("PLUMBLINE_GALLERY"))
            QSKIP("PLUMBLINE_GALLERY names no folder");
        QVERIFY(import(m_desk->write(QStringLiteral("products.csv"), sampleProducts())));
        QByteArray many = sampleDeals();
        for (int i = 0; i < 400; ++i)
            many += "D" + QByteArray::number(i) + ",Darcel Schlecht,GTXPro,Isdom,Won,2016-10-25,2017-03-11,4514\n";
        many +=
            "QQ1,Moses Frase,GTX Pro,Isdom,Won,31/31/2016,2017-03-01,10\nQQ2,Moses Frase,GTX Pro,Isdom,Won,2016-10-01,2017-03-01,about ten\n";
        const QString path = m_desk->write(QStringLiteral("sales_pipeline.csv"), many);
        for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
            for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese}) {
                m_desk->theme.setMode(mode);
                m_desk->language.use(tongue);
                const QString tail = QStringLiteral("-%1-%2").arg(kit::tongueName(tongue), kit::themeModeName(mode));
                m_page->forget();
                m_desk->keep(QStringLiteral("import-start") + tail);
                m_page->openFile(path);
                QVERIFY(settled());
                m_desk->keep(QStringLiteral("import-preview") + tail);
                m_desk->window->resize(1080, 1500);
                m_desk->keep(QStringLiteral("import-tall") + tail);
                m_desk->window->resize(2340, 1380);
                m_desk->keep(QStringLiteral("import-wide") + tail);
                m_desk->window->resize(1080, 740);
                QTest::mouseClick(find<QPushButton>("import.suggest"), Qt::LeftButton);
                QVERIFY(settled());
                m_page->importFile();
                m_desk->keep(QStringLiteral("import-running") + tail);
                QVERIFY(settled());
                m_desk->keep(QStringLiteral("import-outcome") + tail);
                const auto undone = m_desk->workspace->undo({});
                QTRY_VERIFY_WITH_TIMEOUT(undone.isFinished(), Patience);
            }
    }
};

PLUMBLINE_TEST(ImportingPageTest)

#include "importingpagetest.moc"
