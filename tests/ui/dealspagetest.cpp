#include "framesample.h"
#include "support/testregistry.h"

#include "plumbline/domain/errors.h"
#include "plumbline/kit/actionregistry.h"
#include "plumbline/kit/actpanel.h"
#include "plumbline/kit/banner.h"
#include "plumbline/kit/board.h"
#include "plumbline/kit/datatable.h"
#include "plumbline/kit/format.h"
#include "plumbline/kit/tablepanel.h"
#include "plumbline/models/rowsmodel.h"
#include "plumbline/pages/page.h"
#include "plumbline/pages/slicemodel.h"
#include "plumbline/workspace/deals.h"
#include "plumbline/workspace/labels.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTest>
#include <QWindow>

namespace plumbline::tests {

namespace {

constexpr int Patience = 20'000;
const QString Deals = QStringLiteral("deals");

template<typename T>
domain::Result<T> answerTo(workspace::Pending<T> pending)
{
    pending.waitForFinished();
    return pending.result();
}

} // namespace

/// The deals page on a real replica, driven with real keys and drags.
class DealsPageTest : public QObject {
    Q_OBJECT

private:
    SampleDesk m_desk;
    std::unique_ptr<pages::MainWindow> m_window;
    pages::Page *m_page = nullptr;
    kit::Board *m_board = nullptr;

    bool settled() { return isShown(*m_window, Deals); }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return m_page->findChild<Widget *>(QString::fromUtf8(name));
    }
    const kit::BoardColumn &column(std::size_t at) const { return m_board->columns().at(at); }
    QString firstCard(std::size_t at) const { return column(at).cards.front().key; }
    static domain::DealId idOf(const QString &card) { return domain::DealId(*domain::Uuid::parse(card)); }
    domain::Result<workspace::DealShown> read(const QString &card) { return answerTo(workspace::DealDesk(*m_desk.workspace).deal(idOf(card))); }
    QString stageOf(const QString &card)
    {
        const auto deal = read(card);
        return deal ? deal->stage().stage.name : QString();
    }
    bool becomes(const QString &card, const QString &stage)
    {
        return QTest::qWaitFor([&] { return stageOf(card) == stage && m_page->isSettled(); }, Patience);
    }
    bool says(const QString &words)
    {
        const auto has = [&] {
            for (const kit::Banner *each : m_page->findChildren<kit::Banner *>())
                if (each->isVisible() && each->sentence().contains(words))
                    return true;
            return false;
        };
        return QTest::qWaitFor(has, Patience);
    }
    /// Presses on the card, goes there in steps as a hand does, and lets go.
    void drag(const QString &card, const QString &to)
    {
        // What was just shown anew is laid out first.
        QCoreApplication::processEvents();
        QWindow *window = m_window->windowHandle();
        const auto at = [&](const QPoint &place) { return m_board->mapTo(m_window.get(), place); };
        const QPoint from = at(m_board->placeOf(m_board->columnOf(card), card).center());
        const QPoint until = at(m_board->placeOf(to, {}).center());
        QTest::mousePress(window, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 5; ++step)
            QTest::mouseMove(window, from + (until - from) * step / 5);
        QTest::mouseRelease(window, Qt::LeftButton, {}, until);
    }
    void goTo(const QString &card)
    {
        m_board->setCurrentCard(card);
        m_board->focusCards();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(QApplication::focusWidget(), key, modifiers); }
    kit::ActPanel *panel() { return find<kit::ActPanel>("deals.act"); }
    bool opens() { return QTest::qWaitFor([this] { return panel()->isVisible(); }, Patience); }
    bool closes() { return QTest::qWaitFor([this] { return !panel()->isVisible(); }, Patience); }
    QAbstractButton *act() { return panel()->findChild<QAbstractButton *>(QStringLiteral("actPanel.act")); }
    bool panelHas(const QString &words)
    {
        return std::ranges::any_of(panel()->findChildren<QLabel *>(), [&](const QLabel *each) { return each->isVisible() && each->text().contains(words); });
    }
    bool panelSays(const QString &words)
    {
        return QTest::qWaitFor([&] { return panelHas(words); }, Patience);
    }
    QWidget *deal() { return find<QWidget>("deals.deal"); }
    void open(const QString &card)
    {
        m_page->showRecord(idOf(card).uuid());
        QVERIFY(settled());
        QVERIFY(deal()->isVisible());
    }
    void click(const char *name)
    {
        QCoreApplication::processEvents();
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void showList()
    {
        for (QAbstractButton *each : find<QWidget>("deals.look")->findChildren<QAbstractButton *>())
            if (each->text() == QStringLiteral("List"))
                QTest::mouseClick(each, Qt::LeftButton);
        QVERIFY(settled());
    }
    void showBoard()
    {
        for (QAbstractButton *each : find<QWidget>("deals.look")->findChildren<QAbstractButton *>())
            if (each->text() == QStringLiteral("Board"))
                QTest::mouseClick(each, Qt::LeftButton);
        QVERIFY(settled());
    }
    static domain::Uuid recordAt(kit::DataTable *table, int row)
    {
        return dynamic_cast<models::RowsModel *>(table->model())->recordAt(row);
    }
    QStringList ownersOf(kit::DataTable *table, int rows)
    {
        QStringList names;
        for (int row = 0; row < rows; ++row)
            names << read(recordAt(table, row).toString())->owner;
        return names;
    }
    /// Whether nothing of the timeline is cut, however much of it there is: what is too long is scrolled.
    bool hasRoom()
    {
        const QList<QLabel *> labels = find<QWidget>("deals.timeline")->findChildren<QLabel *>();
        return std::ranges::all_of(labels, [](const QLabel *each) { return !each->isVisible() || each->height() >= each->heightForWidth(each->width()); });
    }
    bool tellsNow(const QString &words)
    {
        const QList<QLabel *> labels = find<QWidget>("deals.timeline")->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *each) { return each->isVisible() && each->text().contains(words); });
    }
    bool tells(const QString &words)
    {
        return QTest::qWaitFor([&] { return tellsNow(words) && m_page->isSettled(); }, Patience);
    }
    bool gate(const QString &stageKey, domain::KeyEventType type)
    {
        domain::StageGate gate;
        gate.id = domain::StageGateId(m_desk.workspace->newId());
        gate.stage = domain::StageId(*domain::Uuid::parse(stageKey));
        gate.event = type;
        return answerTo(m_desk.workspace->act(domain::SetGate{gate})).has_value();
    }
    /// For looking at: where PLUMBLINE_GALLERY names a folder.
    void picture(const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("PLUMBLINE_GALLERY"); !folder.isEmpty())
            m_window->grab().save(folder + QStringLiteral("/deals-") + name + QStringLiteral(".png"));
    }
    QString write(const QString &name)
    {
        QFile file(m_desk.path(name));
        return file.open(QIODevice::WriteOnly) && file.write("%PDF-1.4 of a proposal") > 0 ? file.fileName() : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_desk.create(SampleDesk::Filling::Records));
        m_desk.unlock();
        m_window = m_desk.window();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showPage(Deals);
        QVERIFY(settled());
        m_page = m_window->currentPage();
        m_board = find<kit::Board>("deals.board");
        QVERIFY(m_board);
    }

    void cleanup()
    {
        picture(QString::fromLatin1(QTest::currentTestFunction()));
        // A menu that closes leaves no window active where nothing manages windows.
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        if (panel()->isVisible()) {
            panel()->setFocus();
            QTest::keyClick(panel(), Qt::Key_Escape);
        }
        while (m_page->removeFilter()) { }
        showBoard();
        m_window->slice().clear();
        QVERIFY(settled());
    }

    void columnsCountAndAddUpWhatThePipelineDoes()
    {
        const auto pipeline = answerTo(m_desk.workspace->pipeline(m_window->slice().slice()));
        QVERIFY(pipeline);
        QCOMPARE(m_board->columns().size(), pipeline->page.stages.size());
        for (std::size_t i = 0; i < pipeline->page.stages.size(); ++i) {
            const auto &stage = pipeline->page.stages[i];
            QCOMPARE(column(i).key, stage.key);
            QCOMPARE(column(i).count, QStringLiteral("%1 deals").arg(*stage.count.value));
            QCOMPARE(column(i).fullValue, kit::Format().moneyWithCurrency({*stage.value.value, pipeline->currency}));
            const bool isOpen = !stage.won && !stage.lost;
            QCOMPARE(static_cast<std::int64_t>(column(i).cards.size()), isOpen ? *stage.count.value : 0);
        }
    }

    void theLargestDealsStandOnTop()
    {
        std::int64_t before = std::numeric_limits<std::int64_t>::max();
        for (const kit::BoardCard &card : column(0).cards) {
            const auto deal = read(card.key);
            QVERIFY(deal);
            QVERIFY(deal->deal.base_amount.minor() <= before);
            before = deal->deal.base_amount.minor();
        }
    }

    void aDragBringsADealToAnotherStage()
    {
        const QString card = firstCard(0);
        const std::size_t before = column(1).cards.size();
        drag(card, column(1).key);
        QVERIFY(becomes(card, QStringLiteral("Engaging")));
        QCOMPARE(m_board->columnOf(card), column(1).key);
        QCOMPARE(column(1).cards.size(), before + 1);
        QCOMPARE(column(1).count, QStringLiteral("%1 deals").arg(before + 1));
    }

    void aDragThatEndsWhereItBeganOrOutsideMovesNothing()
    {
        const QString card = firstCard(0);
        drag(card, column(0).key);
        QVERIFY(settled());
        QCOMPARE(stageOf(card), QStringLiteral("Prospecting"));
    }

    void controlAndArrowsMoveTheCurrentDealAStage()
    {
        const QString card = firstCard(0);
        goTo(card);
        press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(becomes(card, QStringLiteral("Engaging")));
        QCOMPARE(m_board->currentCard(), card);
        press(Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(becomes(card, QStringLiteral("Prospecting")));
    }

    void arrowsGoFromCardToCard()
    {
        goTo(firstCard(0));
        press(Qt::Key_Down);
        QCOMPARE(m_board->currentCard(), column(0).cards.at(1).key);
        press(Qt::Key_Right);
        QCOMPARE(m_board->columnOf(m_board->currentCard()), column(1).key);
        press(Qt::Key_Left);
        QCOMPARE(m_board->currentCard(), column(0).cards.at(1).key);
    }

    void whoComesToThePageByItsKeyStandsOnACard()
    {
        m_window->showPage(QStringLiteral("pipeline"));
        QVERIFY(isShown(*m_window, QStringLiteral("pipeline")));
        press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(settled());
        QVERIFY(m_board->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(!m_board->currentCard().isEmpty());
    }

    void controlAndZTakesAMoveBack()
    {
        const QString card = firstCard(0);
        goTo(card);
        press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(becomes(card, QStringLiteral("Engaging")));
        m_desk.prompt.answer(QStringLiteral("undo"));
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(becomes(card, QStringLiteral("Prospecting")));
        QVERIFY(QTest::qWaitFor([&] { return m_board->columnOf(card) == column(0).key; }, Patience));
    }

    void theMenuOffersEveryOtherStage()
    {
        const QString card = firstCard(0);
        goTo(card);
        press(Qt::Key_M, Qt::ControlModifier);
        QMenu *menu = nullptr;
        QVERIFY(QTest::qWaitFor([&] { return (menu = find<QMenu>("deals.stages")) != nullptr && menu->isVisible(); }, Patience));
        QCOMPARE(menu->actions().size(), 4);
        QVERIFY(!menu->actions().at(0)->isEnabled());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(becomes(card, QStringLiteral("Engaging")));
    }

    void aLossAsksForItsReason()
    {
        const QString card = firstCard(0);
        drag(card, column(3).key);
        QVERIFY(opens());
        QVERIFY(!act()->isEnabled());
        QCOMPARE(stageOf(card), QStringLiteral("Prospecting"));
        auto *reason = panel()->findChild<QAbstractButton *>(QStringLiteral("loss.no_budget"));
        QTest::mouseClick(reason, Qt::LeftButton, {}, QPoint(reason->height() / 2, reason->height() / 2));
        QVERIFY(act()->isEnabled());
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(becomes(card, QStringLiteral("Lost")));
        QVERIFY(closes());
        const auto deal = read(card);
        QVERIFY(deal && deal->lostFor == domain::LossReason::NoBudget);
        QVERIFY(m_board->columnOf(card).isEmpty());
    }

    void aGateSaysWhatIsMissingAndOffersItAndTheMoveIsRepeated()
    {
        QVERIFY(gate(column(1).key, domain::KeyEventType::ProposalSent));
        QVERIFY(gate(column(1).key, domain::KeyEventType::TechnicalAnswer));
        QVERIFY(QTest::qWaitFor([&] { return column(1).gate.contains(QStringLiteral("Proposal sent, Technical answer")); }, Patience));
        const QString card = firstCard(0);
        drag(card, column(1).key);
        QVERIFY(opens());
        QVERIFY(panelSays(QStringLiteral("Proposal sent")));
        QVERIFY(panelSays(QStringLiteral("2 things are missing")));
        QVERIFY(!act()->isEnabled());
        QCOMPARE(stageOf(card), QStringLiteral("Prospecting"));
        QCOMPARE(m_board->columnOf(card), column(0).key);

        m_desk.prompt.answer(write(QStringLiteral("proposal.pdf")));
        QTest::mouseClick(panel()->findChildren<QAbstractButton *>(QStringLiteral("deals.supply")).at(0), Qt::LeftButton);
        QVERIFY(panelSays(QStringLiteral("1 thing is missing")));
        QVERIFY(!panelHas(QStringLiteral("Proposal sent")));
        QTest::mouseClick(panel()->findChildren<QAbstractButton *>(QStringLiteral("deals.supply")).at(0), Qt::LeftButton);
        QVERIFY(panelSays(QStringLiteral("Everything is there now")));
        QVERIFY(act()->isEnabled());
        QCOMPARE(QApplication::focusWidget(), act());
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(becomes(card, QStringLiteral("Engaging")));
        const auto deal = read(card);
        const auto told = std::ranges::find_if(deal->timeline, [](const workspace::DealMoment &each) {
            const auto *event = std::get_if<domain::KeyEvent>(&each.what);
            return event != nullptr && event->type == domain::KeyEventType::ProposalSent;
        });
        QVERIFY(told != deal->timeline.end());
        QCOMPARE(told->files, QStringList{QStringLiteral("proposal.pdf")});
    }

    void enterOpensADealAndEscapeGoesBackToItsCard()
    {
        const QString card = column(0).cards.at(2).key;
        goTo(card);
        press(Qt::Key_Return);
        QVERIFY(settled());
        QVERIFY(deal()->isVisible());
        QCOMPARE(find<QLabel>("deals.title")->text(), read(card)->deal.title);
        press(Qt::Key_Escape);
        QVERIFY(!deal()->isVisible());
        QCOMPARE(m_board->currentCard(), card);
        press(Qt::Key_Return);
        QVERIFY(settled());
        press(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(!deal()->isVisible());
        QVERIFY(m_board->isAncestorOf(QApplication::focusWidget()));
    }

    void oneClickRecordsAnActAndTheTimelineTellsIt()
    {
        open(column(0).cards.at(2).key);
        click("event.sample_sent");
        QVERIFY(says(QStringLiteral("Sample sent: recorded in")));
        QVERIFY(tells(QStringLiteral("Sample sent")));
    }

    void aVisitIsBookedForADayAndKept()
    {
        const QString card = column(0).cards.at(2).key;
        open(card);
        click("event.visit_booked");
        QVERIFY(opens());
        auto *day = panel()->findChild<QLineEdit *>(QStringLiteral("deals.visitDay"));
        QCOMPARE(QApplication::focusWidget(), day);
        day->home(false);
        QTest::keyClicks(day, QStringLiteral("20261202"));
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(tells(QStringLiteral("Visit booked for 2026-12-02")));
        QCOMPARE(read(card)->booked.size(), std::size_t{1});
        click("event.visit_completed");
        QVERIFY(tells(QStringLiteral("Visit completed")));
        QVERIFY(read(card)->booked.empty());
    }

    void anActThatIsToldByAFileIsNotRecordedWithoutOne()
    {
        const QString card = column(0).cards.at(2).key;
        open(card);
        m_desk.prompt.answer({});
        click("event.contract_uploaded");
        QVERIFY(settled());
        QVERIFY(!tellsNow(QStringLiteral("Contract uploaded")));
        m_desk.prompt.answer(write(QStringLiteral("contract.pdf")));
        click("event.contract_uploaded");
        QVERIFY(tells(QStringLiteral("Contract uploaded")));
        QVERIFY(tells(QStringLiteral("contract.pdf")));
    }

    void aFileThatIsDroppedIsAskedWhatItIs()
    {
        const QString card = column(0).cards.at(3).key;
        open(card);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(write(QStringLiteral("offer.pdf")))});
        const QPoint at = deal()->rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(deal(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(deal(), &drop);
        auto *menu = find<QMenu>("deals.dropped");
        QVERIFY(menu);
        QCOMPARE(menu->activeAction()->text(), QStringLiteral("Send a proposal"));
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(tells(QStringLiteral("Proposal sent")));
        QVERIFY(tells(QStringLiteral("offer.pdf")));
    }

    void aLostDealIsReopenedWhereItWasLost()
    {
        const QString card = firstCard(1);
        open(card);
        click("deals.lose");
        QVERIFY(opens());
        auto *reason = panel()->findChild<QAbstractButton *>(QStringLiteral("loss.competitor"));
        reason->setFocus();
        press(Qt::Key_Space);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(becomes(card, QStringLiteral("Lost")));
        QVERIFY(tells(QStringLiteral("Lost in “Engaging”: Competitor")));
        // A deal that comes back goes through the gates from the start.
        m_desk.prompt.answer(write(QStringLiteral("again.pdf")));
        click("event.proposal_sent");
        QVERIFY(tells(QStringLiteral("again.pdf")));
        click("event.technical_answer");
        QVERIFY(tells(QStringLiteral("Technical answer")));
        click("deals.reopen");
        QVERIFY(becomes(card, QStringLiteral("Engaging")));
        QVERIFY(tells(QStringLiteral("Moved from “Lost” to “Engaging”")));
    }

    void aDocumentThatHasToBeReadIsReadFromTheRefusal()
    {
        const domain::DocumentId manual(m_desk.workspace->newId());
        QVERIFY(answerTo(m_desk.workspace->act(domain::PublishDocument{manual, QStringLiteral("Safety manual"), 1, {}}, {write(QStringLiteral("manual.pdf"))})));
        domain::StageGate gate;
        gate.id = domain::StageGateId(m_desk.workspace->newId());
        gate.stage = domain::StageId(*domain::Uuid::parse(column(2).key));
        gate.document = manual;
        QVERIFY(answerTo(m_desk.workspace->act(domain::SetGate{gate})));
        const QString card = firstCard(1);
        goTo(card);
        press(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(opens());
        QVERIFY(panelSays(QStringLiteral("Not read yet: “Safety manual”, version 1")));
        QVERIFY(!act()->isEnabled());
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("deals.supply"));
        press(Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([this] { return act()->text() == QStringLiteral("I have read it"); }, Patience));
        const auto offersFile = [this] {
            const auto *file = panel()->findChild<QAbstractButton *>(QStringLiteral("open-manual.pdf"));
            return file != nullptr && file->isVisible();
        };
        QVERIFY(QTest::qWaitFor(offersFile, Patience));
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(panelSays(QStringLiteral("Everything is there now")));
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(becomes(card, QStringLiteral("Won")));
    }

    void aWonDealIsHandedOverWithItsClauseAndAFile()
    {
        const QString card = firstCard(1);
        open(card);
        click((QStringLiteral("step.") + column(2).key).toUtf8().constData());
        QVERIFY(becomes(card, QStringLiteral("Won")));
        QVERIFY(tells(QStringLiteral("Won, from “Engaging”")));
        click("deals.handover");
        QVERIFY(opens());
        QVERIFY(!act()->isEnabled());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("4.2 Uptime of 99.5 %"));
        QVERIFY(panelHas(QStringLiteral("Add at least one file")));
        m_desk.prompt.answer(write(QStringLiteral("promised.png")));
        QTest::mouseClick(panel()->findChild<QAbstractButton *>(QStringLiteral("deals.addHandoverFile")), Qt::LeftButton);
        QVERIFY(act()->isEnabled());
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(tells(QStringLiteral("Handed over to delivery: 4.2 Uptime of 99.5 %")));
        QVERIFY(read(card)->handover.has_value());
        QVERIFY(!find<QAbstractButton>("deals.handover")->isVisible());
        QVERIFY(QTest::qWaitFor([this] { return hasRoom(); }, Patience));
    }

    void severalDealsGoToAnotherOwnerAndBackAndOneIsRefused()
    {
        showList();
        auto *table = find<QWidget>("deals.list")->findChild<kit::DataTable *>();
        QVERIFY(!find<QAbstractButton>("deals.reassign")->isEnabled());
        table->setFocus();
        table->selectRow(0);
        for (int i = 0; i < 3; ++i)
            press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(table->selectedRowCount(), qint64{4});
        click("deals.reassign");
        QVERIFY(opens());
        QVERIFY(settled());
        QVERIFY(!act()->isEnabled());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Ana Duarte · North"));
        QVERIFY(QTest::qWaitFor([this] { return act()->isEnabled(); }, Patience));
        auto *outcomes = panel()->findChild<kit::DataTable *>(QStringLiteral("deals.reassignments"));
        QCOMPARE(outcomes->model()->rowCount(), 4);
        const auto owners = ownersOf(table, 4);
        int theirs = 0;
        for (int row = 0; row < 4; ++row) {
            QCOMPARE(outcomes->model()->index(row, 1).data().toString(), owners.at(row));
            theirs += owners.at(row) == QStringLiteral("Ana Duarte") ? 1 : 0;
        }
        // Somebody else gives one of them away before the act is run.
        const int taken = static_cast<int>(owners.indexOf(QStringLiteral("林薇")));
        QVERIFY(taken >= 0);
        const domain::Uuid elsewhere = recordAt(table, taken);
        const auto deal = read(elsewhere.toString());
        QVERIFY(deal);
        QVERIFY(answerTo(m_desk.workspace->patch(domain::EntityKind::Deal, elsewhere, QStringLiteral("owner"), deal->deal.owner->uuid(), domain::Value())));
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return act()->text() == QStringLiteral("Take it back") && act()->isEnabled(); }, Patience));
        QVERIFY(panelHas(QStringLiteral("%1 reassigned, 1 refused").arg(3 - theirs)));
        QCOMPARE(outcomes->model()->index(taken, 2).data().toString(), workspace::errorText({domain::errors::Stale, QStringLiteral("deal.owner")}));
        for (int row = 0; row < 4; ++row)
            QCOMPARE(read(recordAt(table, row).toString())->owner, row == taken ? QString() : QStringLiteral("Ana Duarte"));
        QTest::mouseClick(act(), Qt::LeftButton);
        QVERIFY(panelSays(QStringLiteral("with whom")));
        for (int row = 0; row < 4; ++row)
            QCOMPARE(read(recordAt(table, row).toString())->owner, row == taken ? QString() : owners.at(row));
    }

    void earlierDaysAreLookedAtOnly()
    {
        m_window->slice().setAsOf(m_window->slice().today().plusDays(-1));
        QVERIFY(settled());
        QVERIFY(says(QStringLiteral("moved as of today")));
        const QString card = firstCard(0);
        const QString stage = stageOf(card);
        drag(card, column(1).key);
        QVERIFY(settled());
        QCOMPARE(stageOf(card), stage);
        QCOMPARE(m_board->columnOf(card), column(0).key);
    }

    void whatTheBoardLeavesOutIsInTheList()
    {
        QAbstractButton *more = nullptr;
        for (QAbstractButton *each : m_board->findChildren<QAbstractButton *>())
            if (each->isVisible() && each->text().startsWith(QStringLiteral("Show all")))
                more = more == nullptr ? each : more;
        QVERIFY(more);
        QTest::mouseClick(more, Qt::LeftButton);
        QVERIFY(settled());
        QCOMPARE(m_page->filterSentence(), QStringLiteral("Stage: Won"));
        auto *footer = m_page->findChild<kit::TotalsFooter *>();
        QCOMPARE(QStringLiteral("%1 deals").arg(footer->rows()), column(2).count);
        QCOMPARE(footer->totals().front().full, column(2).fullValue);
        QTest::keyClick(find<QWidget>("deals.list")->findChild<kit::DataTable *>(), Qt::Key_Escape);
        QVERIFY(settled());
        QVERIFY(m_page->filterSentence().isEmpty());
    }
};

PLUMBLINE_TEST(DealsPageTest)

} // namespace plumbline::tests

#include "dealspagetest.moc"
