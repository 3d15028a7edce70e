#include "importingdesk.h"
#include "support/testregistry.h"

#include "audit/auditpage.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/filterbar.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace plumbline;
using namespace plumbline::tests;

namespace {

constexpr int Patience = 20'000;

} // namespace

class AuditPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ImportingDesk> m_desk;
    pages::AuditPage *m_page = nullptr;
    kit::DataTable *m_entries = nullptr;
    kit::DataTable *m_changes = nullptr;

    bool settled() {
        return QTest::qWaitFor([this] { return m_page->isSettled(); }, Patience);
    }
    QString cell(int row, int column) { return m_entries->model()->index(row, column).data().toString(); }
    QString visibleTexts() {
        QStringList texts;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->isVisible())
                texts << label->text();
        return texts.join(u'\n');
    }
    bool import(const QString &name, const QByteArray &content) {
        workspace::ImportRequest request;
        request.path = m_desk->write(name, content);
        const auto imported = m_desk->workspace->import(request);
        return QTest::qWaitFor([&] { return imported.isFinished(); }, Patience) && imported.result().has_value();
    }
    /// What the frame does when something was committed.
    bool reread() {
        m_page->applySlice(m_desk->slice->slice());
        return settled();
    }

    bool openPage() {
        delete m_page;
        m_page = new pages::AuditPage(m_desk->context(), m_desk->window.get());
        m_entries = m_page->findChild<kit::DataTable *>(QStringLiteral("audit.entries"));
        m_changes = m_page->findChild<kit::DataTable *>(QStringLiteral("audit.changes"));
        new QAbstractItemModelTester(m_entries->model(), m_page);
        new QAbstractItemModelTester(m_changes->model(), m_page);
        if (!m_desk->show(m_page))
            return false;
        m_page->activate();
        return settled();
    }

private Q_SLOTS:
    void init() {
        m_desk = std::make_unique<ImportingDesk>();
        QVERIFY(m_desk->create());
        QVERIFY(import(QStringLiteral("products.csv"), sampleProducts()));
        QVERIFY(openPage());
    }

    void cleanup() {
        m_desk.reset();
        m_page = nullptr;
    }

    void entriesAreListedNewestFirst() {
        QCOMPARE(m_entries->model()->rowCount(), 2);
        QCOMPARE(cell(0, 3), QStringLiteral("Import"));
        QCOMPARE(cell(0, 4), QStringLiteral("products.csv"));
        QCOMPARE(cell(0, 5), QStringLiteral("2 created"));
        QCOMPARE(cell(1, 3), QStringLiteral("Set up"));
        QCOMPARE(cell(0, 2), QStringLiteral("林薇"));
    }

    void momentsAreInTheOrganisationsZone() {
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, 1), QStringLiteral("2026-11-24 10:00"), Patience);
    }

    void theSelectedEntryShowsEachFieldBeforeAndAfter() {
        QVERIFY(m_changes->model()->rowCount() > 0);
        QStringList afters;
        for (int row = 0; row < m_changes->model()->rowCount(); ++row)
            afters << m_changes->model()->index(row, 4).data().toString();
        QVERIFY2(afters.contains(QStringLiteral("GTX Pro")), qPrintable(afters.join(u' ')));
        // Arrows walk through the ledger, and the details follow.
        QCOMPARE(QApplication::focusWidget(), m_entries);
        QTest::keyClick(m_entries, Qt::Key_Down);
        QVERIFY(settled());
        QVERIFY2(visibleTexts().contains(QStringLiteral("Entry 1: Set up")), qPrintable(visibleTexts()));
    }

    void anEntryIsUndoneAndMarked() {
        QVERIFY(m_page->findChild<QPushButton *>(QStringLiteral("audit.undo"))->isVisible());
        m_desk->prompt.answer(QStringLiteral("undo"));
        QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("audit.undo")), Qt::LeftButton);
        QVERIFY(settled());
        QVERIFY(m_desk->prompt.asked().front().contains(QStringLiteral("2 created")));
        QTRY_COMPARE_WITH_TIMEOUT(m_entries->model()->rowCount(), 3, Patience);
        QCOMPARE(cell(0, 3), QStringLiteral("Undo"));
        QCOMPARE(cell(0, 5), QStringLiteral("2 removed"));
        QCOMPARE(cell(0, 6), QStringLiteral("Undoes 2"));
        QCOMPARE(cell(1, 6), QStringLiteral("Undone by 3"));
    }

    void keepingAnEntryChangesNothing() {
        m_desk->prompt.answer(QStringLiteral("keep"));
        m_page->undoSelected();
        QVERIFY(settled());
        QCOMPARE(m_desk->workspace->position(), 2);
    }

    void theFoundingCannotBeUndone() {
        m_entries->selectRow(1);
        QVERIFY(settled());
        QVERIFY(!m_page->findChild<QPushButton *>(QStringLiteral("audit.undo"))->isVisible());
    }

    void newEntriesComeInOnTopAndKeepTheSelection() {
        QCOMPARE(m_entries->selectedRows().size(), 1);
        QSignalSpy inserted(m_entries->model(), &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(m_entries->model(), &QAbstractItemModel::modelReset);
        QVERIFY(import(QStringLiteral("more.csv"), "product,series,sales_price\nGTK 500,GTK,26768\n"));
        QVERIFY(reread());
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(cell(0, 4), QStringLiteral("more.csv"));
        QCOMPARE(m_entries->currentIndex().row(), 1);
        QCOMPARE(m_entries->selectedRows().size(), 1);
        QCOMPARE(m_entries->selectedRows().front().row(), 1);
    }

    void filtersLeaveOnlyWhatMatchesAndComeOff() {
        auto *filters = m_page->findChild<kit::FilterBar *>(QStringLiteral("audit.filters"));
        filters->setChoice(QStringLiteral("kind"), {{QStringLiteral("found_organisation")}, {}});
        Q_EMIT filters->choiceChanged(QStringLiteral("kind"), filters->choice(QStringLiteral("kind")));
        QVERIFY(settled());
        QCOMPARE(m_entries->model()->rowCount(), 1);
        filters->setChoice(QStringLiteral("kind"), {{QStringLiteral("patch_field")}, {}});
        Q_EMIT filters->choiceChanged(QStringLiteral("kind"), filters->choice(QStringLiteral("kind")));
        QVERIFY(settled());
        QCOMPARE(m_entries->model()->rowCount(), 0);
        QVERIFY2(visibleTexts().contains(QStringLiteral("No entry matches these filters.")), qPrintable(visibleTexts()));
        QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("audit.clear")), Qt::LeftButton);
        QVERIFY(settled());
        QCOMPARE(m_entries->model()->rowCount(), 2);
        QVERIFY(!m_page->removeFilter());
    }

    void olderEntriesAreReadWhileScrolling() {
        for (int i = 0; i < 230; ++i) {
            const auto saved =
                m_desk->workspace->saveImportTemplate(QStringLiteral("T%1").arg(i), QStringLiteral("{\"target\":\"deals\"}"));
            QTRY_VERIFY_WITH_TIMEOUT(saved.isFinished(), Patience);
        }
        // A page that is opened now starts with the newest; the tester of the model may have asked for more already.
        QVERIFY(openPage());
        QCOMPARE(cell(0, 0), QStringLiteral("232"));
        m_entries->setFocus();
        QTest::keyClick(m_entries, Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_entries->model()->rowCount(), 232, Patience);
        QCOMPARE(cell(231, 3), QStringLiteral("Set up"));
    }

    void theLedgerIsExportedAsShown() {
        const auto content = m_page->exportContent();
        QVERIFY(content.has_value());
        QCOMPARE(content->table.rowCount, 2);
        QCOMPARE(std::get<std::int64_t>(content->table.row(0)[0]), 2);
        QCOMPARE(std::get<QString>(content->table.row(0)[4]), QStringLiteral("products.csv"));
    }

    void theLanguageSwitchesLive() {
        m_desk->language.use(kit::Tongue::Chinese);
        QTRY_COMPARE(cell(0, 3), QStringLiteral("导入"));
        QCOMPARE(cell(0, 5), QStringLiteral("新建 2"));
        QCOMPARE(m_page->title(), QStringLiteral("审计"));
    }

    void lockingForgetsTheLedger() {
        m_page->forget();
        QCOMPARE(m_entries->model()->rowCount(), 0);
        QCOMPARE(m_changes->model()->rowCount(), 0);
    }

    void pictures() {
        if (qEnvironmentVariableIsEmpty("PLUMBLINE_GALLERY"))
            QSKIP("PLUMBLINE_GALLERY names no folder");
        m_desk->prompt.answer(QStringLiteral("undo"));
        m_page->undoSelected();
        QVERIFY(settled());
        QVERIFY(reread());
        for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
            for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese}) {
                m_desk->theme.setMode(mode);
                m_desk->language.use(tongue);
                QVERIFY(settled());
                m_desk->keep(QStringLiteral("audit-%1-%2").arg(kit::tongueName(tongue), kit::themeModeName(mode)));
            }
    }
};

PLUMBLINE_TEST(AuditPageTest)

#include "auditpagetest.moc"
