#include "framesample.h"
#include "support/testregistry.h"

#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/dayfield.h"
#include "plumbline/models/customersmodel.h"
#include "plumbline/pages/page.h"
#include "plumbline/workspace/cashdesk.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace plumbline::tests {

/// Marking what came in beside the list of who owes, with keys and clicks.
class ReceiptPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<SampleDesk>();
        QVERIFY(m_desk->create(SampleDesk::Filling::Records));
        m_desk->unlock();
        m_window = m_desk->window();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showPage(QStringLiteral("receivables"));
        QVERIFY(settled());
        m_page = m_window->currentPage();
        m_panel = m_page->findChild<kit::ActPanel *>(QStringLiteral("cashSide"));
        QVERIFY(m_panel && m_panel->isHidden());
    }
    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }

    void anExactReceiptIsAllocatedToItsInvoiceWithTheReason()
    {
        recordFor(QStringLiteral("Northwind Traders"));
        const workspace::CustomerCash before = cash();
        const workspace::OpenInstalment &third = before.open.at(2);
        type(QStringLiteral("receipt.amount"), third.item.open.plain());
        type(QStringLiteral("receipt.number"), QStringLiteral("BANK-77"));
        QTRY_COMPARE(ticked(), QStringList{third.item.document});
        QVERIFY(texts(m_panel).contains(QStringLiteral("Exactly this amount")));
        QTRY_COMPARE(label(QStringLiteral("remainder.left")), QStringLiteral("0.00 CNY"));
        const qint64 outstanding = customerTotal();
        QTest::keyClick(field(QStringLiteral("receipt.number")), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_panel->isHidden());
        QVERIFY(banner().contains(QStringLiteral("BANK-77")));
        const workspace::CustomerCash after = cash();
        QCOMPARE(after.open.size(), before.open.size() - 1);
        // The page follows at once.
        QTRY_COMPARE(customerTotal(), outstanding - third.item.open.minor());
    }

    void theRemainderCountsDownOverManyAndMayStayUnapplied()
    {
        recordFor(QStringLiteral("Northwind Traders"));
        const workspace::CustomerCash before = cash();
        QVERIFY(before.open.size() >= 2);
        const domain::Money most = before.open[0].item.open + before.open[1].item.open + domain::Money(100, before.baseCurrency);
        type(QStringLiteral("receipt.amount"), most.plain());
        type(QStringLiteral("receipt.number"), QStringLiteral("BANK-78"));
        QTRY_VERIFY(ticked().size() >= 2);
        // By hand: only a part of the first.
        QLineEdit *first = parts().front();
        QTest::mouseClick(first, Qt::LeftButton);
        QTest::keySequence(first, QKeySequence(QKeySequence::SelectAll));
        QTest::keyClicks(first, QStringLiteral("1000"));
        for (std::size_t i = 1; i < ticks().size(); ++i)
            if (ticks()[i]->isChecked())
                QTest::keyClick(ticks()[i], Qt::Key_Space);
        QCOMPARE(ticked().size(), 1);
        const domain::Money left = most - domain::Money(100'000, before.baseCurrency);
        QTRY_COMPARE(label(QStringLiteral("remainder.left")), left.format() + QStringLiteral(" CNY"));
        QVERIFY(texts(m_panel).contains(QStringLiteral("Suggest again")));
        QTest::mouseClick(m_panel->findChild<QPushButton *>(QStringLiteral("actPanel.act")), Qt::LeftButton);
        QTRY_VERIFY(m_panel->isHidden());
        QVERIFY(banner().contains(QStringLiteral("stays unapplied")));
        const workspace::CustomerCash after = cash();
        QCOMPARE(after.open.size(), before.open.size());
        QCOMPARE(after.open[0].item.open, before.open[0].item.open - domain::Money(100'000, before.baseCurrency));
        const auto receipt = std::ranges::find(after.documents, QStringLiteral("BANK-78"), &workspace::CashDocument::document);
        QVERIFY(receipt != after.documents.end());
        QCOMPARE(receipt->left, left);
    }

    void whatIsMissingOrTooMuchIsSaid()
    {
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(m_panel->isVisible());
        auto *act = m_panel->findChild<QPushButton *>(QStringLiteral("actPanel.act"));
        QLineEdit *customer = field(QStringLiteral("receipt.customer"));
        customer->setFocus();
        customer->selectAll();
        QTest::keyClick(customer, Qt::Key_Delete);
        QVERIFY(!act->isEnabled());
        QVERIFY(texts(m_panel).contains(QStringLiteral("Choose the customer.")));
        QTest::keyClicks(customer, QStringLiteral("northwind"));
        QTest::qWait(0);
        QTRY_VERIFY(pressEnter(customer));
        QTRY_VERIFY(texts(m_panel).contains(QStringLiteral("Type the amount.")));
        m_account = accountNamed(QStringLiteral("Northwind Traders"));
        type(QStringLiteral("receipt.amount"), QStringLiteral("50"));
        type(QStringLiteral("receipt.number"), QStringLiteral("X"));
        QTRY_VERIFY(act->isEnabled());
        QTRY_VERIFY(!parts().empty());
        QLineEdit *first = parts().front();
        first->selectAll();
        QTest::keyClicks(first, QStringLiteral("51"));
        QTRY_VERIFY(!act->isEnabled());
        QCOMPARE(label(QStringLiteral("remainder.left")), QStringLiteral("-1.00 CNY"));
        first->selectAll();
        QTest::keyClicks(first, QStringLiteral("999999999"));
        QVERIFY(texts(m_panel).join(QLatin1Char('\n')).contains(QStringLiteral("is open of it")));
    }

    void aRefusedReceiptKeepsWhatWasTyped()
    {
        recordFor(QStringLiteral("Northwind Traders"));
        type(QStringLiteral("receipt.amount"), QStringLiteral("120"));
        type(QStringLiteral("receipt.number"), QStringLiteral("TWICE"));
        QTest::keyClick(m_panel, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_panel->isHidden());
        recordFor(QStringLiteral("Northwind Traders"));
        type(QStringLiteral("receipt.amount"), QStringLiteral("130"));
        type(QStringLiteral("receipt.number"), QStringLiteral("TWICE"));
        QTest::keyClick(m_panel, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_panel->findChild<kit::Banner *>()->sentence().contains(QStringLiteral("TWICE")));
        QVERIFY(m_panel->isVisible());
        QCOMPARE(field(QStringLiteral("receipt.amount"))->text(), QStringLiteral("130"));
    }

    void escClosesThePanelAndGivesTheFocusBack()
    {
        recordFor(QStringLiteral("Northwind Traders"));
        QVERIFY(m_panel->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(m_panel->isHidden());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(table()));
    }

    void whatIsUnappliedIsAllocatedAndTakenBackFromTheAccount()
    {
        openAccount(QStringLiteral("宁波恒信机电"));
        const workspace::CustomerCash before = cash();
        QTest::mouseClick(link(QStringLiteral("Allocate: Receipt R-unapplied")), Qt::LeftButton);
        QTRY_VERIFY(!ticked().isEmpty());
        QTRY_COMPARE(label(QStringLiteral("remainder.left")), QStringLiteral("0.00 CNY"));
        QTest::keyClick(m_panel, Qt::Key_Return, Qt::ControlModifier);
        // Back in the account, where it can be taken back.
        QTRY_VERIFY(link(QStringLiteral("Take back: R-unapplied → INV-1000")));
        QCOMPARE(cash().open.front().item.open, before.open.front().item.open - domain::Money(500'000, before.baseCurrency));
        QTest::mouseClick(link(QStringLiteral("Take back: R-unapplied → INV-1000")), Qt::LeftButton);
        QTRY_VERIFY(link(QStringLiteral("Allocate: Receipt R-unapplied")));
        QCOMPARE(cash().open.front().item.open, before.open.front().item.open);
        QVERIFY(banner().contains(QStringLiteral("taken back")));
    }

    void aCreditNoteLessensWhatIsOwed()
    {
        openAccount(QStringLiteral("Northwind Traders"));
        const workspace::CustomerCash before = cash();
        const qint64 outstanding = customerTotal();
        QTest::mouseClick(field<QPushButton>(QStringLiteral("account.creditNote")), Qt::LeftButton);
        QTRY_VERIFY(field(QStringLiteral("receipt.amount")) && field(QStringLiteral("receipt.customer"))->text() == QStringLiteral("Northwind Traders"));
        QTRY_VERIFY(settled());
        type(QStringLiteral("receipt.amount"), QStringLiteral("300"));
        type(QStringLiteral("receipt.number"), QStringLiteral("CN-1"));
        QTRY_COMPARE(label(QStringLiteral("remainder.left")), QStringLiteral("0.00 CNY"));
        QTest::keyClick(m_panel, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(field<QPushButton>(QStringLiteral("account.creditNote")));
        const workspace::CustomerCash after = cash();
        QCOMPARE(after.open.front().item.open, before.open.front().item.open - domain::Money(30'000, before.baseCurrency));
        QTRY_COMPARE(customerTotal(), outstanding - 30'000);
    }

    void aReversalIsAskedForAndTakesItsAllocationsBack()
    {
        openAccount(QStringLiteral("宁波恒信机电"));
        const workspace::CustomerCash before = cash();
        const auto paid = std::ranges::find(before.documents, domain::FactKind::Receipt, &workspace::CashDocument::kind);
        QVERIFY(paid != before.documents.end());
        m_desk->prompt.answer(QStringLiteral("keep"));
        QTest::mouseClick(link(QStringLiteral("Reverse…: Receipt R-0")), Qt::LeftButton);
        QCOMPARE(cash().documents.size(), before.documents.size());
        m_desk->prompt.answer(QStringLiteral("reverse"));
        QTest::mouseClick(link(QStringLiteral("Reverse…: Receipt R-0")), Qt::LeftButton);
        QTRY_COMPARE(cash().documents.size(), before.documents.size() - 1);
        QCOMPARE(cash().open.front().item.open, cash().open.front().amount);
        QVERIFY(m_desk->prompt.asked().front().contains(QStringLiteral("R-0")));
    }

    void aWriteOffIsAskedForAndWaits()
    {
        openAccount(QStringLiteral("Northwind Traders"));
        const workspace::CustomerCash before = cash();
        menuOf(QStringLiteral("More for INV-1001"), QStringLiteral("Ask for a write-off…"))->trigger();
        QTRY_VERIFY(field(QStringLiteral("writeOff.amount")) && !field(QStringLiteral("writeOff.amount"))->text().isEmpty());
        QCOMPARE(field(QStringLiteral("writeOff.amount"))->text(), before.open.front().item.open.format());
        type(QStringLiteral("writeOff.amount"), QStringLiteral("99999999"));
        QVERIFY(!m_panel->findChild<QPushButton *>(QStringLiteral("actPanel.act"))->isEnabled());
        type(QStringLiteral("writeOff.amount"), QStringLiteral("12.50"));
        QTest::keyClick(m_panel, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(texts(m_panel).join(QLatin1Char('\n')).contains(QStringLiteral("write-off of 12.50 waits for approval")));
        const workspace::CustomerCash after = cash();
        QCOMPARE(after.writeOffs.size(), std::size_t{1});
        QVERIFY(after.writeOffs.front().state == domain::ApprovalState::Waiting);
        // Nothing is given up yet.
        QCOMPARE(after.open.front().item.open, before.open.front().item.open);
    }

    void aChaseGoesOneLevelUpWithOneKey()
    {
        select(QStringLiteral("宁波恒信机电"));
        const std::int64_t last = cash().chases.front().level;
        QTest::keyClick(table(), Qt::Key_C);
        QTRY_VERIFY(field<QComboBox>(QStringLiteral("chase.level")) && settled());
        QTRY_COMPARE(field<QComboBox>(QStringLiteral("chase.level"))->currentIndex(), static_cast<int>(last));
        QTest::keyClick(field<QComboBox>(QStringLiteral("chase.level")), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_panel->isHidden());
        const workspace::CustomerCash after = cash();
        QCOMPARE(after.chases.front().level, last + 1);
        QCOMPARE(after.chases.front().on, domain::Date(2026, 11, 24));
        QCOMPARE(after.chases.front().by, QStringLiteral("周岚"));
        QTRY_COMPARE(cellOf(QStringLiteral("宁波恒信机电"), models::CustomersModel::LastChase), QStringLiteral("2026-11-24"));
    }

    void aPromiseShowsInTheList()
    {
        select(QStringLiteral("Northwind Traders"));
        QTest::keyClick(table(), Qt::Key_P);
        QTRY_VERIFY(field(QStringLiteral("promise.amount")) && !field(QStringLiteral("promise.amount"))->text().isEmpty());
        type(QStringLiteral("promise.amount"), QStringLiteral("7,000"));
        QLineEdit *due = field(QStringLiteral("promise.due"));
        due->setFocus();
        due->setCursorPosition(0);
        QTest::keyClicks(due, QStringLiteral("20261223"));
        QTest::keyClick(due, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_panel->isHidden());
        QCOMPARE(cash().promises.front().amount, domain::Money(700'000, cash().baseCurrency));
        QTRY_COMPARE(cellOf(QStringLiteral("Northwind Traders"), models::CustomersModel::PromisedFor), QStringLiteral("2026-12-23"));
    }

    void aDisputeIsMarkedFromTheCustomerAndTakenOffFromTheItem()
    {
        select(QStringLiteral("Northwind Traders"));
        QTest::keyClick(table(), Qt::Key_D);
        QTRY_VERIFY(!visible<QCheckBox>(QStringLiteral("dispute.tick")).empty());
        QTest::keyClick(visible<QCheckBox>(QStringLiteral("dispute.tick")).front(), Qt::Key_Space);
        QTest::keyClick(m_panel, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_panel->isHidden());
        QVERIFY(cash().open.front().item.disputed);
        QTRY_VERIFY(cellOf(QStringLiteral("Northwind Traders"), models::CustomersModel::OverSixty).contains(QStringLiteral("disputed")));
        select(QStringLiteral("Northwind Traders"));
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_VERIFY(settled() && table()->model()->rowCount() > 0);
        const QString disputed = cash().open.front().item.document;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            for (int column = 0; column < table()->model()->columnCount(); ++column)
                if (table()->model()->index(row, column).data().toString() == disputed)
                    table()->setCurrentIndex(table()->model()->index(row, column));
        QVERIFY(table()->currentIndex().isValid());
        QTest::keyClick(table(), Qt::Key_D);
        QTRY_VERIFY(!cash().open.front().item.disputed);
        QTRY_VERIFY(banner().contains(QStringLiteral("no longer disputed")));
    }

    /// Pictures of the panel for whoever judges them: PLUMBLINE_GALLERY names the folder.
    void gallery()
    {
        const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
        if (folder.isEmpty())
            QSKIP("PLUMBLINE_GALLERY is not set");
        for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese})
            for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark}) {
                m_desk->language.use(tongue);
                m_desk->theme.setMode(mode);
                const QString name = QStringLiteral("%1/%2-%3-%4.png").arg(folder, QStringLiteral("%1"), kit::tongueName(tongue), kit::themeModeName(mode));
                recordFor(QStringLiteral("Northwind Traders"));
                type(QStringLiteral("receipt.amount"), QStringLiteral("50000"));
                type(QStringLiteral("receipt.number"), QStringLiteral("HSBC 20261124 / INV-1013"));
                QTRY_VERIFY(!ticked().isEmpty());
                QVERIFY(settled());
                QVERIFY(m_window->grab().save(name.arg(QStringLiteral("receipt"))));
                QTest::keyClick(m_panel, Qt::Key_Escape);
                for (const auto &[key, what] : {std::pair(Qt::Key_O, "account"), std::pair(Qt::Key_C, "chase"), std::pair(Qt::Key_P, "promise"), std::pair(Qt::Key_D, "dispute")}) {
                    select(QStringLiteral("宁波恒信机电"));
                    QTest::keyClick(table(), key);
                    QTRY_VERIFY(m_panel->isVisible() && settled());
                    QTest::qWait(50);
                    QVERIFY(m_window->grab().save(name.arg(QString::fromLatin1(what))));
                    QTest::keyClick(m_panel, Qt::Key_Escape);
                }
            }
    }

private:
    [[nodiscard]] bool settled() { return isShown(*m_window, QStringLiteral("receivables")); }
    [[nodiscard]] kit::DataTable *table() const
    {
        for (auto *each : m_page->findChildren<kit::DataTable *>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
    [[nodiscard]] domain::AccountId accountNamed(const QString &name) const
    {
        auto found = workspace::CashDesk(*m_desk->workspace).customers(name, 1);
        found.waitForFinished();
        return domain::AccountId(domain::Uuid::parse(found.result().value().front().key).value());
    }
    void select(const QString &customer)
    {
        m_account = accountNamed(customer);
        const QAbstractItemModel *model = table()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, models::CustomersModel::Customer).data().toString() == customer)
                table()->setCurrentIndex(model->index(row, models::CustomersModel::Customer));
        table()->setFocus();
    }
    /// From the customer's row, by its key.
    void recordFor(const QString &customer)
    {
        select(customer);
        QTest::keyClick(table(), Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(m_panel->isVisible());
        QTRY_COMPARE(field(QStringLiteral("receipt.customer"))->text(), customer);
        QTRY_VERIFY(settled());
    }
    void openAccount(const QString &customer)
    {
        select(customer);
        QTest::keyClick(table(), Qt::Key_O);
        QTRY_VERIFY(m_panel->isVisible() && settled());
        QTRY_VERIFY(texts(m_panel).contains(QStringLiteral("Open")));
    }
    /// A link of the account by what it does to what.
    [[nodiscard]] QPushButton *link(const QString &name) const
    {
        for (auto *each : m_panel->findChildren<QPushButton *>())
            if (each->isVisible() && each->accessibleName() == name)
                return each;
        return nullptr;
    }
    [[nodiscard]] QAction *menuOf(const QString &button, const QString &act) const
    {
        for (auto *each : m_panel->findChildren<QToolButton *>())
            if (each->isVisible() && each->accessibleName() == button)
                for (QAction *action : each->menu()->actions())
                    if (action->text() == act)
                        return action;
        return nullptr;
    }
    [[nodiscard]] QString cellOf(const QString &customer, int column) const
    {
        const QAbstractItemModel *model = table()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, models::CustomersModel::Customer).data().toString() == customer)
                return model->index(row, column).data().toString();
        return {};
    }
    [[nodiscard]] workspace::CustomerCash cash() const
    {
        auto asked = workspace::CashDesk(*m_desk->workspace).customer(m_account);
        asked.waitForFinished();
        return asked.result().value();
    }
    [[nodiscard]] qint64 customerTotal() const
    {
        return static_cast<models::CustomersModel *>(table()->model())->total();
    }
    template<typename Widget = QLineEdit>
    [[nodiscard]] Widget *field(const QString &name) const
    {
        return m_panel->findChild<Widget *>(name);
    }
    void type(const QString &name, const QString &text)
    {
        QLineEdit *edit = field(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    [[nodiscard]] bool pressEnter(QLineEdit *customer)
    {
        QTest::keyClick(customer, Qt::Key_Return);
        return customer->text() == QStringLiteral("Northwind Traders");
    }
    template<typename Widget>
    [[nodiscard]] std::vector<Widget *> visible(const QString &name) const
    {
        std::vector<Widget *> shown;
        for (Widget *each : m_panel->findChildren<Widget *>(name))
            if (each->isVisible())
                shown.push_back(each);
        return shown;
    }
    [[nodiscard]] std::vector<QCheckBox *> ticks() const { return visible<QCheckBox>(QStringLiteral("part.tick")); }
    [[nodiscard]] std::vector<QLineEdit *> parts() const { return visible<QLineEdit>(QStringLiteral("part.amount")); }
    [[nodiscard]] QStringList ticked() const
    {
        QStringList documents;
        for (const QCheckBox *each : ticks())
            if (each->isChecked())
                documents << each->text();
        return documents;
    }
    [[nodiscard]] QString label(const QString &name) const { return m_panel->findChild<QLabel *>(name)->text(); }
    [[nodiscard]] static QStringList texts(const QWidget *of)
    {
        QStringList all;
        for (const QLabel *each : of->findChildren<QLabel *>())
            if (each->isVisible())
                all << each->text();
        for (const QAbstractButton *each : of->findChildren<QAbstractButton *>())
            if (each->isVisible())
                all << each->text();
        return all;
    }
    [[nodiscard]] QString banner() const
    {
        QString said;
        for (const kit::Banner *each : m_page->findChildren<kit::Banner *>())
            if (each->isVisible())
                said += each->sentence();
        return said;
    }

    std::unique_ptr<SampleDesk> m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
    pages::Page *m_page = nullptr;
    kit::ActPanel *m_panel = nullptr;
    domain::AccountId m_account;
};

PLUMBLINE_TEST(ReceiptPanelTest)

/// Whoever is not of finance sees everything and is told why nothing can be changed.
class ReceiptReadOnlyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSalespersonReadsReceiptsWithTheReason()
    {
        SampleDesk desk;
        desk.role = domain::Role::Salesperson;
        QVERIFY(desk.create(SampleDesk::Filling::Nothing));
        desk.unlock();
        auto window = desk.window();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        window->showPage(QStringLiteral("receivables"));
        QTRY_VERIFY(window->currentPage() && window->currentPage()->id() == QStringLiteral("receivables") && window->currentPage()->isSettled());
        auto *panel = window->currentPage()->findChild<kit::ActPanel *>(QStringLiteral("cashSide"));
        QTest::keyClick(window.get(), Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(panel->isVisible());
        QVERIFY(!panel->findChild<QPushButton *>(QStringLiteral("actPanel.act"))->isEnabled());
        bool said = false;
        for (const QLabel *each : panel->findChildren<QLabel *>())
            said = said || (each->isVisible() && each->text().contains(QStringLiteral("finance’s to record")));
        QVERIFY(said);
    }
};

PLUMBLINE_TEST(ReceiptReadOnlyTest)

} // namespace plumbline::tests

#include "receiptpaneltest.moc"
