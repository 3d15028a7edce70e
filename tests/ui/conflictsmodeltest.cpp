#include "support/testregistry.h"

#include "conflicts/conflictsmodel.h"
#include "conflicts/conflictwords.h"

#include "plumbline/domain/entities/pipeline.h"
#include "plumbline/domain/errors.h"
#include "plumbline/kit/language.h"
#include "plumbline/kit/tableroles.h"
#include "plumbline/kit/tokens.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <rapidcheck.h>

using namespace plumbline;
using pages::ConflictsModel;
using workspace::ConflictShown;
using workspace::EffectLine;

namespace {

constexpr auto Yuan = [](std::int64_t amount) { return domain::Money(amount * 100, domain::Currency::of("CNY")); };

domain::ConflictId idOf(int number)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[14] = static_cast<std::uint8_t>(number / 256);
    bytes[15] = static_cast<std::uint8_t>(number % 256);
    return domain::ConflictId(domain::Uuid(bytes));
}

enum class Whose { Own, Others };

ConflictShown conflict(int number, Whose whose = Whose::Others)
{
    ConflictShown made;
    made.id = idOf(number);
    made.kind = domain::EntityKind::Deal;
    made.field = domain::describe(domain::EntityKind::Deal).indexOf(u"amount");
    made.title = QStringLiteral("Deal %1").arg(number);
    made.kindLabel = QStringLiteral("Deals");
    made.fieldLabel = QStringLiteral("Amount");
    made.mine = QStringLiteral("1,000.00 CNY");
    made.theirs = QStringLiteral("2,000.00 CNY");
    made.mineValue = Yuan(1000);
    made.theirsValue = made.currentValue = Yuan(2000);
    made.mineBy = QStringLiteral("Nora North");
    made.theirsBy = QStringLiteral("Ned North");
    made.mineAt = domain::Instant(std::chrono::seconds(number));
    made.isOwn = whose == Whose::Own;
    return made;
}

QStringList titles(const ConflictsModel &model)
{
    QStringList shown;
    for (int row = 0; row < model.rowCount(); ++row)
        shown << model.at(row)->title;
    return shown;
}

} // namespace

/// The list of conflicts and the words around them.
class ConflictsModelTest : public QObject {
    Q_OBJECT

private:
    kit::Language m_language;
    std::unique_ptr<ConflictsModel> m_model;

private Q_SLOTS:
    void init()
    {
        m_language.use(kit::Tongue::English);
        m_model = std::make_unique<ConflictsModel>(nullptr);
        new QAbstractItemModelTester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_model.get());
    }

    void onesOwnStandFirstThenTheNewest()
    {
        m_model->setConflicts(ConflictsModel::inOrder({conflict(1), conflict(3), conflict(2, Whose::Own), conflict(0, Whose::Own)}));
        QCOMPARE(titles(*m_model), QStringLiteral("Deal 2,Deal 0,Deal 3,Deal 1").split(u','));
        QCOMPARE(m_model->index(0, ConflictsModel::Who).data().toString(), QStringLiteral("You"));
        QCOMPARE(m_model->index(2, ConflictsModel::Who).data().toString(), QStringLiteral("Nora North"));
    }

    void theFilterLooksAtRecordsFieldsValuesAndPeople()
    {
        ConflictShown other = conflict(2, Whose::Own);
        other.theirsBy = QStringLiteral("林薇");
        m_model->setConflicts(ConflictsModel::inOrder({conflict(1), other}));
        for (const auto &[text, rows] : std::initializer_list<std::pair<QString, int>>{
                 {QStringLiteral("deal 1"), 1}, {QStringLiteral("AMOUNT"), 2}, {QStringLiteral("林薇"), 1}, {QStringLiteral("2,000"), 2}, {QStringLiteral("nora"), 2}, {QStringLiteral("nothing"), 0}, {QString(), 2}}) {
            m_model->setFilter(text);
            QCOMPARE(m_model->rowCount(), rows);
        }
        QCOMPARE(m_model->total(), std::size_t(2));
    }

    void whatIsSelectedStaysSoWhileOthersChoose()
    {
        m_model->setConflicts(ConflictsModel::inOrder({conflict(1), conflict(2), conflict(3), conflict(4)}));
        QItemSelectionModel selection(m_model.get());
        selection.select(m_model->index(m_model->rowOf(idOf(2)), 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setConflicts(ConflictsModel::inOrder({conflict(2), conflict(4), conflict(5, Whose::Own), conflict(6)}));
        QCOMPARE(resets.size(), 0);
        QCOMPARE(titles(*m_model), QStringLiteral("Deal 5,Deal 6,Deal 4,Deal 2").split(u','));
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(m_model->at(selection.selectedRows().first().row())->id, idOf(2));
    }

    /// Whatever came and went, the list is what it would be if it had been made anew.
    void differencesAddUpToTheWhole()
    {
        const bool holds = rc::check([&] {
            ConflictsModel model(nullptr);
            QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
            const auto rounds = *rc::gen::container<std::vector<std::vector<int>>>(5, rc::gen::unique<std::vector<int>>(rc::gen::inRange(0, 300)));
            for (const std::vector<int> &numbers : rounds) {
                std::vector<ConflictShown> conflicts;
                for (const int number : numbers)
                    conflicts.push_back(conflict(number, number % 3 == 0 ? Whose::Own : Whose::Others));
                model.setConflicts(ConflictsModel::inOrder(conflicts));
                model.setFilter(QString::number(numbers.size() % 10));
                model.setFilter({});
                ConflictsModel anew(nullptr);
                anew.setConflicts(ConflictsModel::inOrder(conflicts));
                RC_ASSERT(titles(model) == titles(anew));
            }
        });
        QVERIFY(holds);
    }

    void aRefusalStandsInItsRowUntilTheConflictIsOver()
    {
        m_model->setConflicts(ConflictsModel::inOrder({conflict(1), conflict(2)}));
        m_model->setRefusals({{idOf(1), domain::Error{domain::errors::Stale, QStringLiteral("deal.amount")}}});
        const QModelIndex mark = m_model->index(m_model->rowOf(idOf(1)), ConflictsModel::Mark);
        QVERIFY2(mark.data().toString().contains(QStringLiteral("in the meantime")), qPrintable(mark.data().toString()));
        QCOMPARE(mark.data(kit::ToneRole).toInt(), static_cast<int>(kit::Tone::Bad));
        ConflictShown over = conflict(1);
        over.state = domain::ConflictState::KeptMine;
        over.resolvedBy = QStringLiteral("林薇");
        m_model->setConflicts(ConflictsModel::inOrder({over, conflict(2)}));
        QVERIFY(m_model->refusals().empty());
        QCOMPARE(m_model->index(m_model->rowOf(idOf(1)), ConflictsModel::Mark).data().toString(), QStringLiteral("Brought back by 林薇"));
    }

    void anExportHasWhatIsShown()
    {
        m_model->setConflicts(ConflictsModel::inOrder({conflict(1), conflict(2)}));
        m_model->setFilter(QStringLiteral("Deal 2"));
        const kit::TableContent content = m_model->content();
        QCOMPARE(content.rowCount, 1);
        QCOMPARE(content.headers.size(), std::size_t(ConflictsModel::ColumnCount));
        const auto cells = content.row(0);
        QVERIFY(std::get<QString>(cells[ConflictsModel::Record]).contains(QStringLiteral("Deal 2")));
        QVERIFY(std::get<domain::Instant>(cells[ConflictsModel::When]) == conflict(2).mineAt);
    }

    void lockingLeavesNothing()
    {
        m_model->setConflicts(ConflictsModel::inOrder({conflict(1)}));
        m_model->setFilter(QStringLiteral("x"));
        m_model->clear();
        QCOMPARE(m_model->total(), std::size_t(0));
        QVERIFY(m_model->filter().isEmpty());
    }

    void whoMadeNeitherEditIsToldNames()
    {
        QCOMPARE(pages::sidesOf(conflict(1, Whose::Own)).keepLost, QStringLiteral("Keep mine"));
        QCOMPARE(pages::sidesOf(conflict(1)).keepLost, QStringLiteral("Bring back Nora North’s"));
        QCOMPARE(pages::sidesOf(conflict(1)).keepStanding, QStringLiteral("Leave Ned North’s"));
    }

    void differencesCarryTheirSign()
    {
        const auto yuan = domain::Currency::of("CNY");
        QCOMPARE(pages::differenceText(120000, yuan), QStringLiteral("+1,200.00"));
        QCOMPARE(pages::differenceText(-30000, yuan), QStringLiteral("-300.00"));
        QCOMPARE(pages::effectSentence({}, yuan), QStringLiteral("Changes none of the figures."));
        QCOMPARE(pages::effectSentence({{EffectLine::Figure::Forecast, {}, 100, 400}, {EffectLine::Figure::CommissionBase, QStringLiteral("林薇"), 500, 0}}, yuan),
                 QStringLiteral("Forecast +3.00 CNY, Commission base of 林薇 -5.00 CNY"));
    }

    void effectsAddUpByFigureAndPerson()
    {
        pages::EffectSum sum;
        sum.add({{EffectLine::Figure::CommissionBase, QStringLiteral("A"), 100, 300}, {EffectLine::Figure::Receivables, {}, 1000, 900}});
        sum.add({{EffectLine::Figure::CommissionBase, QStringLiteral("B"), 50, 0}, {EffectLine::Figure::Receivables, {}, 1000, 1100}});
        sum.add({{EffectLine::Figure::CommissionBase, QStringLiteral("A"), 100, 101}});
        const auto lines = sum.lines();
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0].person, QStringLiteral("A"));
        QCOMPARE(lines[0].then - lines[0].now, 201);
        QCOMPARE(lines[1].person, QStringLiteral("B"));
        QCOMPARE(lines[1].then - lines[1].now, -50);
    }
};

PLUMBLINE_TEST(ConflictsModelTest)

#include "conflictsmodeltest.moc"
