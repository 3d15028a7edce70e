#include "framesample.h"
#include "support/temporaryfolder.h"
#include "support/testregistry.h"

#include "plumbline/kit/datatable.h"
#include "plumbline/kit/drawer.h"
#include "plumbline/kit/label.h"
#include "plumbline/pages/page.h"

#include <QDialog>
#include <QDir>
#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QUrl>

namespace plumbline::tests {

/// Files on a record, in the drawer.
class AttachmentDrawerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<SampleDesk>();
        QVERIFY(m_desk->create(SampleDesk::Filling::Records));
        m_desk->unlock();
        m_window = m_desk->window();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
        auto *table = m_window->currentPage()->findChild<kit::DataTable *>();
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        m_drawer = m_window->findChild<kit::Drawer *>(QStringLiteral("recordDrawer"));
        QTRY_VERIFY(m_drawer->isVisible());
        QTRY_VERIFY(part<QPushButton>("attach") && part<QPushButton>("attach")->isVisible());
    }

    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }

    void aChosenFileIsAttachedShownAndSaved()
    {
        const QByteArray text = "应收 and due\n";
        const QString path = m_desk->path(QStringLiteral("note.txt"));
        QVERIFY(writeFile(path, text));
        m_desk->prompt.answer(path);
        part<QPushButton>("attach")->click();
        QTRY_VERIFY(part<QPushButton>("open-note.txt"));
        QTRY_VERIFY(part<kit::Label>("about-note.txt")->text().contains(QStringLiteral("On this device")));

        part<QPushButton>("open-note.txt")->click();
        QTRY_VERIFY(m_window->findChild<QDialog *>(QStringLiteral("attachmentPreview")));
        auto *preview = m_window->findChild<QDialog *>(QStringLiteral("attachmentPreview"));
        QTRY_VERIFY(preview->isVisible());
        QCOMPARE(preview->findChild<QPlainTextEdit *>()->toPlainText(), QString::fromUtf8(text));
        preview->close();

        const QString copy = m_desk->path(QStringLiteral("copy.txt"));
        m_desk->prompt.answer(copy);
        part<QToolButton>("save-note.txt")->click();
        QTRY_COMPARE(contentOf(copy), text);
    }

    void filesDroppedOnTheDrawerAreAttached()
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const char *name : {"one.txt", "two.txt"}) {
            const QString path = m_desk->path(QString::fromLatin1(name));
            QVERIFY(writeFile(path, name));
            urls << QUrl::fromLocalFile(path);
        }
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_drawer, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_drawer, &drop);
        QTRY_VERIFY(part<QPushButton>("open-one.txt") && part<QPushButton>("open-two.txt"));

        QMimeData text;
        text.setText(QStringLiteral("not a file"));
        QDragEnterEvent other(QPoint(10, 10), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        other.ignore();
        QCoreApplication::sendEvent(m_drawer, &other);
        QVERIFY(!other.isAccepted());
    }

    void whatCannotBeAttachedIsSaidInWords()
    {
        const QString path = m_desk->path(QStringLiteral("empty.txt"));
        QVERIFY(writeFile(path, {}));
        m_desk->prompt.answer(path);
        part<QPushButton>("attach")->click();
        const auto says = [this] {
            for (const auto *label : m_drawer->findChildren<kit::Label *>())
                if (label->isVisible() && label->text().contains(QStringLiteral("can’t be attached")))
                    return true;
            return false;
        };
        QTRY_VERIFY(says());
    }

    void theListSpeaksBothLanguages()
    {
        const QString path = m_desk->path(QStringLiteral("note.txt"));
        QVERIFY(writeFile(path, "x"));
        m_desk->prompt.answer(path);
        part<QPushButton>("attach")->click();
        QTRY_VERIFY(part<QPushButton>("open-note.txt"));
        m_desk->language.use(kit::Tongue::Chinese);
        QTRY_VERIFY(part<kit::Label>("about-note.txt")->text().contains(QStringLiteral("本机")));
        m_desk->language.use(kit::Tongue::English);
        QTRY_VERIFY(part<kit::Label>("about-note.txt")->text().contains(QStringLiteral("On this device")));
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
        if (folder.isEmpty())
            QSKIP("PLUMBLINE_GALLERY names no folder");
        QImage scan(640, 480, QImage::Format_RGB32);
        scan.fill(Qt::white);
        for (const char *name : {"requirements signed by the customer, second version, with all annexes.txt", "contract scan.png", "note.txt"}) {
            const QString path = m_desk->path(QString::fromUtf8(name));
            QVERIFY(path.endsWith(QStringLiteral(".png")) ? scan.save(path) : writeFile(path, "Delivery by March, training included.\n"));
            m_desk->prompt.answer(path);
            part<QPushButton>("attach")->click();
            QTRY_VERIFY(part<QPushButton>(QStringLiteral("open-%1").arg(QString::fromUtf8(name)).toUtf8().constData()));
        }
        for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
            for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese}) {
                m_desk->theme.setMode(mode);
                m_desk->language.use(tongue);
                QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
                const QString suffix = QStringLiteral("%1-%2.png").arg(kit::tongueName(tongue), kit::themeModeName(mode));
                QTest::qWait(100);
                QVERIFY(m_window->grab().save(QDir(folder).filePath(QStringLiteral("attachments-") + suffix)));
                part<QPushButton>("open-note.txt")->click();
                QTRY_VERIFY(m_window->findChild<QDialog *>(QStringLiteral("attachmentPreview")));
                auto *preview = m_window->findChild<QDialog *>(QStringLiteral("attachmentPreview"));
                QTRY_VERIFY(preview->isVisible());
                QVERIFY(preview->grab().save(QDir(folder).filePath(QStringLiteral("preview-") + suffix)));
                preview->close();
                QTRY_VERIFY(!m_window->findChild<QDialog *>(QStringLiteral("attachmentPreview")));
            }
    }

private:
    /// The newest of this name: lines that were replaced go later.
    template<typename Part>
    [[nodiscard]] Part *part(const char *name) const
    {
        const auto all = m_drawer->findChildren<Part *>(QString::fromLatin1(name));
        return all.isEmpty() ? nullptr : all.back();
    }

    std::unique_ptr<SampleDesk> m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
    kit::Drawer *m_drawer = nullptr;
};

PLUMBLINE_TEST(AttachmentDrawerTest)

} // namespace plumbline::tests

#include "attachmentdrawertest.moc"
