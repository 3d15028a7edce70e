#include "hubdesk.h"
#include "importingdesk.h"
#include "support/testregistry.h"

#include "conflicts/effectlist.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/navrail.h"
#include "plumbline/kit/shortcutsheet.h"
#include "plumbline/kit/statestack.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/pages/page.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace plumbline::tests {

namespace {

constexpr int Patience = 20'000;
const QString Conflicts = QStringLiteral("conflicts");
const QString Title = QStringLiteral("title");
const QString Amount = QStringLiteral("amount");

domain::Value text(const char *words)
{
    return QString::fromUtf8(words);
}

domain::Value yuan(std::int64_t amount)
{
    return domain::Money(amount * 100, domain::Currency::of("CNY"));
}

} // namespace

/// Conflicts made by two real workstations at a real hub, and settled with keys and the mouse.
class ConflictsPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<HubDesk> m_desk;

    pages::Page *page() { return m_desk->window->currentPage(); }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return page()->findChild<Widget *>(QString::fromUtf8(name));
    }
    kit::DataTable *list() { return find<kit::DataTable>("conflicts.list"); }
    int rows() { return list()->model()->rowCount(); }
    QString cell(int row, int column) { return list()->model()->index(row, column).data().toString(); }
    QString value(const char *side) { return find<QLabel>(side)->text(); }
    /// What stands in place of the list.
    const kit::StateNotice &notice() { return page()->findChild<kit::TablePanel *>()->states()->findChild<kit::StatePanel *>()->notice(); }
    bool settled()
    {
        return QTest::qWaitFor([this] { return page()->isSettled(); }, Patience);
    }
    bool becomes(int wanted)
    {
        return QTest::qWaitFor([&] { return rows() == wanted && page()->isSettled(); }, Patience);
    }
    bool says(const QString &words)
    {
        const auto has = [&] {
            for (const kit::Banner *each : page()->findChildren<kit::Banner *>())
                if (each->isVisible() && each->sentence().contains(words))
                    return true;
            return false;
        };
        return QTest::qWaitFor(has, Patience);
    }
    bool open(domain::UserId user)
    {
        return m_desk->join(user, Conflicts);
    }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<HubDesk>(); }
    void cleanup() { m_desk.reset(); }

    void withoutConflictsThePageSaysWhatItIsFor()
    {
        QVERIFY(open(m_desk->world.northSeller));
        QCOMPARE(rows(), 0);
        QVERIFY(notice().advice.contains(QStringLiteral("both values are kept")));
        QVERIFY(!page()->exportContent());
    }

    void bothEditsStandSideBySideWithWhatEachChoiceDoes()
    {
        QVERIFY(open(m_desk->world.northSeller));
        QVERIFY(m_desk->collide(m_desk->world.northDeals[0], Amount, yuan(5000), yuan(7000)));
        QVERIFY(becomes(1));
        new QAbstractItemModelTester(list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, page());
        QVERIFY(cell(0, 0).contains(QStringLiteral("north deal 0")));
        QCOMPARE(cell(0, 4), QStringLiteral("You"));
        QVERIFY2(value("conflict.base.value").contains(QStringLiteral("1,000")), qPrintable(value("conflict.base.value")));
        QVERIFY(value("conflict.keepMine.value").contains(QStringLiteral("5,000")));
        QVERIFY(value("conflict.takeTheirs.value").contains(QStringLiteral("7,000")));
        // 2,000 less of a deal in the first stage, weighted as the stage says.
        const QString effect = find<pages::EffectList>("conflict.keepMine.effect")->sentence();
        QVERIFY2(effect.contains(QStringLiteral("Forecast -")), qPrintable(effect));
        QCOMPARE(find<pages::EffectList>("conflict.takeTheirs.effect")->sentence(), QStringLiteral("Changes none of the figures."));
        QCOMPARE(page()->attention(), 1);
        QVERIFY(page()->exportContent());
    }

    void aKeyKeepsMineAndTheHubHasIt()
    {
        const domain::DealId deal = m_desk->world.northDeals[0];
        QVERIFY(open(m_desk->world.northSeller));
        QVERIFY(m_desk->collide(deal, Title, text("mine"), text("theirs")));
        QVERIFY(becomes(1));
        QVERIFY(m_desk->atHub(deal, Title) == text("theirs"));
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_M);
        QVERIFY(becomes(0));
        QVERIFY(says(QStringLiteral("1 conflict settled.")));
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->atHub(deal, Title) == text("mine"), Patience);
        QCOMPARE(page()->attention(), 0);
        // It is still among all of them, with who chose.
        QTest::mouseClick(find<QPushButton>("conflicts.which.1"), Qt::LeftButton);
        QVERIFY(becomes(1));
        QCOMPARE(cell(0, 6), QStringLiteral("Brought back by Ned"));
    }

    void ctrlZTakesTheChoiceBack()
    {
        const domain::DealId deal = m_desk->world.northDeals[0];
        QVERIFY(open(m_desk->world.northSeller));
        QVERIFY(m_desk->collide(deal, Title, text("mine"), text("theirs")));
        QVERIFY(becomes(1));
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_M);
        QVERIFY(becomes(0));
        QVERIFY(m_desk->isUpToDate());
        m_desk->desk.prompt.answer(QStringLiteral("undo"));
        QTest::keyClick(m_desk->window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(becomes(1));
        QVERIFY(m_desk->isUpToDate());
        QVERIFY(m_desk->atHub(deal, Title) == text("theirs"));
    }

    void aClickTakesTheirs()
    {
        const domain::DealId deal = m_desk->world.northDeals[0];
        QVERIFY(open(m_desk->world.northSeller));
        QVERIFY(m_desk->collide(deal, Title, text("mine"), text("theirs")));
        QVERIFY(becomes(1));
        QTest::mouseClick(find<QPushButton>("conflict.takeTheirs"), Qt::LeftButton);
        QVERIFY(becomes(0));
        QVERIFY(m_desk->isUpToDate());
        QVERIFY(m_desk->atHub(deal, Title) == text("theirs"));
    }

    void aThirdValueIsReadShownAndKeptUntilItIsRight()
    {
        const domain::DealId deal = m_desk->world.northDeals[0];
        QVERIFY(open(m_desk->world.northSeller));
        QVERIFY(m_desk->collide(deal, Amount, yuan(5000), yuan(7000)));
        QVERIFY(becomes(1));
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_E);
        auto *line = find<QLineEdit>("conflict.value.line");
        QTRY_VERIFY(line->hasFocus());
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        // Letters that are keys of the page are letters here.
        QTest::keyClicks(line, QStringLiteral("mtj"));
        QCOMPARE(line->text(), QStringLiteral("mtj"));
        QCOMPARE(rows(), 1);
        auto *effect = find<pages::EffectList>("conflict.value.effect");
        QVERIFY2(effect->sentence().contains(QStringLiteral("can’t be read as an amount")), qPrintable(effect->sentence()));
        QVERIFY(!find<QPushButton>("conflict.use")->isEnabled());
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(line->text(), QStringLiteral("mtj"));
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(line, QStringLiteral("6,500.00"));
        QTRY_VERIFY_WITH_TIMEOUT(effect->sentence().startsWith(QStringLiteral("Forecast -")), Patience);
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(becomes(0));
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->atHub(deal, Amount) == yuan(6500), Patience);
    }

    void escapeGivesTheEditorUp()
    {
        QVERIFY(open(m_desk->world.northSeller));
        QVERIFY(m_desk->collide(m_desk->world.northDeals[0], Title, text("mine"), text("theirs")));
        QVERIFY(becomes(1));
        QTest::mouseClick(find<QPushButton>("conflict.edit"), Qt::LeftButton);
        auto *line = find<QLineEdit>("conflict.value.line");
        QTRY_VERIFY(line->hasFocus());
        QCOMPARE(line->text(), QStringLiteral("theirs"));
        QTest::keyClick(line, Qt::Key_Escape);
        QTRY_VERIFY(!line->isVisible());
        QCOMPARE(rows(), 1);
    }

    void severalAreSettledAtOnceAfterAPreview()
    {
        QVERIFY(open(m_desk->world.northSeller));
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(m_desk->collide(m_desk->world.northDeals[i], Amount, yuan(5000), yuan(7000)));
        QVERIFY(becomes(3));
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_A, Qt::ControlModifier);
        auto *keep = find<QPushButton>("conflicts.keepMine");
        QTRY_VERIFY(keep->isVisible());
        QCOMPARE(keep->text(), QStringLiteral("Keep mine for all 3"));
        QVERIFY(find<pages::EffectList>("conflicts.keepMine.effect")->sentence().contains(QStringLiteral("Forecast -")));
        QCOMPARE(value("conflicts.keepMine.value"), QStringLiteral("3 fields get the value that lost"));
        QTest::keyClick(list(), Qt::Key_M);
        QVERIFY(becomes(0));
        QVERIFY(says(QStringLiteral("3 conflicts settled")));
        QVERIFY(m_desk->isUpToDate());
        for (const domain::DealId deal : m_desk->world.northDeals)
            QTRY_VERIFY_WITH_TIMEOUT(m_desk->atHub(deal, Amount) == yuan(5000), Patience);
    }

    void keysMoveAlongTheList()
    {
        QVERIFY(open(m_desk->world.northSeller));
        for (std::size_t i = 0; i < 2; ++i)
            QVERIFY(m_desk->collide(m_desk->world.northDeals[i], Title, text("mine"), text("theirs")));
        QVERIFY(becomes(2));
        list()->setFocus();
        QTRY_COMPARE(list()->currentIndex().row(), 0);
        QTest::keyClick(list(), Qt::Key_J);
        QCOMPARE(list()->currentIndex().row(), 1);
        QTest::keyClick(list(), Qt::Key_J);
        QCOMPARE(list()->currentIndex().row(), 1);
        QTest::keyClick(list(), Qt::Key_K);
        QCOMPARE(list()->currentIndex().row(), 0);
        QVERIFY(m_desk->window->actions().clashes().isEmpty());
        // On another page these are letters again.
        m_desk->window->showPage(QStringLiteral("pipeline"));
        QVERIFY(isShown(*m_desk->window, QStringLiteral("pipeline")));
        QTest::keyClick(m_desk->window->currentPage(), Qt::Key_M);
        m_desk->window->showPage(Conflicts);
        QVERIFY(becomes(2));
    }

    void theFilterComesOffWithEscape()
    {
        QVERIFY(open(m_desk->world.northSeller));
        QVERIFY(m_desk->collide(m_desk->world.northDeals[0], Title, text("mine"), text("theirs")));
        QVERIFY(becomes(1));
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Slash);
        auto *filter = find<QLineEdit>("conflicts.filter");
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, QStringLiteral("nothing like it"));
        QCOMPARE(rows(), 0);
        QCOMPARE(notice().state, kit::PageState::FilteredToNothing);
        QVERIFY(page()->removeFilter());
        QCOMPARE(rows(), 1);
    }

    void whoeverMayNotChooseIsToldWhy()
    {
        QVERIFY(open(m_desk->world.finance));
        // Two others meet; finance looks on.
        auto &ned = m_desk->world.addWorkstation(QStringLiteral("ned"), m_desk->world.northSeller);
        m_desk->world.settle();
        ned.cut();
        const int field = domain::describe(domain::EntityKind::Deal).indexOf(u"title");
        QVERIFY(ned.execute(domain::PatchField{domain::EntityKind::Deal, m_desk->world.northDeals[0].uuid(), field, text("north deal 0"), text("of Ned")})
                    .has_value());
        QVERIFY(m_desk->editElsewhere(m_desk->world.northDeals[0], Title, text("of Nora")));
        m_desk->world.settle();
        QVERIFY(becomes(1));
        QVERIFY(says(QStringLiteral("You can read this and not choose")));
        QVERIFY(!find<QPushButton>("conflict.keepMine")->isVisible());
        QVERIFY(cell(0, 4) == QStringLiteral("Ned"));
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_M);
        QTest::keyClick(list(), Qt::Key_E);
        QVERIFY(!find<QLineEdit>("conflict.value.line")->isVisible());
        QCOMPARE(rows(), 1);
    }

    void tabGoesFromTheListThroughTheChoices()
    {
        QVERIFY(open(m_desk->world.northSeller));
        QVERIFY(m_desk->collide(m_desk->world.northDeals[0], Title, text("mine"), text("theirs")));
        QVERIFY(becomes(1));
        const QStringList order = tabOrder(list());
        qsizetype before = -1;
        for (const char *name : {"conflicts.list", "conflict.keepMine", "conflict.takeTheirs", "conflict.edit"}) {
            const qsizetype at = order.indexOf(QString::fromUtf8(name));
            QVERIFY2(at > before, qPrintable(order.join(u' ')));
            before = at;
        }
        for (const QWidget *each : page()->findChildren<QWidget *>())
            if (each->isVisible() && each->focusPolicy() != Qt::NoFocus && !qobject_cast<const QPushButton *>(each))
                QVERIFY2(!each->accessibleName().isEmpty(), qPrintable(QStringLiteral("%1 %2").arg(QString::fromUtf8(each->metaObject()->className()), each->objectName())));
    }

    void lockingLeavesNothingOfIt()
    {
        QVERIFY(open(m_desk->world.northSeller));
        QVERIFY(m_desk->collide(m_desk->world.northDeals[0], Title, text("mine"), text("theirs")));
        QVERIFY(becomes(1));
        pages::Page *before = page();
        QTest::keyClick(m_desk->window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(!m_desk->window->currentPage());
        QCOMPARE(before->findChild<kit::DataTable *>(QStringLiteral("conflicts.list"))->model()->rowCount(), 0);
        for (const QLabel *each : before->findChildren<QLabel *>())
            QVERIFY2(!each->text().contains(QStringLiteral("theirs")), qPrintable(each->text()));
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
        if (folder.isEmpty())
            QSKIP("PLUMBLINE_GALLERY names no folder");
        QVERIFY(open(m_desk->world.northManager));
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(m_desk->collide(m_desk->world.northDeals[i], Amount, yuan(5000), yuan(7000)));
        QVERIFY(becomes(3));
        const auto keep = [&](const QString &name) {
            QTest::qWait(30);
            QVERIFY(m_desk->window->grab().save(folder + u'/' + name + QStringLiteral(".png")));
        };
        for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
            for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese}) {
                m_desk->desk.theme.setMode(mode);
                m_desk->desk.language.use(tongue);
                QVERIFY(settled());
                const QString suffix = QStringLiteral("-%1-%2").arg(kit::tongueName(tongue), kit::themeModeName(mode));
                list()->selectRow(0);
                QTest::mouseClick(find<QPushButton>("conflict.edit"), Qt::LeftButton);
                QVERIFY(settled());
                keep(QStringLiteral("conflicts-edit") + suffix);
                QTest::keyClick(find<QLineEdit>("conflict.value.line"), Qt::Key_Escape);
                list()->selectAll();
                keep(QStringLiteral("conflicts-bulk") + suffix);
            }
    }
};

PLUMBLINE_TEST(ConflictsPageTest)

} // namespace plumbline::tests

#include "conflictspagetest.moc"
