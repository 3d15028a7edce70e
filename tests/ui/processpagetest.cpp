#include "framesample.h"
#include "support/testregistry.h"

#include "plumbline/domain/entities.h"
#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/pages/page.h"
#include "plumbline/replica/reader.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace plumbline::tests {

namespace {

using namespace domain;

constexpr int Patience = 20'000;
const QString Process = QStringLiteral("process");

} // namespace

/// Documents are published and read, gates are put and lifted, with keys and the mouse; what came of it is read from the file.
class ProcessPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SampleDesk> m_desk;
    std::unique_ptr<pages::MainWindow> m_window;

    pages::Page *page() { return m_window->currentPage(); }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return page()->findChild<Widget *>(QString::fromUtf8(name));
    }
    kit::DataTable *gates() { return find<kit::DataTable>("process.gates"); }
    kit::DataTable *documents() { return find<kit::DataTable>("process.documents"); }
    QString cell(kit::DataTable *table, int row, int column) { return table->model()->index(row, column).data().toString(); }
    kit::ActPanel *panel() { return find<kit::ActPanel>("process.panel"); }
    bool settled()
    {
        return QTest::qWaitFor([this] { return page()->isSettled(); }, Patience);
    }
    void click(const char *button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }

    template<typename Entity>
    std::vector<Entity> inFile()
    {
        QByteArray bytes("plumb line and spirit level");
        const auto replica = replica::Replica::openForReading(m_desk->folder(), replica::Secret::takeFrom(bytes), {&m_desk->clock, &m_desk->ids});
        std::vector<Entity> entities;
        (void)(*(*replica)->reader())->forEach(Entity::Kind, [&](const Record &record) {
            entities.push_back(*fromRecord<Entity>(record));
            return replica::Continue::Yes;
        });
        return entities;
    }

    QString file(const QString &name)
    {
        QFile written(m_desk->path(name));
        return written.open(QIODevice::WriteOnly) && written.write("A document of two pages.") > 0 ? written.fileName() : QString();
    }

    void open(Role role = Role::Administrator)
    {
        m_desk->role = role;
        QVERIFY(m_desk->create(SampleDesk::Filling::Nothing));
        m_desk->unlock();
        m_window = m_desk->window();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(QTest::qWaitFor([this] { return m_window->currentPage() != nullptr; }, Patience));
        m_window->showPage(Process);
        QVERIFY(isShown(*m_window, Process));
    }

    /// Publishes by the form; the answer of the file dialog is prepared.
    void publish(const QString &name, const QString &title)
    {
        m_desk->prompt.answer(file(name));
        click("process.publish");
        QVERIFY(panel()->isVisible());
        click("publish.choose");
        auto *field = find<QLineEdit>("publish.title");
        if (!title.isEmpty()) {
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, title);
        }
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!panel()->isVisible() && page()->isSettled(), Patience);
    }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<SampleDesk>(); }
    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }

    void everyStageIsThereAndNothingIsAskedForYet()
    {
        open();
        QCOMPARE(gates()->model()->rowCount(), static_cast<int>(inFile<Stage>().size()));
        for (int row = 0; row < gates()->model()->rowCount(); ++row)
            QCOMPARE(cell(gates(), row, 1), QStringLiteral("—"));
        QCOMPARE(documents()->model()->rowCount(), 0);
        QVERIFY(!find<QPushButton>("process.removeGate")->isEnabled());
    }

    void aDocumentNeedsATitleAndAFileAndComesWithThem()
    {
        open();
        click("process.publish");
        auto *act = panel()->findChild<QPushButton *>(QStringLiteral("actPanel.act"));
        QVERIFY(!act->isEnabled());
        QTest::keyClicks(find<QLineEdit>("publish.title"), QStringLiteral("Safety"));
        QVERIFY(!act->isEnabled());
        m_desk->prompt.answer(file(QStringLiteral("safety.txt")));
        click("publish.choose");
        QVERIFY(act->isEnabled());
        QTest::keyClick(find<QLineEdit>("publish.title"), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(documents()->model()->rowCount(), 1, Patience);
        QVERIFY(settled());
        QVERIFY(!panel()->isVisible());
        QCOMPARE(cell(documents(), 0, 1), QStringLiteral("Safety"));
        QCOMPARE(cell(documents(), 0, 0), QStringLiteral("To read"));
        const auto made = inFile<Document>();
        QCOMPARE(made.size(), std::size_t{1});
        const auto files = inFile<Attachment>();
        QCOMPARE(files.size(), std::size_t{1});
        QCOMPARE(files.front().name, QStringLiteral("safety.txt"));
        QCOMPARE(files.front().record, made.front().id.toString());
    }

    void escapeKeepsWhatWasTyped()
    {
        open();
        click("process.publish");
        auto *title = find<QLineEdit>("publish.title");
        title->setFocus();
        QTest::keyClicks(title, QStringLiteral("Half a title"));
        QTest::keyClick(title, Qt::Key_Escape);
        QVERIFY(!panel()->isVisible());
        QCOMPARE(inFile<Document>().size(), std::size_t{0});
        click("process.publish");
        QCOMPARE(find<QLineEdit>("publish.title")->text(), QStringLiteral("Half a title"));
    }

    void readingIsLoggedWithItsVersionAndANewVersionIsToBeReadAgain()
    {
        open();
        publish(QStringLiteral("guide.txt"), QStringLiteral("Guide"));
        documents()->setFocus();
        documents()->selectRow(0);
        QTRY_VERIFY(find<QPushButton>("process.read")->isVisible());
        click("process.read");
        QTRY_COMPARE_WITH_TIMEOUT(cell(documents(), 0, 0), QStringLiteral("Read"), Patience);
        QVERIFY(settled());
        QVERIFY(!find<QPushButton>("process.read")->isVisible());
        auto read = inFile<Acknowledgement>();
        QCOMPARE(read.size(), std::size_t{1});
        QCOMPARE(read.front().version, std::int64_t{1});
        // The next version.
        m_desk->prompt.answer(file(QStringLiteral("guide2.txt")));
        click("process.publish");
        auto *which = find<QComboBox>("publish.which");
        which->setFocus();
        QTest::keyClick(which, Qt::Key_Down);
        QCOMPARE(find<QLineEdit>("publish.title")->text(), QStringLiteral("Guide"));
        click("publish.choose");
        QTest::keyClick(which, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(cell(documents(), 0, 2), QStringLiteral("2"), Patience);
        QVERIFY(settled());
        QCOMPARE(cell(documents(), 0, 0), QStringLiteral("New version"));
        QVERIFY(find<QLabel>("process.state")->text().contains(QStringLiteral("version 2 is new")));
        click("process.read");
        QTRY_COMPARE_WITH_TIMEOUT(inFile<Acknowledgement>().size(), std::size_t{2}, Patience);
        QCOMPARE(inFile<Document>().size(), std::size_t{1});
    }

    void aGateIsPutBeforeAStageAndLiftedAgain()
    {
        open();
        publish(QStringLiteral("guide.txt"), QStringLiteral("Guide"));
        gates()->setFocus();
        gates()->selectRow(1);
        const QString stage = cell(gates(), 1, 0);
        QTest::keyClick(gates(), Qt::Key_Return);
        QVERIFY(panel()->isVisible());
        QCOMPARE(find<QComboBox>("gate.stage")->currentText(), stage);
        auto *wanted = find<QComboBox>("gate.wanted");
        wanted->setFocus();
        QTest::keyClick(wanted, Qt::Key_End);
        QCOMPARE(wanted->currentText(), QStringLiteral("Read “Guide”"));
        QTest::keyClick(wanted, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(inFile<StageGate>().size(), std::size_t{1}, Patience);
        QVERIFY(settled());
        QVERIFY(!panel()->isVisible());
        QCOMPARE(cell(gates(), 1, 0), stage);
        QCOMPARE(cell(gates(), 1, 1), QStringLiteral("Guide"));
        const StageGate made = inFile<StageGate>().front();
        QVERIFY(made.document == inFile<Document>().front().id);
        QCOMPARE(cell(documents(), 0, 4), stage);
        // The same once more stands in its own way.
        gates()->selectRow(1);
        QTest::keyClick(gates(), Qt::Key_Return);
        find<QComboBox>("gate.wanted")->setFocus();
        QTest::keyClick(find<QComboBox>("gate.wanted"), Qt::Key_End);
        QVERIFY(!panel()->findChild<QPushButton *>(QStringLiteral("actPanel.act"))->isEnabled());
        QTest::keyClick(panel(), Qt::Key_Escape);
        gates()->selectRow(1);
        QVERIFY(find<QPushButton>("process.removeGate")->isEnabled());
        click("process.removeGate");
        QTRY_COMPARE_WITH_TIMEOUT(inFile<StageGate>().size(), std::size_t{0}, Patience);
        QVERIFY(settled());
        QCOMPARE(cell(gates(), 1, 1), QStringLiteral("—"));
    }

    void whoeverMayNotIsNotOfferedIt_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<bool>("publishes");
        QTest::addColumn<bool>("keepsGates");
        QTest::newRow("salesperson") << Role::Salesperson << false << false;
        QTest::newRow("manager") << Role::Manager << true << false;
        QTest::newRow("director") << Role::Director << true << true;
        QTest::newRow("auditor") << Role::Auditor << false << false;
    }

    void whoeverMayNotIsNotOfferedIt()
    {
        QFETCH(const Role, role);
        QFETCH(const bool, publishes);
        QFETCH(const bool, keepsGates);
        open(role);
        QCOMPARE(find<QPushButton>("process.publish")->isVisible(), publishes);
        QCOMPARE(find<QPushButton>("process.addGate")->isVisible(), keepsGates);
        QCOMPARE(find<QPushButton>("process.removeGate")->isVisible(), keepsGates);
        gates()->setFocus();
        gates()->selectRow(0);
        QTest::keyClick(gates(), Qt::Key_Return);
        QCOMPARE(panel()->isVisible(), keepsGates);
    }

    void theDrawerOpensADocumentInFull()
    {
        open();
        publish(QStringLiteral("guide.txt"), QStringLiteral("Guide"));
        publish(QStringLiteral("other.txt"), QStringLiteral("Other"));
        const auto all = inFile<Document>();
        const auto guide = std::ranges::find(all, QStringLiteral("Guide"), &Document::title);
        page()->showRecord(guide->id.uuid());
        QVERIFY(settled());
        QCOMPARE(cell(documents(), documents()->currentIndex().row(), 1), QStringLiteral("Guide"));
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
        if (folder.isEmpty())
            QSKIP("PLUMBLINE_GALLERY names no folder");
        open();
        publish(QStringLiteral("guide.txt"), QStringLiteral("GTX Pro installation guide"));
        publish(QStringLiteral("safety.txt"), QStringLiteral("Safety data sheet"));
        documents()->selectRow(0);
        click("process.read");
        QVERIFY(settled());
        gates()->setFocus();
        gates()->selectRow(1);
        QTest::keyClick(gates(), Qt::Key_Return);
        find<QComboBox>("gate.wanted")->setFocus();
        QTest::keyClick(find<QComboBox>("gate.wanted"), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(inFile<StageGate>().size(), std::size_t{1}, Patience);
        for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
            for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese}) {
                m_desk->theme.setMode(mode);
                m_desk->language.use(tongue);
                const auto keep = [&](const QString &picture) {
                    QVERIFY(settled());
                    QTest::qWait(60);
                    QVERIFY(m_window->grab().save(QStringLiteral("%1/%2-%3-%4.png").arg(folder, picture, kit::tongueName(tongue), kit::themeModeName(mode))));
                };
                keep(QStringLiteral("process"));
                click("process.publish");
                keep(QStringLiteral("process-publish"));
                QTest::keyClick(panel(), Qt::Key_Escape);
                gates()->setFocus();
                QTest::keyClick(gates(), Qt::Key_Return);
                keep(QStringLiteral("process-gate"));
                QTest::keyClick(panel(), Qt::Key_Escape);
            }
    }
};

PLUMBLINE_TEST(ProcessPageTest)

} // namespace plumbline::tests

#include "processpagetest.moc"
