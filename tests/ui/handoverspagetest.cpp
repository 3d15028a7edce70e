#include "importingdesk.h"
#include "promising.h"
#include "support/temporaryfolder.h"
#include "support/testregistry.h"

#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/navrail.h"
#include "plumbline/pages/page.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

namespace plumbline::tests {

namespace {

constexpr int Patience = 20'000;
const QString Handovers = QStringLiteral("handovers");
using domain::HandoverState;

} // namespace

/// Won deals on their way to delivery, at a real hub.
class HandoversPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<HubDesk> m_desk;
    Workstation *m_ned = nullptr;
    domain::UserId m_delivery;

    SyncWorld &world() { return m_desk->world; }
    pages::Page *page() { return m_desk->window->currentPage(); }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return page()->findChild<Widget *>(QString::fromUtf8(name));
    }
    kit::DataTable *list() { return find<kit::DataTable>("handovers.list"); }
    int rows() { return list()->model()->rowCount(); }
    QString cell(int row, int column) { return list()->model()->index(row, column).data().toString(); }
    QPushButton *button(const char *name) { return find<QPushButton>(name); }
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
    bool obstacleSays(const QString &words)
    {
        for (const QLabel *each : find<kit::ActPanel>("handovers.act")->findChildren<QLabel *>())
            if (each->isVisible() && each->text().contains(words))
                return true;
        return false;
    }
    void press(Qt::Key key)
    {
        list()->setFocus();
        QTest::keyClick(list(), key);
    }
    /// Ned wins the deal and hands it over.
    domain::HandoverId offered(std::size_t deal)
    {
        const auto won = std::ranges::find(world().stages, domain::StageOutcome::Won, &domain::Stage::outcome);
        domain::OfferHandover offer;
        offer.handover.id = domain::HandoverId(world().nextId());
        offer.handover.deal = world().northDeals[deal];
        offer.handover.clause = QStringLiteral("§7: calibration on site within ten days");
        offer.handover.risk_note = QStringLiteral("penalty of 2 % a week");
        domain::Attachment chat;
        chat.id = domain::AttachmentId(world().nextId());
        chat.name = QStringLiteral("chat.png");
        chat.media_type = QStringLiteral("image/png");
        chat.size = 12;
        chat.sha256 = QString(64, u'a');
        offer.files.push_back(chat);
        const bool done = m_ned->execute(domain::AdvanceStage{world().northDeals[deal], world().stages.front().id, won->id,
                                                              domain::StageChangeId(world().nextId()), {}, {}})
                              .has_value()
            && m_ned->execute(offer).has_value();
        if (!done)
            qFatal("not offered");
        world().settle();
        return offer.handover.id;
    }
    HandoverState stateOf(domain::HandoverId id) { return atHub(world(), id)->state; }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<HubDesk>();
        m_ned = &world().addWorkstation(QStringLiteral("ned"), world().northSeller);
        auto &ada = world().addWorkstation(QStringLiteral("ada"), world().administrator);
        world().settle();
        domain::User della;
        della.id = m_delivery = domain::UserId(world().nextId());
        della.name = QStringLiteral("Della");
        della.role = domain::Role::Delivery;
        QVERIFY(ada.execute(domain::AddUser{della}));
        world().settle();
    }
    void cleanup() { m_desk.reset(); }

    void aHandoverIsOneCardWithItsClauseRiskAndScreenshots()
    {
        (void)offered(0);
        QVERIFY(m_desk->join(m_delivery, Handovers));
        QVERIFY(becomes(1));
        new QAbstractItemModelTester(list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, page());
        QCOMPARE(cell(0, 0), QStringLiteral("north deal 0"));
        QCOMPARE(cell(0, 1), QStringLiteral("north account 0"));
        QCOMPARE(cell(0, 3), QStringLiteral("Offered"));
        QCOMPARE(find<QLabel>("handover.clause")->text(), QStringLiteral("§7: calibration on site within ten days"));
        QVERIFY(says(QStringLiteral("Legal risk: penalty of 2 % a week")));
        QTRY_VERIFY(button("open-chat.png"));
        QTRY_COMPARE(m_desk->window->findChild<kit::NavRail *>()->waitingOf(Handovers), 1);
    }

    void withoutScanAndTickItStaysOffered()
    {
        const auto id = offered(0);
        QVERIFY(m_desk->join(m_delivery, Handovers));
        QVERIFY(becomes(1));
        QTRY_VERIFY(button("handovers.accept")->isEnabled());
        press(Qt::Key_A);
        auto *twice = find<QCheckBox>("accept.twice");
        QTRY_VERIFY(twice && twice->hasFocus());
        QVERIFY(obstacleSays(QStringLiteral("Add the signed scan, and tick")));
        QTest::keyClick(twice, Qt::Key_Return, Qt::ControlModifier);
        const QString path = m_desk->desk.path(QStringLiteral("signed.pdf"));
        QVERIFY(writeFile(path, "signed by the customer"));
        m_desk->desk.prompt.answer(path);
        QTest::mouseClick(button("filePick.add"), Qt::LeftButton);
        QVERIFY(obstacleSays(QStringLiteral("Tick that the requirements were confirmed twice")));
        QTest::keyClick(twice, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!find<QPushButton>("actPanel.act")->isEnabled());
        QVERIFY(stateOf(id) == HandoverState::Offered);
        // And whoever goes past the page is refused by the rules.
        auto around = m_desk->desk.workspace->act(domain::AcceptHandover{id, domain::AcceptHandover::Confirmed::No, {}}, {path});
        around.waitForFinished();
        QVERIFY(around.result().error().code == domain::errors::ConfirmationMissing);
        twice->setFocus();
        QTest::keyClick(twice, Qt::Key_Space);
        QVERIFY(twice->isChecked());
        QTest::keyClick(twice, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(says(QStringLiteral("Accepted: north deal 0")));
        QVERIFY(becomes(0));
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(id) == HandoverState::Accepted, Patience);
        QVERIFY(atHub(world(), id)->confirmed_twice);
        QTest::mouseClick(button("handovers.which.1"), Qt::LeftButton);
        QVERIFY(becomes(1));
        QVERIFY(says(QStringLiteral("Della accepted it")));
        QTRY_VERIFY(button("open-signed.pdf"));
    }

    void itGoesBackWithAReason()
    {
        const auto id = offered(0);
        QVERIFY(m_desk->join(m_delivery, Handovers));
        QVERIFY(becomes(1));
        QTRY_VERIFY(button("handovers.return")->isEnabled());
        press(Qt::Key_R);
        auto *reason = find<QPlainTextEdit>("handovers.reason");
        QTRY_VERIFY(reason && reason->hasFocus());
        QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(stateOf(id) == HandoverState::Offered);
        QTest::keyClicks(reason, QStringLiteral("no delivery address"));
        QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(says(QStringLiteral("Returned: north deal 0")));
        QVERIFY(becomes(0));
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(id) == HandoverState::Returned, Patience);
        QCOMPARE(*atHub(world(), id)->reason, QStringLiteral("no delivery address"));
    }

    void salesSeesItAndCannotAcceptIt()
    {
        (void)offered(0);
        QVERIFY(m_desk->join(world().northSeller, Handovers));
        QVERIFY(becomes(1));
        QVERIFY(!button("handovers.accept")->isVisible());
        press(Qt::Key_A);
        press(Qt::Key_R);
        QVERIFY(!find<kit::ActPanel>("handovers.act")->isVisible());
        QCOMPARE(page()->attention(), 0);
    }

    void tasksAreThePromisesThatHaveToBeKept()
    {
        const auto submit = rebate(world(), 0, 100);
        QVERIFY(m_ned->execute(submit));
        world().settle();
        QVERIFY(m_desk->join(m_delivery, Handovers));
        QTest::mouseClick(button("handovers.which.2"), Qt::LeftButton);
        QVERIFY(becomes(1));
        QCOMPARE(cell(0, 0), QStringLiteral("Rebate · north account 0"));
        QCOMPARE(cell(0, 3), QStringLiteral("Not approved yet"));
        QVERIFY(says(QStringLiteral("nothing to keep so far")));
        press(Qt::Key_Return);
        QTRY_COMPARE(page()->id(), QStringLiteral("commitments"));
        QTRY_COMPARE(page()->findChild<QLabel *>(QStringLiteral("commitment.amount"))->text(), QStringLiteral("100.00 CNY"));
    }

    void everythingHasANameAndTabGoesThroughTheActs()
    {
        (void)offered(0);
        QVERIFY(m_desk->join(m_delivery, Handovers));
        QVERIFY(becomes(1));
        QTRY_VERIFY(button("handovers.accept")->isEnabled());
        const QStringList order = tabOrder(list());
        qsizetype before = -1;
        for (const char *name : {"handovers.list", "handovers.accept", "handovers.return", "handovers.open"}) {
            const qsizetype at = order.indexOf(QString::fromUtf8(name));
            QVERIFY2(at > before, qPrintable(order.join(u' ')));
            before = at;
        }
        press(Qt::Key_A);
        for (const QWidget *each : page()->findChildren<QWidget *>())
            if (each->isVisible() && each->focusPolicy() != Qt::NoFocus && !qobject_cast<const QPushButton *>(each))
                QVERIFY2(!each->accessibleName().isEmpty(),
                         qPrintable(QStringLiteral("%1 %2").arg(QString::fromUtf8(each->metaObject()->className()), each->objectName())));
        QVERIFY(m_desk->window->actions().clashes().isEmpty());
    }

    void lockingLeavesNothingOfIt()
    {
        (void)offered(0);
        QVERIFY(m_desk->join(m_delivery, Handovers));
        QVERIFY(becomes(1));
        pages::Page *before = page();
        QTest::keyClick(m_desk->window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(!m_desk->window->currentPage());
        QCOMPARE(before->findChild<kit::DataTable *>(QStringLiteral("handovers.list"))->model()->rowCount(), 0);
        for (const QLabel *each : before->findChildren<QLabel *>())
            QVERIFY2(!each->text().contains(QStringLiteral("north")) && !each->text().contains(QStringLiteral("calibration")), qPrintable(each->text()));
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY");
        if (folder.isEmpty())
            QSKIP("PLUMBLINE_GALLERY names no folder");
        (void)offered(0);
        (void)offered(1);
        QVERIFY(m_desk->join(m_delivery, Handovers));
        QVERIFY(becomes(2));
        for (const kit::ThemeMode mode : {kit::ThemeMode::Light, kit::ThemeMode::Dark})
            for (const kit::Tongue tongue : {kit::Tongue::English, kit::Tongue::Chinese}) {
                m_desk->desk.theme.setMode(mode);
                m_desk->desk.language.use(tongue);
                QTRY_VERIFY(page()->isSettled());
                const auto keep = [&](const QString &name) {
                    QTest::qWait(50);
                    QVERIFY(m_desk->window->grab().save(QStringLiteral("%1/%2-%3-%4.png").arg(folder, name, kit::tongueName(tongue), kit::themeModeName(mode))));
                };
                keep(QStringLiteral("handovers"));
                press(Qt::Key_A);
                keep(QStringLiteral("handovers-accept"));
                QTest::keyClick(find<QCheckBox>("accept.twice"), Qt::Key_Escape);
                QTest::qWait(20);
            }
    }
};

PLUMBLINE_TEST(HandoversPageTest)

} // namespace plumbline::tests

#include "handoverspagetest.moc"
